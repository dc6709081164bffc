"""The timeline as a picture: a line an event under its year, and above it how many there are a year.

Events crowd into a few years and the first lies far back, so that no even axis leaves room for their names. The list
leaves out years without events and says so; the bars above it stand on an even axis and show how far apart the
events are. A strip of twelve months shows when in its year each event is: a dot on a day, a bar from one day to
another, an outline as long as the month or the year that is all a text tells.
"""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Literal

from pipelines.publication.site import wording
from pipelines.publication.site.languages import Language
from pipelines.publication.site.pictures import axes, dates, lettering
from pipelines.publication.site.pictures.frame import Entry, head, legend
from pipelines.publication.site.pictures.picture import Drawn, Line
from pipelines.publication.site.pictures.sheet import Sheet, Tone
from pipelines.publication.site.pictures.words import Words

Row = Mapping[str, Any]
LISTED = 60
"""How many events are listed; the bars count all."""

WIDTH = 1000
_LEFT, _RIGHT = 24, 976
_STRIP, _MONTH = 76, 16
_DATE = _STRIP + 12 * _MONTH + 12
_KIND = _DATE + 106
_TITLE = _KIND + 88
_LINE, _TINY, _SMALL, _LETTER = 18, 11, 12, 13
_SIGNS: Mapping[str, Literal["circle", "bar", "outline"]] = {"day": "circle", "range": "bar", "within": "outline"}
"""How an event is marked by the shape of its date."""
_OVERVIEW = 64
"""Height of the bars above the list."""


def draw(events: Sequence[Row], texts: Mapping[str, int], language: Language, source: str) -> Drawn | None:
    """Draw events; None where there are none.

    `texts` tells how many texts tell an event, by its identifier; `source` stands beneath the picture.
    """
    if not events:
        return None
    words = Words("timeline", language)
    years = Counter(_year(event) for event in events)
    first, last = min(years), max(years)
    shown = _chosen(events, texts)
    title = words.say("title", first=first, last=last)
    sheet = Sheet(WIDTH)
    y = head(sheet, title, words.say("subtitle"))
    y = _overview(sheet, y, events, words)
    y = _legend(sheet, y, shown, words)
    y = _list(sheet, y, shown, years, words, language)
    sheet.text(_LEFT, y + 22, source, "muted", size=_SMALL)
    sheet.height = round(y + 44)
    said = wording.words(language)
    return Drawn(
        name="timeline",
        sheet=sheet,
        title=title,
        description=words.say("description", first=first, last=last, count=len(events)),
        caption=words.paragraph(_caption(events, shown, words)),
        columns=(
            words.column("timeline", "date"),
            words.column("timeline", "kind"),
            said["tables_called_timeline"],
            words.column("timeline", "planned"),
        ),
        lines=tuple(
            Line(
                "timeline",
                event["event_id"],
                (
                    dates.written(event["date"], language),
                    words.code("event_kinds", event["kind"]),
                    words.of(event, "title"),
                    said["tables_yes" if event["planned"] else "tables_no"],
                ),
            )
            for event in shown
        ),
    )


def _chosen(events: Sequence[Row], texts: Mapping[str, int]) -> list[Row]:
    """Return the events that are listed, in the order of time: those of most texts, among equals a year in turn."""
    turns: Counter[tuple[int, int]] = Counter()
    ranked = []
    for event in sorted(events, key=_in_time):
        told, year = texts.get(event["event_id"], 0), _year(event)
        ranked.append(((-told, turns[told, year], -year), event))
        turns[told, year] += 1
    ranked.sort(key=lambda pair: pair[0])
    return sorted((event for _, event in ranked[:LISTED]), key=_in_time)


def _caption(events: Sequence[Row], shown: Sequence[Row], words: Words) -> list[str]:
    vague = sum(_shape(event) == "within" for event in shown)
    planned = sum(event["planned"] for event in shown)
    return [
        words.say("listed"),
        words.say("chosen", drawn=len(shown), all=len(events)) if len(shown) < len(events) else "",
        words.say("uncertain", count=vague) if vague else "",
        words.say("planned_note", count=planned) if planned else "",
    ]


def _overview(sheet: Sheet, y: float, events: Sequence[Row], words: Words) -> float:
    """Draw a bar a year on an even axis, planned events on top of those that happened."""
    happened, planned = (
        Counter(_year(row) for row in events if row["planned"] is is_planned) for is_planned in (False, True)
    )
    first, last = min(map(_year, events)), max(map(_year, events)) + 1
    highest = max(happened[year] + planned[year] for year in {*happened, *planned})
    room = (_RIGHT - _LEFT) / (last - first)
    base = y + 26 + _OVERVIEW
    sheet.text(_LEFT, y + 8, words.say("overview"), "muted", size=_SMALL)
    step = _OVERVIEW / highest
    for year in sorted({*happened, *planned}):
        middle = _LEFT + (year - first + 0.5) * room
        half = min(10.0, max(1.0, room / 2 - 0.5))
        low = base
        tones: tuple[tuple[int, Tone], ...] = ((happened[year], "first"), (planned[year], "second"))
        for count, tone in tones:
            if count:
                tall = max(1.0, count * step)
                sheet.bar(middle - half, low - tall / 2, middle + half, tall, tone)
                low -= tall
        if happened[year] + planned[year] == highest:
            sheet.text(middle, base - _OVERVIEW - 9, f"{highest:,}", size=_SMALL, anchor="middle")
    sheet.rule(_LEFT, base, _RIGHT, base, "muted")
    for tick in axes.round_numbers(first, last, 8):
        x = _LEFT + (tick - first + 0.5) * room
        sheet.rule(x, base, x, base + 4, "muted")
        sheet.text(x, base + 14, f"{tick:g}", "muted", size=_SMALL, anchor="middle")
    return base + 36


def _legend(sheet: Sheet, y: float, shown: Sequence[Row], words: Words) -> float:
    shapes = {_shape(event) for event in shown}
    entries: list[Entry] = [(sign, words.say(shape), "first") for shape, sign in _SIGNS.items() if shape in shapes]
    if any(event["planned"] for event in shown):
        entries.append(("square", words.say("planned_legend"), "second"))
    return legend(sheet, _LEFT, y, entries)


def _list(
    sheet: Sheet, y: float, shown: Sequence[Row], years: Mapping[int, int], words: Words, language: Language
) -> float:
    """Draw the events under their years; `years` tells how many there are in each, those that are not listed too."""
    for number in (1, 4, 7, 10):
        x = _STRIP + (number - 1) * _MONTH
        sheet.text(x + 2, y, dates.month(number, language), "muted", size=_SMALL)
    y += 14
    before = min(years) - 1
    for year, group in groupby(shown, _year):
        y = _gap(sheet, y, before, year, years, words)
        sheet.rule(_LEFT, y, _RIGHT, y)
        sheet.text(_LEFT, y + 15, str(year), size=15)
        listed = list(group)
        end = y + 4
        for event in listed:
            end = _event(sheet, end, event, words, language)
        if len(listed) < years[year]:
            told = words.say("listed_of", listed=len(listed), all=f"{years[year]:,}")
            sheet.text(_LEFT, y + 34, told, "muted", size=_TINY)
            end = max(end, y + 44)
        y = end + 2
        before = year
    y = _gap(sheet, y, before, max(years) + 1, years, words)
    sheet.rule(_LEFT, y, _RIGHT, y)
    return y


def _gap(sheet: Sheet, y: float, before: int, year: int, years: Mapping[int, int], words: Words) -> float:
    """Say what the list leaves out between two years; return where it goes on."""
    between = year - before - 1
    if not between:
        return y
    left_out = sum(count for told, count in years.items() if before < told < year)
    key = "gap_unlisted" if left_out else "gap" if between > 1 else "gap_of_one"
    sheet.rule(_LEFT, y, _RIGHT, y)
    sheet.text(_STRIP, y + 12, words.say(key, years=between, count=f"{left_out:,}"), "muted", size=_SMALL)
    return y + 24


def _event(sheet: Sheet, y: float, event: Row, words: Words, language: Language) -> float:
    """Draw an event at the height of its first line; return where the next one begins."""
    tone: Tone = "second" if event["planned"] else "first"
    titles = lettering.lines(words.of(event, "title"), _RIGHT - _TITLE, _LETTER, 3)
    kinds = [words.code("event_kinds", event["kind"]), *([words.say("planned")] if event["planned"] else [])]
    when = lettering.lines(dates.within_year(event, language), _KIND - _DATE - 4, _SMALL, 2)
    tall = max(len(titles), len(kinds), len(when)) * _LINE + 4
    line = y + _LINE / 2 + 2
    for number in (1, 4, 7, 10, 13):
        x = _STRIP + (number - 1) * _MONTH
        sheet.rule(x, y, x, y + tall)
    _mark(sheet, line, event, tone)
    for column, size, told in ((_DATE, _SMALL, when), (_KIND, _SMALL, kinds), (_TITLE, _LETTER, titles)):
        for place, text in enumerate(told):
            named: Tone = "ink" if column == _TITLE else tone if column == _KIND and place else "muted"
            sheet.text(column, line + place * _LINE, text, named, size=size)
    return y + tall


def _mark(sheet: Sheet, y: float, event: Row, tone: Tone) -> None:
    year, shape = _year(event), _shape(event)
    first, last = event["date_start"], event["date_end"]
    left = _place(first, year) if first else _STRIP
    right = _place(last + datetime.timedelta(1), year) if last else _place(datetime.date(year + 1, 1, 1), year)
    right = min(right, _STRIP + 12 * _MONTH)
    if shape == "day":
        sheet.sign((left + right) / 2, y, "circle", 64, tone)
        return
    sheet.bar(left, y, max(right, left + 6), 8, tone, hollow=shape == "within")
    if not first:
        sheet.sign(_STRIP - 5, y, "left", 40, tone)
    if not last or last.year > year:
        sheet.sign(_STRIP + 12 * _MONTH + 6, y, "right", 40, tone)


def _place(day: datetime.date, year: int) -> float:
    if day.year > year:
        return _STRIP + 12 * _MONTH
    of_month = calendar.monthrange(day.year, day.month)[1]
    return _STRIP + _MONTH * (day.month - 1 + (day.day - 1) / of_month)


def _shape(event: Row) -> str:
    """Return whether an event is on a day, from one day to another, or at some time within what its date admits."""
    if "/" in event["date"]:
        return "range"
    return "day" if event["precision"] == "day" else "within"


def _year(event: Row) -> int:
    return _first(event).year


def _in_time(event: Row) -> tuple[datetime.date, datetime.date, str]:
    return _first(event), _last(event), event["event_id"]


def _first(event: Row) -> datetime.date:
    day: datetime.date = event["date_start"] or event["date_end"]
    return day


def _last(event: Row) -> datetime.date:
    day: datetime.date = event["date_end"] or event["date_start"]
    return day
