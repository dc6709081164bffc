"""Cells of the spreadsheet: each value in the type that spreadsheets have for it, and how wide it shows.

Nothing is shortened or rounded in silence: what does not fit into a cell is refused by name.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipelines.publication import gate
from validations import schema

LONGEST = 32_767
"""Characters that a cell of Excel holds, counted in UTF-16 (Excel specifications and limits)."""
MOST_ROWS = 1_048_576
"""Rows that a sheet of Excel holds, the header counted."""
FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel takes 1900 for a leap year, LibreOffice does not: from this day on they count alike."""

LINE = 15
"""Height of a row of one line, in points."""

_UNGROUPED = 9_999
_NARROWEST, _WIDEST = 8, 56


class Styles:
    """The formats of a workbook, by what they are for."""

    def __init__(self, book: Workbook) -> None:
        head = {"bold": True, "bottom": 1, "valign": "vcenter"}
        self.header: Format = book.add_format({**head, "bg_color": "#E7E6E6"})
        self.derived: Format = book.add_format({**head, "bg_color": "#DDEBF7"})
        self.text: Format = book.add_format({"num_format": "@", "valign": "top"})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.wrapped: Format = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        # An indent keeps numbers apart from the texts of the column beside them.
        number = {"valign": "top", "align": "right", "indent": 1}
        self.whole: Format = book.add_format({**number, "num_format": "#,##0"})
        self.real: Format = book.add_format({**number, "num_format": "General"})
        # LibreOffice shows truth values as numbers unless their format says so.
        self.flag: Format = book.add_format({"valign": "top", "align": "left", "num_format": '"TRUE";"TRUE";"FALSE"'})
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.label: Format = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        self.link: Format = book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"})


def put(sheet: Worksheet, row: int, column: int, value: object, styles: Styles, place: str) -> None:
    """Write a value into a cell, rows and columns counted from 0; `place` names it should it be refused."""
    if isinstance(value, datetime.date) and value >= FIRST_DAY:
        sheet.write_datetime(row, column, datetime.datetime.combine(value, datetime.time()), styles.day)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, styles.flag)
    elif isinstance(value, (int, float)) and not schema.is_null(value):
        sheet.write_number(row, column, value, styles.whole if _is_grouped(value) else styles.real)
    elif text := schema.csv_value(value):
        put_text(sheet, row, column, text, styles.wrapped if "\n" in text else styles.text, place)


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Format, place: str) -> None:
    """Write text into a cell as text, whatever it looks like; FilesRefusedError where it is too long."""
    length = len(text.encode("utf-16-le")) // 2
    if length > LONGEST:
        raise gate.FilesRefusedError(
            f"nothing is published, for a cell of a spreadsheet holds {LONGEST:,} characters and {place} has "
            f"{length:,}: shorten it where it comes from"
        )
    sheet.write_string(row, column, text, style)


def require_rows(table: str, rows: int) -> None:
    """Raise FilesRefusedError if a table has more rows than a sheet."""
    if rows >= MOST_ROWS:
        raise gate.FilesRefusedError(
            f"nothing is published, for a sheet holds {MOST_ROWS - 1:,} rows and {table} has {rows:,}: "
            "leave the table out of the spreadsheet or part it"
        )


def width(header: str, values: Iterable[Any]) -> int:
    """Return the width of a column in characters: of its longest line, within bounds, its filter's arrow counted."""
    longest = max((columns_of(line) for value in values for line in _shown(value).split("\n")), default=0)
    return min(max(longest, len(header) + 3, _NARROWEST) + 1, max(_WIDEST, len(header) + 4))


def lines(values: Iterable[Any]) -> int:
    """Return how many lines the longest of some cells takes, as far as it has line ends of its own."""
    return max((value.count("\n") + 1 for value in values if isinstance(value, str)), default=1)


def _shown(value: Any) -> str:
    # A number that does not fit shows as ####, so its grouping and indent count.
    grouped = isinstance(value, (int, float)) and not schema.is_null(value) and _is_grouped(value)
    return f"{value:,.0f}  " if grouped else schema.csv_value(value)


def _is_grouped(value: float) -> bool:
    return float(value).is_integer() and abs(value) > _UNGROUPED


def columns_of(text: str) -> int:
    """Return how many narrow columns a text takes on the screen.

    >>> columns_of("HKU 港大")
    8
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
