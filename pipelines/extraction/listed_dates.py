"""Months and days of a list that stand under their year: `2003年` on a line of its own over `5月：…` and `12月8日 …`.

The grammar of dates reads a day without a year against the day of issue; under such a year it is of that year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.extraction.dates.edtf import DateSpan

_YEAR = re.compile(r"^[^\S\n]*[●•■◆▪*·\-]?[^\S\n]*((?:19|20)\d\d)[^\S\n]?年?[^\S\n]*[:：]?$", re.MULTILINE)
_MARKS = " \t\u3000●•■◆▪*·-–"


def first_year(text: str) -> str | None:
    """Return the first year that stands alone on a line, against which days without a year can be read."""
    year = _YEAR.search(text)
    return year[1] if year else None


def under_years(text: str, dates: Sequence[DateSpan]) -> list[DateSpan]:
    """Return dates with those that open a line under a year of its own put into that year."""
    years = [(year.end(), int(year[1])) for year in _YEAR.finditer(text)]
    if not years:
        return list(dates)
    placed: list[DateSpan] = []
    at = 0
    for date in dates:
        while at < len(years) and years[at][0] <= date.start:
            at += 1
        placed.append(_in_year(text, date, years[at - 1][1]) if at else date)
    return placed


def _in_year(text: str, date: DateSpan, year: int) -> DateSpan:
    first, last = date.first, date.last
    if date.explicit_year or date.relative or first is None or last is None or first.year == year:
        return date
    line_start = text.rfind("\n", 0, date.start) + 1
    if text[line_start : date.start].strip(_MARKS):
        return date
    years = year - first.year
    try:
        first, last = first.replace(year=year), last.replace(year=last.year + years)
    except ValueError:
        return date
    edtf = re.sub(r"\d{4}", lambda written: str(int(written.group()) + years), date.edtf)
    return replace(date, first=first, last=last, edtf=edtf)
