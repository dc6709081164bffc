"""斤, 兩 and 錢, weights whose size differs from place to place: 五斤半, 七斤二兩, 四兩半, 二錢.

In grams by the place of the text (knowledge/quantities/places.csv); the 斤 of 500 grams where that is not known.
兩 is a numeral too, and 錢 is money behind others: right behind a number, and no counter behind them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.mixed import Reading
from pipelines.extraction.quantities import measures
from pipelines.extraction.quantities.tail import BARE, HALF, Tail
from pipelines.knowledge import KnowledgeError, descriptor
from pipelines.knowledge.sheets import FOLDER
from pipelines.patterns import later

FIRST: Final = frozenset("斤兩两錢钱")
_PLACES: Final = "quantities/places.csv"
_ORDER: Final = {"斤": 0, "兩": 1, "两": 1, "錢": 2, "钱": 2}
_NOT_BEFORE: Final = later("[斤岸者制性黨党國国地者者類类性頭头面次邊边極极院會会包袋財财幣币櫃柜莊庄]")
_HEAVY: Final = frozenset("重銀银")
_NUMERALS: Final = frozenset("0123456789一二三四五六七八九十")


@cache
def _grams() -> dict[str, tuple[Decimal, Decimal, Decimal]]:
    """Return the grams of 斤, 兩 and 錢 by place; KnowledgeError for a place with one of the first two alone."""
    grams = {}
    for line, row in descriptor.words(_PLACES):
        catty, tael = row["catty"], row["tael"]
        if bool(catty) != bool(tael):
            raise KnowledgeError(FOLDER / _PLACES, line, "one of catty and tael left empty", "Fill both or neither")
        if catty:
            grams[row["place"]] = (Decimal(catty), Decimal(tael), Decimal(tael) / 10)
    return grams


def read(text: str, reading: Reading, place: str) -> Tail | None:
    """Return the tail of a number behind which one of them stands, with its smaller parts; None for other words.

    >>> from pipelines.extraction.numerals.mixed import read as numeral
    >>> tail = read("七斤二兩", numeral("七斤二兩", 0), "CN")
    >>> int(tail.factor), int(tail.plus), tail.unit
    (500, 100, 'g')
    """
    at = reading.end
    order = _ORDER[text[at]]
    if not _counts(text, at):
        return None
    grams = _grams().get(place) or (Decimal(500), Decimal(50), Decimal(5))
    tail = BARE._replace(end=at + 1, form="physical", measure="quantity", unit="g", factor=grams[order])
    tail, plus = tail._replace(counter=text[at]), Decimal(0)
    while True:
        end = tail.end
        if text[end : end + 1] == "半" and not "一" <= text[end + 1 : end + 2] <= "鿿":
            return tail._replace(end=end + 1, plus=plus + HALF * grams[order])
        below = mixed_numerals.read(text, end) if text[end : end + 1] in _NUMERALS else None
        mark = text[below.end : below.end + 1] if below is not None else ""
        if below is None or _ORDER.get(mark, 0) <= order or not _counts(text, below.end):
            return tail._replace(plus=plus)
        order = _ORDER[mark]
        plus += below.value * grams[order]
        tail = tail.ending(below.end + 1)


def _counts(text: str, at: int) -> bool:
    """Return whether the weight at `at` is one: neither part of a word nor a numeral with its counter."""
    if _NOT_BEFORE.match(text, at + 1) is not None:
        return False
    behind = measures.right_behind(text, at + 1) if text[at] in "兩两" else None
    return behind is None or behind.written in _HEAVY
