"""Where the short names that a text has given stand in it: leftmost first, the longest of those that begin together.

The names differ from text to text, so they are looked for in one pass by an automaton, which is made faster than a
pattern. Which of the bodies a name stands for is the caller's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick


def occurrences(text: str, names: Sequence[str], fits: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """Yield the places of `names` that `fits` takes, in order; none overlap.

    >>> list(occurrences("罕盟與罕盟會", ["罕盟", "罕盟會"], lambda start, end: True))
    [(0, 2), (3, 6)]
    """
    if not names:
        return
    found = AhoCorasick(names).find_matches_as_indexes(text, overlapping=True)
    last = 0
    for start, end in sorted([(start, end) for _, start, end in found], key=lambda place: (place[0], -place[1])):
        if start >= last and fits(start, end):
            yield start, end
            last = end
