"""hyparquet, which reads Parquet in browsers: run by Node, its rows handed over as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from validators import cells, programs
from validators.outcomes import LeftOutError
from validators.tables import Rows, Table

NODE = Path(__file__).parents[1] / "node"


def parquet(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table from Parquet."""
    node = programs.find("node")
    if not (NODE / "node_modules").is_dir():
        raise LeftOutError("hyparquet is not installed: make validate does it with npm")
    path = release / "parquet" / f"{table.name}.parquet"
    told = json.loads(programs.run(node, NODE / "read_parquet.mjs", path))
    return told["columns"], cells.texts(_days(table, row) for row in told["rows"])


def _days(table: Table, row: list[object]) -> list[object]:
    """Return a row with days as days: JavaScript has moments only, in UTC."""
    kinds = [field.type for field in table.fields]
    return [
        value.removesuffix("T00:00:00.000Z") if kind == "date" and isinstance(value, str) else value
        for kind, value in zip(kinds, row, strict=False)
    ]
