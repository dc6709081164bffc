"""Words that hold a numeral and count nothing: 一國兩制, 十分, 統一, 三星; found around a numeral character.

The words are data (knowledge/quantities/idioms.csv), each with its form, `idiom` or `part_of_a_name`, and with the
characters behind which it is read otherwise (十分 before 鐘).
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from pipelines.extraction.numerals.chinese import CHARACTERS
from pipelines.knowledge import sheets
from pipelines.knowledge.store import FOLDER

_NUMERALS: Final = frozenset(CHARACTERS)
# 中 belongs to these and begins no word of its own: 當中四成.
_BEFORE_MIDDLE: Final = frozenset("當当其之")


class Idiom(NamedTuple):
    """A word found in a text: its span and its form."""

    start: int
    end: int
    form: str


_Entry = tuple[str, int, str, frozenset[str]]


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Words by two characters: their first numeral with the character behind it, or before it where it is the last."""
    index: dict[str, list[_Entry]] = {}
    columns = ["written", "simplified", "form", "not_before"]
    for _, row in sheets.read(FOLDER / "quantities" / "idioms.csv", columns):
        for word in {row["written"], row["simplified"]} - {""}:
            for at, character in enumerate(word):
                if character in _NUMERALS:
                    entry = (word, at, row["form"], frozenset(row["not_before"]))
                    index.setdefault(word[at : at + 2] if at + 1 < len(word) else word[at - 1 : at + 1], []).append(
                        entry
                    )
    return {pair: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for pair, entries in index.items()}


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
    found: Idiom | None = None
    for entries in (first or (), last or ()):
        for word, offset, form, not_before in entries:
            start = position - offset
            if found is not None and len(word) <= found.end - found.start:
                break
            if (
                start >= floor
                and (word[0] != "中" or text[start - 1 : start] not in _BEFORE_MIDDLE)
                and text.startswith(word, start)
                and text[start + len(word) : start + len(word) + 1] not in not_before
            ):
                found = Idiom(start, start + len(word), form)
                break
    return found
