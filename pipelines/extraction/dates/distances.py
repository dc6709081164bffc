"""Dates told by a distance: 三年前, 兩個月後, two months later, three days ago.

前 and `ago` count from the document's date. 後 and `later` count from the date told before in the same paragraph,
where they go on its sentence or open one of their own, and from the document's date only where nothing else is told
and they open a sentence or stand behind 於 or 在. All other words of this kind are spans of time (住院八天後)
and no dates.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from pipelines.extraction.dates.calendar_words import WEEK, add_months, compiled, number
from pipelines.extraction.dates.context import SENTENCE_END, Context
from pipelines.extraction.dates.edtf import Part
from pipelines.patterns import later

_AGO = compiled(
    rf"""(?P<n>[0-9]{{1,2}}|半|[二三四五六七八九]?十[一二三四五六七八九]?|[一二兩两三四五六七八九])
        (?: (?P<u>年|[個个]月|[個个]?{WEEK}|日|天) )
        (?:之|以)? (?:(?P<ago>前) (?![往列瞻線线景期來来提沿者任夕後后])
          | [後后](?![期續续者方勤代果備备遺遗]))"""
)
_ENGLISH = compiled(
    r"""(?P<n>[1-9][0-9]?|[Aa]n?|one|two|three|four|five|six|seven|eight|nine|ten|[A-Z][a-z]{2,4})
        [ ](?P<u>year|month|week|day)s?[ ](?P<ago>ago|later|from[ ]now)(?![A-Za-z])"""
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNTS |= {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NOT_COUNTED_BEFORE = later(r"[0-9近逾約约足滿满過过第每達达這这數数多十百千萬万廿卅.,首前後]$")
_OPENS_CLAUSE = later(r"(?:^|[\s。！？!?；;，,：:（(「『]|[並并而]|其[後后]|再)$")
_OPENS_SENTENCE = later(r"(?:^|[\n。！？!?；;」』]|[.][ ]|[并並而])$")
_CLAUSE = 100
# 24星期後 is how long patients were followed.
_LONGEST_IN_WEEKS = 8
_AT = later(r"(?:[於于在]|預計|预计|預期|预期|計劃|计划|最快|最遲|最迟)$")


class _Distance(NamedTuple):
    """A distance as read: how many of which unit (year, half, month, week, day), backwards if negative."""

    end: int
    steps: int
    unit: str


def read(text: str, position: int, context: Context) -> Part | None:
    """Read a distance such as 三年前 or two months later at `position`, to the precision of its unit."""
    match = _AGO.match(text, position)
    if match is not None:
        if _NOT_COUNTED_BEFORE.search(text, max(0, position - 1), position):
            return None
        unit = {"年": "year", "日": "day", "天": "day"}.get(match["u"], "month" if match["u"][-1] == "月" else "week")
        if match["n"] == "半":
            if unit != "year":
                return None
            distance = _Distance(match.end(), 1, "half")
        else:
            distance = _Distance(match.end(), number(match["n"]), unit)
        back = match["ago"] is not None
        base = context.today() if back else _base(text, position, context, _OPENS_CLAUSE)
    else:
        match = _ENGLISH.match(text, position)
        if match is None:
            return None
        count = _COUNTS.get(match["n"].lower()) or (int(match["n"]) if match["n"].isdecimal() else 0)
        if not count:
            return None
        distance = _Distance(match.end(), count, match["u"])
        back = match["ago"] == "ago"
        base = _base(text, position, context, None) if match["ago"] == "later" else context.today()
    if base is None or (distance.unit == "week" and distance.steps > _LONGEST_IN_WEEKS and not back):
        return None
    part = _moved(base, position, distance._replace(steps=-distance.steps if back else distance.steps))
    if part is not None and match.re is _ENGLISH and _unforeseen(text, part, context):
        return None
    return part


def _unforeseen(text: str, part: Part, context: Context) -> bool:
    """Say whether `a year later` comes to a day after the document's that its clause does not look ahead to."""
    told = part.told()
    if context.anchor is None or told is None or told[2] <= context.anchor or text.endswith("now", 0, part.end):
        return False
    return " will " not in text[max(0, part.start - _CLAUSE) : part.start]


def _base(text: str, position: int, context: Context, opens: re.Pattern[str] | None) -> Part | None:
    """Return the date that 後 or `later` at `position` counts from, None where the words tell a span of time."""
    near = max(0, position - 3)
    at = _AT.search(text, near, position) is not None
    if opens is not None and not at and not opens.search(text, near, position):
        return None
    same = context.earlier(position, SENTENCE_END)
    if same is not None:
        return same
    if _OPENS_SENTENCE.search(text, near, position):
        return context.earlier(position) or context.today()
    return context.today() if at else None


def _moved(base: Part, position: int, distance: _Distance) -> Part | None:
    """Return the date at that distance from `base`; None where `base` is told less precisely than the distance."""
    ends = base.ends()
    part = Part(position, distance.end, relative=True, form="relative")
    count = distance.steps
    if ends is None or base.year is None:
        return None
    if distance.unit == "year":
        part.year = base.year + count
        return part
    if len(ends[1]) < 7:
        return None
    if distance.unit in ("month", "half"):
        year, month = int(ends[1][:4]), int(ends[1][5:7])
        part.year, part.month = add_months(year, month, count if distance.unit == "month" else 6 * count)
        return part
    if len(ends[1]) < 10:
        return None
    day = datetime.date.fromisoformat(ends[1])
    if distance.unit == "day":
        day += datetime.timedelta(days=count)
        part.year, part.month, part.day = day.year, day.month, day.day
    else:
        monday = day + datetime.timedelta(days=7 * count - day.weekday())
        part.year, part.days = monday.year, (monday, monday + datetime.timedelta(days=6))
    return part
