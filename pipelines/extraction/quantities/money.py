"""Sums of money behind their number or their currency's sign: 三塊五, 3元5角2分, 三蚊零四, HK$1.2bn, 兩美元又三美分."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.chinese import DIGITS
from pipelines.extraction.numerals.mixed import ZERO
from pipelines.extraction.quantities import measures
from pipelines.extraction.quantities.measures import Measure
from pipelines.extraction.quantities.tail import BARE, Tail, template
from pipelines.patterns import later

_MAGNITUDE: Final = later("(?i:(k)|(mn?|mil)|(bn?)|(tn|t))(?![A-Za-z])")
_D: Final = "[0-9]{1,2}|[一二兩两三四五六七八九]"
_ALONE: Final = "(?![十百千萬万億亿個个名位間间家人次年月日號号元圓塊块毛角分仙度成折])"
# 五毛, 七毛八分, 七毫八; 零四分, 四分; 三塊零四; 三塊五.
_COINS: Final = later(
    f"({_D})(?:毫子?|角|毛)(?:({_D})[分仙](?!鐘|钟)|([一二三四五六七八九]){_ALONE})?|[零〇]?({_D})[分仙](?!鐘|钟)"
    f"|[零〇]([一二三四五六七八九]){_ALONE}|([一二三四五六七八九]){_ALONE}"
)
# 兩毛五, 三毫四分.
_CENTS: Final = later(f"({_D})[分仙](?!鐘|钟)|([一二三四五六七八九]){_ALONE}")
# 塊 is a piece of something, unless the sum ends there: 兩塊土地.
_SUM_ENDS: Final = later("以[上下內内]|或以|左右|上下|[到至起]")
# Behind these a digit alone is tenths: 三塊五.
_SHORT: Final = frozenset("塊块蚊")
_MAGNITUDES: Final = (3, 6, 9, 12)
_NUMERAL: Final = frozenset(f"0123456789{''.join(DIGITS)}十廿卅百")


def behind_sign(text: str, position: int, currency: str, place: str) -> Tail:
    """Return the tail of a number behind a currency's sign: HK$1.2bn, 人民幣16萬億元, US$30."""
    tail = BARE._replace(end=position, form="money", measure="money", unit=currency)
    magnitude = _MAGNITUDE.match(text, position)
    if magnitude is not None and magnitude.lastindex is not None:
        tail = tail._replace(end=magnitude.end(), factor=Decimal(1).scaleb(_MAGNITUDES[magnitude.lastindex - 1]))
    if text[tail.end : tail.end + 1] in ("個", "个") and (coins := _coins(text, tail.ending(tail.end + 1))).plus:
        return coins
    found = measures.behind(text, tail.end)
    if found is not None and found[0].kind == "currency" and found[0].unit in ("", currency):
        tail = tail.ending(found[1])
        return _coins(text, tail) if found[0].unit == "" else tail
    if found is not None and found[0].kind == "cent" and magnitude is None:
        return tail.ending(found[1])._replace(factor=Decimal(found[0].factor))
    return tail


def behind_number(text: str, measure: Measure, end: int, place: str) -> Tail:
    """Return the tail of a number behind which the currency or coin `measure` stands, up to `end`."""
    written = measure.written
    if written in "塊块" and _han(text, end) and text[end] not in _NUMERAL and not _SUM_ENDS.match(text, end):
        return BARE._replace(end=end, form="count", counter=written)
    unit = measure.unit if measure.kind == "currency" and measure.unit else measures.yuan(place)
    tail = template(measure)._replace(end=end, unit=unit, counter=None)
    if measure.kind == "currency" and not measure.unit:
        return _coins(text, tail)
    if measure.kind in ("tenth", "cent") and len(written) == 1:
        small = _CENTS.match(text, end) if measure.kind == "tenth" else None
        if small is not None:
            return tail._replace(end=small.end(), plus=_digit(small[1] or small[2]).scaleb(-2))
        # A lone 分 is a mark in an exam and a lone 角 a corner; as money they are 三角錢, 5毫, 3仙.
        if written in "分角毛" and place != "CN":
            return BARE._replace(end=end, form="count", counter=written)
    return _pence(text, tail) if measure.kind == "currency" and tail.factor == 1 else tail


def _han(text: str, at: int) -> bool:
    return "一" <= text[at : at + 1] <= "鿿"


def _pence(text: str, tail: Tail) -> Tail:
    """Return the tail with the hundredths of the same currency behind it: 兩美元又三美分."""
    joint = tail.end + (text[tail.end : tail.end + 1] in ("又", "零"))
    if text[joint : joint + 1] not in _NUMERAL:
        return tail
    reading = mixed_numerals.read(text, joint)
    found = None if reading is None else measures.behind(text, reading.end)
    if reading is None or found is None or found[0].unit != tail.unit or found[0].factor != "0.01":
        return tail
    return tail._replace(end=found[1], plus=reading.value.scaleb(-2))


def _coins(text: str, tail: Tail) -> Tail:
    """Return the tail with the coins behind 元 or 塊: 十二塊五毛, 3元5角2分, 三塊五; and 多 behind 元."""
    following = text[tail.end : tail.end + 1]
    if following not in _NUMERAL:
        return tail
    coins = _COINS.match(text, tail.end)
    if coins is None or (coins.lastindex in (5, 6) and text[tail.end - 1] not in _SHORT):
        return tail
    tenths, cents = coins[1] or coins[6], coins[2] or coins[3] or coins[4] or coins[5]
    plus = _digit(tenths).scaleb(-1) if tenths else ZERO
    return tail._replace(end=coins.end(), plus=plus + (_digit(cents).scaleb(-2) if cents else ZERO))


def _digit(written: str) -> Decimal:
    return Decimal(written) if written.isdigit() else Decimal(DIGITS[written])
