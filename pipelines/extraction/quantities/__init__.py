"""Quantities: every number of a text with its qualifier, its counter or unit, and what it amounts to.

One scan for characters that may begin a number, then everything is read around the place that was hit. Numbers that
count nothing (idioms, names, ordinals, 一 as an article) are yielded too, each under its form, so that none is passed
over in silence. Dates and contacts are not read here: their spans come in as `taken` and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals import width
from pipelines.extraction.numerals.gaps import closed
from pipelines.extraction.numerals.mixed import ONE, Reading
from pipelines.extraction.quantities import forms, halves, idioms, measures, qualifiers, ranges, ranks, rates
from pipelines.extraction.quantities.quantity import Quantity, build, recast, set_aside
from pipelines.extraction.quantities.tails import Tail

__all__ = ["Quantity", "find", "parse"]

_SIMPLIFIED: Final = re.compile("[亿万块两个们这为发东币军长门员国区获问进对时会从说话钱费药医场间岁]")
_TRADITIONAL: Final = re.compile("[億萬塊兩個們這為發東幣軍長門員國區獲問進對時會從說話錢費藥醫場間歲]")
_BELOW_ZERO: Final = re.compile("零下(?=[0-9一二三四五六七八九十])")
_MORE: Final = re.compile(
    " ?(?:多(?!元[化素文])|餘|余|幾|几)(?![於于樣样額额下])|(?<=十)[來来](?=[個个名位人年天歲岁間间家種种])"
)
_SEVERAL: Final = re.compile("好?[數数幾几]$")
_NO_SEVERAL: Final = frozenset("人指函次總总基少多分個个參参係系位字點点歲岁件倍讀读代")
_TO: Final = frozenset("比:：對对 ")
_INNER: Final = frozenset("地容部閣阁科")
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
    text = width.fold(text)
    home = place or ("CN" if _SIMPLIFIED.search(text) and not _TRADITIONAL.search(text) else "HK")
    gaps = closed(text)
    if gaps is None:
        yield from _find(text, home, taken)
        return
    for quantity in _find(gaps.text, home, gaps.into(taken)):
        start, end = gaps.out(quantity.start, quantity.end)
        number_start, number_end = gaps.out(quantity.number_start, quantity.number_end)
        yield replace(quantity, start=start, end=end, number_start=number_start, number_end=number_end)


def _find(text: str, place: str, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    search = mixed_numerals.TRIGGER.search
    position = floor = at = 0
    count = len(taken)
    while (trigger := search(text, position)) is not None:
        start = trigger.start()
        while at < count and taken[at][1] <= start:
            floor = max(floor, taken[at][1])
            at += 1
        if at < count and taken[at][0] <= start:
            position = floor = taken[at][1]
            continue
        quantity = _read(text, start, floor, place)
        if quantity is not None and at < count and quantity.end > taken[at][0]:
            quantity = _read_short(text, start, floor, taken[at][0], place)
        if quantity is None:
            position = start + 1
            continue
        yield quantity
        position = floor = max(quantity.end, start + 1)


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
    if character == "半":
        half = halves.read(text, start, floor)
        if half is None:
            return None
        begin, said = qualifiers.before(text, start - 1 if half[2] else start, floor)
        return build(text, begin, start, half[0], half[1], "over" if half[2] else said, None)
    reading = mixed_numerals.read(text, start)
    if character.isascii():
        if reading is None:
            return _half(text, start, floor)
        if character.isdigit():
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
    before = text[start - 1] if start > floor else ""
    mark = start - 1
    if before == " " and start - 1 > floor and text[start - 2] in "第每":
        before, mark = text[start - 2], start - 2
    if text[start] == "一" and (one := halves.one(text, start, reading)) is not None:
        begin, said = qualifiers.before(text, start, floor)
        return build(text, begin, start, one[0], one[1], said, None)
    if before == "第":
        return _ordinal(text, mark, start, floor, reading)
    if before == "每" and (each := rates.each(text, reading)) is not None:
        begin, said = qualifiers.before(text, mark, floor)
        return _proportion(text, begin, each if said == "exact" else each._replace(qualifier=said))
    return _measured(text, start, floor, reading, place)


def _measured(text: str, start: int, floor: int, reading: Reading, place: str) -> Quantity:
    """Return the quantity of a number by what stands before and behind it."""
    if text[reading.end : reading.end + 1] in _TO and (to := rates.against(text, start, floor, reading)) is not None:
        return _proportion(text, start, to)
    currency, unit = None, None
    begin = _several(text, start, floor)
    several = begin < start
    sign = measures.currency_before(text, begin, floor, place)
    qualified, said = qualifiers.before(text, begin, floor)
    if sign is None and said != "exact":
        sign = measures.currency_before(text, qualified, floor, place)
    if sign is not None:
        begin, currency = min(sign[0], qualified), sign[1]
        if said == "exact" or sign[0] < qualified:
            begin, outer = qualifiers.before(text, begin, floor)
            said = outer if said == "exact" else said
    else:
        begin = qualified
    if begin == start and start - 2 >= floor and (scale := _DEGREES.get(text[start - 2 : start])) is not None:
        begin, unit = start - 2, scale
    begin, reading = _signed(text, begin, start, floor, reading)
    open_ended = reading.open or several
    more = _MORE.match(text, reading.end) if not open_ended and reading.per == 1 and _round(reading) else None
    if more is not None:
        reading, open_ended = reading._replace(end=more.end()), True
    number_end = reading.end
    reading, tail, number_end = ranges.read(text, start, reading, place, currency, open_ended)
    if unit is not None and tail.counter in ("度", None):
        tail = tail._replace(form="physical", measure="quantity", unit=unit)
    if tail.form in ("bare", "count") and reading.per == 1 and (share := rates.out_of(text, reading)) is not None:
        return _proportion(text, begin, share._replace(number_start=start, qualifier=said))
    end, behind = qualifiers.behind(text, tail.end)
    if (
        tail.form == "duration"
        and behind == "exact"
        and text[end : end + 1] in ("內", "内")
        and text[end + 1 : end + 2] not in _INNER
    ):
        end, behind = end + 1, "up_to"
    qualifier = qualifiers.combine(said, open_ended or tail.more, behind)
    quantity = build(text, begin, start, reading, tail._replace(end=end), qualifier, number_end)
    return forms.settle(text, floor, start, reading, quantity)


def _several(text: str, start: int, floor: int) -> int:
    """Return where 數, 幾 or 好幾 before a scale word begins (數百, 幾十萬), else `start`."""
    if text[start] not in "十百千萬万億亿":
        return start
    match = _SEVERAL.search(text, max(floor, start - 2), start)
    if match is None or (match.start() > 0 and text[match.start() - 1] in _NO_SEVERAL):
        return start
    return match.start()


def _round(reading: Reading) -> bool:
    return reading.value != reading.coefficient or reading.value.adjusted() > 20 or not reading.value % 10


def _signed(text: str, begin: int, start: int, floor: int, reading: Reading) -> tuple[int, Reading]:
    """Return the beginning and the reading with the sign before the number: 負三, -22.2%, 零下5度."""
    if begin != start or start <= floor:
        return begin, reading
    before = text[start - 1]
    if before == "下" and start - 2 >= floor and text[start - 2] == "零":
        return start - 2, _negative(reading)
    minus = before in "負负" and text[start - 2 : start - 1] not in ("抱", "肩", "擔", "担", "背", "自", "勝", "胜")
    if before in "-−":
        second = text[start - 2 : start - 1] if start > 1 else ""
        minus = (not second or second in "(（:：，") and (start == 1 or second in "(（:：，")
    if not minus:
        return begin, reading
    return start - 1, _negative(reading)


def _negative(reading: Reading) -> Reading:
    upper = None if reading.upper is None else -reading.upper
    return reading._replace(value=-reading.value, coefficient=-reading.coefficient, upper=upper)


def _half(text: str, start: int, floor: int) -> Quantity | None:
    half = halves.english(text, start)
    if half is None:
        return None
    begin, said = qualifiers.before(text, start, floor)
    return build(text, begin, start, half[0], half[1], said, None)


def _ordinal(text: str, mark: int, start: int, floor: int, reading: Reading) -> Quantity:
    ordinal = ranks.read(text, mark, floor, reading)
    form = "rank" if ordinal.ranks else "ordinal"
    tail = Tail(ordinal.end, form, "rank", "1", ONE, ONE, mixed_numerals.ZERO, ordinal.counter, False)
    if ordinal.upper is not None:
        reading = reading._replace(upper=ordinal.upper.value, end=ordinal.upper.end)
    return build(text, mark, start, reading, tail, "exact", reading.end)


def _proportion(text: str, begin: int, found: rates.Proportion) -> Quantity:
    form = "rate" if found.rates else "ratio"
    tail = Tail(found.end, form, form, "1", found.per, ONE, mixed_numerals.ZERO, found.counter, False)
    quantity = build(text, begin, found.number_start, found.reading, tail, found.qualifier, found.reading.end)
    return recast(quantity, form, found.of)
