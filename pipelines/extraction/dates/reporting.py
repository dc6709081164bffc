"""The stretch that accounts cover: 截至2024年12月31日止年度, the six months ended 30 June 2025.

Such a date is the last day of the stretch, not a day as of which something holds.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates.calendar_words import add_months, number
from pipelines.extraction.dates.edtf import Part, interval
from pipelines.patterns import later

_BEFORE = later(r"(?:截至|截止|[於于])$")
_BEHIND = later(
    r"止(?:的)?(?:(?:[各該该]|財政|财政|會計|会计)*(?P<year>年度|一年)|(?P<half>半年)|(?P<quarter>季度|[一]?[個个]?季)"
    r"|(?P<n>[0-9]{1,2}|[一二兩两三四五六七八九十]{1,2})[ ]?[個个]月)"
)
_ENGLISH = later(
    r"(?:(?P<year>years?)|(?P<half>half[- ]years?)|(?P<quarter>quarters?)"
    r"|(?P<n>three|six|nine|twelve|eighteen|[0-9]{1,2})[ -]months?)(?: periods?)? (?:end(?:ed|ing),?(?: on)?|to) $"
)
_WORDS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18}
_LONGEST = 40


def _length(match: re.Match[str]) -> int:
    if match["n"]:
        return _WORDS.get(match["n"]) or number(match["n"])
    return 12 if match["year"] else 6 if match["half"] else 3


def months(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Return how many months the stretch has whose last day is told from `start` to `end`, and where its words lie.

    >>> months("截至2025年6月30日止六個月", 2, 12)
    (6, 0, 16)
    """
    if (
        text.startswith("止", end)
        and (before := _BEFORE.search(text, max(0, start - 2), start))
        and (behind := _BEHIND.match(text, end))
    ):
        return _length(behind), before.start(), behind.end()
    english = _ENGLISH.search(text, max(0, start - _LONGEST), start) if text[start - 1 : start] == " " else None
    return None if english is None else (_length(english), start, end)


def stretch(last: Part, count: int) -> str | None:
    """Return the EDTF interval of the `count` months that end with `last`, by years where they are a year.

    >>> stretch(Part(0, 0, 2025, 6, 30), 6), stretch(Part(0, 0, 2024, 12, 31), 12), stretch(Part(0, 0, 2024, 3, 31), 12)
    ('2025-01/2025-06', '2024', '2023/2024')
    """
    if last.year is None or last.month is None:
        return None
    year, month = add_months(last.year, last.month, 1 - count)
    if count == 12:
        return interval(f"{year:04d}", f"{last.year:04d}")
    return interval(f"{year:04d}-{month:02d}", f"{last.year:04d}-{last.month:02d}")
