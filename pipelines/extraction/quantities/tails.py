"""What stands behind a number and says what it is: %, 成, a currency, a unit, a counter, or nothing.

Works at one place of the text, right behind a numeral that `numerals` has read; ranges, qualifiers and what stands
before the number are put together in `quantities`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.chinese import DIGITS
from pipelines.extraction.numerals.mixed import ONE, ZERO, Reading
from pipelines.extraction.quantities import measures
from pipelines.extraction.quantities.measures import Measure

HUNDRED: Final = Decimal(100)
HALF: Final = Decimal("0.5")
_PERCENT: Final = re.compile("(?i:percentage points?|per ?cent(?![A-Za-z])|pct(?![A-Za-z]))")
_POINTS: Final = re.compile(" ?[個个]? ?百 ?分 ?[點点]")
# 成 is a tenth, unless it begins a word of its own: 三成員, 十成功.
_TENTHS: Final = re.compile(
    " ?成(?![員员](?![工警])|功(?!能|課)|果(?!欄)|熟|[績绩]|就|交|品|[長长](?![者期遠远])|分(?!別|析))"
    "(半|[一二三四五六七八九](?![成個个名位年萬千百十]))?"
)
_DISCOUNT: Final = re.compile(" ?折(?![扣射磨疊叠合返騰腾])(半)?")
_HALF_UNIT: Final = re.compile("[個个](半|多|幾|几)(?=月|小時|小时|鐘|钟|星期|禮拜|礼拜|世紀|世纪|工作)")
_HALF: Final = re.compile("半(?![年月日天導导島岛徑径數数決决公官夜場场價价載载途])")
_MORE: Final = re.compile(
    "(?:[多餘余](?![元媒學学次功重個个名位種种方邊边國国人樣样額额下地達达於于數数少])|有[多餘余])"
)
_MAGNITUDE: Final = re.compile("(?i:(k)|(mn?|mil)|(bn?)|(tn|t))(?![A-Za-z])")
_D: Final = "[0-9]{1,2}|[一二兩两三四五六七八九]"
_COINS: Final = re.compile(
    f"({_D})(?:毫子?|角|毛)(?:({_D})[分仙])?|[零〇]?({_D})[分仙](?!鐘)|([一二三四五六七八九])(?![十百千萬万億亿個个名位元圓塊毛角分])"
)
_MAGNITUDES: Final = (3, 6, 9, 12)
_SMALLER: Final = {"a": ("mo", 12), "wk": ("d", 7), "d": ("h", 24), "h": ("min", 60), "min": ("s", 60)}
_NUMERAL: Final = frozenset(f"0123456789{''.join(DIGITS)}十廿卅百")


class Tail(NamedTuple):
    """What a number turns out to be: `value * factor + plus` of `unit`, up to `end`."""

    end: int
    form: str
    measure: str
    unit: str
    per: Decimal
    factor: Decimal
    plus: Decimal
    counter: str | None
    more: bool


_BARE: Final = Tail(0, "bare", "count", "1", ONE, ONE, ZERO, None, False)
_FRACTION: Final = _BARE._replace(form="ratio", measure="ratio")
_SHARE: Final = _BARE._replace(form="percentage", measure="percentage", unit="%", per=HUNDRED)
_BY_KIND: Final = {
    "count": _BARE._replace(form="count"),
    "list": _BARE._replace(form="count"),
    "label": _BARE._replace(form="ordinal"),
    "rank_set": _BARE._replace(form="rank_set"),
    "multiple": _FRACTION,
    "dozen": _BARE._replace(form="count", factor=Decimal(12)),
    "duration": _BARE._replace(form="duration", measure="duration"),
    "age": _BARE._replace(form="age", measure="quantity"),
    "physical": _BARE._replace(form="physical", measure="quantity"),
    "currency": _BARE._replace(form="money", measure="money"),
}


@cache
def _template(measure: Measure) -> Tail:
    kind = measure.kind if measure.kind not in ("tenth", "cent") else "currency"
    tail = _BY_KIND[kind]
    counts = kind in ("count", "label", "rank_set", "list", "multiple", "dozen")
    factor = Decimal(measure.factor) if measure.factor != "1" else tail.factor
    return tail._replace(unit="1" if counts else measure.unit, factor=factor, counter=measure.written)


def read(text: str, start: int, reading: Reading, place: str, currency: str | None) -> Tail:
    """Return what the number `reading`, which begins at `start`, is by the words behind it.

    `currency` is the ISO 4217 code of a sign before the number, if any; `place` decides what a bare 元 is.
    """
    position = reading.end
    if currency is not None:
        return _money(text, position, currency, place)
    if reading.per != 1:
        share = (reading.per == HUNDRED and text[position - 1] not in "0123456789") or _is_percent(text, start, reading)
        return (_SHARE if share else _FRACTION)._replace(end=position, per=reading.per)
    following = text[position : position + 1]
    if not following:
        return _BARE._replace(end=position)
    if following == "分" and text.startswith("分百", position) and text[start:position] == "百":
        return _SHARE._replace(end=position + 2)
    if following == "%" or (following == " " and text[position + 1 : position + 2] == "%"):
        return _SHARE._replace(end=text.index("%", position) + 1)
    if following in "成折 " and (tail := _tenths(text, position, reading)) is not None:
        return tail
    if following in " 個个百":
        points = _POINTS.match(text, position)
        if points is not None:
            return _SHARE._replace(end=points.end(), counter="百分點")
    if following in " 個个p" or following == "P":
        percent = _PERCENT.match(text, position + (following == " "))
        if percent is not None:
            points_said = "百分點" if "point" in percent[0].lower() else None
            return _SHARE._replace(end=percent.end(), counter=points_said)
        half = _HALF_UNIT.match(text, position)
        if half is not None:
            found = measures.behind("個" + text[half.end() : half.end() + 4], 0)
            if found is not None and found[0].kind == "duration":
                tail = _template(found[0])._replace(end=half.end() + found[1] - 1, counter=None)
                return tail._replace(plus=HALF) if half[1] == "半" else tail._replace(more=True)
    found = measures.behind(text, position)
    if found is None:
        return _BARE._replace(end=position)
    measure, end = found
    if measure.kind in ("currency", "tenth", "cent"):
        return _currency(text, position, measure, end, reading, place)
    if measure.kind == "noun":
        # What is counted, not a word to count with: it stays outside (三醫院, 45 hospitals).
        return _BARE._replace(end=position, form="count")
    tail = _template(measure)._replace(end=end)
    return _suffix(text, tail) if measure.kind in ("duration", "age", "multiple", "physical") else tail


def _is_percent(text: str, start: int, reading: Reading) -> bool:
    return reading.per == HUNDRED and text[start] in "百一"


def _tenths(text: str, position: int, reading: Reading) -> Tail | None:
    if (tenths := _TENTHS.match(text, position)) is not None:
        if reading.value > 10 and reading.upper is None:
            return None
        plus = ZERO if tenths[1] is None else Decimal(5 if tenths[1] == "半" else DIGITS[tenths[1]])
        end = tenths.end()
        more = _MORE.match(text, end) if plus == 0 else None
        if more is not None:
            end = more.end()
        return _SHARE._replace(end=end, factor=Decimal(10), plus=plus, counter="成", more=more is not None)
    if (discount := _DISCOUNT.match(text, position)) is not None and reading.value < 100:
        plus = ZERO if discount[1] is None else Decimal(5)
        factor = Decimal(10) if reading.value <= 10 else ONE
        return _SHARE._replace(end=discount.end(), factor=factor, plus=plus, counter="折")
    return None


def _suffix(text: str, tail: Tail) -> Tail:
    """Return the tail with 半 or 多 behind its unit: 一年半, 3倍多."""
    following = text[tail.end : tail.end + 1]
    if following == "半" and _HALF.match(text, tail.end):
        return tail._replace(end=tail.end + 1, plus=HALF * tail.factor)
    if following in ("多", "餘", "余", "有") and (more := _MORE.match(text, tail.end)) is not None:
        return tail._replace(end=more.end(), more=True)
    return tail


def _money(text: str, position: int, currency: str, place: str) -> Tail:
    """Return the tail of a number behind a currency's sign: HK$1.2bn, 人民幣16萬億元, US$30."""
    tail = _BARE._replace(end=position, form="money", measure="money", unit=currency)
    magnitude = _MAGNITUDE.match(text, position)
    if magnitude is not None and magnitude.lastindex is not None:
        tail = tail._replace(end=magnitude.end(), factor=Decimal(1).scaleb(_MAGNITUDES[magnitude.lastindex - 1]))
    found = measures.behind(text, tail.end)
    if found is not None and found[0].kind == "currency" and found[0].unit in ("", currency):
        tail = tail._replace(end=found[1])
        return _coins(text, tail) if found[0].unit == "" else tail
    return tail


def _currency(text: str, position: int, measure: Measure, end: int, reading: Reading, place: str) -> Tail:
    if measure.written in "塊块" and "一" <= text[end : end + 1] <= "鿿" and text[end] not in _NUMERAL:
        # A piece of something, unless the sum ends there: 兩塊土地.
        return _BARE._replace(end=end, form="count", counter=measure.written)
    unit = measure.unit if measure.kind == "currency" and measure.unit else measures.yuan(place)
    tail = _template(measure)._replace(end=end, unit=unit, counter=None)
    if measure.kind == "currency" and not measure.unit:
        return _coins(text, tail)
    if measure.kind in ("tenth", "cent") and len(measure.written) == 1:
        # A lone 分 is a mark in an exam and a lone 角 a corner; as money they are 三角錢, 5毫, 3仙.
        if measure.written in "分角毛" and place != "CN":
            return _BARE._replace(end=end, form="count", counter=measure.written)
        small = _COINS.match(text, end)
        if measure.kind == "tenth" and small is not None and small[3]:
            return tail._replace(end=small.end(), plus=_digit(small[3]).scaleb(-2))
    return _pence(text, tail) if measure.kind == "currency" and tail.factor == 1 else tail


def _pence(text: str, tail: Tail) -> Tail:
    """Return the tail with the hundredths of the same currency behind it: 兩美元又三美分."""
    joint = tail.end + (text[tail.end : tail.end + 1] in ("又", "零"))
    if text[joint : joint + 1] not in _NUMERAL or joint >= len(text):
        return tail
    reading = mixed_numerals.read(text, joint)
    found = None if reading is None else measures.behind(text, reading.end)
    if reading is None or found is None or found[0].unit != tail.unit or found[0].factor != "0.01":
        return tail
    return tail._replace(end=found[1], plus=reading.value.scaleb(-2))


def _coins(text: str, tail: Tail) -> Tail:
    """Return the tail with the coins behind 元 or 塊: 十二塊五毛, 3元5角2分, 三塊五; and 多 behind 元."""
    following = text[tail.end : tail.end + 1]
    if following not in _NUMERAL or not following:
        return tail
    coins = _COINS.match(text, tail.end)
    if coins is None or (coins[4] and text[tail.end - 1] not in "塊块"):
        return tail
    tenths = coins[1] or coins[4]
    plus = _digit(tenths).scaleb(-1) if tenths else ZERO
    cents = coins[2] or coins[3]
    return tail._replace(end=coins.end(), plus=plus + (_digit(cents).scaleb(-2) if cents else ZERO))


def _digit(written: str) -> Decimal:
    return Decimal(written) if written.isdigit() and written.isascii() else Decimal(DIGITS[written])


def smaller(text: str, tail: Tail, place: str) -> tuple[Tail, Decimal] | None:
    """Return the smaller part that follows a duration, and how many of its unit the larger one is: 1小時30分鐘."""
    joint = tail.end + (text[tail.end : tail.end + 1] in ("零", "又", " "))
    if text.startswith("and ", joint):
        joint += 4
    below = _SMALLER.get(tail.unit)
    if (
        below is None
        or tail.factor != 1
        or tail.plus
        or tail.more
        or text[joint : joint + 1] not in _NUMERAL
        or joint >= len(text)
    ):
        return None
    reading = mixed_numerals.read(text, joint)
    if reading is None or reading.upper is not None or reading.per != 1:
        return None
    part = read(text, joint, reading, place, None)
    if part.form != "duration" or part.unit != below[0] or part.plus or reading.value >= below[1]:
        return None
    return part._replace(plus=reading.value), Decimal(below[1])
