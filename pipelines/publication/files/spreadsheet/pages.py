"""Sheets as they show and print: widths, folds, heights, and a page wide enough to be read."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from pipelines.publication.files.spreadsheet import cells

_A3, _A4 = 8, 9
_WIDE = 190
"""Characters across a sheet from which on it needs A3: on A4 they would print smaller than seven points."""
_MARGIN = 0.4


def set_columns(sheet: Worksheet, widths: Sequence[int], folded: Sequence[bool]) -> None:
    """Set the widths of columns and fold away those that are folded, a mark beside each fold opens it."""
    for number, (width, hidden) in enumerate(zip(widths, folded, strict=True)):
        after = not hidden and number > 0 and folded[number - 1]
        sheet.set_column(number, number, width, None, {"level": int(hidden), "hidden": hidden, "collapsed": after})
    if folded and folded[-1]:
        sheet.set_column(len(folded), len(folded), None, None, {"collapsed": True})


def height(values: Sequence[object], widths: Sequence[int]) -> int:
    """Return how high a row is, in points: as the longest of its texts, wrapped at the widths of their columns."""
    lines = max((cells.lines(value, width) for value, width in zip(values, widths, strict=True)), default=1)
    return min(cells.LINE * lines + cells.GAP, cells.HIGHEST)


def set_up(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Print a sheet across one page, A4 or A3 by the widths of the columns that show."""
    sheet.set_landscape()
    sheet.set_paper(_A3 if sum(widths) > _WIDE else _A4)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, 2 * _MARGIN)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
