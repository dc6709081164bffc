"""The period that the lines above a figure give: the head of its list, the results' own 期內, the sentence before.

A line that closes with a date in brackets dates the labels and figures under it. Where a text says which months it
calls 期內 (截至2024年9月30日止六個月（「期內」）), its results are of them. A sentence goes on with the year of the one
before where it does no more than part the figure told there: 2022年有35,373宗新症。肺癌以5,707宗居首.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates import reporting
from pipelines.extraction.dates.edtf import DateSpan, Part
from pipelines.extraction.dates.english import MONTH_NAME, month_number
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.dating import INTERVALS, PRESENT, begun, no_period
from pipelines.patterns import later
from pipelines.reading.document import Block

_LONGEST_LIST, _LONGEST_LINE, _LONGEST_HEAD = 30, 40, 80
_FIELD = later(r"[^\n。，；：:\t]{1,24}(?:[：:]\t?|\t)[^\n。：:]{1,24}$")
_OPENED, _CLOSED = frozenset("（("), frozenset({"）", ")", "）：", "）:", "):"})
_BRACKETED = frozenset({"as_of", "fiscal", "season", "point", "cell_year", "range"})
_RESULTS = later(r"業績|財務|摘要|概覽|回顧|[Rr]esults|[Hh]ighlights|[Ff]inancial")
_OF_RESULTS = frozenset({"money", "percentage"})
# A sentence of labels and their figures alone: Males: 17,476; females: 17,897.
_LABEL_AND_FIGURE = r"[^，。；;：:,.\d]{1,16}[：:] ?[\d,.]+[^，。；;：:,.\d]{0,8}"
_LABELLED = later(rf"\W*{_LABEL_AND_FIGURE}(?:[；;，,、]{_LABEL_AND_FIGURE}){{0,8}}[。.]?$")
# What is counted case by case is parted in the sentences behind.
_CASES = frozenset("宗例")
_OTHERWISE = later(r"將|可[資支應供]|料|預[計期料]|有望|目標|每[年月日]|\b(?:will|would|may|can)\b")
# The day that a stretch ends with: 截至6月30日止六個月, six months ended 30 June.
_LAST_DAY = later(
    r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    rf"|(?P<day>\d{{1,2}}) (?P<name>{MONTH_NAME})|(?P<named>{MONTH_NAME}) (?P<of>\d{{1,2}})"
)
# What a line says that is over figures: 2023年服務統計, Key figures 2023.
_OF_FIGURES = later(
    r"(?:數[字據]|統計|一覽|概[覽況]|摘要)(?:數[字據]|摘要|一覽)?$"
    r"|\b(?:figures|statistics|numbers|at a glance|highlights)$",
    re.I,
)
_YEAR_BEHIND = later(r"(?P<words>[^\d\n]{2,40}?) ?[（(]?(?P<year>(?:19|20)\d\d)年?[)）]?[：:]?")
_FAR = 200


def of_figures(scene: Scene, date: DateSpan, heading: Block) -> bool:
    """Tell whether a heading names figures of a year, at its head or end: 2023年服務統計, Key figures 2023."""
    text, start = scene.plain, max(heading.start, heading.marker[1])
    if heading.kind not in ("heading", "paragraph") or date.precision != "year" or date.relative:
        return False
    before, behind = text[start : date.start].strip(), text[date.end : heading.end].strip("：: ")
    if before and behind:
        return False
    return _OF_FIGURES.search(before or behind) is not None


def over_list(scene: Scene, quantity: Quantity) -> str | None:
    """Return the date in brackets at the end of the line over a list of labels and figures; None outside of such."""
    text, blocks = scene.plain, scene.document.blocks
    index = scene.block_index(quantity.start)
    for block in reversed(blocks[max(0, index - _LONGEST_LIST) : index + 1]):
        if block.end - block.start > _LONGEST_HEAD:
            return None
        if dates := scene.dates.within(block.start, block.end):
            date = dates[-1]
            bracketed = text[date.start - 1 : date.start] in _OPENED and text[date.end : block.end].strip() in _CLOSED
            alone = not any(one.form != "bare" for one in scene.quantities.within(block.start, date.start))
            told = (bracketed and date.form in _BRACKETED) or of_figures(scene, date, block)
            return date.edtf if told and alone else None
        headed = _YEAR_BEHIND.fullmatch(text, block.marker[1], block.end)
        if headed is not None:
            return headed["year"] if _OF_FIGURES.search(headed["words"]) else None
        if block.end - block.start > _LONGEST_LINE or not _FIELD.match(text, block.marker[1], block.end):
            return None
    return None


def defined(scene: Scene, quantity: Quantity, sentence_start: int) -> str | None:
    """Return the months that the text says it calls 期內, for the results that say so or say nothing of time."""
    if scene.named_period is None:
        return None
    name, edtf, told_at = scene.named_period
    text = scene.plain
    if name in text[sentence_start : quantity.start]:
        return edtf
    if quantity.form not in _OF_RESULTS or PRESENT.search(text, *scene.clause(quantity.start)):
        return None
    if quantity.start < told_at and "業績" in scene.document.metadata.title:
        return edtf
    heading = scene.heading(quantity.start)
    return edtf if heading is not None and _RESULTS.search(text, heading.start, heading.end) else None


def stretch_above(words: str, year: str) -> str:
    """Return the months that a column's year stands for under words like 截至6月30日止六個月, else the year.

    >>> stretch_above("截至6月30日止六個月", "2024"), stretch_above("截至12月31日止年度", "2024")
    ('2024-01/2024-06', '2024')
    """
    for last in _LAST_DAY.finditer(words):
        covered = reporting.months(words, *last.span())
        if covered is not None:
            month = int(last["m"]) if last["m"] else month_number(last["name"] or last["named"])
            day = Part(0, 0, int(year), month, int(last["d"] or last["day"] or last["of"]))
            return reporting.stretch(day, covered[0]) or year
    return year


def gone_on(scene: Scene, quantity: Quantity, sentence_start: int) -> str | None:
    """Return the date of the sentence before for one that parts its figure, or that holds but labels and figures."""
    text, line_start = scene.plain, scene.line(quantity.start)[0]
    while sentence_start > line_start + 1 and text[sentence_start - 1] in "；;":
        sentence_start = scene.sentence(sentence_start - 1)[0]
    if sentence_start <= line_start + 1 or _OTHERWISE.search(text, sentence_start, quantity.start):
        return None
    start, end = scene.sentence(sentence_start - 1)
    while start > line_start + 1 and text[start - 1] in "；;":
        start = scene.sentence(start - 1)[0]
    if PRESENT.search(text, sentence_start, quantity.start):
        return None
    told = [date for date in scene.dates.within(start, end) if not no_period(scene, date)]
    if not told or end - start > _FAR:
        return None
    date = told[0]
    if date.precision != "year" and date.form not in INTERVALS:
        return None
    if _LABELLED.match(text, sentence_start, scene.line(quantity.start)[1]):
        return date.edtf
    if date.form != "point" or begun(scene, date):
        return None
    whole = [one for one in scene.quantities.within(date.end, end) if one.counter in _CASES]
    parts = [one for one in scene.quantities.within(sentence_start, quantity.end) if one.counter in _CASES]
    if not whole or not parts:
        return None
    return date.edtf if parts[0].value < whole[0].value else None
