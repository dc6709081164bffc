"""The last assets: the contract's verdict, the files as they would be published, and the release itself.

The release asset trusts no step before it: launched alone on values of an earlier run, it checks everything
itself.
"""

import csv
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from assets.previews import markdown_table
from assets.resources import ROOT, Project
from assets.stations import OWNERS
from pipelines.publication import gate, releases
from pipelines.publication.files import checksums, table_files
from pipelines.publication.metadata import changelog
from pipelines.publication.releases import Published
from pipelines.resolution import Tables
from validations import schema

CANDIDATE = ROOT / ".dagster" / "candidate"
FOR_READERS = ("README.md", "README.zh-Hant.md", changelog.NAME, "site/index.html", "hkbiomed.xlsx")
"""What a maintainer opens of a release, as far as the release has it."""
SHOWN = 40
LINES = 200
"""How much of what has changed is shown: values, and lines of the changelog."""


@dg.asset(
    group_name="validations",
    owners=OWNERS,
    kinds={"pandera"},
    ins={table: dg.AssetIn() for table in schema.TABLES},
)
def contract(project: Project, **tables: Any) -> dg.Output[dict[str, Any]]:
    """Hold all tables together to every model, every rule across tables and every pinned fact.

    What is refused stands on the *Checks* of the table that it is about, with rows, sentences and what to do.
    """
    report = gate.require_contract(tables, project.raw, strict=project.strict)
    made = [
        {"what holds": check.name, "table": check.table or "across tables", "looked at": f"{check.checked:,}"}
        for check in report.checks
    ]
    return dg.Output(
        report.as_dict(),
        metadata={
            "checks": len(report.checks),
            "rows to look at": len(report.warnings),
            "checks made": dg.MetadataValue.md(markdown_table(made, shown=len(made))),
        },
    )


@dg.asset(group_name="publication", owners=OWNERS, kinds={"parquet", "csv"}, deps=[contract])
def candidate(resolution: Tables) -> dg.Output[str]:
    """Write the tables as the files that would be published, for checks on files.

    They lie in the folder that is named below and are written over by the next run; look at them when a check on
    files fails.
    """
    misread = table_files.write(resolution.rows, CANDIDATE)
    gate.require_readable(misread)
    sizes = {name: (CANDIDATE / name).stat().st_size for name in checksums.files_of(CANDIDATE)}
    files = [{"file": name, "bytes": f"{size:,}"} for name, size in sizes.items()]
    return dg.Output(
        str(CANDIDATE),
        metadata={
            "folder": dg.MetadataValue.path(CANDIDATE),
            "size (kB)": sum(sizes.values()) // 1000,
            "files": dg.MetadataValue.md(markdown_table(files, 40)),
        },
    )


@dg.asset(
    group_name="publication", owners=OWNERS, kinds={"parquet", "csv", "sqlite"}, deps=[candidate], output_required=False
)
def release(context: dg.AssetExecutionContext, project: Project, resolution: Tables) -> Any:
    """Check everything again and publish the release by one rename, if anything has changed.

    Below are the folder of the newest release, what to open in it, and what it changed in the one before, with causes.
    A run in which nothing had changed leaves an observation among the *Events* and no materialization.
    """
    try:
        published = releases.publish(
            resolution,
            project.raw,
            project.releases,
            version=project.version or None,
            strict=project.strict,
            registry=project.registry,
            personal=not project.without_personal,
        )
    except releases.NothingChangedError as unchanged:
        context.log.info(str(unchanged))
        context.log_event(dg.AssetObservation(context.asset_key, description=str(unchanged)))
        return
    yield dg.Output(published.version, metadata=dict(_told(published)))


def _told(published: Published) -> Iterator[tuple[str, Any]]:
    """Yield what a maintainer wants to see of a release: where it lies, what it holds, what it changed."""
    folder, tables = published.folder, published.index["tables"]
    yield "version", published.version
    yield "folder", dg.MetadataValue.path(folder)
    for name in FOR_READERS:
        if (folder / name).is_file():
            yield name, dg.MetadataValue.path(folder / name)
    yield "rows", sum(told["rows"] for told in tables.values())
    yield "size (kB)", sum((folder / name).stat().st_size for name in checksums.files_of(folder)) // 1000
    counted = [{"table": name, "rows": f"{told['rows']:,}"} for name, told in tables.items()]
    yield "rows by table", dg.MetadataValue.md(markdown_table(counted, 40))
    yield "changes", dg.MetadataValue.md(_newest_section(folder))
    values, count = _values_changed(folder)
    yield "values changed", dg.MetadataValue.md(markdown_table(values, SHOWN, of=count))


def _newest_section(folder: Path) -> str:
    """Return what the changelog of a release says of that release, not of those before it."""
    mark = "\n## "
    lines = changelog.earlier(folder).partition(mark)[0].strip().splitlines()
    rest = len(lines) - LINES
    # A line a text that has changed, and one may add thousands at once.
    more = [f"\n... and {rest:,} more lines, see {changelog.NAME}"] if rest > 0 else []
    return "\n".join([*lines[:LINES], *more])


def _values_changed(folder: Path) -> tuple[list[dict[str, str]], int]:
    """Return the first values that a release has changed in rows that the one before has too, and their number."""
    with (folder / "changes" / "modified.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        shown = [
            {
                # First what was and what is: the page of an asset is narrow.
                **{key: line[key] for key in ("column_name", "before", "after")},
                "row": f"{line['table_name']} {line['row_id']}",
                "cause": f"{line['cause']}: {line['detail']}" if line["detail"] else line["cause"],
            }
            for line in itertools.islice(rows, SHOWN)
        ]
        return shown, len(shown) + sum(1 for _ in rows)


ASSETS = [contract, candidate, release]
