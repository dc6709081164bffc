"""The period that a figure refers to: which date of its surroundings governs it.

A date governs the figures behind it in its own clause; an interval (截至, 自, 至…年間, 年度) and a date that opens its
clause govern the rest of the sentence; a bracketed year at a figure's tail or at the end of its line governs it from
behind. A word for the present between date and figure ends its reign, and so does a change of topic.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.lexicon import event_kinds
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.table_cells import cell
from pipelines.reading.document import Block

_PRESENT = re.compile(r"現時|現有|現今|目前|至今|如今|迄今|现时|目前|现有|\b(?:now|currently|today|to date)\b")
_BEGINNINGS = frozenset({"founding", "opening", "renaming"})
_LEAD_IN = re.compile(
    r"(?:^|[，,。；;：:（(\n、]|於|在|自|由|從|到|到了|至|截至|預計|估計|及|和|而|與|跟|比|單是|其中|早在|按照|按|是|[\s])$"
)
_SURVEYED = re.compile(r"^的?(?:調查|調研|研究|統計|數據|報告|資料|人口普查|普查)")
_INTERVALS = frozenset({"as_of", "since", "range", "fiscal", "season"})
_COMPARED = re.compile(r"(?:年)?(?:相比|比較|相较|相較)")
# The figure that something has grown or shrunk to is not of the date that it has grown or shrunk from.
_CHANGED = re.compile(r"(?:增|升|減|降|跌|縮短|擴展|擴|添|上升|下降|增加|減少|缩短|减|扩)(?:加|少|低)?(?:至|到)")
_AGAINST = re.compile(r"(?:較|比|較之|相對|高於|低於|多於|少於|相比|对比|较)$")
_ANNOUNCEMENT = re.compile(r"以下|如下|下列|相比|[👇⬇]")
_LONGEST_LIST = 30
_CLOSING_YEAR = re.compile(r"[（(]$")


def period(scene: Scene, quantity: Quantity) -> str | None:
    """Return the EDTF period of the quantity, or None where the text gives none.

    Years in the document's own title or date line do not count: an undated figure about the present has no period.
    """
    tabled = _table_date(scene, quantity)
    if tabled is not None:
        return tabled
    behind = _closing_year(scene, quantity)
    if behind is not None:
        return behind.edtf
    sentence_start, _ = scene.sentence(quantity.start)
    governed, present = _governing(scene, quantity, sentence_start)
    if governed is not None or present:
        return governed
    clause_end = scene.clause(quantity.start)[1]
    for date in scene.within(scene.dates, quantity.end, clause_end):
        if date.form in _INTERVALS and not _part_of_name(scene, date):
            return date.edtf
    if quantity.form == "duration":
        return None
    return _before_semicolon(scene, sentence_start) or _introduced(scene, quantity)


def _governing(scene: Scene, quantity: Quantity, sentence_start: int) -> tuple[str | None, bool]:
    """Return the date before the figure in its sentence that governs it, and whether a word sets it in the present."""
    text = scene.text
    clause_start, _ = scene.clause(quantity.start)
    for date in reversed(scene.within(scene.dates, sentence_start, quantity.start)):
        between = text[date.end : quantity.start]
        if _PRESENT.search(between):
            return None, True
        if _no_period(scene, date) or (
            _CHANGED.search(between) and scene.within(scene.quantities, date.end, quantity.start)
        ):
            continue
        if date.start >= clause_start:
            return date.edtf, False
        if _founded(between) or (quantity.form == "duration" and date.form != "range"):
            return None, True
        opens = _LEAD_IN.search(text[max(0, date.start - 3) : date.start]) or _SURVEYED.match(between)
        return (date.edtf, False) if opens or date.relative or date.form in _INTERVALS else (None, True)
    return None, False


def _founded(between: str) -> bool:
    """Tell whether the date's clause tells of a founding or an opening, whose date later figures do not share."""
    pattern, kinds = event_kinds()
    said = (kinds[hit.group()] for hit in pattern.finditer(re.split(r"[，,；;]", between)[0]))
    return any(rank <= 2 and kind in _BEGINNINGS for rank, kind in said)


def _no_period(scene: Scene, date: DateSpan) -> bool:
    """Tell whether a date gives no figure its period: 今日, the date line, part of a name, a year compared with."""
    if date.relative and date.precision == "day" and date.form not in _INTERVALS:
        return True
    if date.edtf == scene.document.metadata.published and not date.relative:
        return True
    compared = _COMPARED.match(scene.text, date.end, date.end + 4) or _AGAINST.search(
        scene.text, max(0, date.start - 4), date.start
    )
    return date.form == "name_year" or compared is not None or _part_of_name(scene, date)


def _before_semicolon(scene: Scene, start: int) -> str | None:
    """Return the last date that an earlier part of the sentence, before a semicolon, has given its figures."""
    while start > 1 and scene.text[start - 1] in "；;":
        start, end = scene.sentence(start - 1)
        for date in reversed(scene.within(scene.dates, start, end)):
            if not _no_period(scene, date) and any(
                q.start > date.end for q in scene.within(scene.quantities, start, end)
            ):
                return date.edtf
    return None


def _introduced(scene: Scene, quantity: Quantity) -> str | None:
    """Return the year of the paragraph before an announced list (以下是…, 跟…相比：) that has no year of its own."""
    blocks = scene.document.blocks
    index = scene.block_index(quantity.start)
    parent = blocks[index].parent if index >= 0 else -1
    if parent < 0 or not _announces(scene, blocks[parent]):
        return None
    for block in reversed(blocks[max(0, parent - _LONGEST_LIST) : parent]):
        dates = [date for date in scene.within(scene.dates, block.start, block.end) if not _no_period(scene, date)]
        if dates:
            last = dates[-1]
            return last.edtf if last.form == "point" and last.precision == "year" else None
        if block.kind == "heading" and not _announces(scene, block):
            return None
    return None


def _announces(scene: Scene, block: Block) -> bool:
    return _ANNOUNCEMENT.search(scene.text, block.start, block.end) is not None


def _closing_year(scene: Scene, quantity: Quantity) -> DateSpan | None:
    """Return the bracketed year right behind the figure's clause or at the end of its line."""
    text = scene.text
    line_end = scene.clauses.line(quantity.start)[1]
    for date in scene.within(scene.dates, quantity.end, line_end):
        if not _CLOSING_YEAR.search(text[max(0, date.start - 1) : date.start]):
            continue
        tail = text[date.end : line_end].strip()
        if re.fullmatch(r"[)）][。.]?", tail):
            return date
    return None


def _part_of_name(scene: Scene, date: DateSpan) -> bool:
    """Tell whether the date stands in a title between 《》 or in a body's name."""
    return scene.in_title(date.start, date.end) or scene.around(scene.bodies, date.start, date.end) is not None


def _table_date(scene: Scene, quantity: Quantity) -> str | None:
    """Return the date that a flattened table gives for a figure: in its row, else in what introduces the table."""
    place = cell(scene, quantity.start)
    if place is None:
        return None
    line = scene.clauses.line(quantity.start)
    dates = [date for date in scene.within(scene.dates, *line) if date.form != "as_of"]
    if not dates and place.introduction:
        at = scene.text.rfind(place.introduction, 0, line[0])
        dates = list(scene.within(scene.dates, at, at + len(place.introduction)))
    return dates[0].edtf if dates else None
