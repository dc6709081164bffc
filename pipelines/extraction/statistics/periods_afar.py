"""The period that a figure takes from elsewhere than its sentence: its table, its heading, what was told before it.

A flattened table dates its figures by row, column or title; a heading by a bracketed year; an announced list by the
paragraph before it; and words like 當中, 同年 and 全年 go on with the date of an earlier sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.dating import GOES_ON, INTERVALS, PRESENT, begun, no_period, of_the_year
from pipelines.extraction.statistics.periods_above import of_figures, stretch_above
from pipelines.extraction.statistics.periods_beside import changes_from
from pipelines.extraction.table_cells import Cell, cell
from pipelines.patterns import later
from pipelines.reading.document import Block

_ANNOUNCEMENT = re.compile(r"以下|如下|下列|相比|[👇⬇]")
_LONGEST_LIST, _FAR = 30, 600
_PART_OF_YEAR = later(
    r"\b(?:(?P<part>First|Second|Third|Fourth|[1-4])[ -]?)?(?P<of>(?<=[ -])(?:Half|Quarter)|(?<=\d)[HQ]|Full[ -]Year)"
    r"[, ]{1,2}(?:Ended [^\d]{3,12}\d{1,2}, )?(?P<year>20\d\d)\b",
    re.I,
)
# What was before is not of the part of the year that a heading names.
_FROM_EARLIER = later(r"\b(?:from|compared (?:with|to)|against|versus|full-year [a-z ]*of)\s$")
_EARLIER = later(r" (?:a|one) year (?:earlier|ago)\b")
_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_NOTE = later(r"[^\w]?(?:[備附]?[註注]|Notes?|[資数數]?[料据據]?來源|Sources?)[^A-Za-z]")
_YEAR = later(r"(?<!\d)(?:19|20)\d\d(?![\d/-])")
_CHANGE = later(
    r"(?:按年|同比|百分比|每年)?(?:變動|变动|變化|变化|變幅|增減|增减|升跌|升幅|增幅|增長|增长)(?:率|幅度|百分比|百分率)?(?:[（(].*[）)])?"
    r"|(?:%|Percentage|Per cent)? ?[Cc]hanges?(?: \(.*\))?|YoY.*"
)
_FORESEEN = later(r"可望|有望|預[計期料]|料|將")
_CLOSED = frozenset({")", "）", ")。", "）。", ").", "）."})
# A year at the head of a row, with the mark of a note behind it: 2023註.
_NOTED_YEAR = later(r"((?:19|20)\d\d)年?[ ]?(?:[（(\[]?[註注*#†‡^▲△@a-z][）)\]]?){1,3}")
_CLOSING_YEAR = later(r"[（(]$")
_CLOSES = frozenset("）)")
_RESPECTIVELY = "分別"
_YEARS = later(r"((?:19|20)\d\d)/((?:19|20)\d\d)")
_LISTED = later(r"(?:[、，,及和與]|以及)\s?")
_SEVERAL = 2


def table_date(scene: Scene, quantity: Quantity) -> str | None:
    """Return the date that a flattened table gives for a figure: in its row, over its column, in what introduces it.

    It is empty for a change between the years of other columns.
    """
    place = cell(scene, quantity.start) if scene.rows else None
    if place is None:
        return None
    line = scene.line(quantity.start)
    told = [date for date in scene.dates.within(*line) if date.form != "as_of"]
    dates = [date for date in told if _of_the_row(scene, date, place)]
    if not dates and (noted := _NOTED_YEAR.fullmatch(place.stub)):
        return noted[1]
    if not dates:
        for start, end in place.heads:
            dates += scene.dates.within(start, end)
        if dates and _YEAR.fullmatch(dates[0].edtf):
            return stretch_above(place.introduction, dates[0].edtf)
    if not dates and place.introduction:
        at = scene.plain.rfind(place.introduction, 0, line[0])
        dates = list(scene.dates.within(at, at + len(place.introduction)))
    if dates:
        return dates[0].edtf
    return "" if told or _CHANGE.fullmatch(place.column.partition("：")[0]) else None


def _of_the_row(scene: Scene, date: DateSpan, place: Cell) -> bool:
    """Tell whether a date in a row is that of its figures: it opens the row, or is under a heading of time or none.

    Not that of 年內虧損, which names a row whose figures have the years of the columns, nor a year under 專門法例.
    """
    if not place.column:
        return True
    its = cell(scene, date.start)
    return its is None or (its.index == 0 and not date.relative) or (its.index > 0 and its.timed)


def headed(scene: Scene, quantity: Quantity) -> str | None:
    """Return the date in brackets, the fiscal year or the 截至 of the heading over figures: 數字一覽（2023-24年度）."""
    heading = scene.heading(quantity.start)
    if heading is None or heading.kind != "heading" or quantity.start - heading.end > _FAR:
        return None
    if _NOTE.match(scene.plain, heading.start) or PRESENT.search(scene.plain, *scene.clause(quantity.start)):
        return None
    if named := _PART_OF_YEAR.search(scene.plain, heading.start, heading.end):
        text = scene.plain
        earlier = _FROM_EARLIER.search(text, max(0, quantity.start - 16), quantity.start) or _EARLIER.match(
            text, quantity.end
        )
        return None if earlier else _part_of_year(named)
    below = heading.end + 1 == scene.line(quantity.start)[0]
    for date in scene.dates.within(heading.start, heading.end):
        if not below and date.end - date.start >= heading.end - heading.start - 1:
            return None  # A heading that is a date dates the line under it.
        if date.precision == "day" and no_period(scene, date):
            continue
        bracketed = scene.plain[date.start - 1 : date.start] in ("（", "(") and date.end + 2 >= heading.end
        if (
            date.form in ("as_of", "fiscal", "season")
            or (bracketed and date.form in ("point", "cell_year", "range"))
            or (below and date.end - date.start >= heading.end - heading.start - 1)
            or of_figures(scene, date, heading)
        ):
            return date.edtf
    return None


def _part_of_year(named: re.Match[str]) -> str:
    """Return the EDTF of a part of a year that a heading names before or behind the year: First Half 2024, 1H 2024."""
    year, part, of = named["year"], named["part"], named["of"].lower()
    if of.startswith("full"):
        return year
    months = 6 if of.startswith("h") else 3
    last = int(_ORDER.get(part.lower(), part)) * months
    return f"{year}-{last - months + 1:02d}/{year}-{last:02d}"


def closing_year(scene: Scene, quantity: Quantity) -> DateSpan | None:
    """Return the bracketed year behind the figure in its clause, before any other figure, or at the end of its line."""
    text = scene.plain
    line_end = scene.line(quantity.start)[1]
    for date in scene.dates.within(quantity.end, line_end):
        if not _CLOSING_YEAR.search(text[max(0, date.start - 1) : date.start]):
            continue
        if text[date.end : line_end].strip() in _CLOSED:
            return date
        own = (
            text[date.end : date.end + 1] in _CLOSES
            and date.precision != "day"
            and date.end < scene.clause(quantity.start)[1]
        )
        if own and not scene.quantities.within(quantity.end, date.start):
            return date
    return None


def respectively(scene: Scene, quantity: Quantity, start: int) -> str | None:
    """Return the date of a figure among as many dates and figures: 2021年及2022年，分別檢測120人及310人.

    Or among as many figures as a stretch has years: 2020/21至2022/23年度，開支分別為5.1億、6.3億及7.2億元.
    """
    text = scene.plain
    at = text.rfind(_RESPECTIVELY, start, quantity.start)
    if at < 0:
        return None
    dates = [date for date in scene.dates.within(start, at) if not no_period(scene, date)]
    # 5.1億、6.3億及7.2億元: all but the last leave out their unit.
    forms = (quantity.form, "bare") if quantity.form == "money" else (quantity.form,)
    figures = [figure for figure in scene.quantities.within(at, scene.clause(at)[1]) if figure.form in forms]
    place = next((number for number, figure in enumerate(figures) if figure.start == quantity.start), -1)
    listed = all(_LISTED.fullmatch(text, one.end, two.start) for one, two in pairwise(dates))
    if len(dates) == 1 and place >= 0 and len(figures) >= _SEVERAL:
        return _year_of(dates[0], text[dates[0].start : dates[0].end], place, len(figures))
    if len(dates) < _SEVERAL or len(dates) != len(figures) or not listed or place < 0:
        return None
    return dates[place].edtf


def _year_of(date: DateSpan, words: str, at: int, count: int) -> str | None:
    """Return one year of a stretch of so many, None where it is not so long."""
    years = _YEARS.fullmatch(date.edtf)
    if years is None:
        return None
    first, last = int(years[1]), int(years[2])
    if words.endswith("度") or "/" in words:
        return f"{first + at}/{first + at + 1}" if last - first == count else None
    return str(first + at) if last - first + 1 == count else None


def before_semicolon(scene: Scene, quantity: Quantity, start: int) -> str | None:
    """Return the last date that an earlier part of the sentence, before a semicolon, has given its figures."""
    own = scene.dates.within(quantity.end, scene.sentence(quantity.start)[1])
    if PRESENT.search(scene.plain, start, quantity.start) or not all(no_period(scene, date) for date in own):
        return None
    while start > 1 and scene.plain[start - 1] in "；;":
        start, end = scene.sentence(start - 1)
        for date in reversed(scene.dates.within(start, end)):
            if not no_period(scene, date) and any(q.start > date.end for q in scene.quantities.within(start, end)):
                lasting = date.precision == "year" or date.form in INTERVALS
                if changes_from(scene, quantity, date):
                    return None
                if date.form == "as_of" and of_the_year(scene, quantity):
                    return date.edtf.removeprefix("../")[:4]
                return date.edtf if lasting and not PRESENT.search(scene.plain, date.end, end) else None
    return None


def taken_up(scene: Scene, quantity: Quantity, sentence_start: int) -> str | None:
    """Return the date of an earlier sentence that words like 當中, 同期 and 全年 say to go on with."""
    text = scene.plain
    while sentence_start > 1 and text[sentence_start - 1] in "；;":
        sentence_start = scene.sentence(sentence_start - 1)[0]
    words = GOES_ON.search(text, sentence_start, quantity.start)
    if words is not None and words.lastgroup is None and words.start() > sentence_start:
        return None
    if words is None or _FORESEEN.search(text, words.end(), quantity.start):
        return None
    line_start = scene.line(quantity.start)[0]
    wider = words.lastgroup not in (None, "day")
    start = max(0, sentence_start - _FAR) if words.lastgroup else line_start
    earlier = list(reversed(scene.dates.within(start, sentence_start)))
    if wider:
        # 年內 is of the year that the text reports on, whatever days it has told since.
        earlier.sort(key=lambda date: date.form != "fiscal")
    for date in earlier:
        if no_period(scene, date) or (date.relative and date.precision != "year") or begun(scene, date):
            continue
        block = scene.block(date.start)
        if text.startswith("同期", date.end) or (wider and block is not None and block.kind == "row"):
            continue  # 5.62億港元（2023年同期：5.05億港元）。期內; nor a column of a table
        if not wider or date.form == "fiscal":
            if date.form in ("as_of", "fiscal", "range") or date.precision == "year":
                return date.edtf
            return None
        if date.form in ("point", "as_of", "cell_year"):
            return date.edtf.removeprefix("../")[:4]
    year = _YEAR.search(scene.document.metadata.title) if wider else None
    return year.group() if year else None


def introduced(scene: Scene, quantity: Quantity) -> str | None:
    """Return the year of the paragraph before an announced list (以下是…, 跟…相比：) that has no year of its own."""
    blocks = scene.document.blocks
    index = scene.block_index(quantity.start)
    parent = blocks[index].parent if index >= 0 else -1
    if parent < 0 or not _announces(scene, blocks[parent]):
        return None
    for block in reversed(blocks[max(0, parent - _LONGEST_LIST) : parent]):
        dates = [date for date in scene.dates.within(block.start, block.end) if not no_period(scene, date)]
        if dates:
            last = dates[-1]
            return last.edtf if last.form == "point" and last.precision == "year" else None
        if block.kind == "heading" and not _announces(scene, block):
            return None
    return None


def _announces(scene: Scene, block: Block) -> bool:
    return _ANNOUNCEMENT.search(scene.plain, block.start, block.end) is not None
