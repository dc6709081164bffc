"""Values lie where their indicator can be: a life expectancy of 28.5 years is a slip, not news.

The ranges stand in plausible.csv, each with its reason; all that fit a statistic apply to it. They are wide
on purpose: they catch wrong readings, not surprising facts.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import pandas as pd

from validations.frames import walked
from validations.parts import Found, Part, Step
from validations.schema import columns, csv_value, is_null
from validations.violations import Violation

NAME = "values are plausible"
TABLES = ("statistics",)


class Range(NamedTuple):
    """A row of plausible.csv; an empty selector admits anything."""

    indicator_id: str
    label_contains: str
    measure: str
    unit: str
    minimum: float
    maximum: float
    reason: str

    def applies(self, row: dict[str, Any]) -> bool:
        """Tell whether a statistic is one of those that the range is about."""
        return (
            self.indicator_id in ("", row["indicator_id"])
            and self.label_contains in str(row["label_zh"])
            and self.measure in ("", row["measure"])
            and self.unit in ("", row["unit"])
        )

    def left_by(self, statistics: pd.DataFrame) -> pd.Series[bool]:
        """Return where a value or upper value lies outside the range, if its label is one that the range is about."""
        values = statistics[["value", "value_max"]]
        left = ((values < self.minimum) | (values > self.maximum)).any(axis=1)
        for selector in ("indicator_id", "measure", "unit"):
            if admitted := getattr(self, selector):
                left &= statistics[selector] == admitted
        return left


@lru_cache(maxsize=1)
def ranges() -> tuple[Range, ...]:
    """Return the ranges of plausible.csv in their order."""
    with (files("validations.rules") / "plausible.csv").open(encoding="utf-8") as stream:
        return tuple(
            Range(
                row["indicator_id"], row["label_contains"], row["measure"], row["unit"],
                float(row["minimum"]), float(row["maximum"]), row["reason"],
            )
            for row in csv.DictReader(stream)
        )  # fmt: skip


def _plausible(part: Part) -> Iterator[Found]:
    """Find each statistic whose value or upper value lies outside a range that applies to it."""
    statistics = part.tables["statistics"]
    outside = pd.Series(False, index=statistics.index, dtype=bool)
    for limits in ranges():
        outside |= limits.left_by(statistics)
    names = [column.name for column in columns("statistics")]
    for at, *values in walked(statistics, names, outside):
        row = dict(zip(names, values, strict=True))
        applicable = [limits for limits in ranges() if limits.applies(row)]
        for column in ("value", "value_max"):
            value = row[column]
            # The first range that is left is told: they stand from the most particular to the most general.
            left = next((r for r in applicable if not is_null(value) and not r.minimum <= value <= r.maximum), None)
            if left is not None:
                broken = Violation(
                    NAME, "statistics", row["statistic_id"], column, csv_value(value),
                    f"{csv_value(left.minimum)} to {csv_value(left.maximum)} ({left.reason})",
                    "look at the reading; if the text means it, widen the range in plausible.csv",
                    *part.sources.place("statistics", row["statistic_id"]),
                )  # fmt: skip
                yield at, broken


STEPS = (Step("rows", "statistics", _plausible),)
