"""A sheet a table, laid out for reading, a note on each column's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from pipelines.publication.files import quotes
from pipelines.publication.files.spreadsheet import cells, derived, layout, pages
from validations import schema

Rows = Sequence[Mapping[str, Any]]

_NOTE_WIDTH, _NOTE_LINE, _LINE_WIDTH = 320, 17, 44
_FROZEN = 48


def add(book: Workbook, styles: cells.Styles, table: str, tables: Mapping[str, Rows]) -> None:
    """Add the sheet of `table`."""
    cells.require_rows(table, len(tables[table]))
    told = quotes.by_fact(tables["evidence"])
    rows = layout.in_order(table, tables[table], told)
    columns = layout.columns(table)
    listed = [[_value(column, row, told) for column, *_ in columns] for row in rows]
    folded = [placed.folded for placed in columns]
    widths = [
        cells.width(placed.column.name, (values[number] for values in listed)) for number, placed in enumerate(columns)
    ]
    sheet = book.add_worksheet(table)
    pages.set_columns(sheet, widths, folded)
    for number, placed in enumerate(columns):
        style = styles.derived if placed.derived else styles.header
        cells.put_text(sheet, 0, number, placed.column.name, style, placed.column.name)
        _note(sheet, number, placed.column)
    seen = [number for number, hidden in enumerate(folded) if not hidden]
    for at, (row, values) in enumerate(zip(rows, listed, strict=True), 1):
        key = "/".join(schema.csv_value(row[name]) for name in schema.KEYS[table])
        sheet.set_row(at, pages.height([values[number] for number in seen], [widths[number] for number in seen]))
        for number, value in enumerate(values):
            cells.put(sheet, at, number, value, styles, f"{columns[number].column.name} of the row {key} of {table}")
    last = len(columns) - 1
    sheet.freeze_panes(1, _frozen(table, widths))
    sheet.autofilter(0, 0, len(rows), last)
    # Digits that are text (telephones, 82.5 as the text has it) are meant to be.
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, len(rows), last)})
    sheet.hide_gridlines(0)
    pages.set_up(sheet, [widths[number] for number in seen])
    sheet.repeat_rows(0)


def _value(column: schema.Column | derived.Derived, row: Mapping[str, Any], told: quotes.Quotes) -> Any:
    return column.cell(row, told) if isinstance(column, derived.Derived) else row[column.name]


def _note(sheet: Worksheet, number: int, column: schema.Column | derived.Derived) -> None:
    note = f"{column.title_en} {column.title_zh}\n{column.description_en}\n{column.description_zh}"
    lines = sum(-(-cells.columns_of(line) // _LINE_WIDTH) for line in note.split("\n"))
    sheet.write_comment(0, number, note, {"width": _NOTE_WIDTH, "height": _NOTE_LINE * (lines + 1)})


def _frozen(table: str, widths: Sequence[int]) -> int:
    """Return how many columns stay in view: those folded at the left with the one behind them, or the key's."""
    columns = layout.columns(table)
    frozen = 0
    while columns[frozen].folded:
        frozen += 1
    if frozen:
        return frozen + 1
    while columns[frozen].column.name in schema.KEYS[table] and sum(widths[: frozen + 1]) <= _FROZEN:
        frozen += 1
    return max(frozen, 1)
