"""Numbers that leave out the unit told just before: cut from 20 days to nine; eight years, the next less than two.

Spans of time only in English, only within one sentence; a number that stands before a word counts what it says. And
figures that leave out what they are so many in: 每千人9.3次，減少至7.5次.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipelines.extraction.quantities.quantity import Quantity
from pipelines.patterns import later

_FARTHEST: Final = 120
_NEAR: Final = 20
_LEAST: Final = 100
_BREAK: Final = later("[.!?] |\\n")
_CLOSES: Final = later('[.,;:)”"]|$|\\n| (?:in|by|after|since|and|for|at|on|or|if|when|under)(?![A-Za-z])')
_TO: Final = later("(?:^|[^A-Za-z])(?:to|or) $")


# From 9.3 in a thousand down to 7.5; 2.6 beds in a thousand people, 1.9 doctors; below the 2.8 of one and 3.7 of two.
_CHANGED: Final = later(
    "[^，。；、,;0-9\\n]{0,4}?(?:[升降跌增減减落彈弹]|增加|減少|减少|改善|縮減|缩减|擴大|扩大)[至到為为] ?$"
)
_LISTED: Final = later("[、，和及與与][^，。；、：0-9\\n每]{2,16}$")


def rated(text: str, found: Quantity, before: Quantity) -> Quantity:
    """Return a count with the denominator of the rate told `before` it, if it goes on with that; else itself.

    >>> from pipelines.extraction import quantities
    >>> [int(rate.per) for rate in quantities.find("由每千名學生9.3次減少至7.5次")]
    [1000, 1000]
    """
    if before.per < _LEAST or before.of is None or found.start - before.end > _NEAR:
        return found
    changed = found.counter == before.counter and _CHANGED.fullmatch(text, before.end, found.start) is not None
    figures = "." in found.value_exact and "." in before.value_exact
    if not changed and not (figures and _LISTED.fullmatch(text, before.end, found.start)):
        return found
    return replace(found, form="rate", measure="rate", per=before.per, of=before.of)


def completed(text: str, found: Quantity, before: Quantity | None) -> Quantity:
    """Return a bare number with the unit of the span of time told `before` it, if it leaves that out; else itself."""
    if found.form != "bare" or before is None or before.form != "duration" or found.per != 1:
        return found
    if found.start - before.end > _FARTHEST or not text[before.end - 1].isascii():
        return found
    compared = found.qualifier != "exact" or _TO.search(text, max(0, found.start - 4), found.start) is not None
    if not compared or _CLOSES.match(text, found.end) is None or _BREAK.search(text, before.end, found.start):
        return found
    return replace(found, form="duration", measure="duration", unit=before.unit, counter=before.counter)
