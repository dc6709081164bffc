"""Cells of flattened tables: which row and column a figure or date stands in, and what the table is about.

A row is a block of kind `row`; its cells are parted by tabs; the block that it stands under is the row of headings.
A second row of headings (`2021年 2022年 2021年 2022年` under `人數 比率`) parts each column of the first into several.
Rows of labels and figures without headings stand under the heading of their list; of rows that tell of something in
words the cells are no more than pauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.extraction import quantities
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.surroundings import Span
from pipelines.patterns import later
from pipelines.reading.markers import marker_of
from pipelines.reading.rows import of_figures

_NOTHING = frozenset({"", "-", "–", "—", "N/A", "n/a", "不適用"})
_UNIT = later(
    r"[（(](?:單位[:：])?(?P<bracketed>[^（）()]{1,24})[）)]|單位[:：](?P<said>\S{1,8})|(?P<counted>[日天周月年]|星期|小時|分鐘)數"
    r"|(?P<share>百分[比率]|佔比|[Pp]er ?cent(?:age)?|(?<!\d)%)|(?P<per>[Pp]er \d[\d, ]*\d)"
    r"|(?P<each>每[\d百千萬十,]{1,8}[^（）()，。]{0,6}?)(?=發病|死亡|住院|患病|出生|個案|病例|計|的|$)"
)
# 人民幣千元 is written 千元人民幣 at a number.
_CURRENCY = later(
    r"(?P<name>人民幣|人民币|[新]?[台臺]幣|新臺幣|港幣|港币|澳門幣|美金|日圓)(?P<scale>[百千萬億万亿]*)(?P<coin>元|[分仙])"
)
# US$ in thousands, HK$ million, HK$'000, RMB’000: written US$1 thousand at a number.
_ENGLISH_MONEY = later(
    r"(?P<name>(?:US|HK|NT|S|A|C)?\$|HKD|USD|RMB|MOP|CNY|TWD|£|€)\s?(?:in )?"
    r"(?P<scale>thousand|million|billion|['’‘`]000)?s?$"
)
_SCALES = {"'000": "thousand", "’000": "thousand", "‘000": "thousand", "`000": "thousand"}
_PER = later(r"按?(?P<per>每[^，。；]{1,8}?)計?$|[Pp]er (?P<number>\d[\d, ]*)(?: [a-z ]+)?$")
_SCALED = later(r"[百千萬万億亿]")
# A unit that is all that a lower heading says.
_BARE_UNIT = later(
    r"(?:^|：)[（(]?((?:HK|US|NT|RMB|MOP)?\$?\s?(?:['’‘`]000|million|thousand)s?|%|(?:人民幣|人民币|港幣|港币|澳門幣|新?[台臺]幣)?(?:[百千萬億]*[港美]?元|[港美]仙|(?<=幣)[分仙])|[千百萬]*人|人次|宗)[）)]?$"
)
_COUNTED = {"月": "個月"}
_UNITS = frozenset({"money", "percentage", "duration", "physical", "rate"})
# A heading that names a count is not measured in what the table as a whole is.
_COUNT = later(r"(?:人數|人次|宗數|次數|數目|數量|個案|宗|名|人|間|項)$")
_YEAR = later(
    r"(?:19|20)\d\d(?:[-/–]\d{2,4})?(?:年(?:度|中|底|末)?)?|(?:上|下)半年|第?[一二三四]季度?|[1-9]月|1[0-2]月"
)
_TIMES = later(
    r"[^：年月立]{0,4}(?:日期|時間|日子|期間|时间|期间|時段)|(?:財政|学|學|財)?年[份度]?|月份|季度|"
    r"(?:[A-Za-z]+ )?(?:dates?|years?|months?|periods?|time|quarters?)",
    re.I,
)
_FIGURES = later(r"[\d,.%+ -]+\t[\d,.%+\t -]+(?:\n|$)")
_MOST_WORDS, _MOST_HEADINGS = 16, 3
# Words that only say how far the figures of a column may be trusted: （未經審核）, (Restated).
_NOTED = later(r"[（(](?:[未已]?[經经]?(?:審[核計]|审[核计]|重[列述])|(?:[Uu]na|[Aa])udited|[Rr]estated)[）)]")
_POINTS_DOWN = later(r"如下|以下|下表|下列|表列|列於|列出|單位[:：]")


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell around a place: the row's first cell, the heading of the column, the words that introduce the table.

    `heads` are the spans of the headings over the column, the upper one first; `header` tells whether the cell is
    itself one of the headings.
    """

    index: int
    stub: str
    column: str
    introduction: str
    heads: tuple[Span, ...] = ()
    header: bool = False

    @property
    def timed(self) -> bool:
        """Whether the heading of the column says no more than that it is of times: 日期, 截止日期, Year."""
        return not self.column or _TIMES.fullmatch(self.column) is not None


def cell(scene: Scene, at: int) -> Cell | None:
    """Return the cell around the offset, or None outside of tables."""
    if not scene.rows:
        return None
    block = scene.block(at)
    if block.kind != "row":
        return None
    text = scene.text
    index = text.count("\t", block.start, at)
    end = text.find("\t", block.start, block.end) if index else block.start
    stub = _unnumbered(text[block.start : end].strip())
    blocks = scene.document.blocks
    header = blocks[block.parent] if block.parent >= 0 else None
    if header is None or header.kind != "row":
        number = scene.block_index(at)
        if not scene.block_has_rows(at):
            cells = text[block.start : block.end].split("\t")
            listed = all(one.strip() in _NOTHING or of_figures(one.strip()) for one in cells[1:])
            above = "" if header is None else text[header.marker[1] : header.end].strip()
            return Cell(index, stub, "", above) if listed else None
        return _over_words(scene, number, index) or Cell(index, stub, "", "", header=True)
    before = header.start - 1
    while before > 0 and text[before] == "\n":
        before -= 1
    introduction = _introduction(text[slice(*scene.line(before))]) if before > 0 else ""
    rows = [_cells(text, header.start, header.end)]
    for below in blocks[block.parent + 1 : block.parent + 1 + _MOST_HEADINGS]:
        lower = _cells(text, below.start, below.end)
        if below.kind != "row" or not _lower(text, rows, lower):
            break
        if below.start == block.start:
            return Cell(index, stub, "", introduction, header=True)
        rows.append(lower)
    heads = _over(rows, index, text.count("\t", block.start, block.end) + 1)
    words = [word for head in heads if not _NOTED.fullmatch(word := text[slice(*head)].strip())]
    column = "：".join([word for word in words if word and not _YEAR.fullmatch(word)] or words[:1])
    return Cell(index, stub, column, introduction, tuple(heads))


def _unnumbered(stub: str) -> str:
    """Return the first cell of a row without the number of a list before its words.

    >>> _unnumbered("一、已完成"), _unnumbered("2.")
    ('已完成', '2.')
    """
    marker = marker_of(stub)
    return stub[marker.end() :].strip() or stub if marker is not None else stub


def _over_words(scene: Scene, number: int, index: int) -> Cell | None:
    """Return the cell of a line of figures over the words for what they count, which has no first cell of names."""
    text, blocks = scene.text, scene.document.blocks
    block = blocks[number]
    if number + 1 == len(blocks) or blocks[number + 1].parent != number or not _FIGURES.match(text, block.start):
        return None
    figures, words = (_cells(text, one.start, one.end) for one in blocks[number : number + 2])
    if len(figures) != len(words) or any(map(str.isdigit, text[words[0][0] : words[-1][1]])):
        return None
    before = _introduction(text[slice(*scene.line(max(0, block.start - 2)))])
    return Cell(index + 1, "", text[slice(*words[index])].strip(), before, (words[index],))


def _introduction(line: str) -> str:
    """Return what the line above a table says of it: the last of its sentences, unless it tells of something else.

    >>> _introduction("去年開支增加3%。按地區的開支如下（百萬元）："), _introduction("去年開支增加3%。")
    ('按地區的開支如下（百萬元）：', '')
    """
    words = line.strip()
    last = words[words.rfind("。", 0, -1) + 1 :]
    return "" if last.endswith("。") and not _POINTS_DOWN.search(last) else last


def _cells(text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the cells of a row."""
    spans: list[Span] = []
    while (tab := text.find("\t", start, end)) >= 0:
        spans.append((start, tab))
        start = tab + 1
    return [*spans, (start, end)]


def _lower(text: str, rows: list[list[Span]], cells: list[Span]) -> bool:
    """Tell whether the row under the headings is one of headings too: without figures, or of years and months."""
    words = [text[slice(*span)].strip() for span in cells]
    years = [word for word in words if _YEAR.fullmatch(word)]
    others = [word for word in words if not _YEAR.fullmatch(word)]
    units = [word for word in others if _BARE_UNIT.match(word) or _NOTED.fullmatch(word)]
    if units and len(units) == len([word for word in words if word]):
        return True
    if any(len(word) > _MOST_WORDS or any(map(str.isdigit, word)) for word in others):
        return False
    return len(years) > 1 or len(cells) > len(rows[0])


def _over(rows: list[list[Span]], index: int, width: int) -> list[Span]:
    """Return the headings over the cell of that index in a row so wide; an upper one stands over several lower ones.

    A row of headings may lack the one over the first cells.
    """
    heads: list[Span] = []
    for number, cells in enumerate(rows):
        if len(cells) > width and sum(start < end for start, end in cells) == width:
            cells = [cell for cell in cells if cell[0] < cell[1]]  # Two tabs where one would do.
        if len(cells) == width or (len(rows) == 1 and len(cells) != width - 1):
            heads += cells[index : index + 1]
        elif index:
            parts = (width - 1) % len(cells) == 0
            columns = cells if parts or number else cells[1:]
            if columns and (width - 1) % len(columns) == 0:
                heads.append(columns[(index - 1) * len(columns) // (width - 1)])
            elif number and len(columns) < width - 1:
                heads += columns[index - 1 : index]  # The last columns have no unit of their own.
    return heads


def unit_of(place: Cell, home: str) -> Quantity | None:
    """Return one of the unit that the heading of the column, the row's or the table's gives its bare numbers, if any.

    平均審批日數 gives one day, （千港元） a thousand dollars, (%) one per cent, （每10萬人口） one in that many; `home`
    is the place of the document.
    """
    # What a row says of its own figures outranks the unit of all of the column.
    first, second = place.column, place.stub
    if (bare := _BARE_UNIT.search(first)) and "%" not in bare[1]:
        first, second = second, first
    for words in (first, second, place.introduction):
        if words is place.introduction and _COUNT.search(place.column):
            continue
        if words is place.column and (bare := _BARE_UNIT.search(words)):
            words = f"({bare[1]})"
        for named in _UNIT.finditer(words):
            unit = (
                named["bracketed"] or named["said"] or named["counted"] or named["per"] or named["each"] or "%"
            ).strip()
            one = _one(unit, home)
            if one is not None and (one.form in _UNITS or _SCALED.match(unit)):
                return one
    return None


def _one(unit: str, home: str) -> Quantity | None:
    """Return the quantity that one of a unit is, as it is written at a heading."""
    if unit[0].isdigit():
        return None
    per = _PER.match(unit)
    if per is not None:
        return quantities.parse(f"{per['per'] or '每' + per['number'].strip() + '人'}1人", place=home)
    money = _ENGLISH_MONEY.match(unit)
    if money is not None:
        scale = _SCALES.get(money["scale"], money["scale"] or "")
        return quantities.parse(f"{money['name']}1 {scale}".strip(), place=home)
    currency = _CURRENCY.fullmatch(unit)
    if currency is not None:
        if currency["coin"] != "元":
            return quantities.parse(f"{currency['name']}1{currency['coin']}", place=home)
        return quantities.parse(f"1{currency['scale']}元{currency['name']}", place=home)
    return quantities.parse(f"1{_COUNTED.get(unit, unit)}", place=home)
