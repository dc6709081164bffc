"""What is a date only in a text of its own, a question or a line of a form: 29日, 近三年, 聖誕節, 3-7-27.

In a document the same words are spans of time, numbers of flats, fractions or seasons as often as dates. The grammar of
documents goes first except before windows of time; this module reads what it leaves.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates import chinese, holidays, lunar, numeric, weeks, windows
from pipelines.extraction.dates.calendar_words import DAY, DIGIT, compiled, number
from pipelines.extraction.dates.context import Context
from pipelines.extraction.dates.edtf import Part
from pipelines.patterns import later

_WINDOWS = frozenset("近過过未最接今上下前後后")
_LUNAR = frozenset("農农陰阴舊旧正大")
_HOLIDAYS = frozenset(holidays.INITIALS)
_SPACED = later(r"(?P<y>(?:19|20)[0-9]{2}) (?P<m>0[1-9]|1[0-2]) (?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9])")
_THREE_FIGURES = later(r"(?P<y>[1-9][0-9]{2})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9-])")
_YEAR_LAST = later(r"(?P<a>[0-9]{1,2})(?P<s>[-/])(?P<b>[0-9]{1,2})(?P=s)(?P<c>[0-9]{2})(?![0-9/-])")
_SLASHED = later(r"(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12][0-9]|0?[1-9])$")
_OLD_YEAR = compiled(
    rf"(?P<y>[1-9][0-9]{{2}}|(?:[一二三四五六七八九][{DIGIT}]{{2}}))[ ]?年(?![級级期來来以之內内間间])"
)
_LONE_YEAR = later(r"(?P<y>(?:19|20)[0-9]{2}|2100)(?=[ ]?(?!年)[\u4e00-\u9fff])")
_IN = frozenset("在於于是到從从至")
_DAY_ALONE = later(
    rf"(?P<d>{DAY})[日號号](?![0-9內内後后前間间以之游遊程樓楼線线碼码室座房床院電电風风閘门門店站車车])"
)
_BARE_DAY = compiled(rf"(?P<d>{DAY})(?=[，,。；;、）)」]|$)")
_LAST_DAY = compiled(rf"(?<=月)(?P<d>{DAY})$")
# 一日 is a day's length before it is the first.
_SHORT = later(r"[一二三四五六七八九][日號号](?![，,。至到]|$)")
_NUMBERED = later(
    r"(?:[0-9一二三四五六七八九十百千萬万第每共近約约足滿満達达逾過过這这數数幾几道路街巷村樓楼座室期後后.,/-]|每月)$"
)
_MONTHS = 12


def read_first(text: str, position: int, context: Context) -> Part | None:
    """Read a window of time, a lunar day or a holiday at `position`."""
    sign = text[position]
    part = None
    if sign in _WINDOWS:
        part = windows.read(text, position, context)
        if part is None and sign == "最":
            part = weeks.read_last(text, position, context)
    if part is None and sign in _LUNAR:
        part = _read_lunar(text, position)
    if part is None and sign in _HOLIDAYS:
        part = holidays.read(text, position, context.place)
    return part


def _read_lunar(text: str, position: int) -> Part | None:
    end = lunar.end_of_day(text, position)
    return Part(position, end) if end > position else None


def read_rest(text: str, position: int, context: Context) -> Part | None:
    """Read figures or numerals at `position` that no grammar of documents takes for a date."""
    if text[position].isascii():
        if not text[position].isdecimal():
            return None
        part = _read_figures(text, position, context)
        if part is not None:
            return part
    else:
        part = _read_lunar(text, position)
        if part is not None:
            return part
    match = _OLD_YEAR.match(text, position)
    if match is not None:
        return _read_old_year(text, match)
    match = _DAY_ALONE.match(text, position)
    if match is None or context.anchor is None or _SHORT.match(text, position):
        return None
    if _NUMBERED.search(text, max(0, position - 2), position):
        return None
    return chinese.read_day(text, position, context, following=True)


def _read_figures(text: str, position: int, context: Context) -> Part | None:
    match = _SPACED.match(text, position) or _THREE_FIGURES.match(text, position)
    if match is not None:
        return _valid(Part(position, match.end(), int(match["y"]), int(match["m"]), int(match["d"])))
    match = _YEAR_LAST.match(text, position)
    if match is not None:
        return _read_two_figure_year(match, context)
    match = _SLASHED.match(text, position) if position == 0 and context.anchor is not None else None
    if match is not None:
        month = int(match["m"])
        return _valid(Part(position, match.end(), context.year_at(position, month), month, int(match["d"])))
    match = _LONE_YEAR.match(text, position) if position == 0 else None
    counted = match is None or numeric.is_counted(text, match.end())
    return None if match is None or counted else Part(position, match.end(), int(match["y"]), explicit_year=True)


def _read_two_figure_year(match: re.Match[str], context: Context) -> Part | None:
    """Read 25/12/23 as day, month and year, but what hyphens join in the order of Chinese: 23-12-25, 12-25-23."""
    first, second, third = int(match["a"]), int(match["b"]), int(match["c"])
    if match["s"] == "-":
        year_first = len(match["a"]) == 2 and second <= _MONTHS
        year, month, day = (first, second, third) if year_first else (third, first, second)
    else:
        year, month, day = third, second, first
        if month > _MONTHS or (day <= _MONTHS and context.american()):
            month, day = day, month
    year += 2000 if year < 50 else 1900
    return _valid(Part(match.start(), match.end(), year, month, day))


def _valid(part: Part) -> Part | None:
    part.explicit_year = True
    return part if part.ends() is not None else None


def _read_old_year(text: str, match: re.Match[str]) -> Part | None:
    """Read 789年 or 三六七年一月 as a year of three figures, where it counts no years."""
    part = Part(match.start(), match.end(), explicit_year=True, year=number(match["y"]))
    chinese.read_tail(text, part)
    told = part.month is not None or not match["y"].isascii() or text[part.start - 1 : part.start] in _IN
    return part if told else None


def end_with_day(text: str, part: Part) -> None:
    """Take into a part that ends with its month the day that ends the text without its 日: 三月三."""
    match = _LAST_DAY.match(text, part.end) if part.month is not None and part.day is None else None
    if match is not None:
        part.day, part.end = number(match["d"]), match.end()


def read_next_day(text: str, position: int) -> Part | None:
    """Read the 十五 at `position` that ends 二月十三到十五."""
    match = _BARE_DAY.match(text, position)
    return None if match is None else Part(position, match.end(), day=number(match["d"]))


def with_date_behind(head: Part, read: Part | None) -> Part:
    """Let a date told behind its weekday (周日，二月十日) stand for both; the weekday alone where none follows."""
    if read is None or read.day is None or read.month is None:
        return head
    read.start = head.start
    return read
