"""The sentence around a quote, in two parts: what stands before it and what behind.

As `hkbiomed explain` finds it, but with what an edition withholds hidden, and from a window of the text alone, so that
the work grows with the quotes and not with the length of texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from validations.violations import sentence_at
from validations.withheld import MASK

Row = Mapping[str, Any]
_WINDOW = 200
"""Characters looked at on either side: more than a sentence may hold."""

# No characters of Unicode text, so that no text can be taken for them.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"


class Quoted(NamedTuple):
    """The words of a quote on one line, between those of its sentence; empty where there is no text at hand."""

    before: str
    words: str
    after: str


class Sentences:
    """The sentences of texts by document_id, `withheld` as an edition has it."""

    def __init__(self, texts: Mapping[str, str], withheld: Sequence[Row] = ()) -> None:
        self._texts = texts
        self._hidden: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in withheld:
            self._hidden[row["document_id"]].append((int(row["start"]), int(row["end"])))
        self._ends = {}
        for document, spans in self._hidden.items():
            self._hidden[document] = merged(spans)
            self._ends[document] = [end for _, end in self._hidden[document]]

    def around(self, row: Row) -> Quoted:
        """Return the sentence of a row with document_id, start, end and quote.

        >>> row = {"document_id": "a", "start": 13, "end": 18, "quote": "82.5歲"}
        >>> Sentences({"a": "會議結束。香港男性平均壽命82.5歲。多謝。"}).around(row)
        Quoted(before='香港男性平均壽命', words='82.5歲', after='。')
        >>> Sentences({}).around(row)
        Quoted(before='', words='82.5歲', after='')
        """
        document, start, end = row["document_id"], row["start"], row["end"]
        text = self._texts.get(document)
        if text is None:
            return Quoted("", " ".join(row["quote"].split()), "")
        before = self._window(document, max(0, start - _WINDOW), start)
        after = self._window(document, end, min(len(text), end + _WINDOW))
        inside = f"{before}{_OPEN}{row['quote']}{_CLOSE}{after}"
        sentence = sentence_at(inside, len(before), len(inside) - len(after))
        before, _, rest = sentence.partition(_OPEN)
        words, _, after = rest.partition(_CLOSE)
        return Quoted(before, words, after)

    def _window(self, document: str, low: int, high: int) -> str:
        window = self._texts[document][low:high].replace(_OPEN, MASK).replace(_CLOSE, MASK)
        spans = self._hidden.get(document, [])
        for start, end in spans[bisect_left(self._ends.get(document, []), low) :]:
            if start >= high:
                break
            first, last = max(start, low) - low, min(end, high) - low
            if first < last:
                window = window[:first] + MASK * (last - first) + window[last:]
        return window


def merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in their order, those that overlap as one.

    >>> merged([(5, 9), (0, 2), (6, 7), (8, 12)])
    [(0, 2), (5, 12)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
