"""Facts in the making as two files, `facts` and `told`, and tellings on their way to those of other texts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipelines.building import batches
from pipelines.building.batches import columns, packed
from pipelines.building.recalling import recalled, unpacked
from pipelines.building.schemas import FACT, TOLD
from pipelines.resolution import disagreements
from pipelines.resolution.facts import Fact
from pipelines.resolution.tellings import Source, Telling, in_order

FACTS, TOLD_FILE = "facts.arrow", "told.arrow"


def write(folder: Path, facts: Iterable[tuple[str, Fact]]) -> None:
    """Write facts of several tables, each with its table's name, and all that they are told by."""
    made: list[tuple[Any, ...]] = []
    told: list[tuple[Any, ...]] = []
    for number, (table, fact) in enumerate(facts):
        made.append(_fact(number, table, fact))
        told += (
            (number, t.source.document_id, t.index, t.claim.start, t.claim.end, t.quote, t.claim.rule)
            for t in fact.tellings
        )
    batches.write(folder / FACTS, FACT, columns(FACT.names, made))
    batches.write(folder / TOLD_FILE, TOLD, columns(TOLD.names, told))


def _fact(number: int, table: str, fact: Fact) -> tuple[Any, ...]:
    first, named = fact.tellings[0], fact.named
    day = in_order(first.source)[0].toordinal()
    compared = disagreements.compared(fact.row) if table == "statistics" else None
    figure = {name: first.get(name) for name in ("value", "value_max", "qualifier")} if compared else None
    disputes = list(_disputes(table, fact))
    return (
        *(table, number, day, first.source.document_id, first.claim.start, first.claim.end),
        *(named.minted, named.keys, named.closer, packed(_plain(fact.row))),
        packed(disputes) if disputes else None,
        packed(compared) if compared else None,
        packed(figure) if figure else None,
    )


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if name in {"date_start", "date_end"} and value else value
        for name, value in row.items()
    }


def _disputes(table: str, fact: Fact) -> Iterable[dict[str, Any]]:
    if table == "contacts":
        above = {t.get("organisation"): t.get("parent") for t in fact.tellings if t.get("organisation")}
        return disagreements.owners(fact, above)
    return disagreements.places(fact) if table == "timeline" else ()


def packed_tellings(tellings: Iterable[Telling]) -> str:
    """Return tellings of one text as JSON."""
    return packed(
        [
            (
                *(
                    t.index,
                    t.claim.kind,
                    t.claim.start,
                    t.claim.end,
                    t.claim.rule,
                    t.quote,
                    t.clause,
                    t.before,
                    t.after,
                ),
                *(t.marks, t.in_headline, packed(t.values)),
            )
            for t in tellings
        ]
    )


def unpacked_tellings(source: Source, told: str) -> list[Telling]:
    """Return the tellings of a text that were packed."""
    return [recalled(source, tuple(row), unpacked(row[1], values)) for *row, values in json.loads(told)]
