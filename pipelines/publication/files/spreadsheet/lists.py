"""The last sheets: the dictionary of every column of every sheet, and the codes that columns hold; both bilingual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter import Workbook

from pipelines.publication.files import code_lists
from pipelines.publication.files.spreadsheet import cells, layout, pages
from validations import schema

DICTIONARY, CODES = "dictionary", "codes"
HEADER = (
    *("table_name", "column_name", "type", "key", "nullable", "format", "unit", "references", "vocabulary", "closed"),
    *("derived", "title_en", "title_zh", "description_en", "description_zh"),
)
"""The header of the dictionary; the codes of a vocabulary stand in the sheet of codes, and are all that a column may
hold where it is closed."""


def add(book: Workbook, styles: cells.Styles) -> None:
    """Add both sheets."""
    _add(book, styles, DICTIONARY, HEADER, list(rows()))
    _add(book, styles, CODES, code_lists.HEADER, list(code_lists.rows()))


def rows() -> Iterator[tuple[Any, ...]]:
    """Yield the cells of each line of the dictionary, sheets in their order and columns from left to right."""
    for table in schema.TABLES:
        for column, derived, _ in layout.columns(table):
            words = column.title_en, column.title_zh, column.description_en, column.description_zh
            if isinstance(column, schema.Column):
                yield (
                    *(table, column.name, column.type, column.name in schema.KEYS[table], column.nullable),
                    *(column.format or None, column.unit, column.references, column.vocabulary),
                    *(bool(column.enum) if column.vocabulary else None, derived, *words),
                )
            else:
                yield (table, column.name, "string", False, True, *(None,) * 5, derived, *words)


def _add(
    book: Workbook, styles: cells.Styles, name: str, header: Sequence[str], listed: Sequence[Sequence[Any]]
) -> None:
    sheet = book.add_worksheet(name)
    widths = [cells.width(title, (row[number] for row in listed)) for number, title in enumerate(header)]
    pages.set_columns(sheet, widths, [False] * len(widths))
    for number, title in enumerate(header):
        cells.put_text(sheet, 0, number, title, styles.header, name)
    for at, row in enumerate(listed, 1):
        sheet.set_row(at, pages.height(row, widths))
        for number, value in enumerate(row):
            cells.put(sheet, at, number, value, styles, f"{header[number]} of {row[0]}.{row[1]} in the {name}")
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(listed), len(header) - 1)
    pages.set_up(sheet, widths)
    sheet.repeat_rows(0)
