"""What reading hands on: a text, its blocks, what is known of it, and the way back to the raw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipelines.reading.offsets import IDENTITY, OffsetMap

BlockKind = Literal["heading", "paragraph", "item", "row", "contact", "caption", "footer", "page_number"]


class Block(NamedTuple):
    """One line of the cleaned text: a paragraph, a list item, a row of a flattened table.

    `start` and `end` are clean offsets without the line's end; `marker` is the span of a list marker or
    outline number at its head (empty span where there is none); `level` is 0 for body text, 1 and up for
    the depth of a list or outline; `parent` is the index of the heading or list item that this block stands
    under, -1 for none. The parent of a table's row is its header row, which is a row too and stands under
    the heading.
    """

    kind: BlockKind
    start: int
    end: int
    marker: tuple[int, int]
    level: int = 0
    parent: int = -1


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a text as a whole, from sources.toml where it says so, else from the text itself.

    `published` is EDTF; `language` BCP 47; `place` is the ISO 3166 code of the document's home (HK, MO, TW,
    CN), which decides the currency of a bare 元 and the country code of a bare phone number; `kind` and the
    rest are as in the table of documents. `publisher` is a name as the manifest or the text gives it. `notes`
    hold what else the manifest says, and `sha256` and `bytes` of a text that came as bytes.
    """

    title: str = ""
    kind: str = "other"
    language: str = "zh-Hant-HK"
    published: str | None = None
    publisher: str | None = None
    place: str = "HK"
    source_url: str | None = None
    rights: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A read text: `raw` as decoded, `text` cleaned, `offsets` between them, all its `blocks` in order."""

    name: str
    raw: str
    text: str
    offsets: OffsetMap = IDENTITY
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    spelling: str = ""

    def spelled(self, start: int, end: int) -> str:
        """Return a clean span as the text spells it."""
        return (self.spelling or self.text)[start:end]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of a clean span."""
        return self.offsets.raw_span(start, end)
