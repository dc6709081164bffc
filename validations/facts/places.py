"""Where a pinned fact stands: a text by the stem of its file, and words in it, blanks and hard wraps ignored.

A text out of a file of many is named whole, as in documents: `archive.jsonl#id`.

Words and not offsets, so that a person can write and check them; and never identifiers, which are not a
maintainer's to choose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from validations.frames import walked
from validations.schema import KEYS, is_null
from validations.violations import Tables, Texts

_ONE_OF_MANY = re.compile(r"\.(?:jsonl|parquet)#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a raw text where `quote` is expected directly behind the words `after`.

    `stands` is what the text has there, blanks removed: the quote, or what has taken its place; empty where
    the words before it are gone too.
    """

    document: str
    start: int
    end: int
    stands: str


class Folded:
    """A raw text without blanks, and the way back."""

    def __init__(self, text: str) -> None:
        self.offsets = [at for at, character in enumerate(text) if not character.isspace()]
        self.text = "".join(text[at] for at in self.offsets)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of a folded one."""
        if start >= len(self.offsets) or end <= start:
            return (0, 0)
        return self.offsets[start], self.offsets[min(end, len(self.offsets)) - 1] + 1

    def nearest(self, before: str, wanted: str) -> int:
        """Return where `before` stands with words likest to `wanted` behind it, -1 where it is gone too."""
        best, most = -1, -1
        at = self.text.find(before) if before else -1
        while at >= 0:
            behind = self.text[at + len(before) : at + len(before) + len(wanted)]
            alike = sum(left == right for left, right in zip(behind, wanted, strict=False))
            if alike > most:
                best, most = at, alike
            at = self.text.find(before, at + 1)
        return best


def stem(file: str) -> str:
    """Return by what pinned facts name the source file of a document: its stem, or all of it for one of many in a file.

    >>> stem("2024/letter.txt"), stem("archive.jsonl#letter.1")
    ('letter', 'archive.jsonl#letter.1')
    """
    return file if _ONE_OF_MANY.search(file) else PurePosixPath(file).stem


def fold(words: str) -> str:
    """Return words without blanks."""
    return "".join(words.split())


class Atlas:
    """The texts and rows at hand, asked for places and for the rows whose evidence lies there."""

    def __init__(self, tables: Tables, texts: Texts) -> None:
        self._tables = tables
        self._texts = texts
        self._folded: dict[str, Folded] = {}
        self._documents: dict[str, str] = {}
        for _, document, file in walked(tables["documents"], ["document_id", "source_file"]):
            if not is_null(file):
                self._documents[stem(str(file))] = document
        self._stated: dict[str, pd.DataFrame] = {}
        self._rows: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}

    def document(self, source: str) -> str | None:
        """Return the identifier of the text that a pinned fact names, None where it is not at hand."""
        document = self._documents.get(source)
        return document if document in self._texts else None

    def find(self, document: str, after: str, quote: str) -> Place:
        """Return where the quote stands behind the words before it, or what has taken its place."""
        if document not in self._folded:
            self._folded[document] = Folded(self._texts[document])
        folded, before, wanted = self._folded[document], fold(after), fold(quote)
        at = folded.text.find(before + wanted)
        if at < 0:
            at = folded.nearest(before, wanted)
        if at < 0:
            return Place(document, 0, 0, "")
        start = at + len(before)
        end = start + len(wanted)
        return Place(document, *folded.raw(start, end), folded.text[start:end])

    def rows_at(self, table: str, place: Place) -> list[dict[str, Any]]:
        """Return the rows of a table whose evidence overlaps a place, or the document's own row."""
        rows = self._rows_of(table, place.document)
        if table == "documents":
            return [rows[place.document]]
        stated = self._evidence_in(place.document)
        there = (stated["table_name"] == table) & (stated["start"] < place.end) & (stated["end"] > place.start)
        return [rows[row_id] for row_id in dict.fromkeys(stated.loc[there, "row_id"]) if row_id in rows]

    def _evidence_in(self, document: str) -> pd.DataFrame:
        if document not in self._stated:
            evidence = self._tables["evidence"]
            self._stated[document] = evidence[evidence["document_id"] == document]
        return self._stated[document]

    def _rows_of(self, table: str, document: str) -> dict[str, dict[str, Any]]:
        """Return the rows of a table that a document states, by key, or its own row."""
        if (table, document) not in self._rows:
            stated = self._evidence_in(document)
            keys = [document] if table == "documents" else stated.loc[stated["table_name"] == table, "row_id"]
            frame, key = self._tables[table], KEYS[table][0]
            rows = frame[frame[key].isin(set(keys))].to_dict("records")
            self._rows[table, document] = {row[key]: {str(name): value for name, value in row.items()} for row in rows}
        return self._rows[table, document]
