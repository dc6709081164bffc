"""data/facts/: all that is known of each row, in parts of which a page loads the one that it needs.

`facts/index` holds the first identifier of each part, in the order of code points, so that a part is found by halving;
`facts/<n>` the rows by identifier; `facts/documents` publisher and date of issue of each text, for its quotes;
`facts/retired` the rows that this release or one before no longer has, with version and cause.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.publication.edition import Edition
from pipelines.publication.files import quotes
from pipelines.publication.site import data_scripts, provenance
from pipelines.publication.site.languages import Language
from pipelines.publication.site.referring import Referring
from pipelines.publication.site.sentences import Sentences
from validations import schema
from validations.tables.vocabularies import EVIDENCED_TABLES

Row = Mapping[str, Any]
Fact = dict[str, Any]

ROWS = 200
BYTES = 200_000
"""A part ends before the row with which it would have more of either."""

PLACES = 100
"""How many places of a fact are told with their quotes; of the others how many there are."""


def write(edition: Edition, folder: Path) -> None:
    """Write the parts, their index and what they need into the folder of data."""
    firsts: list[str] = []
    for number, part in enumerate(parts(every(edition))):
        data_scripts.write(folder / f"facts/{number}.js", f"facts/{number}", part)
        firsts.append(next(iter(part)))
    data_scripts.write(folder / "facts/index.js", "facts/index", firsts)
    issued = {row["document_id"]: [row["publisher_id"], row["published"]] for row in edition.rows["documents"]}
    data_scripts.write(folder / "facts/documents.js", "facts/documents", issued)
    data_scripts.write(folder / "facts/retired.js", "facts/retired", retired(edition))


def context(edition: Edition, language: Language) -> Mapping[str, Any]:
    """Return what the page is told: the tables whose rows it shows."""
    return {"fact_tables": list(EVIDENCED_TABLES)}


def every(edition: Edition) -> Iterator[tuple[str, Fact]]:
    """Yield each row with its identifier, in the order of identifiers and, among equal ones, of tables."""
    about = _About(edition)
    keyed = [
        (row[schema.KEYS[table][0]], order, table, row)
        for order, table in enumerate(EVIDENCED_TABLES)
        for row in edition.rows[table]
    ]
    for row_id, _, table, row in sorted(keyed, key=lambda one: one[:2]):
        yield row_id, about.fact(table, row_id, row)


def parts(facts: Iterator[tuple[str, Fact]]) -> Iterator[dict[str, list[Fact]]]:
    """Yield the facts in parts by identifier; tables may share one, so that each has a list."""
    part: dict[str, list[Fact]] = {}
    size = 0
    for row_id, fact in facts:
        length = len(json.dumps(fact, ensure_ascii=False).encode())
        if part and row_id not in part and (len(part) == ROWS or size + length > BYTES):
            yield part
            part, size = {}, 0
        part.setdefault(row_id, []).append(fact)
        size += length
    if part:
        yield part


def retired(edition: Edition) -> dict[str, list[str]]:
    """Return table, version and cause of each row that is gone, by identifier: version is the first without it.

    Those that went before are known from the page of the release before.
    """
    gone: dict[str, list[str]] = {}
    before = edition.previous / "site" / "data" / "facts" / "retired.js" if edition.previous else None
    if before and before.is_file():
        gone |= data_scripts.value(before.read_text(encoding="utf-8"))
    for change in edition.changes.removed:
        if change.table_name in EVIDENCED_TABLES:
            gone[change.row_id] = [change.table_name, edition.version, change.cause]
    here = {row[schema.KEYS[table][0]] for table in EVIDENCED_TABLES for row in edition.rows[table]}
    return {row_id: told for row_id, told in sorted(gone.items()) if row_id not in here}


class _About:
    """What a release knows of its rows, gathered once."""

    def __init__(self, edition: Edition) -> None:
        self._sentences = Sentences(edition.texts)
        self._quotes = quotes.by_fact(edition.rows["evidence"])
        self._referring = Referring(edition.rows)
        self._decisions = _by_row(edition.decisions)
        self._disagreements = _by_row(edition.rows["disagreements"])
        self._added = {(one.table_name, one.row_id): [one.cause, one.detail] for one in edition.changes.added}
        self._modified: defaultdict[tuple[str, str], list[list[Any]]] = defaultdict(list)
        for one in edition.changes.modified:
            told = [one.column_name, *map(schema.csv_value, (one.before, one.after)), one.cause, one.detail]
            self._modified[one.table_name, one.row_id].append(told)

    def fact(self, table: str, row_id: str, row: Row) -> Fact:
        """Return all that is known of a row; what is empty is left out."""
        place = table, row_id
        evidence = self._quotes.get(place, ())
        decisions = self._decisions.get(place, ())
        quoted = {one["field"] for one in evidence if one["field"]}
        told = {
            "table": table,
            "names": self._referring.called(table, row),
            "row": {column: data_scripts.plain(value) for column, value in row.items()},
            "origins": provenance.of(table, row, quoted, {one["column_name"] for one in decisions}),
            "places": [self._place(one) for one in evidence[:PLACES]],
            "further": max(0, len(evidence) - PLACES),
            "decisions": [
                [one[name] for name in ("column_name", "expected", "value", "reason", "author", "date")]
                for one in decisions
            ],
            "disagreements": [
                [*(one[name] for name in ("column_name", "value", "chosen", "reason")), self._place(one)]
                for one in self._disagreements.get(place, ())
            ],
            "added": self._added.get(place),
            "modified": self._modified.get(place),
            "referring": self._referring.groups(table, row_id),
            "told": self._referring.told(row_id) if table == "documents" else None,
        }
        return {name: value for name, value in told.items() if value}

    def _place(self, row: Row) -> list[Any]:
        """Return document, start, end, field, rule, and the quote between what stands before and behind it."""
        return [
            *(row[name] for name in ("document_id", "start", "end")),
            *(row.get(name) for name in ("field", "rule")),
            *self._sentences.around(row),
        ]


def _by_row(rows: Sequence[Row]) -> Mapping[tuple[str, str], Sequence[Row]]:
    gathered: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        gathered[row["table_name"], row["row_id"]].append(row)
    return gathered
