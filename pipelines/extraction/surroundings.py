"""The line, clause, sentence and block around a place of a text, each looked up once and then remembered.

The grammars of figures, events and their labels ask for the same places again and again. Each of these is a dictionary
that fills itself, so that an answer known already costs no more than looking it up; it lives as long as its text is
read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from sys import maxsize

from pipelines.extraction.clauses import Clauses
from pipelines.reading.document import Block

Span = tuple[int, int]

# The place and day that open a report: (香港，2023年5月23日) — , （香港，2024年7月9日）,
# HONG KONG, August 21, 2023 (PRNewswire) -- .
_DATELINE = re.compile(
    r"[（(]?[^，,。；\n]{0,14}\d[^，,。；\n]{0,30}?[)）]?\s?[—–-]{1,3}\s?(?=[一-鿿「A-Z])"
    r"|\s?(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d)[)）]\s?(?=[一-鿿「A-Z])"
)
# What a dateline ends with: few clauses hold any.
_CLOSED = re.compile(r"[—–)）-](?:(?<=[—–-])[—–-]{0,2}|(?<=[日\d].))\s?(?=[一-鿿「A-Z])")


class Blocks(dict[int, Block | None]):
    """The block around each place that was asked for, None in a document without blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts = [block.start for block in blocks]

    def index(self, at: int) -> int:
        """Return the index of the block around the offset, -1 for a document without blocks."""
        return bisect_right(self._starts, at) - 1

    def __missing__(self, at: int) -> Block | None:
        """Look a place up for the first time."""
        index = bisect_right(self._starts, at) - 1
        found = self[at] = self._blocks[index] if index >= 0 else None
        return found

    def remember(self, places: Sequence[int]) -> None:
        """Look sorted places up all at once, walking them and the blocks in step."""
        blocks, ends = self._blocks, iter((*self._starts, maxsize))
        at, end = -2, -1
        for place in places:
            while end <= place:
                end = next(ends)
                at += 1
            self[place] = blocks[at] if at >= 0 else None


class LineSpans(dict[int, Span]):
    """The span of the line around each place that was asked for."""

    def __init__(self, clauses: Clauses) -> None:
        self._line = clauses.line

    def __missing__(self, at: int) -> Span:
        """Look a place up for the first time."""
        found = self[at] = self._line(at)
        return found


class SentenceSpans(dict[int, Span]):
    """The span of the sentence around each place that was asked for, without the list marker of its block."""

    def __init__(self, clauses: Clauses, block: Callable[[int], Block | None]) -> None:
        self._sentence, self._block = clauses.sentence, block

    def __missing__(self, at: int) -> Span:
        """Look a place up for the first time."""
        start, end = self._sentence(at)
        block = self._block(at)
        if block is not None and start < block.marker[1] <= at:
            start = block.marker[1]
        found = self[at] = start, end
        return found


class ClauseSpans(dict[int, Span]):
    """The span of the clause around each place that was asked for, without list marker and dateline."""

    def __init__(self, text: str, clauses: Clauses, block: Callable[[int], Block | None]) -> None:
        self._text, self._block = text, block
        self._clause = clauses.clause
        # Where the words behind a dateline begin, by the start of the clause.
        self._opened: dict[int, int] = {}

    def __missing__(self, at: int) -> Span:
        """Look a place up for the first time."""
        start, end = self._clause(at)
        opened = self._opened.get(start)
        if opened is None:
            closed = _CLOSED.search(self._text, start, end) is not None
            dateline = _DATELINE.match(self._text, start, end) if closed else None
            opened = self._opened[start] = dateline.end() if dateline else start
        if start < opened <= at:
            start = opened
        else:
            block = self._block(at)
            if block is not None and start < block.marker[1] <= at:
                start = block.marker[1]
        found = self[at] = start, end
        return found
