"""Texts in any number into the files of all tables, published nowhere: the work of `hkbiomed build` and of the graph.

No table is ever held whole. What the contract judges are the files as they stand, not what they were made from.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyarrow as pa

from pipelines.building import ahead
from pipelines.building.assembling import Assembled
from pipelines.building.build import Counted, built
from pipelines.building.store import Store
from pipelines.building.verifying import verified
from pipelines.engines import Engine
from pipelines.engines.timed import nobody
from pipelines.publication.files import table_files
from pipelines.resolution import require_fresh
from validations import schema
from validations.contract import Report

ASIDE = "set-aside.csv"
"""The texts that cannot be read: source_file, reason."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What was written: rows by table, what spreadsheets would misread (a sentence a cell), the contract's word."""

    counted: Counted
    rows: dict[str, int]
    misread: list[str]
    report: Report

    @property
    def texts(self) -> int:
        """How many texts the tables are made from."""
        return self.counted.texts - len(self.counted.unreadable)


def archive(
    raw: Path, out: Path, where: Engine, store: Store, *, strict: bool = False, told: Callable[[str], object] = nobody
) -> Archived:
    """Turn the texts in the folder `raw` into OUT/parquet/TABLE.parquet and OUT/csv/TABLE.csv.

    Texts that cannot be read are set aside in OUT/set-aside.csv, with `strict` they end the run. The tables are written
    whether they keep the contract or not, to be looked at; `told` hears which is written. Raises what `built` and
    `verified` raise, StaleCorrection where a decision of people no longer fits, OutOfOrderError where two rows of one
    table have the same key.
    """
    counted = Counted()
    with built(raw, where, store, counted, strict) as made:
        require_fresh(made.stale)
        rows, misread = _written(made, out, told)
        testimonies = made.testimonies
    _write_aside(out / ASIDE, counted.unreadable)
    with store.working() as work:
        report = verified(out / "parquet", testimonies, where, store, work, strict=strict)
    return Archived(counted, rows, misread, report)


def _written(made: Assembled, out: Path, told: Callable[[str], object]) -> tuple[dict[str, int], list[str]]:
    rows = dict.fromkeys(schema.TABLES, 0)
    misread: list[str] = []
    # While one part is written the next is sorted.
    with closing(ahead.made(_parts(made))) as parts:
        for name, of_table in groupby(parts, key=itemgetter(0)):
            told(f"writing {name}")
            with table_files.writer(name, out) as file:
                for _, part in of_table:
                    file.write(part)
                    rows[name] += len(part)
            misread += file.misread
    return rows, misread


def _parts(made: Assembled) -> Iterator[tuple[str, pa.Table]]:
    """Yield the rows of all tables, some thousand at a time, each with the name of its table; of each at least none."""
    for name in schema.TABLES:
        yield name, schema.arrow_schema(name).empty_table()
        for part in made.table(name):
            yield name, part


def _write_aside(path: Path, unreadable: Sequence[tuple[str, str]]) -> None:
    """Write which texts were set aside and why; where there is none, no such file is left of an earlier run."""
    path.unlink(missing_ok=True)
    if unreadable:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("source_file", "reason"), *unreadable])
