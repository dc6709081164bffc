"""The rows of statistics: every figure once, with all the places that tell it.

Only claims of equal value, denominator and unit are compared, so the work grows with the number of claims.
Which of those are one figure is decided in same_figure.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pipelines.resolution.identifiers import Registry
from pipelines.resolution.names import tidy
from pipelines.resolution.organisations import Bodies
from pipelines.resolution.periods import days
from pipelines.resolution.same_figure import Told, same
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Fact, Source, Telling, identify

# A block of equal figures is compared with this many of its last rows, so that a text of ten thousand ones
# stays linear.
_WINDOW = 40

Indicate = Callable[[Row, Sequence[str]], str | None]


def resolve(sources: Sequence[Source], bodies: Bodies, indicate: Indicate, registry: Registry) -> list[Fact]:
    """Merge statistic claims into rows of statistics.

    `indicate` gives the indicator of a row whose subject bears the given names, or None.
    """
    blocks: dict[tuple[Any, ...], list[list[Told]]] = {}
    names = _names(bodies)
    for source in sources:
        for telling in source.tellings("statistic"):
            subject = bodies.of_key(source, telling.get("subject"))
            indicator = indicate(_row([telling], subject, None), names.get(subject or "", ()))
            _place(Told(telling, subject, indicator), blocks.setdefault(_figure(telling), []))
    return identify([_fact(group) for block in blocks.values() for group in block], "statistics", registry)


def _fact(group: list[Told]) -> Fact:
    ranked = sorted(group, key=_worth, reverse=True)
    subject = next((told.subject for told in ranked if told.subject), None)
    indicator = next((told.indicator for told in ranked if told.indicator), None)
    tellings = sorted((told.telling for told in group), key=lambda telling: telling.place)
    fact = Fact(tellings, _row([told.telling for told in ranked], subject, indicator))
    keys = [_key(telling) for telling in tellings]
    closer = [f"{key}|{t.source.document_id}|{t.claim.start}" for key, t in zip(keys, tellings, strict=True)]
    fact.sign("stat", keys, closer)
    return fact


def _names(bodies: Bodies) -> dict[str, tuple[str, ...]]:
    return {
        row["organisation_id"]: tuple(filter(None, (row["name_zh"], row["name_en"], *row["aliases"])))
        for row in bodies.rows
    }


def _figure(telling: Telling) -> tuple[Any, ...]:
    return tuple(telling.get(name) for name in ("value", "value_max", "per", "unit"))


def _key(telling: Telling) -> str:
    """Return what the identifier is minted from: the figure and the clause that states it."""
    numbers = (f"{float(value):g}" if (value := telling.get(name)) is not None else "" for name in ("value_max", "per"))
    return "|".join((str(telling.values["value_exact"]), *numbers, str(telling.get("unit")), telling.clause))


def _place(told: Told, block: list[list[Told]]) -> None:
    """Put a telling with the row of its block that it tells again, or make it a row of its own."""
    for group in block[-_WINDOW:]:
        if all(same(told, other) for other in (group[0], group[-1])):
            group.append(told)
            return
    block.append([told])


def _worth(told: Told) -> tuple[int, int, int, int, int]:
    """Rank tellings by how much they say: filled fields, then length of label, then the earlier."""
    fields = ("label_zh", "label_en", "subject", "counted_zh", "geography", "period", "dimensions")
    source, start, end = told.telling.place
    return (sum(bool(told.telling.get(f)) for f in fields), min(len(told.label), 40), -source, -start, -end)


def _first(tellings: Iterable[Telling], name: str) -> Any:
    return next((value for t in tellings if (value := t.get(name))), None)


def _row(ranked: Sequence[Telling], subject: str | None, indicator: str | None) -> Row:
    """Return the row of ranked tellings: the first gives the figure, the others fill what it leaves open."""
    best = ranked[0]
    label_en, value_max = _first(ranked, "label_en"), best.get("value_max")
    periods = [t.get("period") for t in ranked if t.get("period")]
    return {
        "statistic_id": "",
        "indicator_id": indicator,
        "label_zh": tidy(str(_first(ranked, "label_zh") or label_en or "")),
        "label_en": tidy(str(label_en)) if label_en else None,
        "subject_id": subject,
        "value": float(best.values["value"]),
        "value_exact": str(best.values["value_exact"]),
        "value_max": None if value_max is None else float(value_max),
        "per": float(best.get("per") or 1),
        "measure": best.get("measure"),
        "unit": best.get("unit"),
        "counted_zh": _first(ranked, "counted_zh"),
        "qualifier": next((q for t in ranked if (q := t.get("qualifier")) not in (None, "exact")), "exact"),
        "dimensions": {str(k): str(v) for t in reversed(ranked) for k, v in (t.get("dimensions") or {}).items()},
        "geography": _first(ranked, "geography"),
        "period": min(periods, key=lambda p: days(p).length, default=None),
        "rule": best.claim.rule,
    }
