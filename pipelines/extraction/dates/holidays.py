"""Holidays of our calendar that name a day: 2024年聖誕節, 今年國慶, 母親節.

Which day a holiday is stands in knowledge/lexicon/holidays.csv: month and day, or the count-th weekday (0 is Monday) or
day of a month; a place's own day comes before that of all others. Behind a year they are read in any text; told alone
(聖誕節) only in a text of its own, for running text speaks of the season more often than of the day. Those of
the lunar calendar are not read.
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extraction.dates.calendar_words import after_day
from pipelines.extraction.dates.edtf import Part
from pipelines.knowledge import KnowledgeError, descriptor, sheets
from pipelines.patterns import later

_SHEET = "lexicon/holidays.csv"


class _Holiday(NamedTuple):
    """The day of a holiday: its month with a day, or with the count of a weekday in it."""

    month: int
    day: int | None
    nth: tuple[int, str] | None


def _read_sheet() -> dict[str, dict[str, _Holiday]]:
    """Return each holiday's day by word and place, "" standing for all other places.

    Raises KnowledgeError where a line tells a day by neither or both of its number and its count.
    """
    days: dict[str, dict[str, _Holiday]] = {}
    for line, row in descriptor.words(_SHEET):
        if bool(row["count"]) != bool(row["unit"]) or bool(row["count"]) == bool(row["day"]):
            problem = f"day is {row['day']!r}, count {row['count']!r} and unit {row['unit']!r}"
            raise KnowledgeError(sheets.FOLDER / _SHEET, line, problem, "Fill day alone, or count and unit")
        nth = (int(row["count"]), row["unit"]) if row["count"] else None
        holiday = _Holiday(int(row["month"]), int(row["day"]) if row["day"] else None, nth)
        for word in row["words"].split(sheets.SEPARATOR):
            for place in row["place"].split(sheets.SEPARATOR):
                days.setdefault(word, {}).setdefault(place, holiday)
    return days


_DAYS = _read_sheet()
BEGINS = frozenset(word[0] for word in _DAYS) - frozenset("十一二三四五六七八九")
_PREFIXES = frozenset(word[:2] for word in _DAYS)
NAMES = sorted(_DAYS, key=len, reverse=True)
INITIALS = "".join(sorted({word[0] for word in _DAYS}))
# 聖誕節期間 and 國慶假期 are no days, and a 母親節活動 need not be held on the day. 聖誕 and 國慶 without 節 begin many
# words and count only before few.
_OTHER_WORDS = (
    r"期[間间]|前[後后夕]|假|長假|长假|檔|档|黃金|黄金|[週周季樹树卡盃杯禮礼]|老人|派[對对]|活[動动]|晚[會会宴]|大餐"
    r"|音[樂乐]|嘉年|特[備备別别]|市集|巡[遊游]|[慶庆]祝|[優优]惠|節目|节目|快[樂乐]|[氣气]氛|[煙烟]花|酒[會会]|[聯联][歡欢]|促[銷销]|[賀贺]"
)
_NAME = later(
    rf"(?P<name>{'|'.join(NAMES) or '(?!)'})(?!{_OTHER_WORDS})"
    r"(?:(?<=[節节日夜旦])|(?=[^\u4e00-\u9fff]|$|[當当起至到前後后舉举開开正是為为於于在與与和]))"
)


def read(text: str, position: int, place: str | None) -> Part | None:
    """Read a holiday at `position` as month and day without a year."""
    part = Part(position, position)
    read_behind(text, part, place)
    return part if part.end > position else None


def read_behind(text: str, part: Part, place: str | None) -> None:
    """Put the day of a holiday that stands behind a part into it, with the end of its name."""
    match = _NAME.match(text, part.end) if text[part.end : part.end + 2] in _PREFIXES else None
    if match is None:
        return
    days = _DAYS[match["name"]]
    holiday = days.get(place or "") or days.get("")
    if holiday is not None:
        part.month, part.day, part.nth = holiday
        part.end = after_day(text, match.end())
