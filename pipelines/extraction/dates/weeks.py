"""Weeks and weekdays by their distance from the anchor: 上周六, 下星期, 本週末, and weekdays told alone.

In a document a weekday alone is an opening hour as often as a date and counts only with its date in brackets
(周六（3日）). In a text of its own it is the next such day, and 星期三至五 the next such days.
"""

from __future__ import annotations

import datetime

from pipelines.extraction.dates.bracketed import of_day
from pipelines.extraction.dates.calendar_words import TO, WEEK, WEEKDAY, compiled
from pipelines.extraction.dates.context import Context
from pipelines.extraction.dates.edtf import Part
from pipelines.patterns import later

_WEEK = compiled(
    rf"""(?P<k>上上|下下|[上下本這这今])(?<![以日].)(?:一?[個个]|一)?{WEEK}(?![年邊边期圍围刊歲岁報报])
        (?P<w>[一二三四五六日天末])?"""
)
_WEEKDAY = compiled(
    rf"""{WEEK}(?P<w>[一二三四五六日天])(?![報报刊])
        (?:[ ]?(?:{TO}[ ]?{WEEK}?)?(?P<z>[一二三四五六日天])(?![0-9一二三四五六七八九十月日號号年個个]))?"""
)
_LAST = compiled(rf"最[後后]一?[個个]的?{WEEK}(?P<w>[一二三四五六日天])")
_NEXT = compiled(
    rf"{WEEK}?(?P<w>[一二三四五六日天])(?![0-9一二三四五六七八九十百千萬万月日號号年個个名人位家間间項项次分報报])"
)
_ENDS_WITH_WEEKDAY = later(rf"{WEEK}[一二三四五六日天]$")
_WEEKS = {"上": -1, "本": 0, "這": 0, "这": 0, "今": 0, "下": 1, "上上": -2, "下下": 2}
# 立法會會議上周卓倫議員的提問: at the meeting, of a member called Chow.
_SURNAMED = later("上周[一-鿿]{1,2}(?:議員|委員|先生|女士|小姐|博士|教授)")
_EVERY = frozenset("每逢隔")


def shift(day: datetime.date, count: int) -> datetime.date:
    """Return the day `count` days later (earlier if negative)."""
    return day + datetime.timedelta(days=count)


def stretch(start: int, end: int, first: datetime.date, last: datetime.date) -> Part:
    """Make a part of all days from `first` to `last`."""
    return Part(start, end, year=first.year, days=(first, last), relative=True, form="relative")


def read(text: str, position: int, context: Context) -> Part | None:
    """Read 上周六, 下星期 or a weekday at `position`, resolved by the anchor."""
    anchor = context.anchor_day
    if anchor is None:
        return None
    monday = shift(anchor, -anchor.weekday())
    match = _WEEK.match(text, position)
    if match is not None and text.endswith("會議", 0, position) and _SURNAMED.match(text, position):
        return None
    if match is not None:
        monday = shift(monday, 7 * _WEEKS[match["k"]])
        if match["w"] == "末":
            return stretch(position, match.end(), shift(monday, 5), shift(monday, 6))
        if match["w"]:
            return of_day(shift(monday, WEEKDAY[match["w"]]), text, position, match.end())
        return stretch(position, match.end(), monday, shift(monday, 6))
    match = _WEEKDAY.match(text, position)
    if match is None:
        return None
    if context.document:
        part = of_day(shift(monday, WEEKDAY[match["w"]]), text, position, match.end("w"))
        return part if _day_in_brackets(text, match.end("w"), part.end) else None
    if text[position - 1 : position] in _EVERY:
        return None
    first = shift(anchor, (WEEKDAY[match["w"]] - anchor.weekday()) % 7 or 7)
    if match["z"]:
        last = shift(first, (WEEKDAY[match["z"]] - WEEKDAY[match["w"]]) % 7)
        return stretch(position, match.end(), first, last)
    return of_day(first, text, position, match.end())


def _day_in_brackets(text: str, start: int, end: int) -> bool:
    return text[end - 1] in ")）" and any(unit in text[start:end] for unit in "日號号")


def read_next(text: str, position: int, before: Part) -> Part | None:
    """Read the 周五 of `上周三至周五` or the 五 of `上周三至五` at `position`: the next such day after `before`."""
    match = _NEXT.match(text, position)
    told = before.told()
    if match is None or told is None or not _ENDS_WITH_WEEKDAY.search(text, before.start, before.end):
        return None
    day = told[3]
    part = of_day(shift(day, (WEEKDAY[match["w"]] - day.weekday()) % 7 or 7), text, position, match.end())
    part.year = None
    return part


def read_last(text: str, position: int, context: Context) -> Part | None:
    """Read 最後一個星期五 at `position`, the last such day of the anchor's month."""
    match = _LAST.match(text, position)
    if match is None or context.anchor is None:
        return None
    nth = (-1, str(WEEKDAY[match["w"]]))
    return Part(position, match.end(), context.anchor.year, context.anchor.month, nth=nth, relative=True)
