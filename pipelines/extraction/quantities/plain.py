"""The quantities that most are: a number alone, with a counter behind it, or in an ordinal, and nothing more to it.

One look at the character before the number and the one behind it tells these; where either may change what the
number is, `read` leaves it to the whole grammar, which would read all that is read here in the same way.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final

from pipelines.extraction.numerals.chinese import CHARACTERS, POINT, SINGLE
from pipelines.extraction.numerals.mixed import AFTER_ARABIC, ARABIC, ONE, arabic_value
from pipelines.extraction.quantities import forms, idioms, measures, qualifiers, ranges, rates
from pipelines.extraction.quantities.quantity import Quantity

_DIGITS: Final = frozenset("0123456789")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_NUMERALS: Final = frozenset("一二兩两三四五六七八九十")
# Behind a Chinese numeral: what makes the number a longer one.
_LONGER: Final = frozenset(f"{CHARACTERS}{POINT}多餘余幾几、 ")
_PARTS: Final = frozenset("分份")
_AFTER_PART: Final = frozenset("之 一二兩两三四五六七八九")
# Before a number: what may make it a code, a label, a rank, a sum, a rate or less than nothing.
_EVENTFUL_BEFORE: Final = frozenset(
    " #$%&'()*+-./:<=>@\\^_`{~每前負负−–氏數数幾几好體体顯显子碼码型號号錄录件圖图表片：（≤＜"
)
# What stands before these two and gives them a say: 零下, and the word of a caption at the end of a line.
_TWO_BEFORE: Final = {"下": frozenset("零"), "\n": frozenset("圖图表件錄录片 .")}
# Behind a number: what may make it longer, a range, a share, a time, a code or a sum.
_EVENTFUL_BEHIND: Final = frozenset(" %/:_⁄∕份分來来比：對对三號号染月時时點点成折百半")
_POINTS: Final = frozenset(".,")
# 個 may begin 個百分點 or 個半小時.
_UNITS: Final = frozenset("個个")
_AFTER_UNIT: Final = frozenset(" 百半多幾几")
# Behind an ordinal: what may make it a rank or two of them.
_RANKING: Final = frozenset("、及和大位名高多快低佳好")
_ONLY_ENDS: Final = frozenset("只僅仅有共一中\n")
_FORMS: Final = {"count": "count", "list": "count", "noun": "count", "label": "ordinal", "rank_set": "rank_set"}


@cache
def _neighbours() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the characters that leave a number to the grammar before and behind it, and those that end qualifiers."""
    before = _EVENTFUL_BEFORE | _LETTERS | _DIGITS | measures.signs_end_with()
    behind = _EVENTFUL_BEHIND | _LETTERS | AFTER_ARABIC | ranges.JOINERS | qualifiers.begin_with()
    return before, behind, qualifiers.end_with()


def read(text: str, start: int, floor: int) -> Quantity | None:
    """Return the plain quantity whose number begins at `start`; None where the whole grammar has to look.

    >>> found = [read(text, 1, 0) for text in ("共3間", "第一批", "$5")]
    >>> [quantity and (quantity.counter, quantity.form) for quantity in found]
    [('間', 'count'), ('批', 'ordinal'), None]
    """
    character = text[start]
    if character in _DIGITS:
        match = ARABIC.match(text, start)
        if match is None:
            return None
        end, value = match.end(), arabic_value(match)
    elif character in SINGLE and character != "零":
        end, value = start + 1, SINGLE[character]
        following = text[end : end + 1]
        if following in _LONGER or (following in _PARTS and text[end + 1 : end + 2] in _AFTER_PART):
            return None
        word = idioms.at(text, start, floor)
        if word is not None:
            return _quantity(word.start, word.end, start, end, value, None, word.form)
        if character not in _NUMERALS:
            return None
    else:
        return None
    eventful, closing, qualifying = _neighbours()
    following, before = text[end : end + 1], text[start - 1 : start]
    if following in closing or (following in _POINTS and _goes_on(text, end)):
        return None
    if before == "第":
        return _ordinal(text, start, end, value) if start > floor else None
    if before == " ":
        # Behind a blank only what is no English word, sign or word of its own, as a bullet: • 67間.
        before = text[start - 2 : start - 1]
        if before.isascii() or before in qualifying or before == "第":
            return None
    if before in eventful or text[start - 2 : start - 1] in _TWO_BEFORE.get(before, ()):
        return None
    if following in _UNITS and text[end + 1 : end + 2] in _AFTER_UNIT:
        return None
    begin, said = qualifiers.before(text, start, floor) if before in qualifying else (start, "exact")
    if said != "exact" and (text[begin - 1 : begin] == " " or text[begin - 1 : begin] in eventful):
        return None
    counter, stop, form = None, end, "bare"
    measure = measures.right_behind(text, end)
    if measure is not None:
        form = _FORMS.get(measure.kind, "")
        if not form or measure.written == "期":
            return None
        if measure.kind != "noun":
            counter, stop = measure.written, end + len(measure.written)
            if text[stop : stop + 1] in closing:
                return None
    elif said == "exact" and character in _NUMERALS:
        return None
    found = _quantity(begin, stop, start, end, value, counter, form)
    found.qualifier = said
    _settle(text, floor, found)
    return found


def _settle(text: str, floor: int, found: Quantity) -> None:
    """Give the quantity a qualifier that stands farther off, and the form of a rate or article where it is one."""
    start = found.number_start
    if found.form == "bare":
        return
    if found.form == "ordinal":
        if text[start] in "兩两":
            found.form = "count"
        return
    if found.qualifier == "exact":
        found.qualifier = qualifiers.far(text, found.start, floor)
    if found.form != "count":
        return
    if text[start] == "一" and found.qualifier == "exact":
        if text[start - 1 : start] not in _ONLY_ENDS or not forms.ONLY.search(text, max(floor, start - 2), start):
            found.form = "article"
            return
    span = rates.each_time(text, found.start, floor)
    if span is not None:
        found.form = found.measure = "rate"
        found.of = span


def _ordinal(text: str, start: int, end: int, value: Decimal) -> Quantity | None:
    """Return the ordinal with 第 whose number is `start` to `end` where its counter makes it no rank."""
    if text[end : end + 1] in _RANKING:
        return None
    measure = measures.right_behind(text, end)
    if measure is None or measure.kind == "noun":
        return None
    found = _quantity(start - 1, end + len(measure.written), start, end, value, measure.written, "ordinal")
    found.measure = "rank"
    return found


def _goes_on(text: str, end: int) -> bool:
    """Say whether a point or comma at `end` goes on with the code that the number is of: 2.a, 46,X."""
    behind = text[end + 1 : end + 2]
    return behind.isalnum() and behind.isascii() if text[end] == "." else behind == "X"


def _quantity(begin: int, stop: int, start: int, end: int, value: Decimal, counter: str | None, form: str) -> Quantity:
    return Quantity(begin, stop, start, end, value, format(value, "f"), None, ONE, "count", "1", "exact", counter, form)
