"""Cells of the spreadsheet: each value in the type that spreadsheets have for it, and how wide it shows.

Nothing is shortened or rounded in silence: what does not fit into a cell is refused by name.
"""

from __future__ import annotations

import datetime
import re
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

LINE = 16
"""Height of a line of text, in points."""
GAP = 2
"""What rows are higher than their lines: fonts of Chinese are higher than those of letters, and rows stand apart."""
HIGHEST = 409
"""Height of a row in Excel at the most, in points."""

_NARROWEST, _WIDEST, _WIDEST_CODE = 8, 34, 24
_WHOLE, _GROUPED, _PLAIN = "#,##0", "#,##0.##########", "General"
# A part of a line that is not broken: a wide character, or a word with what follows it up to the next.
_PARTS = re.compile(r"[^\x00-\u2e7f]|[\x00-\u2e7f-]+?(?:[\s\-]+|(?=[^\x00-\u2e7f])|$)")


class Styles:
    """The formats of a workbook, by what they are for."""

    def __init__(self, book: Workbook) -> None:
        head = {"bold": True, "bottom": 1, "valign": "vcenter"}
        self.header: Format = book.add_format({**head, "bg_color": "#E7E6E6"})
        self.derived: Format = book.add_format({**head, "bg_color": "#DDEBF7"})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.wrapped: Format = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        # An indent keeps numbers apart from the texts of the column beside them.
        number = {"valign": "top", "align": "right", "indent": 1}
        self.numbers: dict[str, Format] = {
            shown: book.add_format({**number, "num_format": shown}) for shown in (_WHOLE, _GROUPED, _PLAIN)
        }
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
        sheet.write_number(row, column, value, styles.numbers[_shape(value)])
    elif text := schema.csv_value(value):
        put_text(sheet, row, column, text, styles.wrapped, place)


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
    """Return the width of a column in characters: of nine in ten of its texts and of all else, its filter's arrow told.

    Longer texts are wrapped; numbers and days cannot be.
    """
    told = list(values)
    texts = sorted((line for text in filter(_is_wrapped, told) for line in _shown(text).split("\n")), key=columns_of)
    others = [columns_of(_shown(value)) for value in told if not _is_wrapped(value)]
    most = texts[len(texts) * 9 // 10] if texts else ""
    # Identifiers and addresses are looked up, not read.
    widest = _WIDEST_CODE if most.isascii() and " " not in most else _WIDEST
    return max(min(columns_of(most) + 1, widest), max(others, default=0) + 1, len(header) + 4, _NARROWEST + 1)


def lines(value: object, width: int) -> int:
    r"""Return how many lines a cell takes in a column of a width, its own line ends and those of wrapping.

    >>> lines("HKU\n港大", 20), lines("Hong Kong Genome Institute", 20), lines(1300, 8)
    (2, 2, 1)
    """
    return sum(_wrapped(line, width - 1) for line in _shown(value).split("\n")) if _is_wrapped(value) else 1


def _wrapped(line: str, room: int) -> int:
    taken, at = 1, 0.0
    for part in _PARTS.findall(line):
        if at and at + _drawn(part.rstrip()) > room:
            taken, at = taken + 1, 0.0
        at += _drawn(part)
        # What is longer than a line is broken wherever the line ends.
        while at > room and not part.isspace() and _drawn(part.rstrip()) > room:
            taken, at = taken + 1, at - room
    return taken


def _drawn(text: str) -> float:
    """Return the width of text in digits, by which spreadsheets measure: letters are narrower, Chinese wider than two.

    In Calibri and the fonts that stand for it, at the size of the sheets.
    """
    wide = columns_of(text) - len(text)
    return 2.1 * wide + 0.88 * (len(text) - wide)


def _is_wrapped(value: object) -> bool:
    return isinstance(value, (str, list, dict))


def _shown(value: Any) -> str:
    # A number that does not fit shows as ####, so its grouping and indent count.
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not schema.is_null(value):
        return f"{value:,.0f}  " if _shape(value) == _WHOLE else f"{value:,}  "
    return schema.csv_value(value)


def _shape(value: float) -> str:
    """Return the format of a number: in groups of three from a thousand on, never shorter than it is.

    Years are text or dates in every table, so that none is grouped.
    """
    if float(value).is_integer():
        return _WHOLE
    return _GROUPED if abs(value) >= 1000 else _PLAIN


def columns_of(text: str) -> int:
    """Return how many narrow columns a text takes on the screen.

    >>> columns_of("HKU 港大")
    8
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
