"""The sentence around a quote, in two parts: what stands before it and what behind.

As `hkbiomed explain` finds it, but from a window of the text alone, so that the work grows with the quotes and not with
the length of texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from validations.violations import sentence_at

Row = Mapping[str, Any]
_WINDOW = 200
"""Characters looked at on either side: more than a sentence may hold."""

# No characters of Unicode text, so that no text can be taken for them.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Quoted(NamedTuple):
    """The words of a quote on one line, between those of its sentence; empty where there is no text at hand."""

    before: str
    words: str
    after: str


class Sentences:
    """The sentences of texts by document_id; an edition that withholds words has no texts, and quotes stand alone."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def around(self, row: Row) -> Quoted:
        """Return the sentence of a row with document_id, start, end and quote.

        >>> row = {"document_id": "a", "start": 13, "end": 18, "quote": "82.5歲"}
        >>> Sentences({"a": "會議結束。香港男性平均壽命82.5歲。多謝。"}).around(row)
        Quoted(before='香港男性平均壽命', words='82.5歲', after='。')
        >>> Sentences({}).around(row)
        Quoted(before='', words='82.5歲', after='')
        """
        text = self._texts.get(row["document_id"])
        if text is None:
            return Quoted("", " ".join(row["quote"].split()), "")
        before = _unmarked(text[max(0, row["start"] - _WINDOW) : row["start"]])
        after = _unmarked(text[row["end"] : row["end"] + _WINDOW])
        inside = f"{before}{_OPEN}{row['quote']}{_CLOSE}{after}"
        sentence = sentence_at(inside, len(before), len(inside) - len(after))
        before, _, rest = sentence.partition(_OPEN)
        words, _, after = rest.partition(_CLOSE)
        return Quoted(before, words, after)


def _unmarked(text: str) -> str:
    return text.replace(_OPEN, REPLACEMENT).replace(_CLOSE, REPLACEMENT)
