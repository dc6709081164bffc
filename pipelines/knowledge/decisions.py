"""What people have decided about single rows: corrections, translations, and whether a candidate is a body.

Reads and checks lines; resolution applies them. The columns of each file stand in datapackage.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.knowledge import descriptor, sheets
from pipelines.knowledge.cells import misfit
from pipelines.knowledge.sheets import FOLDER, KnowledgeError


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewed value that replaces the generated one: a correction or a translation.

    `expected` is the generated value as a cell of CSV would hold it; `documents` are the texts that the row
    rests on: where one of them is not in the corpus the decision does not apply.
    """

    path: Path
    line: int
    table_name: str
    row_id: str
    column_name: str
    expected: str
    value: str
    documents: tuple[str, ...]
    reason: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class BodyDecision:
    """What is decided about a candidate: `decision` is accept, reject or same_as.

    `expected` is the candidate's name as it is read; `same_as` the body that it is; `given` the cells of the
    authority's columns that are filled, which replace what is read when the candidate is accepted.
    """

    path: Path
    line: int
    organisation_id: str
    decision: str
    expected: str
    same_as: str
    given: Mapping[str, str]
    documents: tuple[str, ...]
    reason: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Decidable:
    """A column that can be decided on: its type, whether it may be empty, its vocabulary where that is closed."""

    type: str
    nullable: bool
    vocabulary: tuple[str, ...]


GIVEN = (
    *("name_zh", "name_en", "aliases", "kind", "parent_id"),
    *("jurisdiction", "website", "ror_id", "wikidata_id"),
)
"""What a decision can give to an accepted candidate, as a line of the authority file gives it to a body."""


@cache
def decidable() -> Mapping[tuple[str, str], Decidable]:
    """Return the columns that corrections and translations may name, by table and column."""
    return {
        (cells["table_name"], cells["column_name"]): Decidable(
            cells["type"], cells["nullable"] == "true", sheets.listed(cells["vocabulary"])
        )
        for _, _, cells in descriptor.read(FOLDER, "decidable")
    }


def on_values(root: Path, name: str) -> Iterator[Decision]:
    """Yield the lines of `corrections` or `translations` below `root`; KnowledgeError for one at fault."""
    for path, line, cells in descriptor.read(root, name):
        _require_fitting(path, line, cells)
        yield Decision(
            path=path,
            line=line,
            table_name=cells["table_name"],
            row_id=cells["row_id"],
            column_name=cells["column_name"],
            expected=cells["expected"],
            value=cells["value"],
            documents=sheets.listed(cells["document"]),
            reason=cells["reason"],
            author=cells["author"],
            date=cells["date"],
        )


def _require_fitting(path: Path, line: int, cells: Mapping[str, str]) -> None:
    table, column, value = cells["table_name"], cells["column_name"], cells["value"]
    known = decidable()
    if (table, column) not in known:
        there = ", ".join(c for t, c in known if t == table)
        raise KnowledgeError(path, line, f"{table} has no column {column!r} to decide on", f"Name one of {there}")
    if cells["expected"] == value:
        raise KnowledgeError(path, line, f"{value!r} replaces itself", "Write the new value, or remove the line")
    of = known[table, column]
    if not value:
        if not of.nullable:
            raise KnowledgeError(path, line, f"value is empty, but {table}.{column} must be filled", "Write a value")
    elif of.vocabulary and value not in of.vocabulary:
        raise KnowledgeError(path, line, f"value is {value!r}", f"Write one of {', '.join(of.vocabulary)}")
    elif (remedy := misfit(of.type, value)) is not None:
        raise KnowledgeError(path, line, f"value is {value!r}", remedy)


def on_bodies(root: Path, known: Mapping[str, object]) -> Iterator[BodyDecision]:
    """Yield the decisions about candidates below `root`; `known` are the bodies of the authority file."""
    for path, line, cells in descriptor.read(root, "candidates"):
        _require_of_one_kind(path, line, cells)
        if cells["organisation_id"] in known:
            problem = f"{cells['organisation_id']} is in the authority file, so it is no candidate"
            raise KnowledgeError(path, line, problem, "Remove this line")
        yield BodyDecision(
            path=path,
            line=line,
            organisation_id=cells["organisation_id"],
            decision=cells["decision"],
            expected=cells["expected"],
            same_as=cells["same_as"],
            given={column: cells[column] for column in GIVEN if cells[column]},
            documents=sheets.listed(cells["document"]),
            reason=cells["reason"],
            author=cells["author"],
            date=cells["date"],
        )


def _require_of_one_kind(path: Path, line: int, cells: Mapping[str, str]) -> None:
    decision = cells["decision"]
    given = [column for column in GIVEN if cells[column]]
    if given and decision != "accept":
        problem = f"{', '.join(given)} filled, but the decision is {decision}"
        raise KnowledgeError(path, line, problem, "Only an accepted body is given names and identifiers")
    if bool(cells["same_as"]) != (decision == "same_as"):
        problem = f"same_as is {cells['same_as']!r}, but the decision is {decision}"
        raise KnowledgeError(path, line, problem, "Fill same_as if, and only if, the decision is same_as")
    if cells["same_as"] == cells["organisation_id"]:
        raise KnowledgeError(path, line, "a body is the same as itself", "Name the other body in same_as")
