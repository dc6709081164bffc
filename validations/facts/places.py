"""Where a pinned fact stands: a text by the stem of its file, and words in it, blanks and hard wraps ignored.

A text out of a file of many is named whole, as in documents: `archive.jsonl#id`.

Words and not offsets, so that a person can write and check them; and never identifiers, which are not a
maintainer's to choose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

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


def _stem(source_file: str) -> str:
    return source_file if _ONE_OF_MANY.search(source_file) else PurePosixPath(source_file).stem


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
        for document, file in (
            tables["documents"][["document_id", "source_file"]].itertuples(index=False, name=None)
        ):  # fmt: skip
            if not is_null(file):
                self._documents[_stem(str(file))] = document
        self._spans: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
        names = ["table_name", "document_id", "start", "end", "row_id"]
        for table, document, start, end, row_id in tables["evidence"][names].itertuples(index=False, name=None):
            self._spans[table, document].append((start, end, row_id))
        self._rows: dict[str, dict[str, dict[str, Any]]] = {}

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
        if table == "documents":
            return [self._row(table, place.document)]
        found = [
            row_id
            for start, end, row_id in self._spans[table, place.document]
            if start < place.end and place.start < end
        ]
        return [row for row_id in dict.fromkeys(found) if (row := self._row(table, row_id))]

    def _row(self, table: str, row_id: str) -> dict[str, Any]:
        if table not in self._rows:
            key = KEYS[table][0]
            self._rows[table] = {
                row[key]: {str(name): value for name, value in row.items()}
                for row in self._tables[table].to_dict("records")
            }
        return self._rows[table].get(row_id, {})
