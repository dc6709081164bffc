"""Where the words that a rare construction begins with stand in a text.

A search for a word is a dozen times as fast as one for a class of characters, so that what few places of a text can
hold is tried only where one of its words stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from sys import maxsize


def places(text: str, words: Iterable[str], start: int = 0) -> list[int]:
    """Return where `words` begin in `text` from `start` on, in order.

    >>> places("現任主席，曾任院長", ("曾任", "現任"))
    [0, 5]
    """
    found: list[int] = []
    for word in words:
        at = text.find(word, start)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    found.sort()
    return found


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int], stop: int = maxsize) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern before `stop` that begin at one of `starts`, in order; none overlap."""
    done = 0
    for at in starts:
        if at >= done and (found := pattern.match(text, at, stop)):
            done = found.end()
            yield found
