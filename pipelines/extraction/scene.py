"""What the grammars of statistics and events look at: a document with all that simpler grammars found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from pipelines.extraction.claims import Claim
from pipelines.extraction.clauses import Clauses
from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.lexicon import traditional
from pipelines.extraction.quantities import Quantity
from pipelines.reading.document import Block, Document


class Spanned(Protocol):
    """Anything that stands at a place in the text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        ...


S = TypeVar("S", bound=Spanned)

_DEEPEST = 8
_TITLE = 40

# The place and day that open a report: (香港，2023年5月23日) — , （香港，2024年7月9日）,
# HONG KONG, August 21, 2023 (PRNewswire) -- .
_DATELINE = re.compile(
    r"[（(]?[^，,。；\n]{0,14}\d[^，,。；\n]{0,30}?[)）]?\s?[—–-]{1,3}\s?(?=[一-鿿「A-Z])"
    r"|\s?(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d)[)）]\s?(?=[一-鿿「A-Z])"
)
_DEFINITION = re.compile(
    r"[」』]?\s?[（(〈][^（）()〈〉\n]{0,6}(?:下稱|簡稱)?[「“\"]?[^（）()〈〉\n]{1,40}[」”\"]?[）)〉](?=[^主副院董會])"
)


@dataclass(frozen=True)
class Scene:
    """A document, its clauses, and its dates, quantities, bodies and people, each sorted by place and disjoint."""

    document: Document
    clauses: Clauses
    dates: Sequence[DateSpan]
    quantities: Sequence[Quantity]
    bodies: Sequence[Claim]
    people: Sequence[Claim]

    @cached_property
    def text(self) -> str:
        """The cleaned text as the document spells it, for what is cut from it stands in labels and titles."""
        return self.document.spelling or self.document.text

    @cached_property
    def plain(self) -> str:
        """The text for rules to look at, character for character: without variants, Simplified made Traditional."""
        text = self.document.text
        return text.translate(traditional()) if self.document.metadata.language == "zh-Hans" else text

    @cached_property
    def _starts(self) -> dict[int, list[int]]:
        sequences: tuple[Sequence[Spanned], ...] = (self.dates, self.quantities, self.bodies, self.people)
        return {id(items): [item.start for item in items] for items in sequences}

    def within(self, items: Sequence[S], start: int, end: int) -> Sequence[S]:
        """Return those of one of the scene's own sequences that begin in [start, end)."""
        starts = self._starts[id(items)]
        return items[bisect_left(starts, start) : bisect_left(starts, end)]

    def in_title(self, start: int, end: int) -> bool:
        """Tell whether a span stands in a title between 《》 of its line, at most forty characters from either."""
        line_start, line_end = self.clauses.line(start)
        opened = self.text.rfind("《", max(line_start, start - _TITLE), start)
        return (
            opened >= 0
            and "》" not in self.text[opened:start]
            and self.text.find("》", end, min(line_end, end + _TITLE)) >= 0
        )

    def around(self, items: Sequence[S], start: int, end: int) -> S | None:
        """Return the one of the scene's own sequences that covers the whole span, if any."""
        starts = self._starts[id(items)]
        at = bisect_right(starts, start) - 1
        return items[at] if at >= 0 and items[at].end >= end else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.document.blocks]

    def clause(self, at: int) -> tuple[int, int]:
        """Return the span of the clause around the offset, without the list marker of its block."""
        start, end = self.clauses.clause(at)
        dateline = _DATELINE.match(self.text, start, end)
        if dateline is not None and dateline.end() <= at:
            return dateline.end(), end
        block = self.block(at)
        return (block.marker[1], end) if block is not None and start < block.marker[1] <= at else (start, end)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the span of the sentence around the offset, without the list marker of its block."""
        start, end = self.clauses.sentence(at)
        block = self.block(at)
        return (block.marker[1], end) if block is not None and start < block.marker[1] <= at else (start, end)

    @cached_property
    def short_names(self) -> list[tuple[int, int]]:
        """Spans of the brackets that only define a short name: （下稱「罕盟」）, （基因組中心）."""
        spans: list[tuple[int, int]] = []
        for claim in self.bodies:
            bracket = _DEFINITION.match(self.text, claim.end)
            if bracket is not None:
                spans.append(bracket.span())
        return spans

    def words(self, start: int, end: int) -> str:
        """Return the text of a span without the brackets that define short names."""
        pieces: list[str] = []
        at = start
        first = bisect_left(self.short_names, (start, start))
        for opened, closed in self.short_names[first:]:
            if opened >= end:
                break
            pieces.append(self.text[at:opened])
            at = min(closed, end)
        pieces.append(self.text[at:end])
        return "".join(pieces)

    def block_index(self, at: int) -> int:
        """Return the index of the block around the offset, -1 for a document without blocks."""
        return bisect_right(self._block_starts, at) - 1

    def block(self, at: int) -> Block | None:
        """Return the block around the offset."""
        index = self.block_index(at)
        return self.document.blocks[index] if index >= 0 else None

    def ancestors(self, at: int) -> Iterator[Block]:
        """Yield the headings and list items that the block around the offset stands under, the nearest first."""
        block = self.block(at)
        for _ in range(_DEEPEST):
            if block is None or block.parent < 0:
                return
            block = self.document.blocks[block.parent]
            yield block

    def above(self, items: Sequence[S], at: int) -> S | None:
        """Return the first of the scene's own sequences in the nearest heading above the offset that holds any."""
        for block in self.ancestors(at):
            held = self.within(items, block.start, block.end)
            if held:
                return held[0]
        return None

    def heading(self, at: int) -> Block | None:
        """Return the heading or list item that the block around the offset stands under."""
        block = self.block(at)
        return self.document.blocks[block.parent] if block is not None and block.parent >= 0 else None
