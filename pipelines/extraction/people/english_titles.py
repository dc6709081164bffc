"""Known English titles in running words, found by their words rather than by trying every title everywhere."""

from __future__ import annotations

from functools import cache

from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.patterns import later

_WORDS = later(r"[A-Za-z][A-Za-z\-]*")


@cache
def known() -> tuple[frozenset[str], frozenset[str], int]:
    """Return the known titles in lower case, the words they begin with, and the number of words of the longest."""
    titles = frozenset(word.lower() for word in people_lexicon().titles if word.isascii())
    longest = max((word.count(" ") + 1 for word in titles), default=0)
    return titles, frozenset(word.partition(" ")[0] for word in titles), longest


def first(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the first known title in a span, in capitals or not, the longest there.

    >>> first("its chief scientific officer said", 0, 33), first("up to now", 0, 9)
    ((4, 28), None)
    """
    titles, openings, longest = known()
    spans = [word.span() for word in _WORDS.finditer(text, start, end)]
    words = [text[low:high].lower() for low, high in spans]
    for at, word in enumerate(words):
        if word not in openings:
            continue
        for size in range(min(longest, len(words) - at), 0, -1):
            low, high = spans[at][0], spans[at + size - 1][1]
            if text[low:high].lower() in titles:
                return low, high
    return None
