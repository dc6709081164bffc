"""Times of day in a text of its own, joined to the dates found there: 明天下午三點, 9am-5pm, 5pm tomorrow, 今晚.

A time is written as EDTF level 0 writes it, with its day, hour, minute and second (2016-11-08T15:00:00), two of them as
an interval of ISO 8601. A time without a date is of the day told before it in its sentence, or else of the anchor's; a
bare hour whose half of the day no word tells is taken as on a clock of 24 hours. A part of the day without an hour
(明天下午, 昨晚) has its day as value. What recurs (每天下午三點, 星期一至五上午9時至下午5時) is no time, and in
documents none is read.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from pipelines.extraction.dates import spare_days
from pipelines.extraction.dates.calendar_words import TO
from pipelines.extraction.dates.clock_words import BEGINS, Time, part_at_end, read
from pipelines.extraction.dates.context import SENTENCE_END
from pipelines.extraction.dates.edtf import DateSpan

_TO = re.compile(
    rf"[ ]?(?:{TO}|to|until|till|(?P<and>and|[和與与]))[ ]?"
    r"(?P<next>(?:翌|次|隔)[日天]|第二[日天]|the next day at )?[ ]?"
)
_BETWEEN = re.compile(r"between [^,.;]{0,30}$", re.IGNORECASE)
# What may stand between a day and its time, and between a time and its day.
_BEFORE_TIME = re.compile(
    r"[ ]?(?:[(（][^()（）]{1,12}[)）])?[ ]?[,，、:]?[的T]?[ ]?"
    r"(?:(?:at|from|by|around|about|between|before|after)[ ]|大约|大約|约|約|由|從|从|在|於|于)?"
)
_BEFORE_DAY = re.compile(r"[ ]?,?[ ]?(?:on |of )?", re.IGNORECASE)
_ABOUT = re.compile(r"(?:大约|大約|大概|约|約|about |around )$")
_FROM = re.compile(r"[从從由自]$")
_AROUND = re.compile(r"(?:左右|[前][後后])|(?P<mid>之间|之間|[间間])")
_UNTIL = re.compile(r"[ ]?(?:[之以]|或之)?前(?![往後后])")
_SINCE = re.compile(r"[ ]?[之以][後后]|[後后](?![天日年])|起|開始|开始")
_UNTIL_WORD = re.compile(r"(?:before|by|until|till) $", re.IGNORECASE)
_SINCE_WORD = re.compile(r"(?:after|since) $", re.IGNORECASE)
_RECURS = re.compile(
    r"(?:[每逢][^，。,;；\s]{0,6}|(?:[營营][業业]|[開开][放門门]|[辦办]公|服[務务]|[應应][診诊]|工作)[時时][間间][^，。,;；]{0,12}"
    r"|(?:opening|office|business) hours[^.,;]{0,12}|(?:every|each|daily)[A-Za-z ]{0,12})[ ]?$",
    re.IGNORECASE,
)
# A bare 三點 or 15:30 is a time where such words stand before or behind it.
_NO_HOUR = re.compile("上(?![班課课])|[來来]?看|方向")
_CUE = re.compile(r"(?:[在於于从從由到至約约]|\bat|\bfrom|\bby|\buntil|\bbefore|\bafter)[ ]?$", re.IGNORECASE)
_CUE_BEHIND = re.compile(
    r"[ ]?(?:了|[之以][前後后]|[前後后起]|左右|的?時候|的?时候"
    r"|[開开][始會会門门]|出[門门發发]|[見见集]|上[班課课]|下[班課课])"
)
_RATIO = re.compile(
    r"(?:比[例率分數数]?|稀釋|稀释|第|ratio|score|odds|dilution|titer|titre)[^，。,;；]{0,3}$|[天年]$", re.IGNORECASE
)
# Parts of the day behind a day.
_PART = re.compile(
    r"[ ]?(?:的?(?:早間|早间|早上|早晨|清晨|凌晨|上午|中午|下午|午後|午后|傍晚|晚上"
    r"|晚間|晚间|夜間|夜间|夜晚|深夜|晏晝|晏昼|下晝|下昼|上晝)"
    r"|[早晚](?![\u4e00-\u9fff])|(?:morning|afternoon|evening|night)(?![a-z]))",
    re.IGNORECASE,
)
_DAY = 86400
_NEAR = 60
_LENGTH_OF_DAY = 10
_PAUSE = re.compile(r"[\s，,。；;！!？?]")


class _Stretch(NamedTuple):
    """One time of day or two joined."""

    start: int
    end: int
    first: Time
    last: Time | None
    overnight: bool = False


def with_times(text: str, spans: list[DateSpan], today: datetime.date | None, *, whole: bool = False) -> list[DateSpan]:
    """Return the dates of a text with the times of day that belong to them, and the times told without a date."""
    days = spare_days.read(text, spans, today, whole=whole)
    dated = sorted([*spans, *days], key=_start)
    for span, following in zip_longest(dated, dated[1:]):
        part = _PART.match(text, span.end) if span.precision == "day" else None
        if part is not None and (following is None or part.end() <= following.start):
            span.end = part.end()
    alone: list[DateSpan] = []
    index = 0
    for stretch in _stretches(text):
        while index < len(dated) and dated[index].start <= stretch.start:
            index += 1
        before = dated[index - 1] if index else None
        after = dated[index] if index < len(dated) else None
        if before is not None and _belongs(_BEFORE_TIME, text, before.end, stretch.start):
            if "T" not in before.edtf or any(len(side) == _LENGTH_OF_DAY for side in before.edtf.split("/")):
                _set_time(text, before, stretch)
        elif after is not None and _belongs(_BEFORE_DAY, text, stretch.end, after.start):
            _set_time(text, after, stretch)
        else:
            last = max((span for span in (before, alone[-1] if alone else None) if span), key=_start, default=None)
            span = _alone(text, stretch, last, today, whole=whole)
            if span is not None:
                alone.append(span)
    spare = {id(span) for span in days if spare_days.is_bare(text, span)}
    return _merged(text, sorted([*(span for span in dated if id(span) not in spare), *alone], key=_start))


def _start(span: DateSpan) -> int:
    return span.start


def _belongs(between: re.Pattern[str], text: str, end: int, start: int) -> bool:
    """Say whether what begins at `start` overlaps what ends at `end`, or only such words stand between them."""
    return start < end or between.fullmatch(text, end, start) is not None


def _stretches(text: str) -> list[_Stretch]:
    """Return the times of day of a text in order, two that are joined as one stretch."""
    found, position = [], 0
    while (begin := BEGINS.search(text, position)) is not None:
        first = read(text, begin.start())
        if first is None:
            position = begin.start() + 1
            continue
        last, end, overnight = None, first.end, False
        to = _TO.match(text, end)
        if to is not None and (last := read(text, to.end())) is not None:
            if _joins(text, to, first.start, last.end):
                end, overnight = last.end, to["next"] is not None
            else:
                last = None
        found.append(_Stretch(first.start, end, first, last, overnight))
        position = end
    return found


def _joins(text: str, to: re.Match[str], start: int, end: int) -> bool:
    """Say whether words join two times as a stretch: 至, and 和 or `and` only behind `between` or before 之間."""
    if not to["and"]:
        return True
    behind = _AROUND.match(text, end)
    return bool(behind and behind["mid"]) or _BETWEEN.search(text, max(0, start - 40), start) is not None


def write(day: datetime.date, seconds: int) -> tuple[str, datetime.date]:
    """Write a day and the seconds from its start, which may lie on another day, as EDTF; return the day as well.

    >>> write(datetime.date(2025, 4, 16), 86400 + 7200)[0]
    '2025-04-17T02:00:00'
    """
    moment = datetime.datetime.combine(day, datetime.time())
    with suppress(OverflowError):
        moment += datetime.timedelta(seconds=seconds)
    return moment.isoformat(), moment.date()


def _set_time(text: str, span: DateSpan, stretch: _Stretch) -> None:
    """Give a date its time or times of day; what is no day keeps its value, as does a stretch of days with hours."""
    head_at_end = span.head_end == span.end
    span.start, span.end = min(span.start, stretch.start), max(span.end, stretch.end)
    around = _AROUND.match(text, span.end)
    if around is not None and not (around["mid"] and stretch.last is None):
        span.end = around.end()
    if head_at_end:
        span.head_end = span.end
    span.head_start = min(span.head_start, stretch.start)
    if not stretch.first.part and (part := part_at_end(text, span.start, stretch.start)):
        stretch = stretch._replace(first=stretch.first._replace(part=part))
    sides = span.edtf.split("/")
    days = [side for side in sides if len(side.partition("T")[0]) == _LENGTH_OF_DAY]
    if len(days) + sides.count("..") != len(sides) or (
        stretch.last is not None and len(sides) == 2 and ".." not in sides
    ):
        return
    if len(days) == 2:
        side = 1 if stretch.end >= span.end - 2 else 0
        sides[side] = write(datetime.date.fromisoformat(sides[side][:10]), stretch.first.at())[0]
        span.edtf, span.precision = "/".join(sides), "time"
        return
    day = datetime.date.fromisoformat(days[0][:10])
    first, last = _told(day, stretch)
    span.edtf = first[0] if last is None else f"{first[0]}/{last[0]}"
    if last is not None:
        span.form = "range"
        if _FROM.search(text, max(0, span.start - 1), span.start):
            span.start -= 1
    elif ".." in sides:
        span.edtf = f"../{first[0]}" if sides[0] == ".." else f"{first[0]}/.."
    if span.first is not None:
        span.first = first[1]
    if span.last is not None:
        span.last = (last or first)[1]
    span.precision = "time"
    if last is None and span.form == "point":
        _qualify(text, span)


def _told(day: datetime.date, stretch: _Stretch) -> tuple[tuple[str, datetime.date], tuple[str, datetime.date] | None]:
    """Write the times of a stretch on a day, its end on the next where it would be earlier."""
    since = stretch.first.at()
    if stretch.last is None:
        return write(day, since), None
    if stretch.overnight:
        return write(day, since), write(day, stretch.last.at() + _DAY)
    until = stretch.last.at(stretch.first)
    while until <= since:
        until += _DAY
    return write(day, since), write(day, until)


def _qualify(text: str, span: DateSpan) -> None:
    """Read the 之前 or 之後 at a time into its form."""
    until, since = _UNTIL.match(text, span.end), _SINCE.match(text, span.end)
    near = max(0, span.start - 7)
    if until is not None:
        span.end, span.form = until.end(), "until"
    elif since is not None:
        span.end, span.form, span.edtf, span.last = since.end(), "since", f"{span.edtf}/..", None
    elif (word := _UNTIL_WORD.search(text, near, span.start)) is not None:
        span.start, span.form = word.start(), "until"
    elif (word := _SINCE_WORD.search(text, near, span.start)) is not None:
        span.start, span.form, span.edtf, span.last = word.start(), "since", f"{span.edtf}/..", None


def _alone(
    text: str, stretch: _Stretch, before: DateSpan | None, today: datetime.date | None, *, whole: bool
) -> DateSpan | None:
    """Return the span of a time told without a date, on the day told before it in its sentence or today."""
    start, end = stretch.start, stretch.end
    near = max(0, start - 24)
    if _RECURS.search(text, near, start) or _RATIO.search(text, near, start) or _NO_HOUR.match(text, end):
        return None
    if not whole and not _is_sure(text, stretch, near):
        return None
    if before is not None and before.first != before.last:
        if _goes_on(text, before.end, start):
            return None
    elif before is not None and start - before.end < _NEAR and not SENTENCE_END.search(text, before.end, start):
        today = before.first
    if today is None:
        return None
    first, last = _told(today, stretch)
    edtf = first[0] if last is None else f"{first[0]}/{last[0]}"
    span = spare_days.span(start, end, edtf, first[1], (last or first)[1], "range" if last else "point")
    about = _ABOUT.search(text, near, start) or (_FROM.search(text, near, start) if last else None)
    if about is not None:
        span.start = about.start()
    around = _AROUND.match(text, end)
    if around is not None and not (around["mid"] and last is None):
        span.end = around.end()
    elif last is None:
        _qualify(text, span)
    return span


def _is_sure(text: str, stretch: _Stretch, near: int) -> bool:
    """Say whether words without a date tell a time of day, by themselves or by what stands before or behind them."""
    start, end = stretch.start, stretch.end
    if stretch.first.sure or (stretch.last is not None and stretch.last.sure):
        return True
    if text[start:end].isascii() and text[start:end].isalnum():
        return False
    return bool(_CUE.search(text, near, start) or _CUE_BEHIND.match(text, end))


def _goes_on(text: str, end: int, start: int) -> bool:
    """Say whether what begins at `start` goes on a month or year that ends at `end`: 中秋節 between names its day."""
    return start - end < _NEAR and _PAUSE.search(text, end, start) is None


def _merged(text: str, spans: list[DateSpan]) -> list[DateSpan]:
    """Join two timed points that `to` or 至 stands between, and leave out what a stretch before has taken in."""
    out: list[DateSpan] = []
    for span in spans:
        last = out[-1] if out else None
        if last is not None and span.start < last.end:
            continue
        if (
            last is not None
            and last.precision == span.precision == "time"
            and last.form == span.form == "point"
            and (to := _TO.fullmatch(text, last.end, span.start)) is not None
            and _joins(text, to, last.start, span.end)
            and last.edtf < span.edtf
        ):
            joined = replace(last, end=span.end, head_end=span.end, last=span.last, form="range")
            joined.edtf = f"{last.edtf}/{span.edtf}"
            if (since := _FROM.search(text, max(0, joined.start - 1), joined.start)) is not None:
                joined.start = since.start()
            out[-1] = joined
        else:
            out.append(span)
    return out
