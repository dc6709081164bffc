"""Which days an EDTF date admits, so that dates can be compared.

Covers what the dataset holds: EDTF level 0 (days, months, years, intervals, open ends) with the level 1 marks
that dates of texts call for (seasons, decades as `202X`, centuries as `19XX`, `?` and `~`). EDTF is specified
at https://www.loc.gov/standards/datetime/. Text that is not EDTF admits every day.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from typing import NamedTuple

_POINT = re.compile(r"(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d))?(?:-(\d\d))?[?~%]*\Z")
# Level 1 seasons of the northern year, by their first and last month; winter begins in December of the year
# before.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class Days(NamedTuple):
    """The first and the last day that a date admits; None on an open side."""

    first: datetime.date | None
    last: datetime.date | None

    def within(self, other: Days) -> bool:
        """Tell whether `other` admits every day that this admits."""
        starts = other.first is None or (self.first is not None and self.first >= other.first)
        return starts and (other.last is None or (self.last is not None and self.last <= other.last))

    @property
    def length(self) -> int:
        """Number of days admitted; a very large number where a side is open."""
        return 10**9 if self.first is None or self.last is None else (self.last - self.first).days + 1


def _point(text: str) -> Days | None:
    match = _POINT.match(text)
    if match is None:
        return None
    digits, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    first, last = max(1, int(digits.replace("X", "0"))), int(digits.replace("X", "9"))
    try:
        if day:
            return Days(datetime.date(first, month, day), datetime.date(first, month, day))
        if month in _SEASONS:
            opens, closes = _SEASONS[month]
            start = datetime.date(first - (closes < opens), opens, 1)
            return Days(start, datetime.date(first, closes, calendar.monthrange(first, closes)[1]))
        if month:
            end = calendar.monthrange(first, month)[1]
            return Days(datetime.date(first, month, 1), datetime.date(first, month, end))
        return Days(datetime.date(first, 1, 1), datetime.date(last, 12, 31))
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def days(edtf: str | None) -> Days:
    """Return the days that `edtf` admits.

    >>> days("2023-08/2023-10")
    Days(first=datetime.date(2023, 8, 1), last=datetime.date(2023, 10, 31))
    >>> days("../2025-10").last
    datetime.date(2025, 10, 31)
    """
    if not edtf:
        return Days(None, None)
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start) or Days(None, None)
    opening, closing = _point(start), _point(end)
    return Days(opening.first if opening else None, closing.last if closing else None)


@lru_cache(maxsize=65536)
def precision(edtf: str) -> str:
    """Return day, month, year, decade or century: how exactly the (finer end of the) date is given.

    >>> precision("2023-08/2023-10"), precision("2021"), precision("199X")
    ('month', 'year', 'decade')
    """
    parts = [part.rstrip("?~%") for part in edtf.split("/") if part not in {"", ".."}]
    part = max(parts, key=len, default="")
    if part.endswith("XX"):
        return "century"
    if part.endswith("X"):
        return "decade"
    return {10: "day", 7: "month"}.get(len(part), "year")
