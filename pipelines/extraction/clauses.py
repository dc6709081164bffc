"""Sentences and clauses of a cleaned text, by their ends.

They are asked for by position, so that the grammars around numbers and dates can look at the words about them without
cutting the text up. No parsing: a clause is what stands between two stops.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

# A full stop ends an English sentence only before a blank and a capital, and not behind an initial or an abbreviation;
# `, Inc.` goes on with a name. The pattern begins with one set of characters, for such the search is quick; what a
# character means is asked behind it. The first group marks the end of a line, the others that of a sentence.
_STOPS = re.compile(
    r"[，：\n。！？!?；;.,:\t ](?:(?<=[，：\t])|(?<=\n)()|(?<=[。！？!?；;])()"
    r"|(?<=[a-z0-9)\]”’\"%]{2}\.)(?=\s+[A-Z“\"]|$)()|(?<= )(?=[一-鿿])"
    r"|(?<=[,:])(?! (?:Inc|Ltd|LLC|Limited|Co)\b)(?:(?!\d)|(?<!\d[,:])))"
)


class Clauses:
    """Sentences, clauses and lines of a text: a line is divided when something in it is asked about.

    The dates and figures of a text stand in a quarter of its lines; no others are looked at.
    """

    __slots__ = ("_divided", "_line_ends", "_text", "length")

    def __init__(self, text: str) -> None:
        self._text, self.length = text, len(text)
        before = accumulate(map(len, text.split("\n")))
        self._line_ends = [at + number for number, at in enumerate(before)]
        self._divided: dict[int, tuple[list[int], list[int]]] = {}

    def clause(self, at: int) -> tuple[int, int]:
        """Return the half-open span of the clause around the offset, without the stop that ends it."""
        return self._around(0, at, *self.line(at))

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the half-open span of the sentence around the offset."""
        return self._around(1, at, *self.line(at))

    def line(self, at: int) -> tuple[int, int]:
        """Return the half-open span of the line, which is the block, around the offset."""
        ends = self._line_ends
        where = bisect_left(ends, at)
        return ends[where - 1] + 1 if where else 0, ends[where] if where < len(ends) else self.length

    def _around(self, which: int, at: int, start: int, end: int) -> tuple[int, int]:
        ends = (self._divided.get(start) or self._divide(start))[which]
        where = bisect_left(ends, at)
        return ends[where - 1] + 1 if where else start, ends[where] if where < len(ends) else end

    def _divide(self, start: int) -> tuple[list[int], list[int]]:
        """Find the ends of the clauses and sentences of the line that begins at `start`, its own the last."""
        clause_ends: list[int] = []
        sentence_ends: list[int] = []
        for stop in _STOPS.finditer(self._text, start):
            at = stop.start()
            clause_ends.append(at)
            group = stop.lastindex
            if group:
                sentence_ends.append(at)
                if group == 1:
                    break
        divided = self._divided[start] = clause_ends, sentence_ends
        return divided
