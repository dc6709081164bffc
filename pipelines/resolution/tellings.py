"""Who says what: the sources of a corpus in an order of their own, and each claim with its source.

A telling carries all that is ever asked of the text around it, so that a text need not be at hand once it has testified
(see testimony.py). The order of sources is by date of issue, then by identifier, never by the order in which files were
read; everything that resolution decides follows it, so that the same texts give the same rows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipelines.extraction.claims import Claim
from pipelines.resolution.identifiers import digest
from pipelines.resolution.names import slug
from pipelines.resolution.periods import Days
from pipelines.resolution.tables import Row

_SUFFIXES = {".txt", ".text", ".md", ".html", ".htm"}
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: what no name of a file holds everywhere, and devices.
_NO_NAME_OF_A_FILE = re.compile(r'[/\\:*?"<>|]|^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)', re.IGNORECASE)
# The page of a release takes 200 characters; `apart` may add a digest to the one behind what is cut.
_LONGEST, _CUT = 200, 180


@dataclass(slots=True, eq=False)
class Source:
    """A text that has testified: its identifier, its place in the order of sources, and what it tells.

    `row` holds its columns of documents, but for its own identifier and its publisher's, whose name is `publisher`;
    `name` tells texts apart that would have one identifier; `tellings` has the claims by kind, in the order of the
    text.
    """

    document_id: str
    name: str
    published: Days
    publisher: str | None
    row: Row
    tellings: Mapping[str, Sequence[Telling]] = field(default_factory=dict)
    order: Any = -1

    def told(self, kind: str) -> Sequence[Telling]:
        """Return the claims of one kind, in the order of the text."""
        return self.tellings.get(kind, ())


@dataclass(slots=True, eq=False)
class Telling:
    """One claim of one source; `index` is its place in the source's list of claims.

    `quote` are the words of the raw text that state it. `clause` is the folded clause around them, from which
    identifiers of figures and events are minted. `before` and `after` are the few characters on either side of a
    figure, and `marks` counts the ends of sentences, then of paragraphs, up to its beginning and up to its end.
    `in_headline` says that it stands above the running text, where figures are told that the text tells again.
    """

    source: Source
    index: int
    claim: Claim
    quote: str
    clause: str = ""
    before: str = ""
    after: str = ""
    marks: tuple[int, int, int, int] = (0, 0, 0, 0)
    in_headline: bool = False

    @property
    def values(self) -> Mapping[str, Any]:
        """What is claimed."""
        return self.claim.values

    @property
    def place(self) -> tuple[int, int, int]:
        """Sorts tellings by source, then by place in the text."""
        return (self.source.order, self.claim.start, self.claim.end)

    def get(self, name: str) -> Any:
        """Return the value of that name, None where the claim has none."""
        return self.claim.values.get(name)


def document_id(name: str) -> str:
    """Return the identifier of the text in the file `name`: the slug of its stem.

    A stem with letters that a slug cannot hold gets a short digest behind, so that two such names stay apart; so does
    a name that is none of a file, an address or a path in an archive, and then all of it counts.

    >>> document_id("2023-05-11 HKGI grant.txt"), document_id("news/2023-05-11 HKGI")
    ('2023-05-11-hkgi-grant', 'news-2023-05-11-hkgi-6yuyqk')
    """
    path = PurePosixPath(name)
    of_a_file = not _NO_NAME_OF_A_FILE.search(name)
    stem = name if not of_a_file else path.stem if path.suffix.lower() in _SUFFIXES else path.name
    plain = slug(stem)
    if plain and stem.isascii() and of_a_file and len(plain) <= _LONGEST:
        return plain
    return "-".join(filter(None, (plain[:_CUT].strip("-"), digest(stem, length=6))))


def apart(identifier: str, name: str) -> str:
    """Return the identifier of the text `name` whose own is another's: with a digest of the name behind.

    >>> apart("grant", "Grant.txt")
    'grant-qnsbn6'
    """
    return f"{identifier}-{digest(name, length=6)}"


def order(sources: Iterable[Source]) -> list[Source]:
    """Return the sources in their order, numbered; of those with one identifier all but the first are told apart."""
    named: dict[str, list[Source]] = {}
    for source in sources:
        named.setdefault(source.document_id, []).append(source)
    for group in named.values():
        group.sort(key=lambda source: (str(source.row["source_file"]), source.name))
        for source in group[1:]:
            source.document_id = apart(source.document_id, source.name)
    ordered = sorted((source for group in named.values() for source in group), key=in_order)
    for number, source in enumerate(ordered):
        source.order = number
    return ordered


def in_order(source: Source) -> tuple[datetime.date, str]:
    """Return what sources are sorted by; those without a date of issue come last."""
    return source.published.first or datetime.date.max, source.document_id
