"""Cells of flattened tables: which row and column a figure or date stands in, and what the table is about.

A row is a block of kind `row`; its cells are parted by tabs; the block that it stands under is the row of headings.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extraction import quantities
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

_UNIT = later(
    r"[（(](?P<bracketed>[^（）()]{1,8})[）)]|單位[:：](?P<said>\S{1,8})|(?P<counted>[日天周月年]|星期|小時|分鐘)數"
)
# 人民幣千元 is written 千元人民幣 at a number.
_CURRENCY = later(
    r"(?P<name>人民幣|人民币|[新]?[台臺]幣|新臺幣|港幣|港币|澳門幣|美金|日圓)(?P<scale>[百千萬万億亿]*)元"
)
_COUNTED = {"月": "個月"}
_UNITS = frozenset({"money", "percentage", "duration", "physical"})


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell around a place: the row's first cell, the heading of the column, the words that introduce the table."""

    index: int
    stub: str
    column: str
    introduction: str


def cell(scene: Scene, at: int) -> Cell | None:
    """Return the cell around the offset, or None outside of tables."""
    block = scene.block(at)
    if block is None or block.kind != "row":
        return None
    text = scene.text
    cells = text[block.start : block.end].split("\t")
    index = text.count("\t", block.start, at)
    header = scene.document.blocks[block.parent] if block.parent >= 0 else None
    column = introduction = ""
    if header is not None and header.kind == "row":
        headings = text[header.start : header.end].split("\t")
        column = headings[index].strip() if index < len(headings) else ""
        before = header.start - 1
        while before > 0 and text[before] == "\n":
            before -= 1
        introduction = text[slice(*scene.line(before))].strip() if before > 0 else ""
    return Cell(index, cells[0].strip() if index else "", column, introduction)


def unit_of(place: Cell, home: str) -> Quantity | None:
    """Return one of the unit that the heading of the column or of the table gives its bare numbers, if any.

    平均審批日數 gives one day, （千港元） a thousand dollars, (%) one per cent; `home` is the place of the document.
    """
    for words in (place.column, place.introduction):
        for named in _UNIT.finditer(words):
            unit = (named["bracketed"] or named["said"] or named["counted"]).strip()
            currency = _CURRENCY.fullmatch(unit)
            written = f"1{currency['scale']}元{currency['name']}" if currency else f"1{_COUNTED.get(unit, unit)}"
            one = quantities.parse(written, place=home)
            if one is not None and one.form in _UNITS:
                return one
    return None
