"""Tables as CSV that spreadsheets, pandas and DuckDB read alike: RFC 4180, always the same bytes.

The dialect: UTF-8 without byte-order mark, comma, double quotes where a cell needs them and doubled inside,
one line feed at the end of a row, a header row, nothing for a missing value. Lists are joined by `|`.

`risks` finds cells that a reader would take for something else: a formula (`=SUM(...)`, injection included)
or a missing value (`NA`). Telephone numbers in E.164 (`+85228718888`) and plain numbers (`-0.5`) start with a
sign but are no formulas, so they stand as they are; nothing is ever quoted or prefixed to please a
spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

DIALECT = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\n",
    "header": True,
    "listSeparator": "|",
}
_NEEDS_QUOTES = re.compile(r'[,"\r\n]|^\s|\s$')
FORMULA = re.compile(r"[=+\-@\t\r]")
"""What begins a cell that a spreadsheet reckons out, unless the whole cell is a NUMBER_OR_PHONE."""
NUMBER_OR_PHONE = re.compile(r"[+\-][\d .,()/%-]*(?:;ext=\d{1,6})?")
MISSING = frozenset(
    [
        "#N/A",
        "#N/A N/A",
        "#NA",
        "-1.#IND",
        "-1.#QNAN",
        "-NaN",
        "-nan",
        "1.#IND",
        "1.#QNAN",
        "<NA>",
        "N/A",
        "NA",
        "NULL",
        "NaN",
        "None",
        "n/a",
        "nan",
        "null",
    ]
)
"""What pandas.read_csv takes for a missing value unless told otherwise."""


def write(header: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> None:
    """Write a header and rows of cells, all of them strings already, to `path`."""
    path.write_text(as_csv(header, rows), encoding="utf-8", newline="")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a header and rows of cells as `write` writes them."""
    return "".join(map(_line, [header, *rows]))


def risk(cell: str) -> str | None:
    """Return what a reader would take a cell for, or None where it reads it as it stands.

    >>> risk("+85228718888"), risk("=1+1"), risk("NA")
    (None, 'read as a formula', 'read as missing')
    """
    if cell in MISSING:
        return "read as missing"
    if FORMULA.match(cell) and not NUMBER_OR_PHONE.fullmatch(cell):
        return "read as a formula"
    return None


def risks(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, str, str, str]]:
    """Yield `(row, column, cell, why)` for each cell that a reader would misread; rows count from 1.

    >>> list(risks(["value"], [["+85228718888"], ["=1+1"], ["NA"]]))
    [(2, 'value', '=1+1', 'read as a formula'), (3, 'value', 'NA', 'read as missing')]
    """
    for number, row in enumerate(rows, 1):
        for column, cell in zip(header, row, strict=True):
            if why := risk(cell):
                yield number, column, cell, why


def misread(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return what spreadsheets would misread in the file `name`, a sentence a cell."""
    return [told_of(name, *found) for found in risks(header, rows)]


def told_of(name: str, row: int, column: str, cell: str, why: str) -> str:
    """Return the sentence that tells of one cell that `risks` has found."""
    return f"{name}, row {row}, column {column}: {cell!r} is {why} by spreadsheets or pandas"


def _line(cells: Sequence[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    # The csv module of Python 3.11 leaves a lone carriage return unquoted, later ones do not: hence by hand.
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
