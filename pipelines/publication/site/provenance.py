"""Where each value of a row comes from: the text, a rule, people, or the list of sources.

A value may come from several: the Chinese name of a reviewed body is told by texts and confirmed by people.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from pipelines.publication.changes.origins import REVIEWED
from validations import schema

Row = Mapping[str, Any]

_PLAIN = frozenset({"rule", "decision"})
"""Columns that themselves say where the others come from."""

_MEASURED = frozenset({"sha256", "bytes", "characters"})


def of(table: str, row: Row, quoted: Container[str], decided: Container[str]) -> dict[str, list[str]]:
    """Return the origins of the values of a row by column, for those that are not empty.

    `text` where quotes support the column, `people` for decisions on it and for what the authority file says of a
    reviewed body, `rule` where a rule has it from the words, `source` for what is told of a text by itself or by the
    list of sources, `file` for what is measured of its file, `register` for identifiers. `quoted` and `decided` hold
    the columns that quotes support and that people decided.
    """
    return {
        column.name: _of_column(table, row, column.name, quoted, decided)
        for column in schema.columns(table)
        if column.name not in _PLAIN and row[column.name] not in (None, [], {})
    }


def _of_column(table: str, row: Row, column: str, quoted: Container[str], decided: Container[str]) -> list[str]:
    if column in schema.KEYS[table]:
        return ["register"]
    confirmed = table == "organisations" and row["status"] == "reviewed" and column in REVIEWED
    found = [
        origin for origin, holds in (("text", column in quoted), ("people", column in decided or confirmed)) if holds
    ]
    if found:
        return found
    if table == "documents":
        return ["file" if column in _MEASURED else "source"]
    return ["rule"]
