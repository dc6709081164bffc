"""Two numbers joined into one range: 10至15年, 3%–5%, 五至七萬, HK$100–200; and durations of two parts.

The first number has been read; here its tail is read, and the second number with its own where one is joined to it.
Lists (三個、五個) and changes (由四年縮短到四星期) are no ranges and stay two quantities.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.chinese import CHARACTERS, evaluate
from pipelines.extraction.numerals.mixed import ONE, Reading
from pipelines.extraction.quantities import tails
from pipelines.extraction.quantities.tails import Tail

_JOINT: Final = re.compile(" ?(?:至|到|-|–|—|−|~|〜|─|to(?= )) ?")
_AND: Final = re.compile(" and ")
_BETWEEN: Final = re.compile("etween (?:the ages of )?(?:HK\\$|US\\$|NT\\$|RMB ?|[$£€¥])?$")
_LAST_SCALE: Final = re.compile("[百千萬万億亿]+$")
JOINERS: Final = frozenset("至到-–—−~〜─ ")


def read(
    text: str, start: int, reading: Reading, place: str, currency: str | None, open_ended: bool
) -> tuple[Reading, Tail, int]:
    """Return the reading with its upper end, its tail, and where the last numeral ends.

    >>> from pipelines.extraction.numerals.mixed import read as numeral
    >>> reading, tail, _ = read("5至7萬名", 0, numeral("5至7萬名", 0), "HK", None, False)
    >>> int(reading.value), int(reading.upper), tail.counter
    (50000, 70000, '名')
    """
    if not open_ended and reading.upper is None and text[reading.end : reading.end + 1] in JOINERS:
        joined = _second(text, start, reading, reading.end, place)
        if joined is not None:
            second, at = joined
            low = _shared(text, reading, second, at)
            if low < second.value:
                tail = tails.read(text, start, second._replace(per=reading.per), place, currency)
                return reading._replace(value=low, upper=second.value, end=second.end), tail, second.end
    tail = tails.read(text, start, reading, place, currency)
    if tail.form == "duration":
        part = tails.smaller(text, tail, place)
        if part is not None:
            below, times = part
            total = reading.value * times + below.plus
            return reading._replace(value=total), below._replace(plus=mixed_numerals.ZERO), reading.end
    if tail.form == "bare" or open_ended or reading.upper is not None or text[tail.end : tail.end + 1] not in JOINERS:
        return reading, tail, reading.end
    joined = _second(text, start, reading, tail.end, place)
    if joined is None:
        return reading, tail, reading.end
    second, at = joined
    other = tails.read(text, at, second, place, currency)
    alike = (other.form, other.unit, other.per) == (tail.form, tail.unit, tail.per)
    alike = alike and (other.factor, other.counter) == (tail.factor, tail.counter) and tail.form != "ordinal"
    if alike and reading.value < second.value and not other.plus and not tail.plus:
        return reading._replace(upper=second.value, end=second.end), other, second.end
    return reading, tail, reading.end


def _second(text: str, start: int, reading: Reading, end: int, place: str) -> tuple[Reading, int] | None:
    """Return the second number of a range joined at `end`, and where it begins."""
    joint = _JOINT.match(text, end)
    if joint is None:
        joint = _AND.match(text, end) if _BETWEEN.search(text, max(0, start - 24), start) is not None else None
        if joint is None:
            return None
    at = joint.end()
    for sign in ("HK$", "US$", "NT$", "$", "£", "€", "¥", "RMB"):
        if text.startswith(sign, at):
            at += len(sign)
            break
    character = text[at : at + 1]
    if not character or not ((character.isascii() and character.isalnum()) or character in CHARACTERS):
        return None
    second = mixed_numerals.read(text, at)
    if second is None or second.upper is not None or second.open:
        return None
    if second.per != 1 and second.per != reading.per:
        return None
    return second._replace(per=ONE) if second.per == reading.per else second, at


def _shared(text: str, low: Reading, high: Reading, at: int) -> Decimal:
    """Return the lower value with the scale word that only the upper one carries: 五至七萬."""
    if low.value != low.coefficient:
        return low.value
    coefficient = high.coefficient
    if high.script == "chinese" and coefficient == high.value:
        run = text[at : high.end]
        scale = _LAST_SCALE.search(run)
        found = evaluate(run[: scale.start()]) if scale is not None and scale.start() else None
        if found is not None:
            coefficient = found.value
        if _LAST_SCALE.search(text, low.end - 1, low.end) is not None:
            return low.value
    if coefficient == high.value or not coefficient or low.value >= coefficient:
        return low.value
    return low.value * (high.value / coefficient)
