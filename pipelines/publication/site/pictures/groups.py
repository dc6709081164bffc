"""Which figures are put side by side: those of one indicator, and those of one measure and unit that have no fellows.

A count is compared only with counts of its own indicator, for people and hospitals have no axis in common; so is any
other quantity. Shares, ratios of a part to its whole, rates, ranks, money and durations without fellows in their
indicator are put together by measure, unit and denominator. Groups of one are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Row = Mapping[str, Any]
Form = Literal["length", "share", "rank"]

MOST = 12
"""How many groups are drawn: those of an indicator before those of a measure, the larger first."""

DAYS = {"a": 365.25, "mo": 30.4375, "wk": 7.0, "d": 1.0, "h": 1 / 24, "min": 1 / 1440, "s": 1 / 86400}
"""Units of time in days, as UCUM defines them (https://ucum.org/ucum, table of time units)."""

_TOGETHER = frozenset({"percentage", "rate", "rank", "money", "duration"})


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that can be compared.

    `indicator` is the identifier of what they have in common, or None; `form` how they are drawn: as lengths from
    zero, as shares of a whole, or as places in an order. `unit` is None where durations of several units meet, which
    are then drawn in days.
    """

    name: str
    indicator: str | None
    measure: str
    unit: str | None
    form: Form
    rows: tuple[Row, ...]


def grouped(figures: Sequence[Row]) -> list[Group]:
    """Return all groups, the first MOST of which are to be drawn."""
    by_indicator: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in figures:
        if row["indicator_id"]:
            by_indicator[row["indicator_id"], *_measured(row)].append(row)
    found = [_group(key, rows) for key, rows in by_indicator.items() if len(rows) > 1]
    placed = {row["statistic_id"] for group in found for row in group.rows}
    by_measure: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in figures:
        if row["statistic_id"] not in placed and (row["measure"] in _TOGETHER or _is_share(row)):
            by_measure["", *_measured(row, apart=True)].append(row)
    found += [_group(key, rows) for key, rows in by_measure.items() if len(rows) > 1]
    return sorted(found, key=lambda group: (group.indicator is None, -len(group.rows), group.name))


def length(row: Row, value: float, group: Group) -> float:
    """Return how far a value of a row reaches on the axis of its group, in the unit of the group."""
    if group.form == "share":
        return 100 * value / float(row["per"])
    if group.unit is None:
        return value * DAYS[row["unit"]]
    return value


def _is_share(row: Row) -> bool:
    """Tell whether a figure is a part of a whole: a percentage, or a ratio to more than one; within the whole."""
    whole = float(row["per"])
    top = row["value"] if row["value_max"] is None else row["value_max"]
    return row["measure"] in ("percentage", "ratio") and whole > 1 and row["value"] >= 0 and top <= whole


def _measured(row: Row, apart: bool = False) -> tuple[str, ...]:
    """Return what two figures must have in common; with `apart`, durations stand apart by unit."""
    if _is_share(row):
        return ("share",)
    if row["measure"] == "duration" and row["unit"] in DAYS and not apart:
        return ("duration",)
    return (row["measure"], row["unit"], f"{row['per']:g}")


def _group(key: tuple[str, ...], rows: Sequence[Row]) -> Group:
    indicator, measure, *_ = key
    units = {row["unit"] for row in rows}
    form: Form = "share" if measure == "share" else "rank" if measure == "rank" else "length"
    return Group(
        name=_slug("statistics", *key),
        indicator=indicator or None,
        measure=measure,
        unit=units.pop() if len(units) == 1 else None,
        form=form,
        rows=tuple(rows),
    )


def _slug(*parts: str) -> str:
    """Return a name for files: what is no letter or digit of ASCII becomes a hyphen, or its code where it is all."""
    told = "-".join(part for part in parts if part not in ("", "1"))
    return re.sub(r"[^a-z0-9]+", "-", told.lower().replace("%", "percent")).strip("-")
