"""The tables of an archive of any size as files, held to the contract; published nowhere.

What a release has besides (spreadsheet, database, page, changes) is made for thousands of texts and not for all sizes.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.building.build import Counted, built
from pipelines.building.store import Store
from pipelines.building.verifying import verified
from pipelines.engines import Engine
from pipelines.publication.files import table_files
from pipelines.resolution import require_fresh
from validations import schema
from validations.contract import Report

ASIDE = "set-aside.csv"
"""The file that names the texts that could not be read, and why; there is none where all could."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: rows by table, cells that spreadsheets would misread, and what the contract found."""

    rows: dict[str, int]
    misread: list[str]
    report: Report


def write(raw: Path, out: Path, engine: Engine, store: Store, counted: Counted, *, strict: bool = False) -> Written:
    """Write the tables of the texts in `raw` as OUT/parquet/TABLE.parquet and OUT/csv/TABLE.csv.

    `counted` is filled in. The tables are written whatever the contract finds in them. Raises as `build.built`,
    StaleCorrection where a decision of people no longer fits, OutOfOrderError where two rows of a table have one key.
    """
    rows: dict[str, int] = {}
    misread: list[str] = []
    with built(raw, engine, store, counted, strict) as made:
        require_fresh(made.stale)
        for name in schema.TABLES:
            with table_files.writer(name, out) as file:
                rows[name] = 0
                for part in made.table(name):
                    file.write(part)
                    rows[name] += len(part)
            misread += file.misread
        _write_aside(out / ASIDE, counted.unreadable)
        report = verified(out / "parquet", made.testimonies, engine, store, made.work, strict=strict)
    return Written(rows, misread, report)


def _write_aside(path: Path, unreadable: Sequence[tuple[str, str]]) -> None:
    path.unlink(missing_ok=True)
    if unreadable:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("source_file", "reason"), *unreadable])
