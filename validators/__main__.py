"""`python -m validators [--strict] [FOLDER]`: judge the newest release, or the one in FOLDER; 1 where a check fails.

With --strict a check that cannot be made (a program or a file is missing) fails too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from functools import partial
from pathlib import Path

from validators import descriptions, integrity, page
from validators.outcomes import Check, State, run
from validators.readers import (
    with_duckdb,
    with_hyparquet,
    with_libreoffice,
    with_pandas,
    with_polars,
    with_sqlite,
)
from validators.tables import Reader, compare

RELEASES = Path("data/releases")

READERS: dict[str, Reader] = {
    "pandas, Parquet": with_pandas.parquet,
    "pandas, CSV": with_pandas.csv,
    "pandas, XLSX": with_pandas.spreadsheet,
    "Polars, Parquet": with_polars.parquet,
    "Polars, CSV": with_polars.csv,
    "DuckDB, Parquet": with_duckdb.parquet,
    "DuckDB, CSV": with_duckdb.csv,
    "SQLite, tables": with_sqlite.tables,
    "LibreOffice, XLSX": with_libreoffice.spreadsheet,
    "hyparquet, Parquet": with_hyparquet.parquet,
}
CHECKS: dict[str, Check] = {
    "sha256sum --check": integrity.checksums,
    "frictionless validate": descriptions.data_package,
    "mlcroissant validate": descriptions.croissant,
    "mlcroissant load": descriptions.record_sets,
    "roc-validator": descriptions.crate,
    "cffconvert --validate": descriptions.citation,
    "sqlite3": integrity.database,
    "page": page.whole,
    **{name: partial(compare, reader=reader) for name, reader in READERS.items()},
}
_WIDTH = max(map(len, CHECKS))


def main(arguments: list[str] | None = None) -> int:
    """Print a line a check and return 0 where all hold, 1 where one fails, 2 where there is no release."""
    parser = argparse.ArgumentParser(prog="validators", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="the folder of a release; the newest if none is named")
    parser.add_argument("--strict", action="store_true", help="a check that cannot be made here fails")
    asked = parser.parse_args(arguments)
    release = asked.folder or newest(RELEASES)
    if release is None or not release.is_dir():
        print(f"there is no release in {release or RELEASES}: name the folder of one")
        return 2
    print(f"{release}:")
    states: Counter[State] = Counter()
    for outcome in run(CHECKS, release):
        print(f"  {outcome.state:<8}  {outcome.name:<{_WIDTH}}  {outcome.told}", flush=True)
        states[outcome.state] += 1
    print(", ".join(f"{states[state]} {state}" for state in ("passed", "failed", "left out")))
    return 1 if states["failed"] or (asked.strict and states["left out"]) else 0


def newest(releases: Path) -> Path | None:
    """Return the folder of the newest release, None where there is none."""
    numbered = [path for path in releases.glob("*.*.*") if path.name.replace(".", "").isdigit()]
    return max(numbered, key=lambda path: [int(part) for part in path.name.split(".")], default=None)


if __name__ == "__main__":
    raise SystemExit(main())
