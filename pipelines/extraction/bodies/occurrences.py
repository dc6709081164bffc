"""Where the short names that a text has given stand in it: leftmost first, the longest of those that begin together.

The names differ from text to text. Each is looked for by itself, which an automaton of them outdoes only where they are
many, for it has to be made, and a search for one name passes a character thirty times as fast. Which of the bodies a
name stands for is the caller's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

_FEW = 24  # names that are found one by one sooner than an automaton of them is made


def occurrences(text: str, names: Sequence[str], fits: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """Yield the places of `names` that `fits` takes, in order; none overlap.

    >>> list(occurrences("罕盟與罕盟會", ["罕盟", "罕盟會"], lambda start, end: True))
    [(0, 2), (3, 6)]
    """
    if not names:
        return
    places = _of_few(text, names) if len(names) <= _FEW else _of_many(text, names)
    last = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= last and fits(start, end):
            yield start, end
            last = end


def _of_few(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    places = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            places.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return places


def _of_many(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    found = AhoCorasick(names).find_matches_as_indexes(text, overlapping=True)
    return [(start, end) for _, start, end in found]
