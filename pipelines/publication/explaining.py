"""Walks a fact back to the words that state it: its quotes in their sentences, rule, people's decisions.

Reads published or built tables and the raw texts; where a text is not at hand, the quote stands alone.
Explains what is there and judges nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.knowledge import Knowledge
from pipelines.publication import gate
from pipelines.publication.building import InputError
from pipelines.publication.files import table_files
from validations import schema
from validations.violations import sentence_at

Row = Mapping[str, Any]
OPEN, CLOSE = "【", "】"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that states a fact: the sentence with the quote marked, and where it stands."""

    document_id: str
    start: int
    end: int
    field: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row with all that led to it: what texts state otherwise, what people changed."""

    table: str
    row: Row
    places: tuple[Place, ...]
    disagreements: tuple[Row, ...]
    decisions: tuple[Row, ...]


def explain(row_id: str, folder: Path, raw: Path) -> Explanation:
    """Explain the row `row_id` of the tables under `folder`, with the sentences of the texts in `raw`.

    Raises InputError where `folder` holds no tables or no such row; a retired identifier is told its
    successor.
    """
    try:
        tables = table_files.read(folder)
    except FileNotFoundError as error:
        raise InputError(
            f"{folder} holds no tables ({error.filename} is missing): name a release, or build first"
        ) from None
    table, row = _find(row_id, tables)
    evidence = [one for one in tables["evidence"] if (one["table_name"], one["row_id"]) == (table, row_id)]
    stating = {one["document_id"] for one in evidence}
    texts = _texts(raw, [one for one in tables["documents"] if one["document_id"] in stating])
    return Explanation(
        table,
        row,
        tuple(_place(one, texts) for one in evidence),
        tuple(one for one in tables["disagreements"] if (one["table_name"], one["row_id"]) == (table, row_id)),
        tuple(one for one in _decisions(folder) if (one["table_name"], one["row_id"]) == (table, row_id)),
    )


def marked(text: str, start: int, end: int) -> str:
    """Return the sentence around a span, on one line, with the span between 【 and 】.

    >>> marked("會議結束。香港男性平均壽命達82.5歲。多謝。", 14, 19)
    '香港男性平均壽命達【82.5歲】。'
    """
    inside = text[:start] + OPEN + text[start:end] + CLOSE + text[end:]
    return sentence_at(inside, start, end + len(OPEN) + len(CLOSE))


def _find(row_id: str, tables: Mapping[str, list[dict[str, Any]]]) -> tuple[str, Row]:
    for table in schema.TABLES:
        key = schema.KEYS[table]
        if len(key) == 1:
            for row in tables[table]:
                if row[key[0]] == row_id:
                    return table, row
    for line in Knowledge.load().registry:
        if line.row_id == row_id and line.retired_in:
            heir = f", replaced by {line.replaced_by}" if line.replaced_by else " and has no successor"
            raise InputError(f"{row_id} of {line.table_name} was retired in {line.retired_in}{heir}")
    raise InputError(f"no table has a row {row_id}: identifiers stand in the first column of each table")


def _texts(raw: Path, documents: list[dict[str, Any]]) -> dict[str, str]:
    try:
        return {name: text for name, text in gate.reread(raw, documents) if isinstance(text, str)}
    except InputError:
        return {}


def _place(evidence: Row, texts: Mapping[str, str]) -> Place:
    document, start, end = evidence["document_id"], evidence["start"], evidence["end"]
    text = texts.get(document)
    sentence = marked(text, start, end) if text is not None else f"{OPEN}{evidence['quote']}{CLOSE}"
    return Place(document, start, end, evidence["field"], sentence)


def _decisions(folder: Path) -> list[dict[str, Any]]:
    path = folder / "quality" / "decisions.json"
    listed: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return listed
