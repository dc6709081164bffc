"""Sentences and clauses of a cleaned text, by their ends.

They are asked for by position, so that the grammars around numbers and dates can look at the words about them without
cutting the text up. No parsing: a clause is what stands between two stops.
"""

from __future__ import annotations

import re
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
    """Ends of the lines of a text, and of the clauses and sentences of each line that something is asked about.

    The dates and figures of a text stand in a quarter of its lines; no others are divided.
    """

    __slots__ = ("_divided", "_text", "length", "line_ends")

    def __init__(self, text: str) -> None:
        self._text, self.length = text, len(text)
        before = accumulate(map(len, text.split("\n")))
        self.line_ends = [at + number for number, at in enumerate(before)]
        self._divided: dict[int, tuple[list[int], list[int]]] = {}

    def of_line(self, start: int) -> tuple[list[int], list[int]]:
        """Return the ends of the clauses and of the sentences of the line that begins at `start`, sorted."""
        divided = self._divided.get(start)
        if divided is not None:
            return divided
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
