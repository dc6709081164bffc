"""Windows of time by their length: 過去十年, 近三個月, 未來兩天, 上兩周, 下三個月, 上半月.

過去, 近 and 未來 count back or ahead from the anchor to the day. 上, 下, 前 and 後 count whole months, years and weeks
(上兩個月 is the two months before this one); 前一周 and 後一年, for which the calendar has words of its own (上周,
明年), count from the day. In a document such words are the windows of figures, not dates, and are not read.
"""

from __future__ import annotations

import datetime

from pipelines.extraction.dates.calendar_words import WEEK, add_months, compiled, number
from pipelines.extraction.dates.context import Context
from pipelines.extraction.dates.edtf import Part, days_in
from pipelines.extraction.dates.weeks import shift, stretch

# 術後三年 counts from what stands before 後, and 早上三天, 以下三年 and 年前三月 are other words.
_OPENS = r"(?:(?<![\u4e00-\u9fff].)|(?<=[在的我你您他她們们和與与及是].))"
_OTHER_WORDS = r"(?<![之以目提年月日天週周生當当空先此最今往然隨随早晚加如剩餘余留附].)"
_WINDOW = compiled(
    rf"""(?: (?P<rolling>最?近|過去|过去|過往|过往|未來|未来|今[後后]|接下[來来])的?
           | (?P<k>[上下]|[前後后]{_OPENS}){_OTHER_WORDS} )
        [ ]?(?P<n>[0-9]{{1,3}}|[一二兩两三四五六七八九十]{{1,3}})[ ]?
        (?: (?P<y>年) | [個个]?(?P<m>月) | (?P<d>[日天]) | [個个]?{WEEK}(?![一二三四五六日天末]) )
        (?![級级期齡龄薪資资制刊報报球本內内])"""
)
_HALF = compiled(rf"(?P<k>[上下前後后])(?<![以之].)[個个]?半[個个]?(?:(?P<m>月)|{WEEK}(?![年刊]))")
_AHEAD = frozenset("未今接下後后")


def read(text: str, position: int, context: Context) -> Part | None:
    """Read a window such as 過去十年, 上兩周 or 下半月 at `position`, resolved by the anchor."""
    if context.anchor is None:
        return None
    match = _WINDOW.match(text, position)
    if match is None:
        return _read_half(text, position, context.anchor)
    count = number(match["n"])
    count = count if text[position] in _AHEAD else -count
    unit = "year" if match["y"] else "month" if match["m"] else "day" if match["d"] else "week"
    from_the_day = match["rolling"] is not None or (abs(count) == 1 and match["k"] in "前後后")
    if unit == "day" or from_the_day:
        return _from_the_day(position, match.end(), context.anchor, count, unit)
    part = Part(position, match.end(), relative=True, form="relative")
    first, last = sorted((count, 1 if count > 0 else -1))
    if unit == "week":
        monday = shift(context.anchor, -context.anchor.weekday())
        return stretch(position, match.end(), shift(monday, 7 * first), shift(monday, 7 * last + 6))
    if unit == "year":
        part.year = context.anchor.year + first
        part.years = (part.year, context.anchor.year + last)
        return part
    part.year, month = add_months(context.anchor.year, context.anchor.month, first)
    part.months = (month, month + last - first)
    return part


def _from_the_day(start: int, end: int, anchor: datetime.date, count: int, unit: str) -> Part:
    """Make the stretch of `count` units that ends with the day before the anchor, or begins with the day after."""
    first, last = (shift(anchor, 1), anchor) if count > 0 else (anchor, shift(anchor, -1))
    if unit in ("day", "week"):
        days = count * (1 if unit == "day" else 7)
        return (
            stretch(start, end, first, shift(last, days)) if days > 0 else stretch(start, end, shift(first, days), last)
        )
    months = count * (12 if unit == "year" else 1)
    if months > 0:
        return stretch(start, end, first, _moved(last, months))
    return stretch(start, end, _moved(first, months), last)


def _moved(day: datetime.date, months: int) -> datetime.date:
    """Return the same day of the month `months` later, or the month's last day where it has none such."""
    year, month = add_months(day.year, day.month, months)
    return datetime.date(year, month, min(day.day, days_in(year, month)))


def _read_half(text: str, position: int, anchor: datetime.date) -> Part | None:
    match = _HALF.match(text, position)
    if match is None:
        return None
    early = match["k"] in "上前"
    if match["m"]:
        nth = (1 if early else 2, "half")
        return Part(position, match.end(), anchor.year, anchor.month, nth=nth, relative=True)
    monday = shift(anchor, -anchor.weekday())
    days = (monday, shift(monday, 2)) if early else (shift(monday, 3), shift(monday, 6))
    return stretch(position, match.end(), *days)
