"""`hkbiomed build`: any folder of texts into tables, published nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.telling import BROKEN, errors_told, fail, say, shortened, table, warn, watched

Raw = Annotated[Path, typer.Option(help="A folder of .txt files; a sources.toml in it is used if there is one.")]
Out = Annotated[Path, typer.Option(help="The folder to write parquet/ and csv/ into; made if it is not there.")]
Strict = Annotated[
    bool,
    typer.Option("--strict", help="Fail on any broken rule and on any number that nothing accounts for."),
]


def build(raw: Raw, out: Out, strict: Strict = False) -> None:
    """Turn a folder of texts into tables: OUT/parquet/TABLE.parquet and OUT/csv/TABLE.csv.

    Broken rules are printed as warnings, or with --strict fail; the tables are written either way, to be
    looked at, unless two rows of one table have the same key.

    Example: hkbiomed build --raw my-texts --out my-tables
    """
    with errors_told():
        from pipelines.publication import building, gate
        from pipelines.publication.files import table_files
        from validations import contract

        built = building.build(raw, watched)
        tables = built.resolved.rows
        report = contract.check_tables(tables, gate.texts_of(built.documents), strict=strict)
        wrong = [str(violation) for violation in report.violations]
        wrong += table_files.write(tables, out)
    for line in shortened(wrong):
        warn(line)
    for line in table([(name, f"{len(tables[name]):,}") for name in tables]):
        say(line)
    say(f"{len(built.documents):,} texts; tables in {out / 'parquet'} and {out / 'csv'}")
    if not strict and (looks := len(report.warnings)):
        warn(f"{looks:,} numbers are neither used nor set aside with a reason; --strict names them")
    if strict and wrong:
        fail(f"{len(wrong):,} rules are broken, see above; the tables in {out} are for looking at only", BROKEN)
