"""Who says what: the sources of a corpus in an order of their own, and each claim with its source.

The order of sources is by date of issue, then by identifier, never by the order in which files were read;
everything that resolution decides follows it, so that the same texts give the same rows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from pipelines.extraction.claims import Claim
from pipelines.reading.document import Document
from pipelines.resolution.identifiers import Named, Registry, clause, digest, give
from pipelines.resolution.names import slug
from pipelines.resolution.periods import Days, days
from pipelines.resolution.tables import Row, key_of

_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s|$)")
_LEAST_PARAGRAPH = 20
_SUFFIXES = {".txt", ".text", ".md", ".html", ".htm"}


@dataclass(frozen=True, slots=True)
class Source:
    """A document with its claims, its identifier and its place in the order of sources.

    `headline_end` is the raw offset at which the running text begins: what stands before are headlines and
    letterheads.
    """

    document_id: str
    order: int
    document: Document
    claims: Sequence[Claim]
    published: Days
    headline_end: int

    def tellings(self, kind: str) -> Iterator[Telling]:
        """Yield the claims of one kind, in the order of the text."""
        found = [(i, claim) for i, claim in enumerate(self.claims) if claim.kind == kind]
        found.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0]))
        return (Telling(self, i, claim) for i, claim in found)


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of one source; `index` is its place in the source's list of claims."""

    source: Source
    index: int
    claim: Claim

    @property
    def values(self) -> Mapping[str, Any]:
        """What is claimed."""
        return self.claim.values

    @property
    def quote(self) -> str:
        """The words of the raw text that state it."""
        return self.source.document.raw[self.claim.start : self.claim.end]

    @property
    def clause(self) -> str:
        """The folded clause around those words: what identifiers are minted from."""
        return clause(self.source.document.raw, self.claim.start, self.claim.end)

    @property
    def place(self) -> tuple[int, int, int]:
        """Sorts tellings by source, then by place in the text."""
        return (self.source.order, self.claim.start, self.claim.end)

    @property
    def in_headline(self) -> bool:
        """Whether it stands above the running text, where figures are told that the text tells again."""
        return self.claim.start < self.source.headline_end

    def get(self, name: str) -> Any:
        """Return the value of that name, None where the claim has none."""
        return self.claim.values.get(name)


@dataclass(slots=True)
class Fact:
    """A row with all its tellings, the earliest source's first, and what its identifier is made of."""

    tellings: list[Telling]
    row: Row = field(default_factory=dict)
    named: Named = field(default_factory=lambda: Named((), ()))

    def sign(self, prefix: str, keys: Sequence[str], closer: Sequence[str] = ()) -> None:
        """Mint the identifier from `keys`, or where another row has taken those, from the `closer` ones."""
        keys, closer = tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(closer))
        self.named = Named(keys, tuple(f"{prefix}-{digest(key)}" for key in (*keys, *closer)), closer)


def document_id(name: str) -> str:
    """Return the identifier of the text in the file `name`: the slug of its stem.

    A stem with letters that a slug cannot hold gets a short digest behind, so that two such names stay apart.

    >>> document_id("2023-05-11 HKGI grant.txt")
    '2023-05-11-hkgi-grant'
    """
    path = PurePath(name)
    stem = path.stem if path.suffix.lower() in _SUFFIXES else path.name
    plain = slug(stem)
    return plain if plain and stem.isascii() else "-".join(filter(None, (plain, digest(stem, length=6))))


def order(documents: Iterable[tuple[Document, Sequence[Claim]]]) -> list[Source]:
    """Return the sources in their order; two files of one stem are told apart by a digest of their text."""
    named: dict[str, list[tuple[Document, Sequence[Claim]]]] = {}
    for document, claims in documents:
        named.setdefault(document_id(document.name), []).append((document, claims))
    rows = []
    for name, group in named.items():
        group.sort(key=lambda pair: (pair[0].name, pair[0].raw))
        for i, (document, claims) in enumerate(group):
            unique = f"{name}-{digest(document.name, document.raw, length=6)}" if i else name
            published = days(document.metadata.published)
            rows.append((published.first or datetime.date.max, unique, document, claims, published))
    rows.sort(key=lambda row: row[:2])
    return [
        Source(unique, i, document, claims, published, _headline_end(document))
        for i, (_, unique, document, claims, published) in enumerate(rows)
    ]


def _headline_end(document: Document) -> int:
    """Return the raw offset of the first paragraph that holds a whole sentence; 0 where none does."""
    for block in document.blocks:
        long = block.kind == "paragraph" and block.end - block.start >= _LEAST_PARAGRAPH
        if long and _SENTENCE_END.search(document.text, block.start, block.end):
            return document.raw_span(block.start, block.end)[0]
    return 0


def identify(facts: list[Fact], table_name: str, registry: Registry) -> list[Fact]:
    """Give each fact its identifier, by its first telling; return the facts in that order."""
    facts.sort(key=lambda fact: (fact.tellings[0].place, fact.named.minted))
    give([fact.named for fact in facts], registry)
    for fact in facts:
        fact.row[key_of(table_name)] = fact.named.row_id
    return facts
