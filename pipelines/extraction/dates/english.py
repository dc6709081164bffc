"""Dates in English: 5 March 2019, August 21, 2023, 15–17 May 2023, Q1 2027, today, last month.

A month's name alone is a date only behind a preposition (`in May`) or in a range; weekdays alone are not
dates.
"""

from __future__ import annotations

import datetime
import re

from pipelines.extraction.dates.calendar_words import add_months, compiled
from pipelines.extraction.dates.context import Context
from pipelines.extraction.dates.edtf import Part
from pipelines.patterns import later

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?![A-Za-z])"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?)(?![a-z])\.?"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20|21)[0-9][0-9](?![0-9])"
_TIME = (
    r"(?:,?[ ](?:at[ ])?(?:[0-2]?[0-9][:.][0-5][0-9](?:[ ]?[ap]\.?m\b\.?)?|[0-1]?[0-9][ ]?[ap]\.?m\b\.?)"
    r"(?:[ ]?(?:[-–—]|to)[ ]?[0-2]?[0-9](?:[:.][0-5][0-9])?(?:[ ]?[ap]\.?m\b\.?)?)?)?"
)
_AFTER = rf"(?:[ ]?[（(]{_WEEKDAY}[)）])?{_TIME}"
_TO = r"(?:[ ]?[-–—~/][ ]?|[ ](?:to|until|through|and|or|&)[ ]|,[ ]?)"

DAY_FIRST = compiled(
    rf"""(?:{_WEEKDAY},?[ ])?(?:the[ ])?(?P<d>{_DAY}){_ORDINAL}
        (?: [ -]?(?:of[ ])?(?P<m>{MONTH_NAME}) (?:,?[ -]?(?P<y>{_YEAR}))? {_AFTER}
          | (?P<naked>)(?={_TO}(?:{_WEEKDAY},?[ ])?{_DAY}{_ORDINAL}
              (?:{_TO}{_DAY}{_ORDINAL}){{0,6}}[ ](?:of[ ])?{MONTH_NAME}) )"""
)
MONTH_FIRST = compiled(
    rf"""(?:{_WEEKDAY},?[ ])?(?P<m>{MONTH_NAME})
        (?: [ ](?:the[ ])?(?P<d>{_DAY}){_ORDINAL}(?![:.][0-9]|[%])
              (?: (?:,[ ]?|[ ])(?P<y>{_YEAR}) | (?=(?P<later>{_TO}{_DAY}{_ORDINAL})) )? {_AFTER}
          | (?:,?[ ]|[ ]of[ ]|[-])(?P<y2>{_YEAR}) | [ ]?[’'](?P<yy>[0-9]{{2}})(?![0-9]) )?"""
)
_LATER_DAY = compiled(rf"(?P<d>{_DAY}){_ORDINAL}(?:,?[ ](?P<y>{_YEAR}))?{_AFTER}")
_PERIOD = compiled(
    rf"""(?P<y0>{_YEAR})[ ](?P<q0>[QH][1-4])(?![0-9])
       | (?: (?P<q>[QH][1-4]|[1-4]Q|[12]H)(?:[ ]of)?
           | (?:the[ ])?(?P<w>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|1st|2nd|3rd|4th)[ ]
             (?P<u>quarter|half)[ ]of )
         [ ](?P<y>{_YEAR})
       | (?:the[ ])?(?P<w1>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)[ ](?P<u1>quarter|half)
         (?:[ ]of[ ](?P<near>this|last|next)[ ](?:financial[ ]|fiscal[ ])?year | (?![ ]of|[ -]?[a-z]*-))(?![A-Za-z])"""
)
_WITHIN = later(r"(?:^|[^A-Za-z])(?:[Ii]n|[Dd]uring|[Ff]or|[Bb]y)[ ](?:the[ ])?$")
_ORDER = {"fir": 1, "1st": 1, "sec": 2, "2nd": 2, "thi": 3, "3rd": 3, "fou": 4, "4th": 4}
_FISCAL = compiled(rf"FY[ ]?(?P<y>{_YEAR})(?:[-/–](?P<z>20[0-9][0-9]|[0-9]{{2}})(?![0-9]))?")
_RELATIVE = compiled(
    rf"""(?: (?:[Tt]he[ ]day[ ](?P<beyond>before[ ]yesterday|after[ ]tomorrow))
          | (?P<day>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his[ ](?:morning|afternoon|evening))
          | (?P<way>[Ll]ast|[Tt]his|[Nn]ext)[ ](?P<unit>year|month|week
            |(?P<name>[A-Z][a-z]{{2,8}})(?:[ ](?P<d>[0-3]?[0-9])(?![0-9]))?
             (?![ ](?:of|in)[ ]{MONTH_NAME})) )(?![A-Za-z])"""
)
_NEAR_BEGINS = (
    " this year",
    " last year",
    " next year",
    " of this",
    " of last",
    " of next",
    " of th",
    " that year",
    " the s",
    " the f",
)
_NEAR_YEAR = later(
    r"(?: of)? (?:(?P<near>this|last|next)|(?P<told>that(?: same)?|the (?:same|following))) year(?![A-Za-z’'])"
)
_DISTANCE = {"last": -1, "this": 0, "next": 1}
_PREPOSITION = later(
    r"(?:^|[^A-Za-z])(?:[Ii]n|[Bb]y|[Ss]ince|[Ff]rom|[Uu]ntil|[Dd]uring|[Oo]f|[Ee]arly"
    r"|[Mm]id|[Ll]ate|[Ee]nd|[Bb]efore|[Aa]fter|to|through"
    r"|and|–|-)[ -]?$"
)


def month_number(name: str) -> int:
    """Return the number of an English month by its first three letters.

    >>> month_number("Sept."), month_number("MAY")
    (9, 5)
    """
    return MONTHS.index(name[:3].lower()) + 1


def _with_year(part: Part, year: str | None) -> Part:
    if year:
        part.year, part.explicit_year = int(year), True
    return part


def _with_near_year(part: Part, text: str, context: Context) -> Part:
    """Take the year of `in March last year` or `in July of that year` into a part without one."""
    if part.year is not None or not text.startswith(_NEAR_BEGINS, part.end):
        return part
    match = _NEAR_YEAR.match(text, part.end)
    if match is not None and match["near"] and context.anchor is not None:
        part.year, part.end, part.relative = context.anchor.year + _DISTANCE[match["near"]], match.end(), True
    elif match is not None and match["told"]:
        last = context.earlier(part.start)
        if last is not None and last.year is not None:
            part.year = last.year + (1 if "following" in match["told"] else 0)
            part.end, part.relative = match.end(), True
    return part


def read_day_first(text: str, position: int, context: Context) -> Part | None:
    """Read 5 March 2019, 15th of May or the naked 15 of `15–17 May 2023` at `position`."""
    match = DAY_FIRST.match(text, position)
    if match is None:
        return None
    part = Part(position, match.end(), day=int(match["d"]))
    if match["naked"] is not None:
        part.naked = True
        return part
    part.month = month_number(match["m"])
    return _with_near_year(_with_year(part, match["y"]), text, context)


def read_month_first(text: str, position: int, context: Context, *, following: bool = False) -> Part | None:
    """Read August 21, 2023, Oct 2024, or a month alone where a preposition or a range vouches for it."""
    match = MONTH_FIRST.match(text, position)
    if match is None:
        return None
    part = Part(position, match.end(), month=month_number(match["m"]), english=True)
    if match["d"]:
        part.day = int(match["d"])
        return _with_near_year(_with_year(part, match["y"]), text, context)
    if match["yy"]:
        part.year, part.explicit_year = 2000 + int(match["yy"]), True
        return part
    if match["y2"]:
        return _with_year(part, match["y2"])
    part.end = match.end("m")
    if _with_near_year(part, text, context).year is not None:
        return part
    vouched = following or context.whole or _PREPOSITION.search(text, max(0, position - 8), position)
    ranged = re.compile(rf"[ ]?(?:[-–—/]|to|and)[ ]?{MONTH_NAME}").match(text, part.end)
    return part if vouched or ranged else None


def read_later_day(text: str, position: int) -> Part | None:
    """Read the `17, 2023` of `May 15–17, 2023` at `position`."""
    match = _LATER_DAY.match(text, position)
    if match is None:
        return None
    return _with_year(Part(position, match.end(), day=int(match["d"])), match["y"])


def read_period(text: str, position: int, context: Context) -> Part | None:
    """Read Q1 2027, the first half of 2024, in the third quarter or FY2023-24 at `position`."""
    match = _PERIOD.match(text, position)
    if match is not None:
        part = Part(position, match.end(), form="season")
        if match["u1"]:
            if match["near"]:
                if context.anchor is None:
                    return None
                part.year, part.relative = context.anchor.year + _DISTANCE[match["near"]], True
            elif not _WITHIN.search(text, max(0, position - 12), position):
                return None
        else:
            part.year, part.explicit_year = int(match["y0"] or match["y"]), True
        if sign := match["q0"] or match["q"]:
            halves, count = "H" in sign, int(sign.strip("QH"))
        else:
            halves = (match["u"] or match["u1"]) == "half"
            count = _ORDER.get((match["w"] or match["w1"])[:3].lower(), 2 if halves else 4)
        length = 6 if halves else 3
        if count * length > 12:
            return None
        part.months = (count * length - length + 1, count * length)
        return part
    match = _FISCAL.match(text, position)
    if match is None:
        return None
    first = int(match["y"])
    part = Part(position, match.end(), year=first, form="fiscal", explicit_year=True)
    if match["z"]:
        part.years = (
            first,
            int(match["z"]) if len(match["z"]) == 4 else first // 100 * 100 + int(match["z"]),
        )
    return part


def _of_day(part: Part, day: datetime.date) -> Part:
    part.year, part.month, part.day = day.year, day.month, day.day
    return part


def read_relative(text: str, position: int, context: Context) -> Part | None:
    """Read today, last month, next May, or last Friday at `position`, resolved."""
    anchor = context.anchor
    if anchor is None:
        return None
    match = _RELATIVE.match(text, position)
    if match is None:
        return None
    part = Part(position, match.end(), relative=True)
    unit = match["unit"]
    if unit != "year" and (context.anchor_month if unit == "month" else context.anchor_day) is None:
        return None
    if match["beyond"]:
        return _of_day(part, anchor + datetime.timedelta(days=2 if match["beyond"][0] == "a" else -2))
    if match["day"]:
        ahead = {"yes": -1, "tom": 1}.get(match["day"][:3].lower(), 0)
        return _of_day(part, anchor + datetime.timedelta(days=ahead))
    monday = anchor - datetime.timedelta(days=anchor.weekday())
    count = _DISTANCE[match["way"].lower()]
    if unit == "year":
        part.year = anchor.year + count
    elif unit == "month":
        part.year, part.month = add_months(anchor.year, anchor.month, count)
    elif unit == "week":
        monday += datetime.timedelta(days=7 * count)
        part.form, part.year, part.days = (
            "relative",
            monday.year,
            (monday, monday + datetime.timedelta(days=6)),
        )
    else:
        return _named(part, match["name"], match["d"], count, anchor)
    return part


def _named(part: Part, name: str, day: str | None, count: int, anchor: datetime.date) -> Part | None:
    """Resolve last May, next Friday: the nearest in that direction; `this` stays within year or week."""
    if re.fullmatch(MONTH_NAME, name):
        part.month = month_number(name)
        later = part.month - anchor.month
        part.year = anchor.year + (count if later * count <= 0 else 0)
        part.day = int(day) if day else None
        return part
    if re.fullmatch(_WEEKDAY, name) and not day:
        weekday = _WEEKDAYS.index(name[:3].lower())
        if count == 0:
            return _of_day(part, anchor + datetime.timedelta(days=weekday - anchor.weekday()))
        away = (weekday - anchor.weekday()) % 7 or 7
        return _of_day(part, anchor + datetime.timedelta(days=away if count > 0 else (away - 7 or -7)))
    return None
