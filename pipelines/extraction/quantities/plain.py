"""The quantities that most are: a number alone, with a unit or counter behind it, or in an ordinal, and nothing more.

One look at the character before the number and the one behind it tells these; where either may change what the
number is, `read` leaves it to the whole grammar, which would read all that is read here in the same way.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

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
# Behind a figure: a scale or 多, and what behind these makes it longer still or 多 another word.
_SCALES: Final = {"萬": 4, "万": 4, "億": 8, "亿": 8}
_MORE: Final = frozenset("多餘余幾几")
_LENGTHENING: Final = _MORE | frozenset(_SCALES)
_LOWER: Final = frozenset(f"{CHARACTERS}0123456789零又 ")
_NO_MORE: Final = frozenset(f"{CHARACTERS}元於于樣样額额下 ")
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
_PIECES: Final = frozenset("個个")
_AFTER_PIECE: Final = frozenset(" 百半多幾几")
# Behind a unit: what may add to it, as 三年半, 1小時30分鐘, 兩美元又三美分, 五年內, 50歲起.
_ADDING: Final = frozenset(f"{CHARACTERS}0123456789半多餘余有零又內内起")
# Behind an ordinal: what may make it a rank or two of them.
_RANKING: Final = frozenset("、及和大位名高多快低佳好")
_ONLY_ENDS: Final = frozenset("只僅仅有共一中\n")
# Counters and units that the words around them may make ordinals: 三期, 二十世紀.
_DOUBTFUL: Final = frozenset(("期", "世紀", "世纪"))


class _Unit(NamedTuple):
    """What a plain number is by what stands behind it; `written` is its counter, if it has one."""

    length: int
    form: str
    measure: str
    unit: str
    per: Decimal
    written: str | None
    adds: bool


_BARE: Final = _Unit(0, "bare", "count", "1", ONE, None, False)
_SHARE: Final = _Unit(1, "percentage", "percentage", "%", Decimal(100), None, False)
_COUNTS: Final = {"count": "count", "list": "count", "label": "ordinal", "rank_set": "rank_set"}
_MEASURES: Final = {"duration": "duration", "age": "quantity", "physical": "quantity"}


@cache
def _units() -> dict[str, _Unit]:
    """Return what each counter, unit and currency makes of a plain number; those that need a closer look are left out."""
    units: dict[str, _Unit] = {}
    for found in measures.every():
        written, kind = found.written, found.kind
        if kind == "noun":
            units[written] = _BARE._replace(form="count")
        elif written in _DOUBTFUL or found.factor != "1":
            continue
        elif kind in _COUNTS:
            units[written] = _Unit(len(written), _COUNTS[kind], "count", "1", ONE, written, False)
        elif kind in _MEASURES:
            units[written] = _Unit(len(written), kind, _MEASURES[kind], found.unit, ONE, written, True)
        elif kind == "currency" and found.unit:
            units[written] = _Unit(len(written), "money", "money", found.unit, ONE, None, True)
    return units


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
    character, more = text[start], False
    eventful, closing, qualifying = _neighbours()
    if character in _DIGITS:
        match = ARABIC.match(text, start)
        if match is None:
            return None
        end, value = match.end(), arabic_value(match)
        following = text[end : end + 1]
        if following in _LENGTHENING:
            longer = _longer(text, end, value)
            if longer is None:
                return None
            end, value, more = longer
            following = text[end : end + 1]
    elif character in SINGLE and character != "零":
        end, value = start + 1, SINGLE[character]
        following = text[end : end + 1]
        if following in _LONGER or (following in _PARTS and text[end + 1 : end + 2] in _AFTER_PART):
            return None
        word = idioms.at(text, start, floor)
        if word is not None:
            return _aside(word.start, word.end, start, end, value, word.form)
        if character not in _NUMERALS:
            return None
    else:
        return None
    if following in closing and following != "%":
        return None
    if following in _POINTS and _goes_on(text, end):
        return None
    before = text[start - 1 : start]
    if before == "第":
        return None if more or start <= floor else _ordinal(text, start, end, value)
    if before == " ":
        # Behind a blank only what is no English word, sign or word of its own, as a bullet: • 67間.
        before = text[start - 2 : start - 1]
        if before.isascii() or before in qualifying or before == "第":
            return None
    if before in eventful or text[start - 2 : start - 1] in _TWO_BEFORE.get(before, ()):
        return None
    unit = _unit(text, end, closing)
    if unit is None or (unit.form == "bare" and character in _NUMERALS):
        return None
    begin, said = qualifiers.before(text, start, floor) if before in qualifying else (start, "exact")
    if said != "exact" and (text[begin - 1 : begin] == " " or text[begin - 1 : begin] in eventful):
        return None
    return _settled(text, floor, start, begin, end, value, unit, qualifiers.combine(said, more, "exact"))


def _longer(text: str, end: int, value: Decimal) -> tuple[int, Decimal, bool] | None:
    """Return the end and value of a figure with the scale at `end`, or with 多 and that it says so; None for others."""
    following = text[end + 1 : end + 2]
    if text[end] in _MORE:
        return None if following in _NO_MORE or value % 10 else (end + 1, value, True)
    if following in _LOWER:
        return None
    return end + 1, Decimal(format(value.scaleb(_SCALES[text[end]]), "f")), False


def _unit(text: str, end: int, closing: frozenset[str]) -> _Unit | None:
    """Return what the words at `end` make of a number before them; None where they need the whole grammar."""
    following = text[end : end + 1]
    if following == "%":
        unit: _Unit | None = _SHARE
    elif following in _PIECES and text[end + 1 : end + 2] in _AFTER_PIECE:
        return None
    else:
        measure = measures.right_behind(text, end)
        unit = _BARE if measure is None else _units().get(measure.written)
    if unit is None or not unit.length:
        return unit
    following = text[end + unit.length : end + unit.length + 1]
    return None if following in closing or (unit.adds and following in _ADDING) else unit


def _settled(
    text: str, floor: int, start: int, begin: int, end: int, value: Decimal, unit: _Unit, said: str
) -> Quantity | None:
    """Return the quantity with a qualifier that stands farther off, as a rate or an article where it is one."""
    length, form, measure, sign, per, counter, _ = unit
    of = None
    if said == "exact" and form not in ("bare", "ordinal"):
        said = qualifiers.far(text, begin, floor)
    if form == "count":
        if text[start] == "一" and said == "exact" and not _only(text, start, floor):
            form = "article"
        elif (of := rates.each_time(text, begin, floor)) is not None:
            form = measure = "rate"
    elif form == "ordinal":
        form = "count" if text[start] in "兩两" else form
    elif form == "duration" and (text[start] == "一" or (counter == "年" and end - start == 4)):
        return None
    exact = format(value, "f")
    return Quantity(
        begin, end + length, start, end, value, exact, None, per, measure, sign, said, counter, form, of
    )


def _only(text: str, start: int, floor: int) -> bool:
    """Say whether a word before 一 makes it a number and no article: 只有一個."""
    return text[start - 1 : start] in _ONLY_ENDS and forms.ONLY.search(text, max(floor, start - 2), start) is not None


def _ordinal(text: str, start: int, end: int, value: Decimal) -> Quantity | None:
    """Return the ordinal with 第 whose number is `start` to `end` where its counter makes it no rank."""
    if text[end : end + 1] in _RANKING:
        return None
    measure = measures.right_behind(text, end)
    if measure is None or measure.kind == "noun":
        return None
    stop, counter = end + len(measure.written), measure.written
    exact = format(value, "f")
    return Quantity(start - 1, stop, start, end, value, exact, None, ONE, "rank", "1", "exact", counter, "ordinal")


def _aside(begin: int, stop: int, start: int, end: int, value: Decimal, form: str) -> Quantity:
    """Return the numeral of a word that counts nothing."""
    exact = format(value, "f")
    return Quantity(begin, stop, start, end, value, exact, None, ONE, "count", "1", "exact", None, form)


def _goes_on(text: str, end: int) -> bool:
    """Say whether a point or comma at `end` goes on with the code that the number is of: 2.a, 46,X."""
    behind = text[end + 1 : end + 2]
    return behind.isalnum() and behind.isascii() if text[end] == "." else behind == "X"
