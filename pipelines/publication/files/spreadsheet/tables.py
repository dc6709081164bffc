"""A sheet a table: its columns as the models have them, the derived ones behind, a note on each column's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from pipelines.publication.files import quotes
from pipelines.publication.files.spreadsheet import cells, derived
from validations import schema

Rows = Sequence[Mapping[str, Any]]

_NOTE_WIDTH, _NOTE_LINE, _LINE_WIDTH = 320, 17, 44
_FROZEN = 48


def add(book: Workbook, styles: cells.Styles, table: str, tables: Mapping[str, Rows]) -> None:
    """Add the sheet of `table`, its rows in the order given."""
    rows = tables[table]
    cells.require_rows(table, len(rows))
    own, behind = schema.columns(table), derived.columns(table)
    columns: Sequence[schema.Column | derived.Derived] = (*own, *behind)
    told = quotes.by_fact(tables["evidence"]) if behind else {}
    listed = [[row[column.name] for column in own] + [column.cell(row, told) for column in behind] for row in rows]
    sheet = book.add_worksheet(table)
    widths = []
    for number, column in enumerate(columns):
        widths.append(cells.width(column.name, (values[number] for values in listed)))
        sheet.set_column(number, number, widths[-1])
        cells.put_text(
            sheet, 0, number, column.name, styles.header if number < len(own) else styles.derived, column.name
        )
        note = f"{column.title_en} {column.title_zh}\n{column.description_en}\n{column.description_zh}"
        lines = sum(-(-cells.columns_of(line) // _LINE_WIDTH) for line in note.split("\n"))
        sheet.write_comment(0, number, note, {"width": _NOTE_WIDTH, "height": _NOTE_LINE * (lines + 1)})
    for at, (row, values) in enumerate(zip(rows, listed, strict=True), 1):
        key = "/".join(schema.csv_value(row[name]) for name in schema.KEYS[table])
        # Quotes keep the line ends of their text; a row of one line would hide what is behind the first.
        if (lines := cells.lines(values)) > 1:
            sheet.set_row(at, cells.LINE * lines)
        for number, value in enumerate(values):
            cells.put(sheet, at, number, value, styles, f"{columns[number].name} of the row {key} of {table}")
    last = len(columns) - 1
    sheet.freeze_panes(1, _key_columns(table, widths))
    sheet.autofilter(0, 0, len(rows), last)
    # Digits that are text (telephones, 82.5 as the text has it) are meant to be.
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, len(rows), last)})
    sheet.hide_gridlines(0)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _key_columns(table: str, widths: Sequence[int]) -> int:
    """Return how many columns stay in view: those of the key at the left, as far as they leave room."""
    names = [column.name for column in schema.columns(table)]
    frozen = 1
    while frozen < len(names) and names[frozen] in schema.KEYS[table] and sum(widths[: frozen + 1]) <= _FROZEN:
        frozen += 1
    return frozen
