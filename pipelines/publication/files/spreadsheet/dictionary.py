"""The last sheet: every column of every sheet with its type, rules and meaning in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlsxwriter import Workbook

from pipelines.publication.files.spreadsheet import cells, derived
from validations import schema

SHEET = "dictionary"
HEADER = (
    *("table_name", "column_name", "type", "key", "nullable", "format", "unit", "references", "values", "derived"),
    *("title_en", "title_zh", "description_en", "description_zh"),
)


def add(book: Workbook, styles: cells.Styles) -> None:
    """Add the sheet of the dictionary."""
    listed = list(rows())
    sheet = book.add_worksheet(SHEET)
    for number, name in enumerate(HEADER):
        sheet.set_column(number, number, cells.width(name, (row[number] for row in listed)))
        cells.put_text(sheet, 0, number, name, styles.header, SHEET)
    for at, row in enumerate(listed, 1):
        for number, value in enumerate(row):
            cells.put(sheet, at, number, value, styles, f"{HEADER[number]} of {row[0]}.{row[1]} in the {SHEET}")
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(listed), len(HEADER) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def rows() -> Iterator[tuple[Any, ...]]:
    """Yield the cells of each line under HEADER, tables and columns in their order."""
    for table in schema.TABLES:
        for column in schema.columns(table):
            yield (
                *(table, column.name, column.type, column.name in schema.KEYS[table], column.nullable),
                *(column.format, column.unit, column.references, "|".join(column.enum), False),
                *(column.title_en, column.title_zh, column.description_en, column.description_zh),
            )
        for made in derived.columns(table):
            yield (
                *(table, made.name, "string", False, True, None, None, None, None, True),
                *(made.title_en, made.title_zh, made.description_en, made.description_zh),
            )
