"""Sentences and clauses of a cleaned text, by their ends.

The ends are found in one pass and asked for by position, so that the grammars around numbers and dates can look at
the words about them without cutting the text up. No parsing: a clause is what stands between two stops.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# A full stop ends an English sentence only before a blank and a capital, and not behind an initial or an abbreviation;
# `, Inc.` goes on with a name. The pattern begins with one set of characters, for such the search is quick; what a
# character means is asked behind it. The first group marks the end of a line, the others that of a sentence.
_STOPS = re.compile(
    r"[，：\n。！？!?；;.,:\t ](?:(?<=[，：\t])|(?<=\n)()|(?<=[。！？!?；;])()"
    r"|(?<=[a-z0-9)\]”’\"%]{2}\.)(?=\s+[A-Z“\"]|$)()|(?<= )(?=[一-鿿])"
    r"|(?<=[,:])(?! (?:Inc|Ltd|LLC|Limited|Co)\b)(?:(?!\d)|(?<!\d[,:])))"
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Ends of the clauses, sentences and lines of a text, as sorted offsets of the characters that end them."""

    length: int
    clause_ends: list[int]
    sentence_ends: list[int]
    line_ends: list[int]

    def clause(self, at: int) -> tuple[int, int]:
        """Return the half-open span of the clause around the offset, without the stop that ends it."""
        return _around(self.clause_ends, at, self.length)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the half-open span of the sentence around the offset."""
        return _around(self.sentence_ends, at, self.length)

    def line(self, at: int) -> tuple[int, int]:
        """Return the half-open span of the line, which is the block, around the offset."""
        return _around(self.line_ends, at, self.length)


def _around(ends: list[int], at: int, length: int) -> tuple[int, int]:
    where = bisect_left(ends, at)
    return ends[where - 1] + 1 if where else 0, ends[where] if where < len(ends) else length


def divide(text: str) -> Clauses:
    """Find the ends of clauses, sentences and lines in one pass over the text."""
    clause_ends: list[int] = []
    sentence_ends: list[int] = []
    line_ends: list[int] = []
    for stop in _STOPS.finditer(text):
        at = stop.start()
        clause_ends.append(at)
        group = stop.lastindex
        if group:
            sentence_ends.append(at)
            if group == 1:
                line_ends.append(at)
    return Clauses(len(text), clause_ends, sentence_ends, line_ends)
