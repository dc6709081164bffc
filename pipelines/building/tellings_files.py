"""Facts in the making as files, and tellings on their way to those of other texts.

`facts` has what identifiers are made of, `told` the tellings, and a file for each table that has rows these, all by the
number of the fact.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.building import batches
from pipelines.building.batches import columns, packed
from pipelines.building.recalling import recalled, unpacked
from pipelines.building.schemas import APART, FACT, TOLD
from pipelines.resolution import disagreements
from pipelines.resolution.facts import Fact
from pipelines.resolution.tables import Row, key_of
from pipelines.resolution.tellings import Source, Telling, in_order
from validations import schema

FACTS, TOLD_FILE = "facts.arrow", "told.arrow"
TABLES = ("roles", "statistics", "timeline", "contacts")


def rows_file(table: str) -> str:
    """Return the name of the file of the rows of a table."""
    return f"{table}.arrow"


def rows_schema(table: str) -> pa.Schema:
    """Return the columns of the rows of a table before their identifiers are known, with the number of the fact."""
    fields = [field for field in schema.arrow_schema(table) if field.name != key_of(table)]
    return pa.schema([pa.field("fact", pa.int32()), *(field.remove_metadata() for field in fields)])


def write(folder: Path, facts: Iterable[tuple[str, Fact]]) -> None:
    """Write facts of several tables, each with its table's name: their rows, and all that they are told by."""
    made: list[tuple[Any, ...]] = []
    told: list[tuple[Any, ...]] = []
    rows: dict[str, dict[int, Row]] = {table: {} for table in TABLES}
    for number, (table, fact) in enumerate(facts):
        made.append(_fact(number, table, fact))
        told += (
            (number, t.source.document_id, t.index, t.claim.start, t.claim.end, t.quote, t.claim.rule)
            for t in fact.tellings
        )
        rows[table][number] = fact.row
    batches.write(folder / FACTS, FACT, columns(FACT.names, made))
    batches.write(folder / TOLD_FILE, TOLD, columns(TOLD.names, told))
    for table, of_table in rows.items():
        if not of_table:
            continue
        typed = schema.to_arrow(table, list(of_table.values())).append_column("fact", pa.array(of_table, pa.int32()))
        wanted = rows_schema(table)
        batches.write_table(folder / rows_file(table), typed.select(wanted.names).cast(wanted))


def _fact(number: int, table: str, fact: Fact) -> tuple[Any, ...]:
    first, named = fact.tellings[0], fact.named
    day = in_order(first.source)[0].toordinal()
    compared = disagreements.compared(fact.row) if table == "statistics" else None
    told = {name: first.get(name) for name in ("value", "value_max", "qualifier")}
    disputes = list(_disputes(table, fact))
    return (
        *(table, number, day, first.source.document_id, first.claim.start, first.claim.end),
        *(APART.join(listed) for listed in (named.minted, named.keys, named.closer)),
        packed(disputes) if disputes else None,
        packed(compared) if compared else None,
        packed({"row": fact.row, "first": told}) if compared else None,
    )


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
