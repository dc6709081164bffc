"""data/rows/<table>-<n>.js: the rows of a table in parts, so that a page shows the first while it loads the others.

A part has `columns` (those of the model, then what stands beside: see BESIDE), `rows` as arrays in that order, and
`documents`, the document_id that each number in the column `documents` and in roles stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.publication.files import quotes
from pipelines.publication.site import data_scripts
from validations import schema

Row = Mapping[str, Any]

PART = 2000
"""Rows a part: about a megabyte of statistics."""

BESIDE = ("quote", "start", "end", "quotes", "documents", "roles", "facts")
"""Of the first quote its words and its place in the first of `documents`; how many quotes there are, and which
documents have them; a person's roles as title_zh, title_en, organisation_id and document; how many facts a document
has."""


def write(tables: Mapping[str, Sequence[Row]], shown: Sequence[str], folder: Path) -> None:
    """Write the parts of each of the tables `shown` into the folder of data."""
    beside = _Beside(tables)
    for table in shown:
        for number, part in enumerate(parts(tables[table]), 1):
            name = f"rows/{table}-{number}"
            data_scripts.write(folder / f"{name}.js", name, beside.part(table, part))


def parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows part by part; one part without rows where there are none.

    >>> [len(part) for part in parts([{}] * 2001)], [len(part) for part in parts([])]
    ([2000, 1], [0])
    """
    for start in range(0, max(len(rows), 1), PART):
        yield rows[start : start + PART]


class _Beside:
    """What stands beside the rows of the model, gathered once for all tables."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self._quotes = quotes.by_fact(tables["evidence"])
        self._roles: defaultdict[str, list[Row]] = defaultdict(list)
        for role in tables["roles"]:
            self._roles[role["person_id"]].append(role)
        self._facts: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for quote in tables["evidence"]:
            self._facts[quote["document_id"]].add((quote["table_name"], quote["row_id"]))

    def part(self, table: str, rows: Sequence[Row]) -> dict[str, Any]:
        documents: dict[str, int] = {}
        columns = [column.name for column in schema.columns(table)]
        listed = [
            [
                *(data_scripts.plain(row[name]) for name in columns),
                *self._of(table, row[schema.KEYS[table][0]], documents),
            ]
            for row in rows
        ]
        return {"columns": [*columns, *BESIDE], "rows": listed, "documents": list(documents)}

    def _of(self, table: str, key: str, documents: dict[str, int]) -> list[Any]:
        def number(document: str) -> int:
            return documents.setdefault(document, len(documents))

        found = self._quotes.get((table, key), [])
        first = [found[0]["quote"], found[0]["start"], found[0]["end"]] if found else [None, None, None]
        return [
            *first,
            len(found),
            list(dict.fromkeys(number(quote["document_id"]) for quote in found)),
            [
                [role["title_zh"], role["title_en"], role["organisation_id"], number(role["document_id"])]
                for role in (self._roles.get(key, []) if table == "people" else [])
            ],
            len(self._facts.get(key, ())) if table == "documents" else 0,
        ]
