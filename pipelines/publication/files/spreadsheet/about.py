"""The first sheet: what the spreadsheet is and how to read it, in both languages; its words stand in about.csv."""

from __future__ import annotations

import csv
from pathlib import Path

from xlsxwriter import Workbook

from pipelines.publication.edition import Edition
from pipelines.publication.files.spreadsheet import cells, pages
from validations import schema

SHEET = "about"

_WORDS = Path(__file__).with_name("about.csv")
_WIDTHS = (17, 66, 12, 66)
_GAP = 6


def add(book: Workbook, styles: cells.Styles, edition: Edition, file: str) -> None:
    """Add the sheet: paragraphs, then the tables with their rows, each name a way to its sheet."""
    sheet = book.add_worksheet(SHEET)
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width)
    sheet.hide_gridlines(2)
    cells.put_text(sheet, 0, 0, f"{edition.name} {edition.version}", styles.title, SHEET)
    at = 2
    for label_en, label_zh, text_en, text_zh in _paragraphs(edition, file):
        for column, text in enumerate((label_en, text_en, label_zh, text_zh)):
            cells.put_text(sheet, at, column, text, styles.wrapped if column % 2 else styles.label, SHEET)
        sheet.set_row(at, pages.height((label_en, text_en, label_zh, text_zh), _WIDTHS) + _GAP)
        at += 1
    at += 1
    for column, text in enumerate(("table", "a row is", "rows", "資料表")):
        cells.put_text(sheet, at, column, text, styles.header, SHEET)
    for name in schema.TABLES:
        at += 1
        info = schema.table_info(name)
        sheet.write_url(at, 0, f"internal:'{name}'!A1", styles.link, name)
        english, chinese = f"{info.title_en}: {info.description_en}", f"{info.title_zh}：{info.description_zh}"
        cells.put_text(sheet, at, 1, english, styles.wrapped, SHEET)
        cells.put(sheet, at, 2, len(edition.rows[name]), styles, SHEET)
        cells.put_text(sheet, at, 3, chinese, styles.wrapped, SHEET)
        sheet.set_row(at, pages.height((name, english, None, chinese), _WIDTHS) + _GAP)
    pages.set_up(sheet, _WIDTHS)
    sheet.activate()


def _paragraphs(edition: Edition, file: str) -> list[list[str]]:
    with _WORDS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, strict=True))[1:]
    told = {
        "name": edition.name,
        "version": edition.version,
        "file": file,
        "documents": len(edition.rows["documents"]),
        "as_of": edition.as_of or "–",
    }
    return [[cell.format(**told) for cell in row] for row in rows]
