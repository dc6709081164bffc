"""Quantities: every number of a text with its qualifier, its counter or unit, and what it amounts to.

One scan for characters that may begin a number, then everything is read around the place that was hit. Numbers that
count nothing (idioms, names, ordinals, 一 as an article) are yielded too, each under its form, so that none is passed
over in silence. Dates and contacts are not read here: their spans come in as `taken` and are left alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.extraction.numerals import endless, width
from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.gaps import Gaps, closed
from pipelines.extraction.numerals.mixed import ONE, Reading
from pipelines.extraction.quantities import (
    designations,
    ellipsis,
    forms,
    halves,
    idioms,
    measures,
    plain,
    qualifiers,
    ranges,
    ranks,
    rates,
    signs,
    whole,
)
from pipelines.extraction.quantities.quantity import Quantity, build, is_round, recast, set_aside
from pipelines.extraction.quantities.tail import Tail
from pipelines.patterns import later

__all__ = ["Quantity", "find", "parse"]

_SIMPLIFIED: Final = later("[亿万块两个们这为发东币军长门员国区获问进对时会从说话钱费药医场间岁]")
_TRADITIONAL: Final = later("[億萬塊兩個們這為發東幣軍長門員國區獲問進對時會從說話錢費藥醫場間歲]")
_BELOW_ZERO: Final = later("零下(?=[0-9一二三四五六七八九十])")
_MORE: Final = later(
    " ?(?:多(?!元[化素文])|餘|余|幾|几)(?![於于樣样額额下])|(?<=十)[來来](?=[個个名位人年天歲岁間间家種种])"
)
_TO: Final = frozenset("比:：對对 ")
# Stands for the span behind the last one.
_NO_SPAN: Final = (sys.maxsize, sys.maxsize)
_THOUSAND: Final = frozenset("kK")
_GROUPS: Final = frozenset("百千萬万")
# 對折 is half the price and holds no numeral: looked for only where the text has it.
_HALF_PRICE: Final = later(
    f"(?:{mixed_numerals.TRIGGER.pattern})|[對对](?=折)(?:(?<![一-鿿][相面針针對对].)(?=折(?:[，。、；！\\s優优]|$))|(?<=打.))"
)
# 個半小時, 分半鐘: one and a half, unless a number or a word that points stands before it.
_ONE_AND_A: Final = frozenset("個个分")
_NOT_ONE_AND_A: Final = frozenset("0123456789一二兩两三四五六七八九十百多餘余幾几整每這这那首頭头前第上下另數数各")
_DEGREES: Final = {"攝氏": "Cel", "摄氏": "Cel", "華氏": "[degF]", "华氏": "[degF]"}


def parse(text: str, anchor: object = None, *, place: str | None = None) -> Quantity | None:
    """Return the quantity that the whole of `text` states, blanks at its ends aside; None where it states none.

    >>> quantity = parse("約50多萬名")
    >>> quantity.value_exact, quantity.qualifier, quantity.counter, quantity.form
    ('500000', 'over', '名', 'count')
    """
    for quantity in find(text, anchor, place=place):
        if not text[: quantity.start].strip() and not text[quantity.end :].strip():
            return quantity
        return None
    return None


def find(
    text: str, anchor: object = None, *, place: str | None = None, taken: Sequence[tuple[int, int]] = ()
) -> Iterator[Quantity]:
    """Yield the quantities of `text` in order, each as long as it reads, none overlapping another or a `taken` span.

    `taken` are sorted half-open spans claimed by dates and contacts; `place` (ISO 3166) decides the currency of a bare
    元 or $, and is CN where it is not given and the text is in Simplified characters, else HK. `anchor` is accepted for
    the sake of one face for all finders, and not used.

    >>> [(q.value_exact, q.unit, q.qualifier) for q in find("逾20個國家及地區、近300名，融資達2,760億港元")]
    [('20', '1', 'over'), ('300', '1', 'nearly'), ('276000000000', 'HKD', 'exact')]
    """
    text = endless.without(width.fold(text))
    if place is None:
        if len(text) <= whole.LONGEST and (alone := whole.read(text)) is not None:
            return iter((alone,))
        place = "CN" if _SIMPLIFIED.search(text) and not _TRADITIONAL.search(text) else ""
    return in_document(text, place, taken)


def in_document(text: str, place: str, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield the quantities of a text whose wide digits are folded already and whose home is known, as `find` does."""
    gaps = closed(text)
    return _find(text, place, taken) if gaps is None else _find_across(gaps, place, taken)


def _find_across(gaps: Gaps, home: str, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield the quantities of a text whose gaps are closed, at their places in the text as it came."""
    for quantity in _find(gaps.text, home, gaps.into(taken)):
        start, end = gaps.out(quantity.start, quantity.end)
        number_start, number_end = gaps.out(quantity.number_start, quantity.number_end)
        yield replace(quantity, start=start, end=end, number_start=number_start, number_end=number_end)


def _find(text: str, place: str, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    read_plain = plain.read
    half_price = "折" in text and ("對折" in text or "对折" in text)
    search = (_HALF_PRICE if half_price else mixed_numerals.TRIGGER).search
    spans = iter(taken)
    taken_start, taken_end = next(spans, _NO_SPAN)
    position = floor = 0
    previous: Quantity | None = None
    ahead: ellipsis.Ahead | None = None
    while (trigger := search(text, position)) is not None:
        start = trigger.start()
        if start >= taken_start:
            while taken_end <= start:
                floor = max(floor, taken_end)
                taken_start, taken_end = next(spans, _NO_SPAN)
            if start >= taken_start:
                position = floor = taken_end
                continue
        quantity = read_plain(text, start, floor)
        if quantity is None:
            quantity = _read(text, start, floor, place)
        if quantity is not None and quantity.end > taken_start:
            quantity = _read_short(text, start, floor, taken_start, place)
        if quantity is None:
            position = start + 1
            continue
        if text[start - 1 : start] == "每" and (opened := ellipsis.ahead(text, quantity)) is not None:
            ahead = opened
        elif ahead is not None:
            quantity = ahead.over(quantity)
        if previous is not None and (previous.form in ellipsis.GOES_ON or quantity.qualifier == "over"):
            quantity = ellipsis.taken_up(text, quantity, previous)
        if quantity.counter in rates.SOME and (some := rates.some_of(text, quantity)) is not None:
            quantity = _proportion(text, quantity.start, some)
        if quantity.qualifier == "exact" and (quantity.form == "percentage" or quantity.form == "ratio"):
            said = qualifiers.of_share(text, quantity.start, floor)
            quantity = quantity if said == "exact" else replace(quantity, qualifier=said)
        previous = quantity
        yield quantity
        position = floor = quantity.end


def _read_short(text: str, start: int, floor: int, end: int, place: str) -> Quantity | None:
    """Return the quantity around `start` as if the text ended at `end`, where its words run into a date or a phone."""
    base = max(0, start - 40)
    found = _read(text[base:end], start - base, max(0, floor - base), place)
    if found is None:
        return None
    return replace(
        found,
        start=found.start + base,
        end=found.end + base,
        number_start=found.number_start + base,
        number_end=found.number_end + base,
    )


def _read(text: str, start: int, floor: int, place: str) -> Quantity | None:
    """Return the quantity around the trigger at `start`, which reaches back no further than `floor`."""
    character = text[start]
    if character == "零" and _BELOW_ZERO.match(text, start):
        return None
    if character in "對对":
        return halves.half_price(text, start)
    if character == "半":
        before = text[start - 1] if start > floor else ""
        if before in _ONE_AND_A and text[start - 2 : start - 1] not in _NOT_ONE_AND_A:
            more = halves.and_more(text, start - 1, floor, place)
            if more is not None:
                return more
        half = halves.read(text, start, floor)
        if half is None:
            return None
        begin, said = qualifiers.before(text, start - 1 if half[2] else start, floor)
        return halves.halved(text, begin, start, half[0], half[1], "over" if half[2] else said, place)
    reading = mixed_numerals.read(text, start)
    if character.isascii():
        if reading is None:
            return halves.in_english(text, start, floor)
        if text[reading.end : reading.end + 1] in _TO and (found := _against(text, start, floor, reading)) is not None:
            return found
        designation = designations.read(text, start, floor, reading)
        if designation is not None:
            return designation
        if character.isdigit():
            if text[reading.end : reading.end + 1] in _THOUSAND:
                reading = mixed_numerals.thousands(text, reading)
            code = forms.code(text, start, floor, reading)
            if code is not None:
                return code
    else:
        word = idioms.at(text, start, floor)
        if word is not None and (reading is None or word.end >= reading.end):
            return set_aside(word.start, word.end, start, reading, word.form)
        if reading is None:
            run = mixed_numerals.CHINESE.match(text, start)
            return set_aside(start, run.end() if run else start + 1, start, None, "part_of_a_name")
        designation = designations.read(text, start, floor, reading) if text[start - 1 : start] != "第" else None
        if designation is not None:
            return designation
        if text[reading.end : reading.end + 1] in _TO and (found := _against(text, start, floor, reading)) is not None:
            return found
    before = text[start - 1] if start > floor else ""
    mark = start - 1
    if before == " " and start - 1 > floor and text[start - 2] in "第每":
        before, mark = text[start - 2], start - 2
    if text[start] == "一" and (one := halves.one(text, start)) is not None:
        begin, said = qualifiers.before(text, start, floor)
        return halves.halved(text, begin, start, one[0], one[1], said, place)
    if before == "第":
        return ranks.ordinal(text, mark, start, floor, reading)
    if before == "每" and (each := rates.each(text, reading)) is not None:
        begin, said = qualifiers.before(text, mark, floor)
        return _proportion(text, begin, each if said == "exact" else each._replace(qualifier=said))
    if reading.end == start + 1 and character in _GROUPS and (each := rates.among(text, reading)) is not None:
        return _proportion(text, qualifiers.before(text, start, floor)[0], each)
    return _measured(text, start, floor, reading, place)


def _measured(text: str, start: int, floor: int, reading: Reading, place: str) -> Quantity:
    """Return the quantity of a number by what stands before and behind it."""
    currency, unit = None, None
    begin = signs.several(text, start, floor)
    several = begin < start
    sign = measures.currency_before(text, begin, floor, place)
    qualified, said = qualifiers.before(text, begin, floor)
    if sign is None and said != "exact":
        sign = measures.currency_before(text, qualified, floor, place)
    if sign is not None:
        currency = sign[1]
        begin, outer = qualifiers.before(text, sign[0], floor)
        said = outer if said == "exact" else said
    else:
        begin = qualified
    if begin == start and start - 2 >= floor and (scale := _DEGREES.get(text[start - 2 : start])) is not None:
        begin, unit = start - 2, scale
    loss = signs.bracketed(text, start) if begin == start and text[start - 1 : start] in ("(", "（") else None
    if loss is not None:
        begin, reading = start - 1, signs.negative(reading)
    else:
        begin, reading = signs.signed(text, begin, start, floor, reading)
    open_ended = reading.open or several
    more = _MORE.match(text, reading.end) if not open_ended and reading.per == 1 and _round(reading) else None
    if more is not None:
        reading, open_ended = reading._replace(end=more.end()), True
    number_end = reading.end
    reading, tail, number_end = ranges.read(text, start, reading, place, currency, open_ended)
    if tail.form == "count" and (each := rates.rare(text, tail.end, reading)) is not None:
        return _proportion(text, begin, each if said == "exact" else each._replace(qualifier=said))
    if unit is not None and tail.counter in ("度", "°", None):
        tail = tail._replace(form="physical", measure="quantity", unit=unit)
    if tail.form in ("bare", "count") and (share := rates.out_of(text, reading)) is not None:
        return _proportion(text, begin, share._replace(number_start=start, qualifier=said))
    end, behind = qualifiers.behind(text, tail.end)
    if (
        tail.form == "duration"
        and behind == "exact"
        and text[end : end + 1] in ("內", "内")
        and text[end + 1 : end + 2] not in forms.INNER
    ):
        end, behind = end + 1, "up_to"
    if tail.form in ("money", "age") and behind == "exact":
        end, behind = qualifiers.upwards(text, end, tail.form)
    if loss is not None:
        end = loss
    qualifier = qualifiers.combine(said, open_ended or tail.more, behind)
    if qualifier == "exact" and tail.form not in ("bare", "ordinal"):
        qualifier = qualifiers.far(text, begin, floor)
    quantity = build(text, begin, start, reading, tail if tail.end == end else tail.ending(end), qualifier, number_end)
    return forms.settle(text, floor, start, reading, quantity)


def _round(reading: Reading) -> bool:
    return reading.value != reading.coefficient or is_round(reading.value)


def _against(text: str, start: int, floor: int, reading: Reading) -> Quantity | None:
    """Return the proportion of so many to so many (約為1比9), None where the number is no part of one."""
    found = rates.against(text, start, floor, reading)
    if found is None:
        return None
    begin, said = qualifiers.before(text, start, floor)
    return _proportion(text, begin, found._replace(qualifier=said))


def _proportion(text: str, begin: int, found: rates.Proportion) -> Quantity:
    form = "rate" if found.rates else "ratio"
    end, behind = qualifiers.behind(text, found.end) if found.qualifier == "exact" else (found.end, found.qualifier)
    tail = Tail(end, form, form, "1", found.per, ONE, mixed_numerals.ZERO, found.counter, False)
    quantity = build(text, begin, found.number_start, found.reading, tail, behind, found.reading.end)
    return recast(quantity, form, found.of)
