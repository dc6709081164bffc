"""Years that stand as most do: 2021年 in running words, (2024) in brackets, and nothing more.

One look at the characters around the year tells these; where any of them may make more of it (a month, a range, an
era, 截至, 年度), `read` leaves it to the whole grammar, which would read all that is read here in the same way.
"""

from __future__ import annotations

import datetime

from pipelines.extraction.dates import eras, holidays, lunar
from pipelines.extraction.dates.chinese import AFTER_YEAR_BEGINS
from pipelines.extraction.dates.edtf import DateSpan, Part
from pipelines.extraction.dates.ranges import AT, BEGINS_BEHIND, BEGINS_CHAIN, ENDS_BEFORE

_OPENERS, _CLOSERS = frozenset("（("), frozenset("）)")
# Years that need no more than their four digits: those in figures begin so, and end before 2200.
_CENTURIES = frozenset(("15", "16", "17", "18", "19", "20", "21"))
# Before a year: the word of an era, what it is compared with, 自 and 截至 and their like; a line is broken behind them.
_EVENTFUL_BEFORE = ENDS_BEFORE | eras.ENDS | frozenset("較较比\n")
_LATE = frozenset("遲迟")
# Behind 年: a month, a quarter, a holiday, a fiscal year, what joins it to another date or opens it to one side.
_EVENTFUL_BEHIND = (
    AFTER_YEAR_BEGINS
    | lunar.BEGINS
    | holidays.BEGINS
    | BEGINS_CHAIN
    | BEGINS_BEHIND
    | frozenset("財财學学課课度代以歷历曆")
)


def read(text: str, start: int) -> tuple[Part, DateSpan] | None:
    """Return the year at `start` as a part and as a date; None where the whole grammar has to look.

    >>> [read(text, 1) is None for text in ("（2024）", "於2021年發布", "至2021年底")]
    [False, False, True]
    """
    end = start + 4
    written = text[start:end]
    if written[:2] not in _CENTURIES or not written.isdecimal():
        return None
    before = text[start - 1 : start]
    behind = text[end : end + 1]
    if behind == "年":
        end += 1
        following = text[end : end + 1]
        if not following or following in _EVENTFUL_BEHIND:
            return None
        if before in _EVENTFUL_BEFORE and (before not in AT or text[start - 2 : start - 1] in _LATE):
            return None
    elif behind not in _CLOSERS or before not in _OPENERS:
        return None
    year = int(written)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return Part(start, end, year, explicit_year=True), DateSpan(
        start, end, written, first, last, "year", "point", False, True, start, end
    )
