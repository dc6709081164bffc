"""English titles as written: whether words end in one, in capitals or not.

Bodies and people are not looked at here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipelines.extraction.people.english_titles import known
from pipelines.extraction.people.lexicon import words as label_words
from pipelines.patterns import later

_SCOPE = later(r"[ ]?\([^()]*\)$")


class Told(NamedTuple):
    """A title, the words that tell it, and the key of the body that it is held in."""

    start: int
    end: int
    title: str
    body: str | None


@cache
def labels() -> frozenset[str]:
    """Return the labels of speakers and contacts, which are no offices: Moderator: Dr X."""
    return frozenset(label_words("labels.csv", "label"))


def titled(words: str) -> bool:
    """Tell whether words end in a title, in capitals or not: Head, a non-executive director."""
    return bool(tail(words))


def tail(words: str) -> int:
    """Return the length of the longest known title that ends `words`."""
    titles, _, longest = known()
    if words.endswith(")"):
        bare = _SCOPE.sub("", words)
        length = tail(bare) if bare != words else 0
        return len(words) - len(bare) + length if length else 0
    parts = words.lower().split(" ")
    for size in range(min(longest, len(parts)), 0, -1):
        last = " ".join(parts[-size:])
        if last in titles:
            return len(last)
    last = parts[-1].rpartition("-")[2]
    return len(last) if last in titles else 0
