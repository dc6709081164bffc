"""Words that hold a numeral and count nothing: 一國兩制, 十分, 統一, 三星; found around a numeral character.

The words are data (knowledge/quantities/idioms.csv), each with its form, `idiom` or `part_of_a_name`, and with the
characters behind which it is read otherwise (十分 before 鐘).
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from pipelines.extraction.numerals.chinese import CHARACTERS
from pipelines.knowledge import descriptor

_NUMERALS: Final = frozenset(CHARACTERS)
# 中 belongs to these and begins no word of its own: 當中四成.
_BEFORE_MIDDLE: Final = frozenset("當当其之")


class Idiom(NamedTuple):
    """A word found in a text: its span and its form."""

    start: int
    end: int
    form: str


# A word, its length, where the numeral stands in it, its form, what it does not stand before.
_Entry = tuple[str, int, int, str, frozenset[str]]


@cache
def _index() -> dict[str, list[_Entry]]:
    """Words by two characters: their first numeral with the character behind it, or before it where it is the last."""
    index: dict[str, list[_Entry]] = {}
    for _, row in descriptor.words("quantities/idioms.csv"):
        form, not_before = row["form"], frozenset(row["not_before"])
        for word in {row["written"], row["simplified"]} - {""}:
            length = len(word)
            for at, character in enumerate(word):
                if character in _NUMERALS:
                    pair = word[at : at + 2] if at + 1 < length else word[at - 1 : at + 1]
                    index.setdefault(pair, []).append((word, length, at, form, not_before))
    for entries in index.values():
        if len(entries) > 1:
            entries.sort(key=lambda entry: -entry[1])
    return index


def pairs() -> frozenset[str]:
    """Return the pairs of characters around a numeral without which `at` finds nothing."""
    return frozenset(_index())


def at(text: str, position: int, floor: int) -> Idiom | None:
    """Return the longest such word that holds the numeral character at `position` and begins no earlier than `floor`.

    >>> at("在一國兩制下", 1, 0), at("十分鐘", 0, 0)
    (Idiom(start=1, end=5, form='idiom'), None)
    """
    index = _index()
    first = index.get(text[position : position + 2])
    last = index.get(text[position - 1 : position + 1]) if position > floor else None
    if first is None and last is None:
        return None
    found = None if first is None else _longest(text, position, floor, first, 0)
    if last is None:
        return found
    return _longest(text, position, floor, last, 0 if found is None else found.end - found.start) or found


def _longest(text: str, position: int, floor: int, entries: list[_Entry], least: int) -> Idiom | None:
    """Return the first of the words, the longest first, that is there and longer than `least`."""
    for word, length, offset, form, not_before in entries:
        if length <= least:
            return None
        start = position - offset
        if start < floor or not text.startswith(word, start):
            continue
        end = start + length
        if not_before and text[end : end + 1] in not_before:
            continue
        if word[0] != "中" or text[start - 1 : start] not in _BEFORE_MIDDLE:
            return Idiom(start, end, form)
    return None
