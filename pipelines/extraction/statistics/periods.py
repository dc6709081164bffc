"""The period that a figure refers to: which date of its surroundings governs it.

A date governs the figures behind it in its own clause; an interval (截至, 自, 至…年間, 年度) and a date that opens its
clause govern the rest of the sentence; a bracketed year at a figure's tail or at the end of its line governs it from
behind. A word for the present between date and figure ends its reign, and so does a change of topic.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.lexicon import acts, event_kinds
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
_AGAINST = re.compile(r"(?:較|比起|跟|比|比|較之|相對|高於|低於|多於|少於|相比|对比|较)$")
_ANNOUNCEMENT = re.compile(r"以下|如下|下列|相比|[👇⬇]")
_LONGEST_LIST, _FAR = 30, 600
# What goes on with the date of the sentences before: of the same day or share, or, `year`, of the year told of.
_GOES_ON = re.compile(
    r"(?:^|(?<=[，。；：\s]))(?:(?:當中|其中|餘下|其餘|同日|同期|當日)|(?P<year>全年|年內|年末|年終|期內|同年|該年|當年|"
    r"[Dd]uring the year|[Ii]n the year|for the year))|(?<=[會局署院部處司團])(?P<year2>年內|期內|全年)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![\d/-])")
_ON_A_DAY = re.compile(r"[於在](?:[^，。]{0,4})?$|可望$|[將會]於?$|預計$")
_ONCE = re.compile(r"\W*(?:and )?(?:once|when|if|after)\b", re.I)
_ENGLISH_PAST = re.compile(r"\b(?:by|since|until|from|than|compared)\b|[,;:]")
# 2010年3月展開的計劃，有7間參與: the date tells of the plan, not of the figure.
_OF_A_THING = re.compile(
    r"[起間]?(?:正式|首次)?(?:展開|開展|推出|成立|設立|創立|創辦|啟用|實施|推行|開辦|公布|公佈|發布|發表|出版|通過|簽署|建成|落成|開幕)的"
)
_FORESEEN = re.compile(r"可望|有望|預[計期料]|料|將")
_WHEN = re.compile(r"(?:時|期間|間|內|後)$")
_GREW = re.compile(
    r"\b(?:fell|fall|fallen|rose|rise|risen|grew|grown|increased?|decreased?|dropped|cut|declined|climbed|down|up)\b",
    re.I,
)
_CONTINUES = re.compile(
    r"(?:其中|當中|同比|環比|按年|按月|佔|平均|累計|較|比|升|跌|增|減|上升|下降|多|少|男|女|而|並|亦|合共|共|餘|另|分別|即|相當|約|達|總|每|以)"
)
_STOP, _CLOSED = re.compile(r"[，,；;]"), frozenset({")", "）", ")。", "）。", ").", "）."})
_FOUNDED_IN = re.compile(r"\b(?:founded|established|incorporated|opened|launched) in\s$", re.I)
_OPENS_ENGLISH = re.compile(
    r"\W*(?:In|By|As of|As at|Between|From|Since|During|For|On|At|Over)?(?: the (?:end|middle|beginning) of)?\s*", re.I
)
# A year at the head of a row, with the mark of a note behind it: 2023註.
_NOTED_YEAR = re.compile(r"((?:19|20)\d\d)年?[ ]?(?:[（(\[]?[註注*#†‡^▲△@a-z][）)\]]?){1,3}")
_CLOSING_YEAR = re.compile(r"[（(]$")


def period(scene: Scene, quantity: Quantity) -> str | None:
    """Return the EDTF period of the quantity, or None where the text gives none.

    Years in the document's own title or date line do not count: an undated figure about the present has no period.
    """
    tabled = _table_date(scene, quantity)
    if tabled is not None:
        return tabled
    sentence_start = scene.sentence(quantity.start)[0]
    if not scene.dates.within(*scene.line(quantity.start)):
        # Most lines have no date, and take one from the lines before at most.
        if quantity.form == "duration":
            return None
        return _taken_up(scene, quantity, sentence_start) or _introduced(scene, quantity)
    behind = _closing_year(scene, quantity)
    if behind is not None:
        return behind.edtf
    governed, present = _governing(scene, quantity, sentence_start)
    if governed is not None or present:
        return governed
    named = _behind(scene, quantity)
    if named is not None or quantity.form == "duration":
        return named
    return (
        _before_semicolon(scene, sentence_start)
        or _taken_up(scene, quantity, sentence_start)
        or _introduced(scene, quantity)
    )


def _behind(scene: Scene, quantity: Quantity) -> str | None:
    """Return the date behind the figure in its clause that governs it: an interval, or 於 and the like with a date."""
    start, end = scene.clause(quantity.start)
    english: bool | None = None
    for date in scene.dates.within(quantity.end, end):
        if _part_of_name(scene, date):
            continue
        if date.form in _INTERVALS:
            return date.edtf
        between = scene.plain[quantity.end : date.start]
        if english is None:
            english = scene.english((start, end))
        if english and not _no_period(scene, date) and not _ENGLISH_PAST.search(between):
            return date.edtf
        if (
            date.precision != "day"
            and _ON_A_DAY.search(between)
            and not scene.quantities.within(quantity.end, date.start)
        ):
            return date.edtf
        return None
    return None


def _taken_up(scene: Scene, quantity: Quantity, sentence_start: int) -> str | None:
    """Return the date of an earlier sentence that words like 當中, 同期 and 全年 say to go on with."""
    text = scene.plain
    while sentence_start > 1 and text[sentence_start - 1] in "；;":
        sentence_start = scene.sentence(sentence_start - 1)[0]
    words = _GOES_ON.search(text, sentence_start, quantity.start)
    if words is not None and words.lastgroup is None and words.start() > sentence_start:
        return None
    if words is None or _FORESEEN.search(text, words.end(), quantity.start):
        return None
    line_start = scene.line(quantity.start)[0]
    wider = words.lastgroup is not None
    start = max(0, sentence_start - _FAR) if wider else line_start
    for date in reversed(scene.dates.within(start, sentence_start)):
        if _no_period(scene, date) or (date.relative and date.precision != "year") or _begun(scene, date):
            continue
        if not wider or date.form == "fiscal":
            if date.form in ("as_of", "fiscal", "range") or date.precision == "year":
                return date.edtf
            return None
        if date.form in ("point", "as_of", "cell_year"):
            return date.edtf.removeprefix("../")[:4]
    year = _YEAR.search(scene.document.metadata.title) if wider else None
    return year.group() if year else None


def _governing(scene: Scene, quantity: Quantity, sentence_start: int) -> tuple[str | None, bool]:
    """Return the date before the figure in its sentence that governs it, and whether a word sets it in the present."""
    text = scene.plain
    clause_start, _ = scene.clause(quantity.start)
    for date in reversed(scene.dates.within(sentence_start, quantity.start)):
        between = text[date.end : quantity.start]
        if _PRESENT.search(between):
            return None, True
        if between in ("的", "") and date.precision != "day":
            return date.edtf, False
        if (
            _no_period(scene, date)
            or (_CHANGED.search(between) and scene.quantities.within(date.end, quantity.start))
            or (between.strip() == "to" and _GREW.search(text, sentence_start, date.start))
        ):
            continue
        if _OF_A_THING.match(between):
            return None, True
        if date.start >= clause_start:
            return (None, True) if english_founded(scene, date, clause_start) else (date.edtf, False)
        if scene.english((sentence_start, quantity.start)):
            opening: object = not text[sentence_start : date.head_end].strip("“\"' ") or _OPENS_ENGLISH.fullmatch(
                text[sentence_start : date.start]
            )
            opening = opening or _ONCE.match(text, scene.clause(date.start)[0])
            return (date.edtf, False) if opening or date.form in _INTERVALS else (None, True)
        if _founded(between) or (quantity.form == "duration" and date.form != "range"):
            return None, True
        opens = bool(_LEAD_IN.search(text[max(0, date.start - 3) : date.start]) or _SURVEYED.match(between))
        if not opens and date.precision == "year":
            goes_on = _CONTINUES.match(text, clause_start) is not None
            opens = goes_on and _counted_first(scene, date, clause_start)
        if date.relative and date.precision != "year" and date.form not in _INTERVALS and _acted_then(scene, date):
            return None, True
        told = (
            opens or date.relative or date.form in _INTERVALS or _WHEN.search(text, date.end, _clause_end(scene, date))
        )
        return (date.edtf, False) if told else (None, True)
    return None, False


def _begun(scene: Scene, date: DateSpan) -> bool:
    """Tell whether the clause of a date tells of a founding or an opening."""
    return date.form == "point" and _founded(scene.plain[date.end : _clause_end(scene, date)])


def _clause_end(scene: Scene, date: DateSpan) -> int:
    return scene.clause(date.start)[1]


def _counted_first(scene: Scene, date: DateSpan, end: int) -> bool:
    """Tell whether a figure of the date's own clause has the date for its period: 該院2023年門診量達215萬人次."""
    figures = scene.quantities.within(date.end, min(end, _clause_end(scene, date)))
    return any(figure.form not in ("ordinal", "article", "idiom", "part_of_a_name") for figure in figures)


def _acted_then(scene: Scene, date: DateSpan) -> bool:
    """Tell whether the clause of a date says what was done then, in which later figures have no part."""
    return acts().search(scene.plain, date.end, _clause_end(scene, date)) is not None


def english_founded(scene: Scene, date: DateSpan, start: int) -> bool:
    """Tell whether the words before a date say that something was founded then: a body founded in 1967, serves."""
    return _FOUNDED_IN.search(scene.plain, start, date.start) is not None


def _founded(between: str) -> bool:
    """Tell whether the date's clause tells of a founding or an opening, whose date later figures do not share."""
    pattern, kinds = event_kinds()
    said = (kinds[hit.group()] for hit in pattern.finditer(_STOP.split(between, maxsplit=1)[0]))
    return any(rank <= 2 and kind in _BEGINNINGS for rank, kind in said)


def _no_period(scene: Scene, date: DateSpan) -> bool:
    """Tell whether a date gives no figure its period: 今日, the date line, part of a name, a year compared with."""
    if date.relative and date.precision == "day" and date.form not in _INTERVALS:
        return True
    if date.edtf == scene.document.metadata.published and not date.relative:
        return True
    compared = _COMPARED.match(scene.plain, date.end, date.end + 4) or _AGAINST.search(
        scene.plain, max(0, date.start - 4), date.start
    )
    return date.form == "name_year" or compared is not None or _part_of_name(scene, date)


def _before_semicolon(scene: Scene, start: int) -> str | None:
    """Return the last date that an earlier part of the sentence, before a semicolon, has given its figures."""
    while start > 1 and scene.plain[start - 1] in "；;":
        start, end = scene.sentence(start - 1)
        for date in reversed(scene.dates.within(start, end)):
            if not _no_period(scene, date) and any(q.start > date.end for q in scene.quantities.within(start, end)):
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
        dates = [date for date in scene.dates.within(block.start, block.end) if not _no_period(scene, date)]
        if dates:
            last = dates[-1]
            return last.edtf if last.form == "point" and last.precision == "year" else None
        if block.kind == "heading" and not _announces(scene, block):
            return None
    return None


def _announces(scene: Scene, block: Block) -> bool:
    return _ANNOUNCEMENT.search(scene.plain, block.start, block.end) is not None


def _closing_year(scene: Scene, quantity: Quantity) -> DateSpan | None:
    """Return the bracketed year right behind the figure's clause or at the end of its line."""
    text = scene.plain
    line_end = scene.line(quantity.start)[1]
    for date in scene.dates.within(quantity.end, line_end):
        if not _CLOSING_YEAR.search(text[max(0, date.start - 1) : date.start]):
            continue
        tail = text[date.end : line_end].strip()
        if tail in _CLOSED:
            return date
    return None


def _part_of_name(scene: Scene, date: DateSpan) -> bool:
    """Tell whether the date stands in a title between 《》 or in a body's name."""
    return scene.in_title(date.start, date.end) or scene.bodies.around(date.start, date.end) is not None


def _table_date(scene: Scene, quantity: Quantity) -> str | None:
    """Return the date that a flattened table gives for a figure: in its row, over its column, in what introduces it."""
    place = cell(scene, quantity.start)
    if place is None:
        return None
    line = scene.line(quantity.start)
    dates = [date for date in scene.dates.within(*line) if date.form != "as_of"]
    if not dates and (noted := _NOTED_YEAR.fullmatch(place.stub)):
        return noted[1]
    for start, end in () if dates else place.heads:
        dates += scene.dates.within(start, end)
    if not dates and place.introduction:
        at = scene.plain.rfind(place.introduction, 0, line[0])
        dates = list(scene.dates.within(at, at + len(place.introduction)))
    return dates[0].edtf if dates else None
