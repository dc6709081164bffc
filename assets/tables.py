"""The assets that maintainers look at: one a table of the dataset, and the identifiers behind them.

All come of one resolution, so they are made together. What they must hold is checked in checks.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from assets import deciding
from assets.accounting import account
from assets.pictures import timeline_plot
from assets.previews import column_schema, markdown_table, preview
from assets.resources import Project
from assets.stations import OWNERS
from pipelines.publication import building, releases, reviewing
from pipelines.resolution import Tables
from validations import schema

GROUP = "resolution"
RESOLUTION = """\
The tables as one, the raw keys behind each identifier and the decisions applied.

*what awaits decision* lists what people have to decide on, each with its sentence; *commands* has what to type.
"""


def _output(table: str) -> dg.AssetOut:
    info = schema.table_info(table)
    return dg.AssetOut(
        description=f"{info.description_en} {info.description_zh}",
        owners=OWNERS,
        kinds={"python", "pandas", "parquet"},
        group_name=GROUP,
        metadata={"dagster/column_schema": column_schema(table)},
    )


@dg.multi_asset(
    name="tables",
    outs={
        **{table: _output(table) for table in schema.TABLES},
        "resolution": dg.AssetOut(
            description=RESOLUTION,
            owners=OWNERS,
            kinds={"python"},
            group_name=GROUP,
        ),
    },
    # The tables are views of the one resolution, and so the graph shows them.
    internal_asset_deps={
        "resolution": {dg.AssetKey("claims")},
        **{table: {dg.AssetKey("resolution")} for table in schema.TABLES},
    },
)
def tables(project: Project, claims: list[str]) -> Iterator[dg.Output[Any]]:
    """Decide who is who, what is told twice and what disagrees; one output a table."""
    # They ask the register, which an earlier run may have left behind the releases.
    releases.settle(project.releases, None if project.without_personal else project.registry)
    resolved = building.resolve_tables(building.recalled(map(Path, claims)))
    yield dg.Output(resolved, output_name="resolution", metadata=_decided(resolved))
    evidence = resolved.rows["evidence"]
    for table in schema.TABLES:
        rows = resolved.rows[table]
        metadata: dict[str, Any] = {"dagster/row_count": len(rows), "preview": preview(table, rows, evidence)}
        if table == "timeline" and (plot := timeline_plot(rows)):
            metadata["plot"] = dg.MetadataValue.md(plot)
        if table == "coverage":
            metadata |= account(rows, resolved.texts)
        yield dg.Output(rows, output_name=table, metadata=metadata)


def _decided(resolved: Tables) -> dict[str, Any]:
    """Return which decisions were applied and what awaits one."""
    awaiting = reviewing.awaiting(resolved)
    return {
        "decisions applied": len(resolved.decisions),
        "decisions": dg.MetadataValue.md(markdown_table(resolved.decisions)),
        "awaiting decision": len(awaiting),
        "what awaits decision": deciding.summary(awaiting),
        "commands": deciding.to_copy([item for item in awaiting if deciding.commands(item)]),
    }
