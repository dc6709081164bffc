"""Years of the Republic of China that only a text of Taiwan tells so: 113年度, 112學年度, 111、112年, 113/5/16.

The fiscal year of Taiwan is the calendar year, its academic year the two years that it lies in. A year with 民國 before
it or 年 behind it (民國112年, 113年5月) is read with all others.
"""

from __future__ import annotations

from pipelines.extraction.dates.calendar_words import AND, TO, compiled
from pipelines.extraction.dates.edtf import Part

_FIRST_YEAR = 1911
_YEAR = r"(?:1[0-3][0-9]|[5-9][0-9])"
_FISCAL = compiled(
    rf"""(?:(?:中華|中华)?民[國国][ ]?)?(?P<a>{_YEAR})(?:(?:[ ]?(?:{TO})[ ]?)(?P<b>{_YEAR}))?
        [ ]?(?:(?P<school>[學学]年度?)|(?:會計|会计)?年度)"""
)
_FIGURES = compiled(
    r"(?P<y>1[0-3][0-9])(?P<s>[./-])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9]|[./-][0-9])"
)
_LISTED = compiled(rf"(?P<y>1[0-3][0-9])(?=(?:[ ]?(?:{TO}|{AND})[ ]?1[0-3][0-9]){{1,6}}[ ]?年(?![級级以來来]))")


def read(text: str, position: int) -> Part | None:
    """Read a fiscal or academic year, a date in figures or a year of a list at `position`."""
    fiscal = read_fiscal(text, position)
    if fiscal is not None:
        return fiscal
    match = _FIGURES.match(text, position)
    if match is not None:
        year, month, day = (int(match[group]) for group in ("y", "m", "d"))
        return Part(position, match.end(), year + _FIRST_YEAR, month, day, explicit_year=True)
    match = _LISTED.match(text, position)
    if match is None:
        return None
    return Part(position, match.end(), int(match["y"]) + _FIRST_YEAR, naked=True, explicit_year=True)


def read_fiscal(text: str, position: int) -> Part | None:
    """Read 113年度 or 民國112學年度 at `position`."""
    match = _FISCAL.match(text, position)
    if match is None:
        return None
    first = int(match["a"]) + _FIRST_YEAR
    last = int(match["b"]) + _FIRST_YEAR if match["b"] else first
    part = Part(position, match.end(), year=first, form="fiscal", explicit_year=True)
    last += 1 if match["school"] else 0
    part.years = (first, last) if last > first else None
    return part
