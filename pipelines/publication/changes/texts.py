"""Which rows differ because their texts do: a text came, was withdrawn or is of other bytes.

A row rests on the texts that its evidence names, before and after, on the one that its own `document_id` names, and,
where it speaks of another row (evidence, coverage, disagreements), on the texts of that row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipelines.publication.changes.state import Row, State


class Texts:
    """The texts of two releases, compared."""

    def __init__(self, before: State, after: State):
        old, new = ({row["document_id"]: row for row in side.rows.get("documents", ())} for side in (before, after))
        self.moved = {document: f"new text {document}" for document in new.keys() - old.keys()}
        self.moved |= {document: f"withdrawn text {document}" for document in old.keys() - new.keys()}
        both = sorted(old.keys() & new.keys())
        same = [document for document in both if old[document]["sha256"] == new[document]["sha256"]]
        self.moved |= {document: f"changed text {document}" for document in both if document not in same}
        self.told_otherwise = [document for document in same if old[document] != new[document]]
        """Texts of the same bytes, of which the table of documents now says otherwise."""
        self._resting: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for side in (before, after):
            for row in side.rows.get("evidence", ()):
                self._resting[row["table_name"], row["row_id"]].add(row["document_id"])

    def detail(self, table: str, row_id: str, rows: Iterable[Row | None]) -> str:
        """Return which of the texts that a row rests on have moved, nothing where none has."""
        documents = set(self._resting.get((table, row_id), ()))
        for row in filter(None, rows):
            documents.add(row.get("document_id") or "")
            documents |= self._resting.get((row.get("table_name") or "", row.get("row_id") or ""), set())
        return "; ".join(self.moved[document] for document in sorted(documents) if document in self.moved)

    def withdrew(self, table: str, row_id: str, rows: Iterable[Row | None]) -> bool:
        """Tell whether one of the texts that a row rested on is no longer there."""
        return "withdrawn text" in self.detail(table, row_id, rows)

    def all_moved(self) -> str:
        """Return all texts that have moved, as `detail` does those of one row."""
        return "; ".join(self.moved[document] for document in sorted(self.moved))
