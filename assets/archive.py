"""The archive: texts in any number as files of tables, published nowhere; the same bytes as `hkbiomed build` writes.

A release, with its spreadsheet and its page, is made for thousands of texts and holds its tables in memory. Here
nothing but paths and counts passes from step to step, and what the UI is told does not grow with the texts.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pydantic import Field

from assets import faults
from assets.previews import LONGEST, SHOWN, markdown_table, preview
from assets.resources import ROOT, Project, Work
from assets.stations import OWNERS, claims, set_aside
from pipelines.building.build import STATIONS
from pipelines.engines.timed import Station, Timed
from pipelines.publication import archiving
from pipelines.publication.archiving import Archived
from pipelines.publication.files import checksums
from validations import schema

CONTRACT = "keeps_the_contract"
READ = "every_text_is_read"


class Archive(dg.Config):
    """Where the archive lies."""

    folder: str = Field(
        default=".dagster/archive",
        description="Where parquet/, csv/ and set-aside.csv are written, over those of the run before; relative to the "
        "project.",
    )


@dg.asset(
    group_name="archive",
    owners=OWNERS,
    kinds={"parquet", "csv"},
    deps=[claims],
    check_specs=[
        dg.AssetCheckSpec(
            CONTRACT,
            asset="archive",
            blocking=True,
            description="The files of all tables keep to every model, every rule across tables and every pinned fact. "
            "Blocks where the resource *project* is strict, and is something to look at otherwise.",
        ),
        dg.AssetCheckSpec(
            READ,
            asset="archive",
            description="No text was set aside because it cannot be read. Where the resource *project* is strict, one "
            "ends the run before any table is written.",
        ),
    ],
)
def archive(
    context: dg.AssetExecutionContext, config: Archive, project: Project, work: Work
) -> Iterator[dg.MaterializeResult[Any] | dg.AssetCheckResult]:
    """Write all tables of the texts as files, however many there are, and hold them to the contract.

    Nothing is published: the files lie in the folder that is named below and are written over by the next run. Texts
    that were read before are not read again. Those that cannot be read are listed in set-aside.csv there.
    """
    folder = ROOT / config.folder
    began = time.monotonic()
    with Timed(work.engine(), ended=context.log.info) as engine:
        made = archiving.archive(project.raw, folder, engine, work.store(), strict=project.strict)
    took = time.monotonic() - began
    yield dg.MaterializeResult(metadata=dict(_metadata(made, folder, list(engine.stations.values()), took)))
    yield _read(made)
    yield _contract(context, made, strict=project.strict)


def _metadata(made: Archived, folder: Path, stations: Sequence[Station], took: float) -> Iterator[tuple[str, Any]]:
    size = sum((folder / name).stat().st_size for name in checksums.files_of(folder))
    refused = [
        {
            "what holds": check.name,
            "table": check.table or "across tables",
            "looked at": f"{check.checked:,}",
            "refused": f"{len(check.violations) + check.left_out:,}",
            "the first": check.skipped or str(check.violations[0]),
        }
        for check in made.report.checks
        if not check.passed
    ]
    rows = [{"table": name, "rows": f"{count:,}"} for name, count in made.rows.items()]
    times = [
        {
            "station": STATIONS.get(station.name, station.name),
            "tasks": f"{station.tasks:,}",
            "seconds": f"{station.seconds:,.1f}",
        }
        for station in (*stations, Station("all, with joining and writing", sum(s.tasks for s in stations), took))
    ]
    yield "dagster/row_count", sum(made.rows.values())
    yield "folder", dg.MetadataValue.path(folder)
    yield "texts", made.texts
    yield "read by this step", made.counted.read
    yield from set_aside(made.counted.unreadable).items()
    yield "size (kB)", size // 1000
    yield "rows by table", _table(rows)
    yield "time by station", _table(times)
    yield "checks made", len(made.report.checks)
    yield "checks that refuse something", len(refused)
    if refused:
        yield "what is refused", _table(refused, longest=faults.LONGEST)
    if made.misread:
        yield "cells that spreadsheets misread", len(made.misread)
    for table in schema.TABLES:
        yield f"first rows of {table}", _first_rows(folder / "parquet", table, made.rows[table])


def _first_rows(parquet: Path, table: str, count: int) -> dg.MarkdownMetadataValue:
    """Return the first rows of a written table, with quotes where rows have them."""
    batches = pq.ParquetFile(parquet / f"{table}.parquet").iter_batches(batch_size=SHOWN)
    first = next((schema.from_arrow(pa.Table.from_batches([batch])) for batch in batches), [])
    keys = schema.KEYS[table]
    evidence = list(_quotes(parquet, table, [row[keys[0]] for row in first])) if len(keys) == 1 else []
    return preview(table, first, evidence, of=count)


def _quotes(parquet: Path, table: str, ids: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Yield the first rows of evidence of some facts: a body may have as many as there are texts."""
    of_these = (pc.field("table_name") == table) & pc.field("row_id").isin(pa.array(ids, pa.string()))
    found = pq.read_table(parquet / "evidence.parquet", filters=of_these)
    for row_id in ids:
        yield from schema.from_arrow(found.filter(pc.equal(found["row_id"], row_id)).slice(0, SHOWN))


def _read(made: Archived) -> dg.AssetCheckResult:
    unreadable = made.counted.unreadable
    return dg.AssetCheckResult(
        passed=not unreadable,
        check_name=READ,
        severity=dg.AssetCheckSeverity.WARN,
        description=faults.told([reason for _, reason in unreadable]) or f"all {made.texts:,} texts are read",
        metadata={
            "set aside": len(unreadable),
            **faults.rows([{"reason": reason} for _, reason in unreadable[: faults.SHOWN]], len(unreadable)),
        },
    )


def _contract(context: dg.AssetExecutionContext, made: Archived, *, strict: bool) -> dg.AssetCheckResult:
    failing = [check for check in made.report.checks if check.blocking and not check.passed]
    wrong = [violation for check in failing for violation in check.violations]
    left_out = sum(check.left_out for check in failing)
    skipped = [f"{check.name}: not checked: {check.skipped}" for check in failing if check.skipped]
    told = faults.told([*wrong, *skipped], left_out)
    if told:
        context.log.error(told)
    return dg.AssetCheckResult(
        passed=not failing,
        check_name=CONTRACT,
        severity=dg.AssetCheckSeverity.ERROR if strict else dg.AssetCheckSeverity.WARN,
        description=told or f"{len(made.report.checks)} checks made, nothing refused",
        metadata={
            "violations": len(wrong) + left_out,
            "rows to look at": sum(len(c.violations) + c.left_out for c in made.report.checks if not c.blocking),
            **faults.rows([faults.shown(one, "") for one in wrong[: faults.SHOWN]], len(wrong) + left_out),
        },
    )


def _table(rows: Sequence[dict[str, Any]], longest: int = LONGEST) -> dg.MarkdownMetadataValue:
    return dg.MetadataValue.md(markdown_table(rows, len(rows), longest))
