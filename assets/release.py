"""The last assets: the contract's verdict, the files as they would be published, and the release itself.

The release asset trusts no step before it: launched alone on values of an earlier run, it checks everything
itself.
"""

from typing import Any

import dagster as dg

from assets.previews import markdown_table
from assets.resources import ROOT, Project
from assets.stations import OWNERS
from pipelines.publication import gate, quality, releases
from pipelines.publication.files import checksums, table_files
from pipelines.resolution import Tables
from validations import schema
from validations.contract import Report

CANDIDATE = ROOT / ".dagster" / "candidate"


@dg.asset(
    group_name="validations",
    owners=OWNERS,
    kinds={"pandera"},
    ins={table: dg.AssetIn() for table in schema.TABLES},
)
def contract(project: Project, **tables: Any) -> dg.Output[Report]:
    """Hold all tables together to every model, every rule across tables and every pinned fact."""
    report = gate.require_contract(tables, project.raw, strict=project.strict)
    numbers = quality.coverage(tables["coverage"])
    reasons = [{"reason": reason, "numbers": count} for reason, count in numbers["set_aside"].items()]
    return dg.Output(
        report,
        metadata={
            "checks": len(report.checks),
            "numbers": numbers["numbers"],
            "set_aside": dg.MetadataValue.md(markdown_table(reasons, shown=40)),
        },
    )


@dg.asset(group_name="publication", owners=OWNERS, kinds={"parquet", "csv"}, deps=[contract])
def candidate(resolution: Tables) -> dg.Output[str]:
    """Write the tables as the files that would be published, for checks on files; lies under .dagster/."""
    misread = table_files.write(resolution.rows, CANDIDATE)
    gate.require_readable(misread)
    files = [{"file": name, "bytes": (CANDIDATE / name).stat().st_size} for name in checksums.files_of(CANDIDATE)]
    return dg.Output(
        str(CANDIDATE),
        metadata={
            "folder": dg.MetadataValue.path(CANDIDATE),
            "files": dg.MetadataValue.md(markdown_table(files, 40)),
        },
    )


@dg.asset(group_name="publication", owners=OWNERS, kinds={"parquet", "csv"}, deps=[candidate], output_required=False)
def release(context: dg.AssetExecutionContext, project: Project, resolution: Tables) -> Any:
    """Check everything again and publish the release by one rename, if anything has changed."""
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
        return
    rows = [{"table": name, "rows": told["rows"]} for name, told in published.index["tables"].items()]
    yield dg.Output(
        published.version,
        metadata={
            "version": published.version,
            "folder": dg.MetadataValue.path(published.folder),
            "rows": dg.MetadataValue.md(markdown_table(rows, 40)),
            "changes": dg.MetadataValue.json(published.index["changes"]),
        },
    )


ASSETS = [contract, candidate, release]
