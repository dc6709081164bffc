"""The ways a whole day is written where a text dates itself: one pattern, and the day that a match of it means.

Chinese and Arabic numerals, years of the Republic (民國), year-month-day and day-month-year figures, English.
The grammar of the dates that a text tells of is extraction's; this one knows whole days only.
"""

from __future__ import annotations

import datetime
import re

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
_MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
_ENGLISH = (
    rf"{_WEEKDAY}(?:(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:day of )?(?P<em>{_MONTH_NAME})"
    r"[ -]?,? ?(?P<ey>(?:19|20)\d\d)"
    rf"|(?P<am>{_MONTH_NAME}) (?P<ad>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<ay>(?:19|20)\d\d))"
)
MONTH = (
    rf"(?:(?P<mcy>(?:19|20)\d\d|{_REPUBLIC_YEAR}|[一二][{_NUMERALS}]{{3}}) ?年 ?"
    rf"(?P<mcm>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?月(?:份|(?! ?\d))"
    rf"|(?P<mem>{_MONTH_NAME}),? (?P<mey>(?:19|20)\d\d))"
)
# Stands for exactly one date in a larger pattern: its groups have names.
DATE = rf"(?:{_CHINESE}|{_FIGURES}|{_ENGLISH})"
# The same without names, for a date that is said again in the other language.
AGAIN = re.sub(r"\(\?P=\w+\)", "[-/.]", re.sub(r"\(\?P<\w+>", "(?:", DATE))
_YEARS, _MONTH_GROUPS, _DAYS = (
    ("cy", "iy", "fy", "ey", "ay"),
    ("cm", "im", "fm", "em", "am"),
    ("cd", "id", "fd", "ed", "ad"),
)


def day_of(match: re.Match[str]) -> datetime.date | None:
    """Return the day that a match of a pattern with DATE in it means, None where there is no such day.

    >>> [day_of(re.match(DATE, date)).isoformat() for date in ("民國113年5月2日", "15/10/2025", "Sunday, 5 May 2024")]
    ['2024-05-02', '2025-10-15', '2024-05-05']
    """
    parts = match.groupdict()
    year, month, day = (next(filter(None, map(parts.get, names))) for names in (_YEARS, _MONTH_GROUPS, _DAYS))
    numbers = _year(year), _month(month), _small(day)
    if parts["fy"] and numbers[1] > 12:
        numbers = numbers[0], numbers[2], numbers[1]
    try:
        return datetime.date(*numbers)
    except ValueError:
        return None


def month_of(match: re.Match[str]) -> str | None:
    """Return the EDTF month that a match of a pattern with MONTH in it means, None where there is no such month.

    >>> month_of(re.match(MONTH, "二零二三年六月")), month_of(re.match(MONTH, "June 2023"))
    ('2023-06', '2023-06')
    """
    year, month = _year(match["mcy"] or match["mey"]), _month(match["mcm"] or match["mem"])
    return f"{year}-{month:02}" if 1 <= month <= 12 else None


def _year(written: str) -> int:
    before, republic, years = written.rpartition(_REPUBLIC)
    if not republic and len(written) == 4:
        return int("".join(str(_DIGITS.get(character, character)) for character in written))
    return _REPUBLIC_BEGAN + _small(years.strip() or before)


def _month(written: str) -> int:
    for number, name in enumerate(_MONTHS, 1):
        if name == written[:3].lower():
            return number
    return _small(written)


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
