"""LibreOffice: the spreadsheet, each of its sheets converted to CSV without a window."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from validators import programs, tables
from validators.outcomes import RefusedError, file_of
from validators.readers.with_pandas import SPREADSHEET
from validators.tables import Rows, Table

FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Comma, double quotes, UTF-8, values rather than what cells show, every sheet (LibreOffice's filter options)."""


def spreadsheet(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table's own columns from its sheet."""
    sheets = _sheets(file_of(release, SPREADSHEET))
    if table.name not in sheets:
        raise RefusedError(f"{SPREADSHEET} has no sheet {table.name}")
    header, *rows = sheets[table.name]
    return tables.of_sheet(table, header, rows)


@cache
def _sheets(path: Path) -> dict[str, list[list[str]]]:
    office = programs.find("soffice")
    with tempfile.TemporaryDirectory() as folder:
        # A profile of its own: LibreOffice runs once a profile, and nobody's settings should decide.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        out = Path(folder) / "out"
        programs.run(office, profile, "--headless", "--convert-to", FILTER, "--outdir", out, path.absolute())
        sheets = {}
        for file in out.glob("*.csv"):
            with file.open(encoding="utf-8", newline="") as lines:
                sheets[file.stem.removeprefix(f"{path.stem}-")] = list(csv.reader(lines))
        return sheets
