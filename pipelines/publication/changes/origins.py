"""Whether a row that no text and no decision explains has moved with the rules or with knowledge.

Told from the digests `code` of two indexes: of the rules (reading, extraction, resolution), and of each file of
knowledge. The first releases tell one digest for all code and one for all knowledge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

RULES = "the code reads or resolves otherwise"
AUTHORITY = "organisations/authority.csv"
REVIEWED = frozenset({"name_zh", "name_en", "kind", "parent_id", "jurisdiction", "ror_id", "wikidata_id", "status"})
"""The cells of organisations that the authority file fills for a reviewed body, whatever texts say."""

_LINEAGE: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("statistics", "indicator_id"): ("indicators/matches.csv", "indicators/vocabulary.csv"),
    ("indicators", ""): ("indicators/vocabulary.csv",),
    ("organisations", ""): (AUTHORITY,),
}
# Decisions are told of by row and column; their files explain nothing else.
_DECISIONS = ("corrections/", "translations/")


class Origins:
    """The digests of two releases, compared: `rules` says whether the code moved, `files` which knowledge did."""

    def __init__(self, before: Mapping[str, Any], after: Mapping[str, Any]):
        digest = "rules_sha256" if "rules_sha256" in before and "rules_sha256" in after else "code_sha256"
        self.rules = before.get(digest) != after.get(digest)
        old, new = before.get("knowledge"), after.get("knowledge")
        self.files: tuple[str, ...] | None = None
        """Files of knowledge that differ; None where one of the releases does not tell them apart."""
        if old is not None and new is not None:
            moved = (name for name in sorted({*old, *new}) if old.get(name) != new.get(name))
            self.files = tuple(name for name in moved if not name.startswith(_DECISIONS))
            self.knowledge = bool(self.files)
        else:
            self.knowledge = before.get("knowledge_sha256") != after.get("knowledge_sha256")

    def moved(self, *files: str) -> str:
        """Return which of some files of knowledge have moved or, where files are not told apart, may have."""
        if self.files is None:
            return " or ".join(files) if self.knowledge else ""
        return ", ".join(name for name in files if name in self.files)

    def cause(self, table: str, column: str) -> tuple[str, str] | None:
        """Return cause and detail of a change in a column (empty for a row that came or went).

        The file that the column's values come from, where it moved; else the rules, where they moved; else all
        knowledge that did. None where neither moved.
        """
        lineage = self.moved(*_LINEAGE.get((table, column), _LINEAGE.get((table, ""), ())))
        if self.knowledge and lineage:
            return "knowledge", lineage
        if self.rules:
            return "rule", RULES
        if self.knowledge:
            return "knowledge", ", ".join(self.files) if self.files else "the files of knowledge"
        return None
