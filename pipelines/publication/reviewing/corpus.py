"""The texts as they lie there, read once, to be resolved under one set of decisions and another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.building.testimonies import Testified
from pipelines.knowledge import Knowledge
from pipelines.publication import building
from pipelines.resolution import Tables


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the texts of a folder tell."""

    told: list[Testified]

    @classmethod
    def read(cls, raw: Path) -> Corpus:
        """Read and extract the texts of a folder; raises InputError as `building` does."""
        return cls(building.read_texts(raw))

    @property
    def texts(self) -> Mapping[str, str]:
        """The raw texts by document_id."""
        return {text.source.document_id: text.raw for text in self.told}

    def resolved(self, root: Path | None = None) -> Tables:
        """Return the tables under the decisions below `root` (the project's own without one), stale ones told."""
        return building.resolve_tables(self.told, Knowledge.load(root))
