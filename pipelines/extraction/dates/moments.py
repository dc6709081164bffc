"""Spans of time of less than a day from now: 两小时前, 半小時後, 之后5分钟, in two hours, 現在.

They need an anchor that tells the time of day. 兩小時後 counts from it only where it opens its clause or stands behind
such words as 他 and 在, for behind a verb or a noun (服藥兩小時後) it counts from what they tell.
"""

from __future__ import annotations

import datetime
import re

from pipelines.extraction.dates import spare_days
from pipelines.extraction.dates.calendar_words import compiled, number
from pipelines.extraction.dates.edtf import DateSpan, interval

_NUMBER = r"[0-9]{1,3}|半|[二三四五六七八九]?十[一二三四五六七八九]?|[一二兩两三四五六七八九]"
_UNIT = r"(?:[個个]?(?:小[時时]|[鐘钟][頭头]?)|分[鐘钟]|秒[鐘钟]?|刻[鐘钟])"
_AWAY = compiled(
    rf"""(?P<after>再[過过]?|[過过])?[ ]?
        (?P<n>{_NUMBER})(?P<half>[個个]半)?[ ]?(?P<u>{_UNIT})(?P<and>半)?
        (?:[零又]?(?P<m>{_NUMBER})[ ]?(?P<mu>分[鐘钟]|秒))?
        (?:[之以]?(?P<away>前|[後后])(?![往後后期續续]))?"""
)
_WINDOW = compiled(
    rf"""(?P<way>[之以]?[前後后]|上|下|[過过]去的?|未[來来]的?|接下[來来]的?|最近的?)[ ]?
        (?: (?P<n>{_NUMBER})[ ]?(?P<u>{_UNIT}) | 一?[個个](?P<one>小[時时]|[鐘钟][頭头]) )
        (?=[\s，。,.!?！？、的內内裡里]|$)"""
)
_ENGLISH = re.compile(
    r"""(?P<in>in[ ])?(?P<n>[1-9][0-9]{0,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|half[ ]an)
        [ ](?P<u>hour|minute|second)s?(?P<half>[ ]and[ ]a[ ]half)?(?:[ ](?P<way>ago|later|from[ ]now))?(?![A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?<![0-9零〇一二三四五六七八九十百千萬万.:半A-Za-z])"
    r"(?:[0-9二三四五六七八九十一兩两半再過过之以前後后上下未接最]"
    r"|in |an? |one|two|three|four|five|six|seven|eight|nine|ten|half)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[\s。！？!?；;，,：:（(「『]|[他她我你們们它您在於于將将約约])$")
_NOW = re.compile(r"(?:[現现]在|此刻|此[時时]|目前|[當当]前|而家|依家|right now|now)(?=[,，。！？!?]?$)", re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNTS |= {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def with_distances(text: str, spans: list[DateSpan], now: datetime.date | None) -> list[DateSpan]:
    """Return the dates of a text and the moments that it tells by their distance from `now`, none overlapping."""
    found: list[DateSpan] = []
    position = 0
    if isinstance(now, datetime.datetime):
        while (begin := _BEGINS.search(text, position)) is not None:
            span = _read(text, begin.start(), now)
            position = begin.start() + 1 if span is None else span.end
            if span is not None:
                found.append(span)
    if now is not None and not found and (match := _NOW.match(text)) is not None:
        found.append(_span(match.start(), match.end(), now, now))
    if not found:
        return spans
    kept, index = [], 0
    for span in spans:
        while index < len(found) and found[index].end <= span.start:
            index += 1
        if index == len(found) or span.end <= found[index].start:
            kept.append(span)
    return sorted([*kept, *found], key=lambda span: span.start)


def _read(text: str, position: int, now: datetime.datetime) -> DateSpan | None:
    """Read a distance (a point in time) or a window (a stretch up to now or from now on) at `position`."""
    opens = _OPENS.search(text, max(0, position - 1), position) is not None
    match = _WINDOW.match(text, position)
    if match is not None:
        if not opens:
            return None
        length = _length(match["n"] or "一", match["u"] or match["one"])
        back = match["way"][-1] == "前" or match["way"][0] in "上過过最"
        first, last = (now - length, now) if back else (now, now + length)
        return _span(position, match.end(), first, last)
    match = _AWAY.match(text, position)
    if match is not None:
        if not (match["away"] or match["after"]) or not opens:
            return None
        length = _length(match["n"], match["u"])
        if match["half"] or match["and"]:
            length += _length("半", match["u"])
        if match["m"]:
            length += _length(match["m"], match["mu"])
        moment = now - length if match["away"] == "前" else now + length
        return _span(position, match.end(), moment, moment)
    match = _ENGLISH.match(text, position)
    if match is None or bool(match["in"]) == bool(match["way"]):
        return None
    words = match["n"].lower()
    count = 0.5 if words == "half an" else _COUNTS.get(words) or int(words)
    count += 0.5 if match["half"] else 0
    length = datetime.timedelta(hours=count) if match["u"][0] in "hH" else _short(match["u"].lower(), count)
    moment = now - length if (match["way"] or "").lower() == "ago" else now + length
    return _span(position, match.end(), moment, moment)


def _short(unit: str, count: float) -> datetime.timedelta:
    return datetime.timedelta(minutes=count) if unit == "minute" else datetime.timedelta(seconds=count)


def _length(words: str, unit: str) -> datetime.timedelta:
    """Return the length that 两小时, 半個鐘 or 5分钟 tells."""
    count = 0.5 if words == "半" else number(words)
    if "秒" in unit:
        return datetime.timedelta(seconds=count)
    if "刻" in unit:
        count *= 15
    return datetime.timedelta(minutes=count) if unit[0] in "分刻" else datetime.timedelta(hours=count)


def _span(start: int, end: int, first: datetime.date, last: datetime.date) -> DateSpan:
    days = [day.date() if isinstance(day, datetime.datetime) else day for day in (first, last)]
    edtf = interval(_write(first), _write(last))
    return spare_days.span(start, end, edtf, days[0], days[1], "relative")


def _write(moment: datetime.date) -> str:
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime.datetime) else moment.isoformat()
