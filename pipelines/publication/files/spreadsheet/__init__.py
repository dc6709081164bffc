"""hkbiomed.xlsx: the tables for people who work in Excel, LibreOffice or Numbers.

A sheet that explains comes first, then a sheet a table, then the dictionary and the codes. Texts are written as
texts, so that no cell is ever taken for a formula or a link. The same rows make the same bytes with the same
XlsxWriter and zlib.
"""

from __future__ import annotations

import datetime
import io

import xlsxwriter

from pipelines.publication.edition import Edition
from pipelines.publication.files.spreadsheet import about, lists, tables
from pipelines.publication.files.spreadsheet.cells import Styles
from validations import schema

NAME = "hkbiomed.xlsx"

# XlsxWriter would ask the clock; this is the day that it gives the members of the archive as well.
_UNDATED = "1980-01-01"


def write(edition: Edition) -> None:
    """Write the spreadsheet of a release; raises FilesRefusedError for a cell that no spreadsheet could hold."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties(
            {
                "title": f"{edition.name} {edition.version}",
                "comments": "CC BY 4.0",
                "created": datetime.datetime.fromisoformat(edition.as_of or _UNDATED),
            }
        )
        styles = Styles(book)
        about.add(book, styles, edition, NAME)
        for name in schema.TABLES:
            tables.add(book, styles, name, edition.rows)
        lists.add(book, styles)
    # Of what the system refuses, such as room, XlsxWriter would make an exception of its own and leave an archive open.
    (edition.folder / NAME).write_bytes(content.getbuffer())
