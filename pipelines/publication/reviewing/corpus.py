"""The texts as they lie there, read and extracted once, to be resolved under one set of decisions and another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.extraction import Claim
from pipelines.knowledge import Knowledge
from pipelines.publication import building, gate
from pipelines.reading import Document
from pipelines.resolution import Tables, resolve


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents with their claims."""

    documents: tuple[Document, ...]
    claims: tuple[tuple[Claim, ...], ...]

    @classmethod
    def read(cls, raw: Path) -> Corpus:
        """Read and extract the texts of a folder; raises InputError as `building` does."""
        documents = building.read_texts(raw)
        return cls(documents, building.extract_claims(documents))

    @property
    def texts(self) -> Mapping[str, str]:
        """The raw texts by document_id."""
        return gate.texts_of(self.documents)

    def resolved(self, root: Path | None = None) -> Tables:
        """Return the tables under the decisions below `root` (the project's own without one), stale ones told."""
        return resolve(zip(self.documents, self.claims, strict=True), Knowledge.load(root))
