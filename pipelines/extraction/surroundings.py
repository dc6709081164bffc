"""The line, clause, sentence and block around a place of a text, each looked up once and then remembered.

The grammars of figures, events and their labels ask for the same places again and again. Each of these is in a
dictionary that fills itself, so that an answer known already costs no more than looking it up; it lives as long as its
text is read. Whoever asks for the clause soon asks for the sentence and the line: all are found at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from sys import maxsize

from pipelines.extraction.clauses import Clauses
from pipelines.reading.document import Block

Span = tuple[int, int]

LONGEST_LINE, LONGEST_CLAUSE = 4_000, 1_000
"""Characters of a line or sentence, and of a clause, that are looked at together; no writer's is nearly as long.

Where a text has no stops at all, each of its facts would otherwise be read with all of the text around it.
"""

# The place and day that open a report: (香港，2023年5月23日) — , （香港，2024年7月9日）,
# HONG KONG, August 21, 2023 (PRNewswire) -- .
_DATELINE = re.compile(
    r"[（(]?[^，,。；\n]{0,14}\d[^，,。；\n]{0,30}?[)）]?\s?[—–-]{1,3}\s?(?=[一-鿿「A-Z])"
    r"|\s?(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d)[)）]\s?(?=[一-鿿「A-Z])"
)
# That of an English report: HONG KONG, 3 May 2024 – ; (Hong Kong, May 3, 2024); HONG KONG - A Newswire - 3 May 2024 - .
ENGLISH_DATELINE = re.compile(
    r"\(?[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3}(?:,| ?[-–—])\s?(?:[A-Z][A-Za-z ]{3,40} [-–—]\s?)?"
    r"(?:\d{1,2} [A-Z][A-Za-z]+\.?,? |[A-Z][A-Za-z]+\.? \d{1,2}, ?)(?:19|20)\d\d"
    r"(?:\)\s?[-–—]{0,3}|\s?(?:[(/][A-Za-z ]{2,24}[)/]\s?)?[-–—]{1,3})\s*"
)
# What a dateline ends with: few clauses hold any.
_CLOSED = re.compile(r"[—–)）-](?:(?<=[—–-])[—–-]{0,2}|(?<=[日\d].))\s?(?=[一-鿿「A-Z])")


# Who reports, at the head of a report: （中央社記者某某香港18日電）, 某新聞網訊（記者某某）, 【本報訊】（記者某某）.
_CREDIT = re.compile(
    r"(?:【[^】\n]{2,12}】)?\s?(?:[（(][^（）()\n]{2,24}[電电訊讯][）)]"
    r"|(?:[一-鿿]{2,10}[訊讯電电]\s?)?[（(](?:本報|本报)?(?:記者|记者|通訊員|通讯员)[^（）()\n]{2,24}[）)])\s?(?=[一-鿿「])"
)
# 某學會（英文名，下稱「學會」）1998年成立: the words behind a bracket are not those in it.
_UNOPENED = re.compile(r"[^（(【\[）)】\]]{1,40}[）)】\]]\s?")


class Blocks(dict[int, Block]):
    """The block around each place that was asked for; every line of a text is one."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts = [block.start for block in blocks]

    def index(self, at: int) -> int:
        """Return the index of the block around the offset."""
        return bisect_right(self._starts, at) - 1

    def __missing__(self, at: int) -> Block:
        """Look a place up for the first time."""
        found = self[at] = self._blocks[self.index(at)]
        return found

    def remember(self, places: Sequence[int]) -> None:
        """Look sorted places up all at once, walking them and the blocks in step."""
        blocks, ends = self._blocks, iter((*self._starts[1:], maxsize))
        at, end = 0, next(ends)
        for place in places:
            while end <= place:
                end = next(ends)
                at += 1
            self[place] = blocks[at]


class Spans(dict[int, Span]):
    """Spans by the places that they are around; what is asked for first is looked for first."""

    __slots__ = ("_look",)

    def __init__(self, look: Callable[[int], None]) -> None:
        self._look = look

    def __missing__(self, at: int) -> Span:
        """Look a place up for the first time."""
        self._look(at)
        return self[at]


class Surroundings:
    """The line, the sentence and the clause around each place that was asked for, all found at the first question.

    Sentences and clauses are without the list marker of their block, clauses without the dateline before them.
    """

    def __init__(self, text: str, clauses: Clauses, blocks: Blocks) -> None:
        self._text, self._clauses, self._blocks = text, clauses, blocks
        self.lines, self.sentences, self.clauses = Spans(self._look), Spans(self._look), Spans(self._look)
        # Whether a line may hold a dateline, by its start; where words behind one begin, by the start of the clause.
        self._dated: dict[int, bool] = {}
        self._opened: dict[int, int] = {}

    def _look(self, at: int) -> None:
        divided = self._clauses
        line_ends = divided.line_ends
        where = bisect_left(line_ends, at)
        line_start = line_ends[where - 1] + 1 if where else 0
        line_end = line_ends[where] if where < len(line_ends) else divided.length
        clause_ends, sentence_ends = divided.of_line(line_start)
        where = bisect_left(clause_ends, at)
        start = clause_ends[where - 1] + 1 if where else line_start
        end = clause_ends[where] if where < len(clause_ends) else line_end
        where = bisect_left(sentence_ends, at)
        sentence_start = sentence_ends[where - 1] + 1 if where else line_start
        sentence_end = sentence_ends[where] if where < len(sentence_ends) else line_end
        marked = self._blocks[at].marker[1]
        if sentence_start < marked <= at:
            sentence_start = marked
        dated = self._dated.get(line_start)
        if dated is None:
            dated = self._dated[line_start] = _CLOSED.search(self._text, line_start, line_end) is not None
        opened = self._behind_dateline(start, end) if dated else start
        if start < opened <= at:
            start = opened
        elif start < marked <= at:
            start = marked
        elif start == line_start and (credit := _CREDIT.match(self._text, start, at)) is not None:
            start = credit.end()
        if (closed := _UNOPENED.match(self._text, start, at)) is not None:
            start = closed.end()
        self.lines[at] = _within((line_start, line_end), at, LONGEST_LINE)
        self.sentences[at] = _within((sentence_start, sentence_end), at, LONGEST_LINE)
        self.clauses[at] = _within((start, end), at, LONGEST_CLAUSE)

    def _behind_dateline(self, start: int, end: int) -> int:
        """Return where the words of a clause begin behind a dateline, its start where it has none."""
        opened = self._opened.get(start)
        if opened is None:
            closed = _CLOSED.search(self._text, start, end) is not None
            dateline = _DATELINE.match(self._text, start, end) if closed else None
            opened = self._opened[start] = dateline.end() if dateline else start
        return opened


def _within(span: Span, at: int, longest: int) -> Span:
    """Return the span, of one that is too long the piece of it that the place is in.

    >>> _within((5, 9), 7, 10), _within((5, 95), 27, 10)
    ((5, 9), (25, 35))
    """
    start, end = span
    if end - start <= longest:
        return span
    start += max(0, at - start) // longest * longest
    return start, min(end, start + longest)
