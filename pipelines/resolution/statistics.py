"""The rows of statistics: every figure once, with all the places that tell it.

First the tellings of one text that are one figure are put together, then the figures of texts. Only claims of equal
value, denominator and unit are compared, across texts only those of one period too, so the work grows with the number
of claims. Which of those are one figure is decided in same_figure.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from pipelines.resolution.facts import Fact
from pipelines.resolution.names import tidy
from pipelines.resolution.periods import days
from pipelines.resolution.same_figure import same_in_text, same_in_texts
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source, Telling

_One = TypeVar("_One")

# A block of equal figures is compared with this many of its last rows, so that a text of ten thousand ones
# stays linear.
_WINDOW = 40


def within(source: Source) -> list[Fact]:
    """Return the figures of one settled source, each with all its tellings there."""
    blocks: dict[tuple[Any, ...], list[list[Telling]]] = {}
    for telling in source.told("statistic"):
        _place(telling, blocks.setdefault(_figure(telling), []), same_in_text)
    return [of_tellings(group) for block in blocks.values() for group in block]


def block(fact: Fact) -> tuple[Any, ...] | None:
    """Return what a figure shares with all that it may be one with in other texts; None where it stands alone.

    A figure without a period is about the time of its text.
    """
    return (*_figure(fact.tellings[0]), fact.row["period"]) if fact.row["period"] else None


def across(facts: Iterable[Fact]) -> list[Fact]:
    """Merge the figures of texts, those of the earliest text first, into rows of statistics."""
    blocks: dict[Any, list[list[Fact]]] = {}
    alone = []
    for fact in facts:
        if key := block(fact):
            _place(fact, blocks.setdefault(key, []), same_in_texts)
        else:
            alone.append(fact)
    groups = [group for block_ in blocks.values() for group in block_]
    return alone + [
        group[0] if len(group) == 1 else of_tellings([telling for fact in group for telling in fact.tellings])
        for group in groups
    ]


def of_tellings(group: list[Telling]) -> Fact:
    """Return the figure that all these tellings are of."""
    ranked = sorted(group, key=_worth, reverse=True)
    tellings = sorted(group, key=lambda telling: telling.place)
    fact = Fact(tellings, _row(ranked))
    keys = [_key(telling) for telling in tellings]
    closer = [f"{key}|{t.source.document_id}|{t.claim.start}" for key, t in zip(keys, tellings, strict=True)]
    fact.sign("stat", keys, closer)
    return fact


def _figure(telling: Telling) -> tuple[Any, ...]:
    return tuple(telling.get(name) for name in ("value", "value_max", "per", "unit"))


def _key(telling: Telling) -> str:
    """Return what the identifier is minted from: the figure and the clause that states it."""
    numbers = (f"{float(value):g}" if (value := telling.get(name)) is not None else "" for name in ("value_max", "per"))
    return "|".join((str(telling.values["value_exact"]), *numbers, str(telling.get("unit")), telling.clause))


def _place(one: _One, block: list[list[_One]], same: Callable[[_One, _One], bool]) -> None:
    """Put a figure with those of its block that are one with it, or make it a row of its own."""
    for group in block[-_WINDOW:]:
        if all(same(one, other) for other in (group[0], group[-1])):
            group.append(one)
            return
    block.append([one])


def _worth(telling: Telling) -> tuple[int, int, int, int, int]:
    """Rank tellings by how much they say: filled fields, then length of label, then the earlier."""
    fields = ("label_zh", "label_en", "subject", "counted_zh", "geography", "period", "dimensions")
    source, start, end = telling.place
    label = str(telling.get("label_zh") or telling.get("label_en") or "")
    return (sum(bool(telling.get(f)) for f in fields), min(len(label), 40), -source, -start, -end)


def _first(tellings: Iterable[Telling], name: str) -> Any:
    return next((value for t in tellings if (value := t.get(name))), None)


def _row(ranked: Sequence[Telling]) -> Row:
    """Return the row of ranked tellings: the first gives the figure, the others fill what it leaves open."""
    best = ranked[0]
    label_en, value_max = _first(ranked, "label_en"), best.get("value_max")
    periods = [t.get("period") for t in ranked if t.get("period")]
    return {
        "statistic_id": "",
        "indicator_id": _first(ranked, "indicator"),
        "label_zh": tidy(str(_first(ranked, "label_zh") or label_en or "")),
        "label_en": tidy(str(label_en)) if label_en else None,
        "subject_id": _first(ranked, "subject"),
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
