"""Drafts the line of a decision: the expected value and the documents are filled in from the tables, never by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.knowledge.decisions import decidable
from pipelines.publication.building import InputError
from pipelines.resolution import Tables
from pipelines.resolution.decisions import cell
from validations import schema

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Who:
    """Who decides, when (ISO 8601) and why."""

    author: str
    date: str
    reason: str

    def cells(self) -> dict[str, str]:
        """Return them as cells."""
        return {"reason": self.reason, "author": self.author, "date": self.date}


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines for one file of decisions, by the name that datapackage.json gives the file."""

    file: str
    rows: tuple[Mapping[str, str], ...]


def on_candidate(
    resolved: Tables,
    row_id: str,
    decision: str,
    who: Who,
    *,
    same_as: str = "",
    given: Mapping[str, str] | None = None,
) -> Draft:
    """Draft what is decided about a candidate: accept, reject or same_as; InputError where it is none."""
    row = _row(resolved, "organisations", row_id)
    if row["status"] != "candidate":
        raise InputError(f"{row_id} is reviewed already: change it with `review correct` or in the authority file")
    documents = _document(resolved, "organisations", row_id)
    if same_as:
        # A body that only the authority file knows is in no text.
        there = any(body["organisation_id"] == same_as for body in resolved.rows["organisations"])
        if there and _row(resolved, "organisations", same_as)["status"] == "candidate":
            documents = tuple(dict.fromkeys((*documents, *_document(resolved, "organisations", same_as))))
    cells = {
        "organisation_id": row_id,
        "decision": decision,
        "expected": row["name_zh"] or row["name_en"],
        "same_as": same_as,
        **(given or {}),
        "document": "|".join(documents),
    }
    return Draft("candidates", ({**cells, **who.cells()},))


def on_values(resolved: Tables, file: str, row_id: str, values: Mapping[str, str], who: Who) -> Draft:
    """Draft new values for columns of a row, for the file `corrections` or `translations`.

    Raises InputError where there is no such row or column, or where it is decided on already.
    """
    table = _table(resolved, row_id)
    row = _row(resolved, table, row_id)
    columns = [column for of, column in decidable() if of == table]
    for column in values:
        if column not in columns:
            raise InputError(f"{table} has no column {column!r} to decide on: name one of {', '.join(columns)}")
        _require_undecided(resolved, table, row_id, column)
    document = "|".join(_document(resolved, table, row_id))
    return Draft(
        file,
        tuple(
            {
                "table_name": table,
                "row_id": row_id,
                "column_name": column,
                "expected": cell(row[column]),
                "value": value,
                "document": document,
                **who.cells(),
            }
            for column, value in values.items()
        ),
    )


def _require_undecided(resolved: Tables, table: str, row_id: str, column: str) -> None:
    for made in resolved.decisions:
        if (made["table_name"], made["row_id"], made["column_name"]) == (table, row_id, column):
            raise InputError(f"{made['source']} decides on {column} of {row_id} already: mend that line")


def _table(resolved: Tables, row_id: str) -> str:
    for table in dict.fromkeys(of for of, _ in decidable()):
        if any(row[schema.KEYS[table][0]] == row_id for row in resolved.rows[table]):
            return table
    raise InputError(f"no table has a row {row_id}: identifiers stand in the first column of each table")


def _row(resolved: Tables, table: str, row_id: str) -> Row:
    key = schema.KEYS[table][0]
    for row in resolved.rows[table]:
        if row[key] == row_id:
            return row
    raise InputError(f"{table} has no row {row_id}: identifiers stand in its first column")


def _document(resolved: Tables, table: str, row_id: str) -> Sequence[str]:
    """Return the document that tells a row first, which the decision rests on."""
    if table == "documents":
        return (row_id,)
    issued = {row["document_id"]: row["published"] or "9999" for row in resolved.rows["documents"]}
    told = {e["document_id"] for e in resolved.rows["evidence"] if (e["table_name"], e["row_id"]) == (table, row_id)}
    if not told:
        raise InputError(f"{row_id} is stated by no text: decide on it in the authority file")
    return (min(told, key=lambda document: (issued[document], document)),)
