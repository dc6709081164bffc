"""Whether a Chinese and an English name are one body's: word by word, where the words of official names are known.

Only for texts that carry both languages without pairing them in brackets. Every word of either name must be accounted
for; a name with a word that the table lacks is never paired.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.extraction.bodies.names_script import standard
from pipelines.knowledge import descriptor, sheets
from pipelines.patterns import later

_SMALL = frozenset({"the", "of", "and", "for", "on", "in", "co", "s"})
_WORD = later(r"[\w\-]+")
_AND = frozenset("及和與暨市省駐")
SAME, ALIKE = 2, 1
_LEAST_SHARED = 2
_MOST_UNLIKE = 2  # words of a name proper: Kang Tai
_LONGEST_PROPER = 4


@cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, ...], ...]]]:
    table = {
        standard(cells["chinese"]): tuple(
            sorted((_bare(words) for words in sheets.listed(cells["english"])), key=len, reverse=True)
        )
        for _, cells in descriptor.words("organisations/translations.csv")
    }
    pattern = "|".join(map(re.escape, sorted(table, key=lambda word: (-len(word), word)))) or "(?!)"
    return re.compile(pattern), table


def _bare(words: str) -> tuple[str, ...]:
    """Return the words as names are split into them: without the s of children's."""
    return tuple(word.lower() for word in _WORD.findall(words) if word.lower() not in _SMALL)


class Compared(NamedTuple):
    """Two names compared word by word: the words they share, and those that only one of them has."""

    shared: int
    chinese: list[str]  # the stretches that no English word translates
    english: list[str]


def compare(english: str, chinese: str) -> Compared:
    """Compare an English name with a Chinese one.

    >>> compare("Orvel Medical Instruments Limited", "澳維醫療儀器有限公司")
    Compared(shared=2, chinese=['澳維'], english=['orvel'])
    """
    pattern, table = _table()
    rest = [word for word in _WORD.findall(english.lower()) if word not in _SMALL]
    unlike: list[str] = []
    shared = at = 0
    joined = False  # the last characters were unlike
    while at < len(chinese):
        found = pattern.match(chinese, at)
        words = next((words for words in table[found[0]] if all(map(rest.count, words))), None) if found else None
        if found and words is not None:
            for word in words:
                if word in rest:
                    rest.remove(word)
            at, shared, joined = found.end(), shared + 1, False
        elif chinese[at] in _AND:
            at += 1
        else:
            if joined:
                unlike[-1] += chinese[at]
            else:
                unlike.append(chinese[at])
            at, joined = at + 1, True
    return Compared(shared, unlike, rest)


def likeness(english: str, chinese: str) -> int:
    """Return 2 where the names say the same, 1 where they do but for the name proper of each, else 0.

    >>> likeness("Hong Kong Anti-Cancer Society", "香港防癌會"), likeness("Hong Kong Anti-Cancer Society", "香港醫學會")
    (2, 0)
    >>> likeness("Orvel Medical Instruments Limited", "澳維醫療儀器有限公司")
    1
    """
    shared, only_chinese, only_english = compare(english, chinese)
    if not only_chinese and not only_english:
        return SAME
    if not shared or len(only_chinese) != 1 or not only_english:
        return 0
    # A person's name has a word for each of its characters, and is telling: 林楚材 is Lam Cho Choi.
    person = len(only_english) == len(only_chinese[0]) > _MOST_UNLIKE
    if not person and (shared < _LEAST_SHARED or len(only_english) > _MOST_UNLIKE):
        return 0
    return ALIKE if 1 < len(only_chinese[0]) <= _LONGEST_PROPER else 0
