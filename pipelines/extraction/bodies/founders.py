"""Names of bodies that hold a boundary word's character: of a founder (何明達慈善基金), of a firm (達成實業有限公司).

達, 年, 明 end the run of any other name, for they are verbs and units. Beside a founder's surname or before a company's
legal form they are a name's own. Only such names are read here, and only from a place where a name may begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.extraction.bodies.lexicon import Suffix, Word, vocabulary
from pipelines.extraction.bodies.names_script import standard
from pipelines.extraction.places import matches, places
from pipelines.knowledge import descriptor

# Characters of names among the boundary words of one character.
_OF_NAMES = frozenset("達正年明日月萬千百元億升成起應時新更秀依向至最")
_ASKING = "何"  # a surname, and what a question begins with
_TELLING = _OF_NAMES | {_ASKING}
_LONGEST_FOUNDER = 8  # characters of two names with what stands behind them
_SIGNS = ("有限", "慈善", "基金會", "紀念醫院")  # what each suffix begins with
_LEGAL = ("有限公司", "有限責任公司")
_LONGEST_FIRM = 14  # characters before the legal form
_LONGEST_WORD = 4
_PEOPLE_OF_NAME = "([\u3400-\u9fff]{3,6}?)(?:伉儷|夫人|夫婦|紀念|家族|醫學|教育)?$"
_ABROAD = "[（(]([\u3400-\u9fff]{2,4})[）)][\u3400-\u9fff]{0,8}?有限(?:責任)?公司"


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of each such name.

    >>> text = "獲何明達慈善基金贊助，承辦：昌達會議策劃有限公司"
    >>> [text[start:end] for start, end, _ in find(text)]
    ['何明達慈善基金', '昌達會議策劃有限公司']
    """
    if "有限" in text:
        yield from _abroad(text)
    for suffix in matches(_suffixes(), text, places(text, _SIGNS)):
        legal = suffix[0] in _LEGAL
        start = _firm(text, suffix.start()) if legal else _founder(text, suffix.start())
        if start is not None:
            yield start, suffix.end(), "company" if legal else _kind(suffix[0])


def _kind(suffix: str) -> str:
    information = vocabulary()[suffix][1]
    return information.kind if isinstance(information, Suffix) else "funder"


def _founder(text: str, end: int) -> int | None:
    """Return where a person's name of three characters begins that ends at `end` and holds a boundary word."""
    if _TELLING.isdisjoint(text[max(0, end - _LONGEST_FOUNDER) : end]):
        return None
    people = _pattern(_PEOPLE_OF_NAME).search(text, max(0, end - 12), end)
    if people is None:
        return None
    last = people.end(1)
    for start in (last - 6, last - 3):
        names = [text[at : at + 3] for at in range(start, last, 3)]
        if start < 0 or any(name[0] not in _surnames() for name in names) or not may_begin(text, start):
            continue
        if any(_OF_NAMES.intersection(name[1:]) or name[0] == _ASKING for name in names):
            return start
    return None


def _abroad(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield companies with their country in brackets: 某某（中國）投資有限公司."""
    words = vocabulary()
    for firm in _pattern(_ABROAD).finditer(text):
        place = words.get(firm[1])
        if place is None or place[0] is not Word.PLACE:
            continue
        start = end = firm.start()
        while start and end - start < _LONGEST_FIRM and "\u3400" <= text[start - 1] <= "\u9fff":
            start -= 1
        for at in range(start, end - 1):  # the name begins behind the last boundary word
            for size in range(1, min(_LONGEST_WORD, end - at) + 1):
                kind = words.get(text[at : at + size])
                if kind and kind[0] >= Word.AND:
                    start = max(start, at + size)
        if end - start < 2:
            continue
        yield start, firm.end(), "company"


def _firm(text: str, end: int) -> int | None:
    """Return where a firm's name begins: at the first character behind punctuation, a digit or a line's start."""
    start = end
    while start and end - start <= _LONGEST_FIRM and "\u3400" <= text[start - 1] <= "\u9fff":
        start -= 1
    if not 2 <= end - start <= _LONGEST_FIRM or not _OF_NAMES.intersection(text[start + 1 : end]):
        return None
    words = vocabulary()
    for at in range(start, end):
        for size in range(1, _LONGEST_WORD + 1):
            word = text[at : at + size]
            kind = words.get(word)
            if at + size <= end and kind and kind[0] is Word.BOUNDARY and not (size == 1 and word in _OF_NAMES):
                return None
    return start


def may_begin(text: str, at: int) -> bool:
    """Tell whether a name may begin at a place: behind punctuation, or behind a word that is no part of names."""
    if at == 0 or not "\u3400" <= text[at - 1] <= "\u9fff":
        return True
    words = vocabulary()
    before = (words.get(text[at - size : at]) for size in range(1, min(at, _LONGEST_WORD) + 1))
    return any(kind is not None and kind[0] in (Word.BOUNDARY, Word.AND, Word.GENERIC) for kind in before)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)  # of few texts


@cache
def _suffixes() -> re.Pattern[str]:
    founded = [word for word in vocabulary() if word.startswith("慈善") and vocabulary()[word][0] is Word.SUFFIX]
    words = sorted((*_LEGAL, *founded, "基金會", "紀念醫院"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _surnames() -> frozenset[str]:
    rows = descriptor.words("people/surnames.csv")
    return frozenset(standard(cells["surname"]) for _, cells in rows if cells["kind"] == "chinese")
