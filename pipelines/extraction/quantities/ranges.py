"""Two numbers joined into one range: 10至15年, 3%–5%, 五至七萬, HK$100–200; and durations of two parts.

The first number has been read; here its tail is read, and the second number with its own where one is joined to it.
Lists (三個、五個) and changes (由四年縮短到四星期) are no ranges and stay two quantities.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.chinese import CHARACTERS, evaluate
from pipelines.extraction.numerals.mixed import ONE, Reading
from pipelines.extraction.quantities import spans, tails
from pipelines.extraction.quantities.quantity import amount
from pipelines.extraction.quantities.tail import Tail
from pipelines.patterns import later

_JOINT: Final = later("(?: ?\\n(?=[至到])| )?(?:至|到|-|–|—|−|~|〜|─|to(?= )) ?")
_AND: Final = later(" and ")
_BETWEEN: Final = later("etween (?:the ages of )?(?:HK\\$|US\\$|NT\\$|RMB ?|[$£€¥])?$")
_CN_AND: Final = later(" ?(?:[與与和及跟]|以及) ?")
_CN_BETWEEN: Final = later("(?:介[乎於于]|[位處处][於于])$")
_INSIDE: Final = later("[之中][間间]")
_FROM: Final = later("(?:^|[^A-Za-z])[Ff]rom $")
_CN_ENDS: Final = frozenset("乎於于")
_LAST_SCALE: Final = later("[百千萬万億亿]+$")
# Whose ends may be written in two ways, as 六成半至七成.
_SUMMED: Final = frozenset(("percentage", "money", "duration", "physical"))
_POINTS: Final = "百分點"
JOINERS: Final = frozenset("至到-–—−~〜─ ")
_OPENERS: Final = JOINERS | {"\n"}
# Rose from 300 to 500: no range, but two figures.
_CHANGED: Final = later(
    "(?i:\\b(?:rose|rise|risen|rising|increas[a-z]*|grew|grow[a-z]*|fell|fall[a-z]*|drop[a-z]*|declin[a-z]*|decreas[a-z]*|cut"
    "|reduc[a-z]*|expand[a-z]*|climb[a-z]*|up|down|jump[a-z]*|improv[a-z]*|lower[a-z]*|rais[a-z]*|shorten[a-z]*"
    "|narrow[a-z]*|widen[a-z]*) from $)"
)


def read(
    text: str, start: int, reading: Reading, place: str, currency: str | None, open_ended: bool
) -> tuple[Reading, Tail, int]:
    """Return the reading with its upper end, its tail, and where the last numeral ends.

    >>> from pipelines.extraction.numerals.mixed import read as numeral
    >>> reading, tail, _ = read("5至7萬名", 0, numeral("5至7萬名", 0), "HK", None, False)
    >>> int(reading.value), int(reading.upper), tail.counter
    (50000, 70000, '名')
    """
    between = text[start - 1 : start] in _CN_ENDS and _between(text, start)
    if not open_ended and reading.upper is None and (between or text[reading.end : reading.end + 1] in _OPENERS):
        found = _second(text, start, reading, reading.end, currency)
        if found is not None:
            second, at = found
            low = _shared(text, reading, second, at)
            if low < second.value:
                whole = second if second.per == reading.per else second._replace(per=reading.per)
                tail = tails.read(text, start, whole, place, currency)
                tail = _closed(text, tail) if between else tail
                if tail.plus:
                    # 三至四年半: the half is the upper one's.
                    low, high = amount(low, tail._replace(plus=mixed_numerals.ZERO)), amount(second.value, tail)
                    return reading._replace(value=low, upper=high, end=second.end), _alone(tail), second.end
                return reading._replace(value=low, upper=second.value, end=second.end), tail, second.end
            if text[start - 1 : start] == " " and _FROM.search(text, max(0, start - 6), start) is not None:
                # From 15 to 9 weeks: the unit is told once, with the second.
                tail = tails.read(text, at, second, place, currency)
                if tail.form in _SUMMED and not tail.plus:
                    return reading, tail.ending(reading.end), reading.end
    tail = tails.read(text, start, reading, place, currency)
    while tail.form == "duration" and (part := spans.smaller(text, tail)) is not None:
        tail, below, times = part
        reading = reading._replace(value=reading.value * times + below)
    if tail.form == "bare" or open_ended or reading.upper is not None:
        return reading, tail, reading.end
    if not between and text[tail.end : tail.end + 1] not in _OPENERS:
        return reading, tail, reading.end
    reading, tail, end = joined(text, start, reading, tail, place, currency)
    return reading, _closed(text, tail) if between else tail, end


def joined(
    text: str, start: int, reading: Reading, tail: Tail, place: str, currency: str | None
) -> tuple[Reading, Tail, int]:
    """Return the same with the upper end that follows the unit of the lower one: 5%至8%, 一成半至兩成, 半年至一年."""
    found = _second(text, start, reading, tail.end, currency)
    if found is None:
        return reading, tail, reading.end
    second, at = found
    other = tails.read(text, at, second, place, currency)
    if (other.form, other.unit, other.per) != (tail.form, tail.unit, tail.per) or tail.form == "ordinal":
        return reading, tail, reading.end
    if (other.counter == _POINTS) != (tail.counter == _POINTS):
        return reading, tail, reading.end  # 升2.7個百分點至64.3%
    if (other.factor, other.counter, other.plus) == (tail.factor, tail.counter, tail.plus) and not tail.plus:
        if reading.value < second.value:
            return reading._replace(upper=second.value, end=second.end), other, second.end
    elif tail.form in _SUMMED:
        low, high = amount(reading.value, tail), amount(second.value, other)
        if low < high:
            return reading._replace(value=low, upper=high, end=second.end), _alone(other), second.end
    return reading, tail, reading.end


def _between(text: str, start: int) -> bool:
    """Return whether 介乎 stands before `start`, or 位於 with 之間 behind the numbers."""
    found = _CN_BETWEEN.search(text, max(0, start - 3), start)
    return found is not None and (found[0][0] == "介" or _INSIDE.search(text, start, start + 20) is not None)


def _closed(text: str, tail: Tail) -> Tail:
    """Return the tail with the 之間 behind it."""
    inside = _INSIDE.match(text, tail.end)
    return tail if inside is None else tail.ending(inside.end())


def _alone(tail: Tail) -> Tail:
    return tail._replace(factor=ONE, plus=mixed_numerals.ZERO)


def _second(text: str, start: int, reading: Reading, end: int, currency: str | None) -> tuple[Reading, int] | None:
    """Return the second number of a range joined at `end`, and where it begins."""
    joint = _JOINT.match(text, end)
    if joint is None:
        if _BETWEEN.search(text, max(0, start - 24), start) is not None:
            joint = _AND.match(text, end)
        elif _between(text, start):
            joint = _CN_AND.match(text, end)
        if joint is None:
            return None
    at = joint.end()
    for sign in ("HK$", "US$", "NT$", "$", "£", "€", "¥", "RMB"):
        if text.startswith(sign, at):
            if currency is None:
                return None
            at += len(sign)
            break
    character = text[at : at + 1]
    if not character or not ((character.isascii() and character.isalnum()) or character in CHARACTERS):
        return None
    second = mixed_numerals.read(text, at)
    if second is None or second.upper is not None or second.open:
        return None
    scaled = second.value != second.coefficient and reading.value == reading.coefficient
    rising = joint[0] == " to " and second.value > reading.value and not scaled
    if rising and _CHANGED.search(text, max(0, start - 24), start) is not None:
        return None
    if second.per != 1 and second.per != reading.per:
        return None
    if reading.per != 1 and second.per == 1 and reading.script == "english":
        return None
    return second._replace(per=ONE) if second.per == reading.per and second.per != 1 else second, at


def _shared(text: str, low: Reading, high: Reading, at: int) -> Decimal:
    """Return the lower value with the scale word that only the upper one carries: 五至七萬."""
    if low.value != low.coefficient:
        return low.value
    coefficient = high.coefficient
    if high.script == "chinese":
        run = text[at : high.end]
        scale = _LAST_SCALE.search(run)
        found = evaluate(run[: scale.start()]) if scale is not None else None
        if found is not None:
            coefficient = found.value
        if _LAST_SCALE.search(text, low.end - 1, low.end) is not None:
            return low.value
    if coefficient == high.value or not coefficient or low.value >= coefficient:
        return low.value
    return low.value * (high.value / coefficient)
