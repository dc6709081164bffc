"""Dates in the rows of a table, a schedule or a list of what happened: which of them tell of an event."""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.events.acting import STATISTICAL
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.table_cells import Cell
from pipelines.patterns import later

_NOT_FIGURES = frozenset({"ordinal", "article", "idiom", "part_of_a_name", "rank_set"})
# The time of day that stands behind the day in a row of a schedule.
_TIMED = later(r"\s*(?:[上下]午|中午|晚上)?(?:[0-2]?\d[:：.時]?[0-5]\d)\s?(?:[ap]\.?m\.?)?\s?(?:[-–—~～至]|\t)", re.I)
_HOURS = later(r"(?:活動|開放|服務)?(?:時間|時段|时间|时段|Time|Hours)")
# Before the date that heads a line of a list, and what tells of something behind it.
_MARKS, _TOLD = " •●·-", later(r"[^\W\d_]{2}")
_WORDED = later(r"[一-鿿]{2}|[A-Za-z]{4}")


def of_a_row(scene: Scene, date: DateSpan, line_end: int, place: Cell) -> bool | None:
    """Tell whether a date in a table is an event: never in a heading; where it opens a row, by what the row tells.

    None stands for a date in another cell, of which its words decide.
    """
    if place.header or (date.form == "range" and _HOURS.match(place.column)):
        return False
    return None if place.stub else _told(scene, date, line_end)


def figure(quantity: Quantity) -> bool:
    """Tell whether a quantity says how many or how much, which an ordinal or an anniversary does not."""
    return quantity.form not in _NOT_FIGURES and quantity.counter not in ("周年", "週年")


def milestone(scene: Scene, date: DateSpan, first: Quantity) -> bool:
    """Tell whether a date heads a line of a list of what happened, whose first figure is in brackets or is of money."""
    text = scene.plain
    if not text.startswith("\t", date.end) or text[scene.line(date.start)[0] : date.start].strip(_MARKS):
        return False
    between = text[date.end : first.start]
    if "（" in between or "(" in between:
        return _TOLD.search(between) is not None
    return first.form == "money" and _TOLD.search(between) is not None and not STATISTICAL.search(between)


def _told(scene: Scene, date: DateSpan, line_end: int) -> bool:
    """Tell whether the cells behind the date that a row begins with say what happened, in words without figures."""
    words = scene.plain[date.end : line_end]
    figures = (q for q in scene.quantities.within(date.end, line_end) if scene.reasons.get(q.start) is None)
    # A schedule may say how many a room holds.
    if any(map(figure, figures)) and not _TIMED.match(words):
        return False
    return _WORDED.search(words) is not None
