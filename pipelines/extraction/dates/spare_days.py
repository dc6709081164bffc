"""Days that only a time of day or a part of the day tells: last night, 今朝, Friday 3pm, a text that is 下午.

Elsewhere such words are no dates: a weekday alone is as often an opening hour.
"""

from __future__ import annotations

import datetime
import re

from pipelines.extraction.dates.edtf import DateSpan

_PART_ALONE = re.compile(
    r"(?P<here>(?:今天)?(?:早上|早晨|清晨|凌晨|上午|中午|正午|下午|傍晚|晚上|晚間|晚间|夜間|夜间|夜晚|深夜|午夜|半夜|晏晝|下晝|上晝))"
    r"|(?P<today>今朝|this (?:morning|afternoon|evening))"
    r"|(?P<yesterday>last night|[尋寻琴][晚日])|(?P<tomorrow>[聽听][晚日朝])"
    r"|(?<![A-Za-z])(?:this )?(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day(?![A-Za-z])",
    re.IGNORECASE,
)
_SHIFTS = {"here": 0, "today": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def read(text: str, spans: list[DateSpan], today: datetime.date | None, *, whole: bool) -> list[DateSpan]:
    """Return the days that a text tells by such words where no date stands already."""
    if today is None:
        return []
    found, index = [], 0
    for match in _PART_ALONE.finditer(text):
        while index < len(spans) and spans[index].end <= match.start():
            index += 1
        if index < len(spans) and spans[index].start < match.end():
            continue
        kind = match.lastgroup or ""
        if kind == "here" and not (whole and match.span() == (0, len(text))):
            continue
        if kind == "weekday":
            shift = (_WEEKDAYS.index(match["weekday"].lower()) - today.weekday() - 1) % 7 + 1
        else:
            shift = _SHIFTS[kind]
        day = today + datetime.timedelta(days=shift)
        found.append(span(match.start(), match.end(), day.isoformat(), day, day, "relative"))
    return found


def is_bare(text: str, day: DateSpan) -> bool:
    """Say whether neither a time nor a part of the day has joined an English weekday."""
    return day.edtf[10:] == "" and text[day.start : day.end].lower().endswith("day")


def span(
    start: int, end: int, edtf: str, first: datetime.date | None, last: datetime.date | None, form: str
) -> DateSpan:
    """Return the span of a date or time told by words that lean on another day."""
    precision = "time" if "T" in edtf else "day"
    return DateSpan(start, end, edtf, first, last, precision, form, True, False, start, end)
