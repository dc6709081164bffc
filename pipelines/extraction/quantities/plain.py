"""The quantities that most are: a number alone, with a unit or counter behind it, or in an ordinal, and nothing more.

One look at the character before the number and the one behind it tells these; where either may change what the
number is, `read` leaves it to the whole grammar, which would read all that is read here in the same way.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from pipelines.extraction.numerals.chinese import CHARACTERS, POINT, SINGLE, evaluate, tael
from pipelines.extraction.numerals.mixed import AFTER_ARABIC, ARABIC, CHINESE, ONE, Reading, arabic_value, literal
from pipelines.extraction.quantities import forms, idioms, measures, qualifiers, ranges, ranks, rates
from pipelines.extraction.quantities.quantity import Quantity

_DIGITS: Final = frozenset("0123456789")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_NUMERALS: Final = frozenset("一二兩两三四五六七八九十")
# Behind a Chinese numeral: what goes on with it, and what may make it a fraction or one of two neighbours.
_GOING_ON: Final = frozenset(f"{CHARACTERS}{POINT}")
_PARTS: Final = frozenset("分份")
_AFTER_PART: Final = frozenset("之 一二兩两三四五六七八九")
# Behind a number: a scale or 多, and what behind these makes it longer still or 多 another word.
_SCALES: Final = {"萬": 4, "万": 4, "億": 8, "亿": 8}
_MORE: Final = frozenset("多餘余幾几")
_LENGTHENING: Final = _MORE | frozenset(_SCALES)
_LOWER: Final = frozenset(f"{CHARACTERS}0123456789零又 ")
_NO_MORE: Final = frozenset(f"{CHARACTERS}元於于樣样額额下 ")
# Before a number: what may make it a code, a label, a rank, a sum, a rate or less than nothing.
_EVENTFUL_BEFORE: Final = frozenset(
    " #$%&'()*+-./:<=>@\\^_`{~每前負负−–氏數数幾几好體体顯显子碼码型號号錄录件圖图表片編编戶户牌：（≤＜"
)
_BETWEEN: Final = frozenset("介位處处")
# What stands before these two and gives them a say: 零下, and the word of a caption at the end of a line.
_TWO_BEFORE: Final = {
    "下": frozenset("零"), "乎": frozenset("介"), "於": _BETWEEN, "于": _BETWEEN,
    "\n": frozenset("圖图表件錄录片 ."),
}  # fmt: skip
# Behind a number: what may make it longer, a range, a share, a time, a code or a sum.
_EVENTFUL_BEHIND: Final = frozenset(" %‰/:_+⁄∕份分來来比：對对三號号染月時时點点成折百半斤兩两錢钱")
_CAPTIONS: Final = frozenset("圖图表")
_AFTER_COLON: Final = _DIGITS | _NUMERALS | frozenset(" ")
_BROKEN: Final = frozenset("至到")
_POINTS: Final = frozenset(".,\n")
# 個 may begin 個百分點 or 個半小時.
_PIECES: Final = frozenset("個个")
_AFTER_PIECE: Final = frozenset(" 百半多幾几")
# Behind a unit: what may add to it, as 三年半, 1小時30分鐘, 兩美元又三美分, 五年內, 50歲起.
_ADDING: Final = frozenset(f"{CHARACTERS}0123456789半多餘余有零又起")
_WITHIN: Final = frozenset("內内")
# Behind an ordinal: what joins two of them, and what may make it a rank.
_JOINING: Final = frozenset("、及和")
_RANKING: Final = frozenset("大位名高多快低佳好")
_ONLY_ENDS: Final = frozenset("只僅仅有共一中餘余\n")
# Counters and units that the words around them may make ordinals: 三期, 二十世紀.
_DOUBTFUL: Final = frozenset(("期", "世紀", "世纪", "度", "廳", "厅", "頁", "页"))


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
    """Return what each counter, unit and currency makes of a plain number, but those that need a closer look."""
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


# The characters that leave a number to the grammar before and behind it, all those that say anything behind it, and
# those that end qualifiers before it.
_Neighbours = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


@cache
def _neighbours() -> _Neighbours:
    before = _EVENTFUL_BEFORE | _LETTERS | _DIGITS | measures.signs_end_with()
    closing = _EVENTFUL_BEHIND | _LETTERS | AFTER_ARABIC | ranges.JOINERS
    units = {measure.written[0] for measure in measures.every()}
    telling = closing | _LENGTHENING | _POINTS | units | qualifiers.begin_with()
    return before, closing, telling, qualifiers.end_with()


def read(text: str, start: int, floor: int) -> Quantity | None:
    """Return the plain quantity whose number begins at `start`; None where the whole grammar has to look.

    >>> found = [read(text, 1, 0) for text in ("共3間", "第一批", "$5")]
    >>> [quantity and (quantity.counter, quantity.form) for quantity in found]
    [('間', 'count'), ('批', 'ordinal'), None]
    """
    character, more = text[start], False
    if character in _DIGITS:
        match = ARABIC.match(text, start)
        if match is None or (character == "0" and match.end() > start + 2):
            return None
        end = match.end()
        value = Decimal(match[0]) if end - start < 5 else arabic_value(match)
    elif character in SINGLE and character != "零":
        numeral = _chinese(text, start)
        if numeral is None:
            return None
        end, value = numeral
        word = idioms.at(text, start, floor)
        if word is not None and word.end >= end:
            return _aside(word.start, word.end, start, end, value, word.form)
        if end > start + 1:
            value = Decimal(literal(value))
        elif character not in _NUMERALS:
            return None
    else:
        return None
    eventful, closing, telling, qualifying = _neighbours()
    following, before = text[end : end + 1], text[start - 1 : start]
    if following in _LENGTHENING:
        longer = _longer(text, end, value)
        if longer is None:
            return None
        end, value, more = longer
        following = text[end : end + 1]
    if following in closing and following != "%" and (following != "：" or text[end + 1 : end + 2] in _AFTER_COLON):
        return None
    if following in _POINTS and _goes_on(text, end):
        return None
    if before == "第":
        return None if more or start <= floor else _ordinal(text, start, floor, end, value)
    if before in _CAPTIONS and character not in _DIGITS:
        captioned = _unit(text, end, following, closing) is _BARE
        return _aside(start, end, start, end, value, "ordinal") if captioned and end == start + 1 else None
    if before == " ":
        # Behind a blank only what is no English word, sign or word of its own, as a bullet: • 67間.
        before = text[start - 2 : start - 1]
        if before.isascii() or before in qualifying or before == "第":
            return None
    if before in eventful or (before in _TWO_BEFORE and text[start - 2 : start - 1] in _TWO_BEFORE[before]):
        return None
    unit = _unit(text, end, following, closing) if following in telling else _BARE
    if unit is None or (unit.form == "bare" and character not in _DIGITS):
        return None
    begin, said = qualifiers.before(text, start, floor) if before in qualifying else (start, "exact")
    if said != "exact" and (text[begin - 1 : begin] == " " or text[begin - 1 : begin] in eventful):
        return None
    return _settled(text, floor, start, begin, end, value, unit, "over" if more and said != "at_least" else said)


def _chinese(text: str, start: int) -> tuple[int, Decimal] | None:
    """Return the end and value of a Chinese numeral, None for two neighbours and for what may be a fraction."""
    end = start + 1
    value = SINGLE[text[start]]
    following = text[end : end + 1]
    if following in _GOING_ON:
        match = CHINESE.match(text, start)
        found = None if match is None or tael(match[0]) is not None else evaluate(match[0])
        if match is None or found is None or found.upper is not None:
            return None
        end, value = match.end(), found.value
        following = text[end : end + 1]
    elif following == "、":
        return None
    if following in _PARTS:
        return None if text[end + 1 : end + 2] in _AFTER_PART else (end, value)
    # 四幾十萬 is one number.
    return None if following in _MORE and text[end + 1 : end + 2] in _NO_MORE else (end, value)


def _longer(text: str, end: int, value: Decimal) -> tuple[int, Decimal, bool] | None:
    """Return the end and value of a number with the scale or 多 at `end`, and whether it says 多; None for others."""
    more = text[end] in _MORE
    if more:
        if text[end + 1 : end + 2] not in _SCALES:
            return None if text[end + 1 : end + 2] in _NO_MORE or value % 10 else (end + 1, value, True)
        end += 1
    if text[end + 1 : end + 2] in _LOWER:
        return None
    return end + 1, Decimal(literal(value.scaleb(_SCALES[text[end]]))), more


def _unit(text: str, end: int, following: str, closing: frozenset[str]) -> _Unit | None:
    """Return what the words at `end` make of a number before them; None where they need the whole grammar."""
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
    """Return the quantity with the qualifier behind it or farther off, as a rate or an article where it is one."""
    length, form, measure, sign, per, counter, _ = unit
    stop, of = end + length, None
    following = text[stop : stop + 1]
    if following in qualifiers.begin_with():
        stop, behind = qualifiers.behind(text, stop)
        said = qualifiers.combine(said, False, behind)
        if form == "bare" and text[stop : stop + 1] == " ":
            return None
    elif form == "duration" and following in _WITHIN and text[stop + 1 : stop + 2] not in forms.INNER:
        stop, said = stop + 1, "up_to"
    if said == "exact" and form not in ("bare", "ordinal"):
        said = qualifiers.far(text, begin, floor)
    if form == "count":
        if following in rates.BEFORE_ONLY and rates.ONLY.match(text, stop) is not None:
            return None
        if text[start] == "一" and said == "exact" and end == start + 1 and not _only(text, start, floor):
            form = "article"
        elif (of := rates.each_time(text, begin, floor)) is not None:
            form = measure = "rate"
    elif form == "ordinal":
        form = "count" if text[start] in "兩两" else form
    elif form == "duration" and (text[start] == "一" or (counter == "年" and end - start == 4)):
        return None
    return Quantity(begin, stop, start, end, value, literal(value), None, per, measure, sign, said, counter, form, of)


def _only(text: str, start: int, floor: int) -> bool:
    """Say whether a word before 一 makes it a number and no article: 只有一個."""
    return text[start - 1 : start] in _ONLY_ENDS and forms.ONLY.search(text, max(floor, start - 2), start) is not None


def _ordinal(text: str, start: int, floor: int, end: int, value: Decimal) -> Quantity | None:
    """Return the ordinal or rank with 第 whose number is `start` to `end`; None where another may be joined to it."""
    following = text[end : end + 1]
    if following in _JOINING:
        return None
    exact, form = literal(value), "ordinal"
    counter: str | None
    measure = None if following in _RANKING else measures.right_behind(text, end)
    if measure is not None and measure.kind != "noun":
        stop, counter = end + len(measure.written), measure.written
    else:
        read = ranks.read(text, start - 1, floor, Reading(end, value, None, False, ONE, value, "arabic"))
        stop, counter, form = read.end, read.counter, "rank" if read.ranks else "ordinal"
    return Quantity(start - 1, stop, start, end, value, exact, None, ONE, "rank", "1", "exact", counter, form)


def _aside(begin: int, stop: int, start: int, end: int, value: Decimal, form: str) -> Quantity:
    """Return the numeral of a word that counts nothing."""
    exact = literal(value)
    return Quantity(begin, stop, start, end, value, exact, None, ONE, "count", "1", "exact", None, form)


def _goes_on(text: str, end: int) -> bool:
    """Say whether what stands at `end` goes on with the number: the code 2.a or 46,X, a range broken before 至."""
    behind = text[end + 1 : end + 2]
    if text[end] == ".":
        return behind.isalnum() and behind.isascii()
    return behind in _BROKEN if text[end] == "\n" else behind == "X"
