"""The place and the organisers of an event in a notice, where labels on the lines about its date tell them.

Under `日期：2024年11月16日` stand `地點：…`, `主辦：…` and `協辦：…`, or `Venue: …` and `Organised by: …`. Only lines
of labels right above and below that of the day are looked at.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

_MARKS = r"[\s•●◆▪·-]*"
# The line of the day: its label, or nothing before it and no more than the hours behind it.
_DAY = later(
    rf"{_MARKS}(?:(?:會議|活動|舉行|舉辦|開會|比賽|展覽|講座|典禮|演出|研討會|課程)?(?:日期|時間)[^：:\n]{{0,6}}|Dates?|When)"
    r"[：:]\s?$",
    re.IGNORECASE,
)
_CLOCK = r"(?:[上下]午|晚上|中午)?[\d:：.時分至–—~ apm-]{0,24}"
_HOURS = later(rf"[（(\s]*(?:星期|週|周)?[一二三四五六日]?[）)]?[\s，,]*{_CLOCK}{_CLOCK}$")
_LABELLED = later(rf"{_MARKS}[^：:\n。，,]{{1,20}}[：:]")
_WHERE = later(
    rf"{_MARKS}(?:活動|舉行|會議)?(?:地[點点]|場地|會場|Venue|Place|Location)[^：:\n]{{0,12}}[：:]\s*", re.IGNORECASE
)
_WHO = later(
    r"[^：:\n]{0,4}(?:主[辦办]|[協协][辦办]|合[辦办]|承[辦办]|聯合主辦|(?:Co-|Jointly )?(?:Organi[sz]|Host)ed by"
    r"|(?:Co-)?Organi[sz]ers?)[^：:\n]{0,6}[：:]",
    re.IGNORECASE,
)
_PARTED = later(r"[，,；;（(][^，,；;（(]*$")
_NEAR, _LONGEST = 6, 100


class Notice(NamedTuple):
    """What the labels about a day tell: where it is, and the keys of the bodies that hold it."""

    place: str | None
    bodies: tuple[str, ...]


def notice_of(scene: Scene, date: DateSpan) -> Notice | None:
    """Return what the labels about the line of a day tell, None where the day is not told by such a line."""
    text, (start, end) = scene.text, scene.line(date.start)
    if _DAY.match(text, start, date.start) is None and (
        text[start : date.start].strip() or _HOURS.match(text, date.end, end) is None
    ):
        return None
    place, bodies = None, []
    for line_start, line_end in _labelled_lines(scene, start, end):
        where = _WHERE.match(text, line_start, line_end)
        if where is not None:
            place = place or _shortened(text[where.end() : line_end])
        elif _WHO.match(text, line_start, line_end):
            bodies += [claim.values["key"] for claim in scene.bodies.within(line_start, line_end)]
    return Notice(place, tuple(dict.fromkeys(bodies))) if place or bodies else None


def _labelled_lines(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Return the lines right above and below that begin with a label, without those beyond another line."""
    text, found = scene.text, []
    below, above = end + 1, start - 1
    for _ in range(_NEAR):
        if below >= len(text):
            break
        line = scene.line(below)
        if _LABELLED.match(text, *line) is None:
            break
        found.append(line)
        below = line[1] + 1
    for _ in range(_NEAR):
        if above <= 0:
            break
        line = scene.line(above)
        if _LABELLED.match(text, *line) is None:
            break
        found.append(line)
        above = line[0] - 1
    return found


def _shortened(place: str) -> str:
    """Return a place without the last of its parts where it is long."""
    while len(place) > _LONGEST and (parts := _PARTED.search(place)):
        place = place[: parts.start()]
    return place[:_LONGEST].strip(" 。.，,;；")
