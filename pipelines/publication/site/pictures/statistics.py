"""Comparable figures as a picture: a row a figure, as long as its value, with the value beside it as the text has it.

Signs tell where a value is more, less or about what is drawn; an outline how far a range reaches; shares fill a bar
that is the whole. Figures that lie far apart are drawn on a logarithmic axis, as points, for a length would mean
nothing there; the picture says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from pipelines.publication.site import wording
from pipelines.publication.site.languages import Language
from pipelines.publication.site.pictures import axes, dates, figures, groups, lettering
from pipelines.publication.site.pictures.frame import ABOUT, LEFT, Entry, head, legend
from pipelines.publication.site.pictures.groups import Group, length
from pipelines.publication.site.pictures.picture import Drawn, Line
from pipelines.publication.site.pictures.sheet import Shape, Sheet, Tone
from pipelines.publication.site.pictures.words import Words
from validations.tables import codes

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
DRAWN = 20
"""How many figures of a group are drawn."""
NAMED = 12
"""How many groups that are not drawn are named."""
_HEADS = ("tables_called_statistics", "tables_figure")
"""Heads of the columns of the data, as in the page of the table."""
FAR_APART = 500
"""How many times the smallest the largest may be before lengths would hide the smallest."""

WIDTH = 900
_LABEL_END, _ZERO, _END = 396, 416, 700
_LINE, _LETTER, _SMALL = 18, 13, 12
_BAR = 14
_SIGNS: Mapping[str, tuple[Shape | Literal["about"], str]] = {
    "over": ("right", "more_than"),
    "at_least": ("right", "more_than"),
    "nearly": ("left", "less_than"),
    "up_to": ("left", "less_than"),
    "under": ("left", "less_than"),
    "about": ("about", "roughly"),
}
_SUMMED = frozenset({"count", "money", "quantity"})
"""Measures whose figures can be parts of one another, and be added up where they are not."""


def draw(rows: Rows, texts: Mapping[str, int], language: Language, source: str) -> Iterator[Drawn]:
    """Yield a picture a group of figures; the caption of the first tells what is in none.

    `texts` tells how many texts tell a figure, by its identifier; `source` stands beneath each picture.
    """
    words = Words("statistics", language)
    indicators = {row["indicator_id"]: row for row in rows["indicators"]}
    found = groups.grouped(rows["statistics"])
    told = [_all_told(found, len(rows["statistics"]), indicators, words)]
    for group in found[: groups.MOST]:
        yield _draw(group, indicators.get(group.indicator or ""), texts, words, source, told)
        told = []


def _all_told(found: Sequence[Group], figures: int, indicators: Mapping[str, Row], words: Words) -> str:
    """Return how many figures are in pictures, and which groups are in none."""
    drawn = sum(min(len(group.rows), DRAWN) for group in found[: groups.MOST])
    rest = [
        words.counted(_title(group, indicators.get(group.indicator or ""), words), len(group.rows))
        for group in found[groups.MOST :]
    ]
    if not rest:
        return words.say("groups_all", drawn=drawn, all=figures)
    if len(rest) > NAMED:
        rest = [*rest[:NAMED], words.say("others", count=len(rest) - NAMED)]
    return words.say("groups", drawn=drawn, all=figures, most=groups.MOST, rest=words.listed(rest))


def _draw(
    group: Group, indicator: Row | None, texts: Mapping[str, int], words: Words, source: str, told: Sequence[str]
) -> Drawn:
    title = _title(group, indicator, words)
    shown = _chosen(group, texts)
    far = _far_apart(group, shown)
    sheet = Sheet(WIDTH)
    y = head(sheet, title, words.paragraph(_how(group, far, words)))
    y = legend(sheet, LEFT, y, _legend(group, shown, words))
    y = _rows(sheet, y, group, shown, far, words)
    sheet.text(LEFT, y + 20, source, "muted", size=_SMALL)
    sheet.height = round(y + 42)
    best = shown[0]
    said = wording.words(words.language)
    return Drawn(
        name=group.name,
        sheet=sheet,
        title=title,
        description=words.say(
            "description_rank" if group.form == "rank" else "description",
            title=title,
            count=len(shown),
            largest=lettering.clean(words.of(best, "label")),
            value=figures.told(best, words),
        ),
        caption=words.paragraph([*_caption(group, shown, indicator, words), *told]),
        columns=(*(said[key] for key in _HEADS), words.column("statistics", "period")),
        lines=tuple(Line("statistics", row["statistic_id"], _cells(row, words)) for row in shown),
    )


def _cells(row: Row, words: Words) -> tuple[str, ...]:
    return words.of(row, "label"), figures.told(row, words), dates.written(row["period"], words.language)


def _title(group: Group, indicator: Row | None, words: Words) -> str:
    if indicator:
        return words.of(indicator, "name")
    if group.form == "share":
        return words.say("title_share")
    measure = words.code("measures", group.measure)
    if group.form == "rank" or group.unit in (None, "1"):
        return words.say("title_bare", measure=measure)
    return words.say("title_kind", measure=measure, unit=words.code(codes.UNITS, group.unit or ""))


def _chosen(group: Group, texts: Mapping[str, int]) -> list[Row]:
    """Return the figures that are drawn, the largest first; of ranks the best."""
    sign = 1 if group.form == "rank" else -1

    def size(row: Row) -> tuple[float, str]:
        return sign * length(row, row["value"], group), row["statistic_id"]

    first = sorted(group.rows, key=lambda row: (-texts.get(row["statistic_id"], 0), *size(row)))
    return sorted(first[:DRAWN], key=size)


def _far_apart(group: Group, shown: Sequence[Row]) -> bool:
    reach = [length(row, row["value"], group) for row in shown]
    return group.form == "length" and min(reach) > 0 and max(reach) / min(reach) >= FAR_APART


def _how(group: Group, far: bool, words: Words) -> list[str]:
    """Say how to read the picture, in sentences."""
    if group.form != "length":
        return [words.say(group.form)]
    if group.unit is None:
        unit = words.say("in_days")
    elif group.unit == "1":
        unit = ""
    else:
        unit = words.say(
            "in_money" if group.measure == "money" else "in_unit",
            unit=words.code(codes.UNITS, group.unit),
            code=group.unit,
        )
    return [words.say("log" if far else "linear"), unit]


def _legend(group: Group, shown: Sequence[Row], words: Words) -> list[Entry]:
    signs = dict.fromkeys(_SIGNS[row["qualifier"]] for row in shown if row["qualifier"] in _SIGNS)
    entries: list[Entry] = [(shape, words.say(key), "first") for shape, key in sorted(signs)]
    if any(row["value_max"] is not None for row in shown):
        entries.append(("outline", words.say("span"), "first"))
    return entries


def _rows(sheet: Sheet, y: float, group: Group, shown: Sequence[Row], far: bool, words: Words) -> float:
    reach = [_ends(row, group) for row in shown]
    if far:
        ticks = axes.powers_of_ten(min(low for low, _ in reach), max(high for _, high in reach))
        start, end = math.log10(ticks[0]), math.log10(ticks[-1])
    else:
        start, end = 0.0, 100.0 if group.form == "share" else max([1e-9, *(high for _, high in reach)])
        ticks = axes.round_numbers(start, end, 5)
        if group.form == "rank":
            start, ticks = 1.0, [1, *(tick for tick in ticks if tick > 1)]
            end = max(end, 2.0)

    def x(value: float) -> float:
        place = math.log10(value) if far else value
        return _ZERO + (_END - _ZERO) * max(0.0, place - start) / (end - start)

    top = y
    labels = [_label(row, shown, group, words) for row in shown]
    heights = [len(label) * _LINE + 12 for label in labels]
    bottom = top + sum(heights)
    for tick in ticks:
        sheet.rule(x(tick), top, x(tick), bottom)
        text = figures.number(Decimal(f"{tick:g}"), words.language) + ("%" if group.form == "share" else "")
        sheet.text(x(tick), bottom + 12, text, "muted", size=_SMALL, anchor="middle")
    for row, label, height, (low, high) in zip(shown, labels, heights, reach, strict=True):
        middle = y + height / 2
        for place, (text, tone) in enumerate(label):
            line = middle + (place - (len(label) - 1) / 2) * _LINE
            sheet.text(_LABEL_END, line, text, tone, size=_LETTER if tone == "ink" else _SMALL, anchor="end")
        end_of_mark = _mark(sheet, middle, group, row, far, x(low), x(high))
        sheet.text(end_of_mark, middle, figures.told(row, words), halo=True)
        y += height
    sheet.rule(_ZERO, top, _ZERO, bottom, "muted")
    return bottom + 18


def _mark(sheet: Sheet, y: float, group: Group, row: Row, far: bool, low: float, high: float) -> float:
    """Draw a figure; return where its value may be written."""
    points = far or group.form == "rank"
    if group.form == "share":
        sheet.bar(_ZERO, y, _END, _BAR, "track")
    if points:
        if high > low:
            sheet.bar(low, y, high, 6, "first", hollow=True)
        sheet.sign(low, y, "circle", 90, "first")
    else:
        if high > low:
            sheet.bar(low, y, high, _BAR, "first", hollow=True)
        sheet.bar(_ZERO, y, max(low, _ZERO + 1), _BAR, "first")
    end = high + (6 if points else 0)
    if row["qualifier"] in _SIGNS:
        shape, _ = _SIGNS[row["qualifier"]]
        if shape == "about":
            end = sheet.text(end + 4, y, ABOUT, "first", size=16)
        else:
            sheet.sign(end + 6, y, shape, 64, "first")
            end += 12
    return (max(_END, end) if group.form == "share" else end) + 8


def _ends(row: Row, group: Group) -> tuple[float, float]:
    low = length(row, row["value"], group)
    return low, low if row["value_max"] is None else length(row, row["value_max"], group)


def _label(row: Row, shown: Sequence[Row], group: Group, words: Words) -> list[tuple[str, Tone]]:
    """Return the lines beside a figure: what it is, then its period and whether it sums up the others."""
    room = _LABEL_END - LEFT
    told: list[tuple[str, Tone]] = [(line, "ink") for line in lettering.lines(words.of(row, "label"), room, _LETTER, 4)]
    notes = [dates.written(row["period"], words.language), words.say("sum") if _sums_up(row, shown, group) else ""]
    below = " · ".join(note for note in notes if note)
    return told + ([(below, "muted")] if below else [])


def _sums_up(row: Row, shown: Sequence[Row], group: Group) -> bool:
    """Tell whether a count or sum of money is that of all others together, to the last digit."""
    others = [Decimal(other["value_exact"]) for other in shown if other is not row]
    exact = all(other["qualifier"] == "exact" and other["value_max"] is None for other in shown)
    return group.measure in _SUMMED and exact and len(others) > 1 and Decimal(row["value_exact"]) == sum(others)


def _caption(group: Group, shown: Sequence[Row], indicator: Row | None, words: Words) -> list[str]:
    told = [words.say("indicator", definition=words.of(indicator, "definition")) if indicator else words.say("kind")]
    if group.measure in _SUMMED and any(row["dimensions"] for row in shown):
        told.append(words.say("parts"))
    periods = {row["period"] for row in shown}
    undated = sum(row["period"] is None for row in shown)
    if undated == len(shown):
        told.append(words.say("undated_all"))
    elif undated:
        told.append(words.say("undated", count=undated, all=len(shown)))
    if len(periods - {None}) > 1:
        told.append(words.say("periods"))
    if group.form == "share" and any(row["measure"] == "ratio" for row in shown):
        told.append(words.say("ratio"))
    if len(shown) < len(group.rows):
        told.append(words.say("chosen", drawn=len(shown), all=len(group.rows)))
    return told
