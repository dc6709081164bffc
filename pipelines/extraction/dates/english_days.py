"""English days that lean on what is told around them: on Tuesday, the 15th, the end of the month, last Monday in May.

A weekday without a date is the last one before the document's date, as news tell it, or the next one where the clause
looks ahead; opening hours (open on Monday to Friday) are no dates.
"""

from __future__ import annotations

import datetime
import re

from pipelines.extraction.dates.bracketed import nearest
from pipelines.extraction.dates.calendar_words import add_months, compiled
from pipelines.extraction.dates.context import SENTENCE_END, Context
from pipelines.extraction.dates.edtf import Part
from pipelines.extraction.dates.english import DAY_FIRST, MONTH_FIRST, MONTH_NAME, month_number
from pipelines.patterns import later

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME = r"(?P<w>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ON_WEEKDAY = compiled(
    rf"""{_NAME}(?![A-Za-z’'])(?![ ]?(?:to|through|and|or|[-–—/&])[ ]?[A-Z]|,?[ ]?[0-9(]
        |[ ]and[ ]public|,?[ ](?:mornings|afternoons|evenings|nights|[JFMASOND][a-z]+[ ][0-9]))"""
)
_ON = later(r"(?<![A-Za-z])[Oo]n $")
_HOURS = later(r"(?:[Cc]losed|[Ee]xcept|[Oo]nly|(?<!will )(?<!to )[Oo]pen(?:s|ed)?) on $")
_AHEAD = later(
    r"(?<![A-Za-z])(?:will|shall|to be|is to|are to|due|scheduled|set to|plans?|invites?|invited|please)(?![A-Za-z])"
)
_CLAUSE = 80
_ORDINAL = compiled(r"(?P<d>3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)(?=[.,;)]|[ ](?:and|to|at)[ ]|$)")
_THE = later(r"(?<![A-Za-z])(?:on|by|until|before|after|from|to|and) the $")
_END = later(r"end of the (?P<u>month|year)(?![A-Za-z’'])")
_AT = later(r"(?<![A-Za-z])(?:by|at|before|until|towards?|around) the $")
_COUNTED = compiled(
    rf"""(?:(?P<n>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)|[Ll]ast)[ ]{_NAME}[ ](?:of|in)[ ]
        (?P<m>{MONTH_NAME})(?:,?[ ](?P<y>(?:19|20|21)[0-9][0-9])(?![0-9]))?"""
)
# The following year, the same month, that day: by the date told before.
_FROM_LAST = compiled(
    r"""(?:[Tt]hat(?:[ ]same)?|[Tt]he[ ](?P<k>following|next|same|previous))[ ](?P<u>year|month|day)
        (?![A-Za-z’'-]|[ ](?:surger|car|servic|deliver|admission|case))"""
)
_COUNTS_BEGIN, _WEEKDAYS_BEGIN = frozenset("fFsStTlL"), frozenset("MTWFS")
_STEPS = {"following": 1, "next": 1, "same": 0, "previous": -1}
_COUNTS = {"fir": 1, "sec": 2, "thi": 3, "fou": 4}


def _weekday(name: str) -> int:
    return _WEEKDAYS.index(name[:3].lower())


def read_ordinal(text: str, position: int, context: Context) -> Part | None:
    """Read the 15th at `position` as a day of the month that its sentence told before."""
    match = _ORDINAL.match(text, position)
    if match is None or not _THE.search(text, max(0, position - 12), position):
        return None
    earlier = context.earlier(position, SENTENCE_END)
    if earlier is None or earlier.month is None:
        return None
    return Part(position - len("the "), match.end(), day=int(match["d"]), relative=True)


def read(text: str, position: int, context: Context) -> Part | None:
    """Read the first Monday of May, on Tuesday, the following year or the end of the month at `position`."""
    sign = text[position]
    if sign == "e":
        return _read_end(text, position, context)
    if sign in _COUNTS_BEGIN and (match := _COUNTED.match(text, position)) is not None:
        nth = (_COUNTS[match["n"][:3].lower()] if match["n"] else -1, str(_weekday(match["w"])))
        part = Part(position, match.end(), month=month_number(match["m"]), nth=nth)
        if match["y"]:
            part.year, part.explicit_year = int(match["y"]), True
        return part
    if sign in "tT" and (match := _FROM_LAST.match(text, position)) is not None:
        return _from_last(match, context)
    if sign not in _WEEKDAYS_BEGIN or text[position - 2 : position] != "n " or context.anchor_day is None:
        return None
    match = _ON_WEEKDAY.match(text, position)
    near = max(0, position - 15)
    if match is None or not _ON.search(text, near, position) or _HOURS.search(text, near, position):
        return None
    return _nearest(match, context, context.anchor_day)


def _read_end(text: str, position: int, context: Context) -> Part | None:
    match = _END.match(text, position)
    of_month = match is not None and match["u"] == "month"
    anchor = context.anchor_month if of_month else context.anchor
    if match is None or anchor is None or not _AT.search(text, max(0, position - 12), position):
        return None
    return Part(position - len("the "), match.end(), anchor.year, anchor.month if of_month else None, relative=True)


def _from_last(match: re.Match[str], context: Context) -> Part | None:
    """Make the year, month or day that the words count from the date told before; `previous` within its sentence."""
    steps = _STEPS[match["k"] or "same"]
    near = match["k"] in ("next", "previous")
    last = context.earlier(match.start(), SENTENCE_END) if near else context.earlier(match.start())
    if last is None or last.year is None:
        return None
    part = Part(match.start(), match.end(), relative=True)
    if match["u"] == "year":
        part.year = last.year + steps
        return part
    if last.month is None:
        return None
    if match["u"] == "month":
        part.year, part.month = add_months(last.year, last.month, steps)
        return part
    told = last.told()
    if last.day is None or told is None:
        return None
    day = told[3] + datetime.timedelta(days=steps)
    part.year, part.month, part.day = day.year, day.month, day.day
    return part


def with_day_in_brackets(text: str, part: Part) -> Part:
    """Let the date in brackets behind a day stand for both: next Friday (24 May), today (May 28)."""
    told = part.told()
    if part.day is None or told is None or not text.startswith(" (", part.end):
        return part
    start = part.end + len(" (")
    match = DAY_FIRST.match(text, start) or MONTH_FIRST.match(text, start)
    if match is None or not match["d"] or not match["m"] or text[match.end() : match.end() + 1] != ")":
        return part
    day = nearest(told[2], month_number(match["m"]), int(match["d"]))
    part.year, part.month, part.day = int(match["y"]) if match["y"] else day.year, day.month, day.day
    part.end = match.end() + 1
    return part


def _nearest(match: re.Match[str], context: Context, anchor: datetime.date) -> Part:
    """Make the last such weekday up to the document's date, or the next one where its clause looks ahead."""
    start = match.start()
    ahead = _AHEAD.search(context.text[max(0, start - _CLAUSE) : start].rpartition(". ")[2]) is not None
    weekday = _weekday(match["w"])
    away = (weekday - anchor.weekday()) % 7 or 7 if ahead else -((anchor.weekday() - weekday) % 7)
    day = anchor + datetime.timedelta(days=away)
    return Part(start, match.end(), day.year, day.month, day.day, relative=True)
