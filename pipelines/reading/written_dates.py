"""The ways a whole day is written where a text dates itself, and a line with its days held by signs.

Chinese and Arabic numerals, years of the Republic (民國), year-month-day and day-month-year figures, English.
The grammar of the dates that a text tells of is extraction's; this one knows whole days only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipelines.patterns import later

_DIGITS = {
    character: value
    for value, characters in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for character in characters
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_REPUBLIC, _REPUBLIC_BEGAN = "民國", 1911
_NUMERALS = "〇零○一二三四五六七八九"
_REPUBLIC_YEAR = rf"(?:中華)?{_REPUBLIC} ?(?:[1-9]\d{{1,2}}|[{_NUMERALS}十百]{{1,6}})"
_CHINESE = (
    rf"(?P<cy>(?:1[89]|20)\d\d|{_REPUBLIC_YEAR}|(?<!\d)1\d\d|[一二][{_NUMERALS}]{{3}}) ?年 ?"
    r"(?P<cm>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?"
    r"(?P<cd>\d{1,2}|[一二三四五六七八九十廿卅]{1,3}) ?[日號号]"
)
_FIGURES = (
    r"(?P<iy>(?:19|20)\d\d|(?<!\d)1[01]\d)(?P<is>[-/.])(?P<im>\d{1,2})(?P=is)(?P<id>\d{1,2})(?![\d.])"
    r"|(?P<fd>\d{1,2})(?P<fs>[-/.]) ?(?P<fm>\d{1,2})(?P=fs) ?(?P<fy>(?:19|20)\d\d)(?!\d)"
)
_MONTH_NAME = r"(?i:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)"
_WEEKDAY = r"(?:(?<![A-Za-z])(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
_ENGLISH = (
    rf"{_WEEKDAY}(?:(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:day of )?(?P<em>{_MONTH_NAME})"
    r"[ -]?,? ?(?P<ey>(?:19|20)\d\d)"
    rf"|(?P<am>{_MONTH_NAME}) (?P<ad>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<ay>(?:19|20)\d\d))"
)
_MONTH = later(
    rf"(?P<mcy>(?:19|20)\d\d|{_REPUBLIC_YEAR}|[一二][{_NUMERALS}]{{3}}) ?年 ?"
    rf"(?P<mcm>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?月(?:份|(?! ?\d))"
    rf"|(?P<mem>{_MONTH_NAME}),? (?P<mey>(?:19|20)\d\d)"
)
# What each form begins with is asked first, for most characters begin none.
_DAY = later(rf"(?=[\d一二中民JFMASONDTWjfmasondtw])(?:{_CHINESE}|{_FIGURES}|{_ENGLISH})")
# What every whole day has in one of its forms: a Chinese month and day, figures between signs, an English month. One
# class first, so that text without a date costs next to nothing.
_HINT = later(
    r"[年/.JFMASOND-](?:(?<=年) ?[\d一二三四五六七八九十]{1,2} ?月 ?[\d一二三四五六七八九十廿卅]{1,3} ?[日號号]"
    r"|(?<=[-/.]) ?\d{1,2}[-/.] ?\d"
    r"|(?<=[A-Z])(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC))"
)
_MONTH_HINT = later(r"[\d一二三四五六七八九十] ?月|[A-Z][A-Za-z]+\.?,? (?:19|20)\d")
# The sign that holds a date is a digit of a script that no text of the genre has: a pattern that bars digits
# bars dates with it.
HELD = "\u1b50"
_YEARS, _MONTH_GROUPS, _DAYS = (
    ("cy", "iy", "fy", "ey", "ay"),
    ("cm", "im", "fm", "em", "am"),
    ("cd", "id", "fd", "ed", "ad"),
)


class Dated(NamedTuple):
    """A line whose dates are each held by the sign HELD, and what those dates are, None for one that there is not."""

    line: str
    dates: list[str | None]

    def date_in(self, form: re.Pattern[str], *, at_head: bool = False) -> str | None:
        """Return the EDTF date of the first sign in what a form finds in the line, or matches at its head."""
        match = form.match(self.line) if at_head else form.search(self.line)
        if match is None:
            return None
        return self.dates[self.line.count(HELD, 0, self.line.index(HELD, match.start()))]


def with_days(line: str) -> Dated | None:
    """Return a line with its whole days held, None for a line without any.

    >>> with_days("(香港，2023年5月23日)")
    Dated(line='(香港，᭐)', dates=['2023-05-23'])
    >>> [with_days(line).dates for line in ("民國113年5月2日", "15/10/2025", "Sunday, 5 May 2024")]
    [['2024-05-02'], ['2025-10-15'], ['2024-05-05']]
    """
    return _held(_DAY, _day_of, line) if _HINT.search(line) else None


def lines_with_days(lines: Sequence[str]) -> list[Dated]:
    """Return those of some lines that hold whole days, with these held, in order."""
    joined = "\n".join(lines)
    hinted = set()
    number = place = 0
    for hint in _HINT.finditer(joined):
        number += joined.count("\n", place, hint.start())
        place = hint.start()
        hinted.add(number)
    return list(filter(None, (_held(_DAY, _day_of, lines[number]) for number in sorted(hinted))))


def with_months(line: str) -> Dated | None:
    """Return a line with its months, each with a year, held, None for a line without any.

    >>> with_months("修訂日期：二零二三年六月").dates, with_months("June 2023").dates
    (['2023-06'], ['2023-06'])
    """
    if "月" not in line and " 19" not in line and " 20" not in line:
        return None
    return _held(_MONTH, _month_of, line) if _MONTH_HINT.search(line) else None


def _held(form: re.Pattern[str], read: Callable[[re.Match[str]], str | None], line: str) -> Dated | None:
    if HELD in line:
        return None
    dates: list[str | None] = []

    def hold(match: re.Match[str]) -> str:
        dates.append(read(match))
        return HELD

    held = form.sub(hold, line)
    return Dated(held, dates) if dates else None


def _day_of(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, month, day = (next(filter(None, map(parts.get, names))) for names in (_YEARS, _MONTH_GROUPS, _DAYS))
    numbers = _year(year), _month(month), _small(day)
    if parts["fy"] and numbers[1] > 12:
        numbers = numbers[0], numbers[2], numbers[1]
    try:
        return datetime.date(*numbers).isoformat()
    except ValueError:
        return None


def _month_of(match: re.Match[str]) -> str | None:
    year, month = _year(match["mcy"] or match["mey"]), _month(match["mcm"] or match["mem"])
    return f"{year}-{month:02}" if 1 <= month <= 12 else None


def _year(written: str) -> int:
    before, republic, years = written.rpartition(_REPUBLIC)
    if not republic and len(written) == 4:
        return int("".join(str(_DIGITS.get(character, character)) for character in written))
    return _REPUBLIC_BEGAN + _small(years.strip() or before)


def _month(written: str) -> int:
    name = written[:3].lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else _small(written)


def _small(written: str) -> int:
    """Return a number below a thousand: 15, 十五, 廿一, 二十四, 一百一十三, 一一三.

    >>> _small("二十四"), _small("十"), _small("廿一"), _small("一百一十三"), _small("一一三")
    (24, 10, 21, 113, 113)
    """
    if written.isdecimal():
        return int(written)
    hundreds, hundred, rest = written.replace("廿", "二十").replace("卅", "三十").rpartition("百")
    tens, ten, units = rest.rpartition("十")
    digits = "".join(str(_DIGITS[character]) for character in units if character in _DIGITS)
    return _DIGITS.get(hundreds, 0) * 100 * bool(hundred) + (_DIGITS.get(tens, 1) * 10 if ten else 0) + int(digits or 0)
