"""Sentences and clauses of a cleaned text, by their ends.

The ends are asked for by position, so that the grammars around numbers and dates can look at the words about them
without cutting the text up, and are found once a line, for half of the lines hold neither. No parsing: a clause is what
stands between two stops.
"""

from __future__ import annotations

import re

from pipelines.patterns import later

# A full stop ends an English sentence only before a blank and a capital, and not behind an initial or an abbreviation;
# `, Inc.` goes on with a name. The pattern begins with one set of characters, for such the search is quick; what a
# character means is asked behind it. The groups mark the end of a sentence.
_STOPS = re.compile(
    r"[，：\n。！？!?；;.,:\t ](?:(?<=[，：\t])|(?<=[\n。！？!?；;])()"
    r"|(?<=[a-z0-9)\]”’\"%]{2}\.)(?=\s+[A-Z“\"]|$)()|(?<= )(?=[一-鿿])"
    r"|(?<=[,:])(?! (?:Inc|Ltd|LLC|Limited|Co)\b)(?:(?!\d)|(?<!\d[,:])))"
)
_LINE_END = later("\n")


class Clauses:
    """The ends of the clauses, sentences and lines of a text, as sorted offsets of the characters that end them."""

    __slots__ = ("_stops", "line_ends", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_ends = [end.start() for end in _LINE_END.finditer(text)]
        self._stops: dict[int, tuple[list[int], list[int]]] = {}

    def within(self, start: int, end: int) -> tuple[list[int], list[int]]:
        """Return the ends of the clauses and those of the sentences inside a line, found once a line.

        >>> Clauses("今年，增至5人。明年10人").within(0, 15)
        ([2, 7], [7])
        """
        known = self._stops.get(start)
        if known is None:
            clause_ends: list[int] = []
            sentence_ends: list[int] = []
            # A full stop at the end of a line is one by what stands on the next, so the search may look there.
            for stop in _STOPS.finditer(self.text, start):
                at = stop.start()
                if at >= end:
                    break
                clause_ends.append(at)
                if stop.lastindex:
                    sentence_ends.append(at)
            known = self._stops[start] = clause_ends, sentence_ends
        return known


def divide(text: str) -> Clauses:
    """Find the ends of the lines of a text; those of clauses and sentences are found in the lines asked about."""
    return Clauses(text)
