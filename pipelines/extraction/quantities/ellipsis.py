"""Numbers that leave out the unit told just before: cut from 20 days to nine; eight years, the next less than two.

Spans of time only in English, only within one sentence; a number that stands before a word counts what it says. And
figures that leave out what they are so many in: 每千人9.3次，減少至7.5次.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from pipelines.extraction.numerals.mixed import literal
from pipelines.extraction.quantities.quantity import Quantity
from pipelines.patterns import later

_FARTHEST: Final = 120
_LONGEST: Final = 240
_NEAR: Final = 20
_LEAST: Final = 100
_BREAK: Final = later("[.!?] |\\n")
_CLOSES: Final = later('[.,;:)”"]|$|\\n| (?:in|by|after|since|and|for|at|on|or|if|when|under)(?![A-Za-z])')
_TO: Final = later("(?:^|[^A-Za-z])(?:to|or) $")


# From 9.3 in a thousand down to 7.5; 2.6 beds in a thousand people, 1.9 doctors; below the 2.8 of one and 3.7 of two.
_CHANGED: Final = later(
    "[^，。；、,;0-9\\n]{0,4}?(?:[升降跌增減减落彈弹]|增加|減少|减少|改善|縮減|缩减|擴大|扩大)[至到為为] ?"
    "(?:(?:(?:19|20)[0-9]{2}|[去今前])年底?的|[現目][時前]的|现时的)?$"
)
_LISTED: Final = later("[、，和及與与][^，。；、：0-9\\n每]{2,16}$")
# 2.1名醫生，低於新加坡的2.8名: what is measured, and then another's.
_SHORT: Final = "[^，。；、：0-9\\n]"
_COMPARED: Final = later(
    f"{_SHORT}{{0,8}}[，,](?:{_SHORT}{{0,4}}(?:[較较比與与]|[低高多少]於|低于|高于|少于|多于|不足|不及|優於|优于)(?!去|上|前|同)"
    f"|{_SHORT}{{1,6}}[則则][僅仅只]?有)[^，。；、：0-9\\n每]{{0,12}}$"
)
# 1.4 per 1,000 live births in 2023, down from 1.7; 2.1 doctors per 1,000 people, compared with 2.8 in another place.
_ENGLISH_COMPARED: Final = later(
    "[^.;,\\n]{0,40},? "
    "(?:compared with|compared to|against|versus|down from|up from|lower than|higher than|below|above) "
)
# 每百萬人口捐贈率：2023年為4.3人; 死亡率（每千名活產）：1.5.
_AHEAD: Final = later(
    "(?P<of>[名個个]?[^，。；：、0-9\\n（()）]{0,4}?(?:人口?|嬰兒|婴儿|女性|男性|活產|活产|兒童|儿童|居民|市民))"
    "[^，。；：、0-9\\n（()）]{0,14}[)）]?[：:]"
)
_SENTENCE: Final = later("[。\\n]")
GOES_ON: Final = frozenset({"duration", "rate"})
_SPENT: Final = frozenset({"money", "count"})
_RATED: Final = frozenset({"count", "bare"})
_BASES: Final = frozenset({"count", "bare", "part_of_a_name"})


class Ahead(NamedTuple):
    """What the figures of a sentence up to `end` are so many in, told ahead of its colon: 每百萬人口捐贈率：."""

    end: int
    per: Decimal
    of: str

    def over(self, found: Quantity) -> Quantity:
        """Return a count or a decimal of the sentence as a rate, anything else as it is."""
        if found.start >= self.end or found.form not in _RATED:
            return found
        if found.form == "bare" and "." not in found.value_exact:
            return found
        return replace(found, form="rate", measure="rate", per=self.per, of=self.of)


def ahead(text: str, base: Quantity) -> Ahead | None:
    """Return the base behind 每, if a label and a colon follow it instead of a figure.

    >>> from pipelines.extraction import quantities
    >>> [int(rate.per) for rate in quantities.find("每百萬人口捐贈率：2023年為4.3人") if rate.form == "rate"]
    [1000000]
    """
    if base.value < _LEAST or base.per != 1 or base.form not in _BASES:
        return None
    label = _AHEAD.match(text, base.number_end)
    if label is None:
        return None
    # No sentence is nearly so long; looking on to its end would be slow where there is none.
    reach = label.end() + _LONGEST
    close = _SENTENCE.search(text, label.end(), reach)
    return Ahead(reach if close is None else close.start(), Decimal(literal(base.value)), label["of"])


def taken_up(text: str, found: Quantity, before: Quantity) -> Quantity:
    """Return a number with the unit or the denominator of the one `before` it, if it leaves that out; else itself."""
    if found.form == "duration":
        return in_the_course(text, found, before)
    if found.form == "bare" and before.form == "duration":
        return completed(text, found, before)
    if before.form != "rate":
        return found
    if found.form == "bare" and "." in found.value_exact and _ENGLISH_COMPARED.fullmatch(text, before.end, found.start):
        return replace(found, form="rate", measure="rate", per=before.per, of=before.of)
    return rated(text, found, before) if found.form == "count" else found


def in_the_course(text: str, found: Quantity, before: Quantity) -> Quantity:
    """Return a span of time without the 'over' that says in which time a sum is spent: HK$10 billion over 5 years.

    >>> from pipelines.extraction import quantities
    >>> [span.qualifier for span in quantities.find("HK$10 billion over five years")]
    ['exact', 'exact']
    """
    if found.qualifier != "over" or text[before.end : found.number_start] != " over " or before.form not in _SPENT:
        return found
    return replace(found, qualifier="exact", start=found.number_start)


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
    alike = found.counter == before.counter and _COMPARED.fullmatch(text, before.end, found.start) is not None
    if not changed and not alike and not (figures and _LISTED.fullmatch(text, before.end, found.start)):
        return found
    return replace(found, form="rate", measure="rate", per=before.per, of=before.of)


def completed(text: str, found: Quantity, before: Quantity) -> Quantity:
    """Return a bare number with the unit of the span of time told `before` it, if it leaves that out; else itself."""
    if found.start - before.end > _FARTHEST or not text[before.end - 1].isascii():
        return found
    compared = found.qualifier != "exact" or _TO.search(text, max(0, found.start - 4), found.start) is not None
    if not compared or _CLOSES.match(text, found.end) is None or _BREAK.search(text, before.end, found.start):
        return found
    return replace(found, form="duration", measure="duration", unit=before.unit, counter=before.counter)
