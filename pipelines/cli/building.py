"""`hkbiomed build`: any folder of texts into tables, published nowhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.telling import BAD_INPUT, BROKEN, errors_told, fail, say, shortened, table, warn, working

if TYPE_CHECKING:
    from pipelines.engines import Engine

Raw = Annotated[
    Path,
    typer.Option(help="A folder of .txt, .jsonl or .parquet files; a sources.toml in it is used if there is one."),
]
Out = Annotated[Path, typer.Option(help="The folder to write parquet/ and csv/ into; made if it is not there.")]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Fail on any text that cannot be read, any broken rule and any number that nothing accounts for.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, help="How many tasks are done at once; more than one needs another engine than local."),
]
EngineName = Annotated[
    str | None,
    typer.Option("--engine", help="local (this process), process (processes of this machine) or ray (a cluster)."),
]
Address = Annotated[str | None, typer.Option(help="The running Ray cluster to work on, as host:port or auto.")]
Cache = Annotated[
    Path | None,
    typer.Option(
        envvar="HKBIOMED_CACHE",
        help="Where results are kept that need not be made again; with an address, a folder that all machines see. "
        "May be deleted at any time.",
        show_default="~/.cache/hkbiomed",
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing, and use nothing that was kept.")]


def build(
    raw: Raw,
    out: Out,
    strict: Strict = False,
    workers: Workers = None,
    engine: EngineName = None,
    address: Address = None,
    cache: Cache = None,
    no_cache: NoCache = False,
) -> None:
    """Turn a folder of texts into tables: OUT/parquet/TABLE.parquet and OUT/csv/TABLE.csv.

    Texts that cannot be read are set aside, with the reason, in OUT/set-aside.csv. Broken rules are printed as
    warnings, or with --strict fail; the tables are written either way, to be looked at, unless two rows of one table
    have the same key. Texts that were read by an earlier run are not read again. Whatever the number of workers, the
    engine and the cache: the same texts give the same bytes.

    Example: hkbiomed build --raw my-texts --out my-tables --workers 2
    """
    # Before Arrow is imported, here and in workers: its own pools keep what they once had, a third more in all.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    with errors_told(), working("Building") as at:
        from pipelines.building.build import STATIONS
        from pipelines.building.store import usual
        from pipelines.engines.timed import Station, Timed
        from pipelines.publication import archiving, building

        def went_on(station: Station) -> None:
            at(f"{STATIONS[station.name]}, {station.tasks:,} tasks done")

        with (
            building.kept(None if no_cache else usual(cache)) as store,
            Timed(_engine(engine, workers, address), went_on) as where,
        ):
            made = archiving.archive(raw, out, where, store, strict=strict, told=at)
    wrong = [*(str(violation) for violation in made.report.violations), *made.misread]
    for line in shortened(wrong):
        warn(line)
    for line in table([(name, f"{count:,}") for name, count in made.rows.items()]):
        say(line)
    say(f"{made.texts:,} texts, {made.counted.read:,} of them read now; tables in {out / 'parquet'} and {out / 'csv'}")
    if made.counted.unreadable:
        warn(
            f"{len(made.counted.unreadable):,} texts cannot be read, see {out / archiving.ASIDE}; --strict refuses them"
        )
    if not strict and (looks := len(made.report.warnings)):
        warn(f"{looks:,} numbers are neither used nor set aside with a reason; --strict names them")
    if strict and wrong:
        fail(f"{len(wrong):,} rules are broken, see above; the tables in {out} are for looking at only", BROKEN)


def _engine(name: str | None, workers: int | None, address: str | None) -> Engine:
    """Return the engine asked for; without a name, the one that the number of workers or an address calls for."""
    from pipelines.building.build import CODE
    from pipelines.engines import EngineError
    from pipelines.engines import engine as engine_of

    usual = "ray" if address else "process" if workers and workers > 1 else "local"
    try:
        return engine_of(name or usual, workers, address, CODE)
    except EngineError as error:
        fail(str(error), BAD_INPUT)
