"""The quantities that most are: a number alone, with a unit or counter behind it, or in an ordinal, and nothing more.

One look at the character before the number and the one behind it tells these; where either may change what the
number is, `read` leaves it to the whole grammar, which would read all that is read here in the same way. What the
characters may do is told in `plain_words`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals.chinese import CHARACTERS, POINT, SINGLE, evaluate, tael
from pipelines.extraction.numerals.mixed import ARABIC, CHINESE, ONE, Reading, literal, ungrouped
from pipelines.extraction.quantities import forms, idioms, measures, qualifiers, ranks, rates
from pipelines.extraction.quantities.plain_words import (
    BARE,
    CLOSE_BEFORE,
    DIGITS,
    MORE,
    NUMERALS,
    RANKING,
    SCALES,
    SHARE,
    TENTHS,
    Unit,
    Words,
    words,
)
from pipelines.extraction.quantities.quantity import Quantity, is_round, written
from pipelines.extraction.quantities.ranges import JOINERS

# The value and the literal of each digit and numeral that stands alone.
_ALONE: Final = {
    **{digit: (Decimal(digit), digit) for digit in "0123456789"},
    **{written: (value, literal(value)) for written, value in SINGLE.items() if written != "零"},
}
# Behind a digit: what goes on with the number, as thousands or as a decimal point.
_GOING_ON_ARABIC: Final = DIGITS | frozenset(",. \u2009\u202f\u00a0")
# Behind a Chinese numeral: what goes on with it, and what may make it a fraction or one of two neighbours.
_GOING_ON: Final = frozenset(f"{CHARACTERS}{POINT}")
_PARTS: Final = frozenset("分份")
_GOING_ON_CHINESE: Final = _GOING_ON | _PARTS | MORE | {"、"}
_AFTER_PART: Final = frozenset("之 一二兩两三四五六七八九")
# Behind a scale or 多: what makes the number longer still or 多 another word.
_LOWER: Final = frozenset(f"{CHARACTERS}0123456789零又 ")
_NO_MORE: Final = frozenset(f"{CHARACTERS}元於于樣样額额下 ")
_AFTER_COLON: Final = DIGITS | NUMERALS | frozenset(" ")
_BROKEN: Final = frozenset("至到")
_SHARES: Final = frozenset("%成")
# Behind 成: what makes more of it or another word; behind a counter: what may join two numbers or add a half.
_AFTER_TENTHS: Final = JOINERS | frozenset("員员功果熟績绩就交品長长分半多餘余有0123456789一二三四五六七八九\n")
_AFTER_COUNTER: Final = JOINERS | frozenset("半")
# 個 may begin 個百分點 or 個半小時.
_PIECES: Final = frozenset("個个")
_AFTER_PIECE: Final = frozenset(" 百半多幾几")
# Behind a unit: what may add to it, as 三年半, 1小時30分鐘, 兩美元又三美分, 五年內, 50歲起.
_ADDING: Final = frozenset(f"{CHARACTERS}0123456789半多餘余有零又起")
_WITHIN: Final = frozenset("內内")
# Behind an ordinal: what joins two of them.
_JOINING: Final = frozenset("、及和")
_ONLY_ENDS: Final = frozenset("只僅仅有共一中餘余\n")
# What stands before a qualifier may change what it says.
_NO_QUALIFIER: Final = frozenset(("blank", "caption", "eventful"))
# Within reach of a qualifier farther off or of a rate per time there is one of these.
_FAR_OFF: Final = re.compile("[最至限起每均]")
_REACH: Final = 16


def read(text: str, start: int, floor: int) -> Quantity | None:
    """Return the plain quantity whose number begins at `start`; None where the whole grammar has to look.

    >>> found = [read(text, 1, 0) for text in ("共3間", "第一批", "$5")]
    >>> [quantity and (quantity.counter, quantity.form) for quantity in found]
    [('間', 'count'), ('批', 'ordinal'), None]
    """
    character = text[start]
    alone = _ALONE.get(character)
    if alone is None:
        return None
    value, exact = alone
    end, more = start + 1, False
    following = text[end : end + 1]
    known = words()
    arabic = character in DIGITS
    if arabic:
        bare = known.bare.match(text, start)
        if bare is not None:
            exact, end = bare[0], bare.end()
            value = Decimal(exact)
            return Quantity(start, end, start, end, value, exact, None, ONE, "count", "1", "exact", None, "bare")
        if following in _GOING_ON_ARABIC:
            match = ARABIC.match(text, start)
            if match is None:
                return None
            end = match.end()
            if end > start + 1:
                if character == "0" and end > start + 2:
                    return None
                exact = match[0] if end - start < 5 else ungrouped(match[0])
                value = Decimal(exact)
                if character == "0":
                    exact = literal(value)
                following = text[end : end + 1]
    else:
        if following in _GOING_ON_CHINESE:
            numeral = _chinese(text, start)
            if numeral is None:
                return None
            end, value, exact = numeral
            following = text[end : end + 1]
        if text[start : start + 2] in known.idioms or text[start - 1 : end] in known.idioms:
            word = idioms.at(text, start, floor)
            if word is not None and word.end >= end:
                begin, stop, form = word
                return Quantity(begin, stop, start, end, value, exact, None, ONE, "count", "1", "exact", None, form)
        if end == start + 1 and character not in NUMERALS:
            return None
    behind = known.behind.get(following)
    if behind is not None:
        if behind == "longer":
            longer = _longer(text, end, value)
            if longer is None:
                return None
            end, value, exact, more = longer
            following = text[end : end + 1]
            behind = known.behind.get(following)
        if behind == "closing" or behind == "longer":
            if following not in _SHARES and (following != "：" or text[end + 1 : end + 2] in _AFTER_COLON):
                return None
        elif behind == "point" and _goes_on(text, end):
            return None
    begin, said = start, "exact"
    before = known.before.get(text[start - 1 : start])
    if before is not None:
        if before == "qualifier" or (
            before == "close" and text[start - 2 : start - 1] not in CLOSE_BEFORE[text[start - 1]]
        ):
            begin, said = qualifiers.before(text, start, floor)
            if said != "exact" and known.before.get(text[begin - 1 : begin]) in _NO_QUALIFIER:
                return None
        elif before == "rank":
            return None if more or start <= floor else _ordinal(text, start, floor, end, value, exact)
        elif before == "caption" and not arabic:
            captioned = end == start + 1 and (behind is None or _unit(text, end, following, known) is BARE)
            if not captioned:
                return None
            return Quantity(start, end, start, end, value, exact, None, ONE, "count", "1", "exact", None, "ordinal")
        elif before != "blank" or not _apart(text, start, known):
            return None
    unit = BARE if behind is None else _unit(text, end, following, known)
    if unit is None or (not arabic and unit.form == "bare"):
        return None
    if more and said != "at_least":
        said = "over"
    return _settled(text, floor, start, begin, end, value, exact, unit, said, known)


def _chinese(text: str, start: int) -> tuple[int, Decimal, str] | None:
    """Return end, value and literal of a Chinese numeral; None for two neighbours and for what may be a fraction."""
    end = start + 1
    value, exact = _ALONE[text[start]]
    following = text[end : end + 1]
    if following in _GOING_ON:
        match = CHINESE.match(text, start)
        found = None if match is None or tael(match[0]) is not None else evaluate(match[0])
        if match is None or found is None or found.upper is not None:
            return None
        end, (value, exact) = match.end(), written(found.value)
        following = text[end : end + 1]
    elif following == "、":
        return None
    if following in _PARTS:
        return None if text[end + 1 : end + 2] in _AFTER_PART else (end, value, exact)
    # 四幾十萬 is one number.
    return None if following in MORE and text[end + 1 : end + 2] in _NO_MORE else (end, value, exact)


def _longer(text: str, end: int, value: Decimal) -> tuple[int, Decimal, str, bool] | None:
    """Return end, value and literal of a number with the scale or 多 at `end`, and whether it says 多; or None."""
    more = text[end] in MORE
    if more:
        if text[end + 1 : end + 2] not in SCALES:
            if text[end + 1 : end + 2] in _NO_MORE or not is_round(value):
                return None
            return end + 1, value, literal(value), True
        end += 1
    if text[end + 1 : end + 2] in _LOWER:
        return None
    return end + 1, *written(value.scaleb(SCALES[text[end]])), more


def _unit(text: str, end: int, following: str, known: Words) -> Unit | None:
    """Return what the words at `end` make of a number before them; None where they need the whole grammar."""
    if following in _SHARES:
        behind = text[end + 1 : end + 2]
        if following == "成":
            return None if behind in _AFTER_TENTHS else TENTHS
        return None if behind in known.closing else SHARE
    if following in _PIECES and text[end + 1 : end + 2] in _AFTER_PIECE:
        return None
    units = known.units
    for word, length, not_before, glued, unit in units.get(text[end : end + 2]) or units.get(following, ()):
        if length < 3 or text.startswith(word, end):
            behind = text[end + length : end + length + 1]
            if behind in not_before or (glued and behind.isascii() and behind.isalnum()):
                continue
            if unit is None or not unit.length:
                return unit
            if unit.adds:
                return None if behind in known.closing or behind in _ADDING else unit
            return None if behind in _AFTER_COUNTER else unit
    return BARE


def _settled(
    text: str,
    floor: int,
    start: int,
    begin: int,
    end: int,
    value: Decimal,
    exact: str,
    unit: Unit,
    said: str,
    known: Words,
) -> Quantity | None:
    """Return the quantity with the qualifier behind it or farther off, as a rate or an article where it is one."""
    length, form, measure, sign, per, counter, _ = unit
    stop, of = end + length, None
    following = text[stop : stop + 1]
    if unit is TENTHS:
        if value > 10:
            return None
        value, exact = written(value.scaleb(1))
    if following in known.qualifying_behind:
        stop, behind = qualifiers.behind(text, stop)
        said = qualifiers.combine(said, False, behind)
        if form == "bare" and text[stop : stop + 1] == " ":
            return None
    elif form == "duration" and following in _WITHIN and text[stop + 1 : stop + 2] not in forms.INNER:
        stop, said = stop + 1, "up_to"
    if form == "bare":
        return Quantity(begin, stop, start, end, value, exact, None, per, measure, sign, said, counter, form)
    far_off = _FAR_OFF.search(text, max(floor, begin - _REACH), begin) is not None
    if said == "exact" and form != "ordinal" and far_off:
        said = qualifiers.far(text, begin, floor)
    if form == "count":
        if following in rates.BEFORE_ONLY and rates.ONLY.match(text, stop) is not None:
            return None
        if said == "exact" and text[start] == "一" and end == start + 1 and not _only(text, start, floor):
            form = "article"
        elif far_off and (of := rates.each_time(text, begin, floor)) is not None:
            form = measure = "rate"
    elif form == "ordinal":
        form = "count" if text[start] in "兩两" else form
    elif form == "duration" and (text[start] == "一" or (counter == "年" and end - start == 4)):
        return None
    return Quantity(begin, stop, start, end, value, exact, None, per, measure, sign, said, counter, form, of)


def _apart(text: str, start: int, known: Words) -> bool:
    """Say whether behind a blank the number stands alone, as behind a bullet: no English word, sign or qualifier."""
    last = text[start - 2 : start - 1]
    return not last.isascii() and last not in known.qualifying and known.before.get(last, "close") == "close"


def _only(text: str, start: int, floor: int) -> bool:
    """Say whether a word before 一 makes it a number and no article: 只有一個."""
    return text[start - 1 : start] in _ONLY_ENDS and forms.said_of_one(text, start, floor)


def _ordinal(text: str, start: int, floor: int, end: int, value: Decimal, exact: str) -> Quantity | None:
    """Return the ordinal or rank with 第 whose number is `start` to `end`; None where another may be joined to it."""
    following = text[end : end + 1]
    if following in _JOINING:
        return None
    form = "ordinal"
    counter: str | None
    measure = None if following in RANKING else measures.right_behind(text, end)
    if measure is not None and measure.kind != "noun":
        stop, counter = end + len(measure.written), measure.written
    else:
        read = ranks.read(text, start - 1, floor, Reading(end, value, None, False, ONE, value, "arabic"))
        stop, counter, form = read.end, read.counter, "rank" if read.ranks else "ordinal"
    return Quantity(start - 1, stop, start, end, value, exact, None, ONE, "rank", "1", "exact", counter, form)


def _goes_on(text: str, end: int) -> bool:
    """Say whether what stands at `end` goes on with the number: the code 2.a or 46,X, a range broken before 至."""
    behind = text[end + 1 : end + 2]
    if text[end] == ".":
        return behind.isalnum() and behind.isascii()
    return behind in _BROKEN if text[end] == "\n" else behind == "X"
