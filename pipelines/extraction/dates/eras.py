"""Years of an era: 康熙二十年, 光緒三十一年八月, 令和6年5月1日.

Which year an era begins with stands in knowledge/lexicon/eras.csv. Months and days of the Chinese eras are those of
the lunar calendar, so that such a date tells no more than its year, told to the end of its words; those of
the Japanese ones are ours.
"""

from __future__ import annotations

from pipelines.extraction.dates import lunar
from pipelines.extraction.dates.calendar_words import DAY, MONTH, compiled, number
from pipelines.extraction.dates.chinese import read_tail, read_year
from pipelines.extraction.dates.context import Context
from pipelines.extraction.dates.edtf import Part
from pipelines.knowledge import descriptor, sheets

_NAME_LENGTH = 2
_FIRST = {
    word: (int(row["first_year"]), row["calendar"] == "lunar")
    for _, row in descriptor.words("lexicon/eras.csv")
    for word in row["words"].split(sheets.SEPARATOR)
}
# The last characters of their names and of 農曆.
ENDS = frozenset(word[-1] for word in _FIRST) | frozenset("曆历")
_YEAR = compiled(r"(?P<n>元|[0-9]{1,2}|[廿卅]?[一二三四五六七八九十]{1,3}|[廿卅])[ ]?年(?![級级來来以間间])")
_LUNAR_TAIL = compiled(
    rf"""[ ]?[閏闰]?(?:正|[臘腊]|冬|{MONTH})[ ]?月(?:初?{DAY}[日號号]?)?
       | 大年(?:三十|初[一二三四五六七八九十]) | [春夏秋冬](?![季眠])"""
)


def read(text: str, position: int, context: Context) -> Part | None:
    """Read the year at `position` as one of the era, or of the lunar calendar, that is named right before it."""
    if lunar.told_before(text, position):
        return _read_lunar(text, position, context)
    known = _FIRST.get(text[max(0, position - _NAME_LENGTH) : position])
    if known is None:
        return None
    match = _YEAR.match(text, position)
    if match is None:
        return None
    first, of_the_moon = known
    part = Part(position - _NAME_LENGTH, match.end(), year=first + number(match["n"]) - 1, explicit_year=True)
    if not of_the_moon:
        read_tail(text, part, context.place)
    elif tail := _LUNAR_TAIL.match(text, part.end):
        part.end = tail.end()
    return part


def _read_lunar(text: str, position: int, context: Context) -> Part | None:
    """Read the year of 農曆2024年五月初五 with what stands before and behind it, whose month is none of ours."""
    year = read_year(text, position, context)
    if year is None:
        return None
    end = lunar.end_of_day(text, text.index("年", position) + 1, named=True)
    return Part(position - lunar.told_before(text, position), end, year=year.year, explicit_year=True)
