"""Numbers as such: Arabic, Chinese, English and mixed (2,760億, 一萬五千億, 三分之一, twenty-five), wherever they lie.

What a number counts, its unit and its qualifier are read in `quantities`. Words that merely hold a numeral (一國兩制)
are left out here; a number alone also takes its sign, k or M behind it, and 打, 雙, 對 as twelve and two.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from pipelines.extraction.numerals import endless, width
from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.chinese import SCALES, SINGLE
from pipelines.extraction.numerals.gaps import closed
from pipelines.extraction.numerals.mixed import Reading, literal
from pipelines.extraction.quantities import idioms
from pipelines.patterns import later

SIGN: Final = later("(?:(?<![抱肩擔担背自勝胜])[負负] ?|(?<![0-9A-Za-z一-鿿−-]) ?[-−] ?)$")
MAGNITUDE: Final = later(" ?([kKMGT])(?![A-Za-z0-9])")
_MAGNITUDES: Final = {"K": 3, "M": 6, "G": 9, "T": 12}
POWER: Final = later("(?:[eE]([+-]?[0-9]{1,2})|\\^([+-]{0,2})([0-9]{1,2}))(?![0-9A-Za-z])")
# A fraction of any size, with a whole number before it: 16/5, 1 4/3; no date and no code.
_SLASHED: Final = later("(?: ([0-9]{1,4}))?[/⁄∕]([1-9][0-9]{0,3})(?![0-9/.,:年月-])")
# 半百, 半打; and the word of 三個百分點 and 百分點, whose 百 is no number.
_HALVES: Final = later("半(?:([百千萬万億亿])|(打))(?![一-鿿])")
_POINTS: Final = later("百 ?分 ?[點点]")
PACKS: Final = {"打": 12, "雙": 2, "双": 2, "對": 2, "对": 2}
_BEFORE_POINT: Final = frozenset("0123456789.")
_CLOSING: Final = frozenset(("", "多", "餘", "余", "幾", "几", "有餘", "個", "个"))


class Numeral(NamedTuple):
    """A number in a text: its span, its value, and its decimal literal with the text's own precision, scaled out."""

    start: int
    end: int
    value: Decimal
    literal: str


def _numeral(text: str, start: int, reading: Reading) -> Numeral:
    """Return the reading as a numeral, with what belongs to a number that stands for itself: sign, k, 打, 雙."""
    value, end = reading.value, reading.end
    if reading.per != 1:
        value = value / reading.per
    elif reading.script == "arabic":
        if text[start - 1 : start] == "." and text[start - 2 : start - 1] not in _BEFORE_POINT:
            start, value = start - 1, value.scaleb(start - end)
        magnitude = MAGNITUDE.match(text, end)
        if magnitude is not None:
            end, value = magnitude.end(), value.scaleb(_MAGNITUDES[magnitude[1].upper()])
        elif (power := POWER.match(text, end)) is not None and (value or power[1]):
            raised = int(power[1] or power[3]) * (-1 if power[2] in ("-", "+-", "-+") else 1)
            end, value = power.end(), value.scaleb(raised) if power[1] else value**raised
        elif value == value.to_integral_value() and (part := _SLASHED.match(text, end)) is not None:
            fraction = Decimal(part[1]) / Decimal(part[2]) if part[1] else value / Decimal(part[2])
            end, value = part.end(), value + fraction if part[1] else fraction
    pack = text[end : end + 1]
    if pack in PACKS:
        end, value = end + 1, value * PACKS[pack]
    sign = SIGN.search(text, max(0, start - 2), start)
    if sign is not None:
        start, value = sign.start(), -value
    return Numeral(start, end, value, literal(value))


def parse(text: str, anchor: object = None) -> Numeral | None:
    """Return the number that the whole of `text` writes, blanks at its ends aside; None where it writes none.

    A word of openness (四萬餘) or the plain counter 個 behind it may be part of the text. `anchor` is accepted for the
    sake of one face for all parsers and finders, and not used.

    >>> parse("一萬五千億").literal, parse("3.71592億").literal, parse("３／８").literal, parse("一些")
    ('1500000000000', '371592000', '0.375', None)
    """
    numeral = next(find(text, anchor), None)
    if numeral is None or text[: numeral.start].strip() or text[numeral.end :].strip() not in _CLOSING:
        return None
    return numeral


def find(text: str, anchor: object = None) -> Iterator[Numeral]:
    """Yield the numbers of `text` in order, without what they count; words that merely hold a numeral are left out.

    `anchor` is not used, as in `parse`.

    >>> [numeral.literal for numeral in find("逾2,760億港元，約佔三成，共十六萬三千人")]
    ['276000000000', '3', '163000']
    """
    text = endless.without(width.fold(text))
    gaps = closed(text)
    if gaps is None:
        yield from _find(text)
        return
    for numeral in _find(gaps.text):
        start, end = gaps.out(numeral.start, numeral.end)
        yield numeral._replace(start=start, end=end)


def _find(text: str) -> Iterator[Numeral]:
    position = 0
    while (trigger := mixed_numerals.TRIGGER.search(text, position)) is not None:
        start = trigger.start()
        reading = mixed_numerals.read(text, start)
        if reading is None:
            half = _HALVES.match(text, start)
            if half is not None:
                scale = half[1] or half[2]
                value = (PACKS.get(scale) or SINGLE[scale]) / Decimal(2)
                yield Numeral(start, half.end(), value, literal(value))
            position = start + 1 if half is None else half.end()
            continue
        if text[start] == "百" and (points := _POINTS.match(text, start)) is not None:
            position = points.end()
            continue
        word = idioms.at(text, start, position)
        lone_scale = reading.end - start == 1 and text[start] in SCALES
        if (word is not None and word.end >= reading.end) or lone_scale:
            position = word.end if word is not None else reading.end
            continue
        numeral = _numeral(text, start, reading)
        yield numeral
        position = numeral.end
