"""Values between steps, on disk so that one asset can be launched alone by click.

They are written as Arrow and JSON, of which nothing is run when they are read, as pickles would be; rows come back as
they went (validations.schema).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import dagster as dg

from pipelines.building import batches
from pipelines.resolution import Tables
from validations import schema

_JSON, _REST = "value.json", "rest.json"


class Values(dg.IOManager):
    """A folder a value under `base`, named by its asset; a value takes the place of the one before it whole."""

    def __init__(self, base: Path) -> None:
        self._base = base

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Write a value: tables, the rows of one, or what JSON can hold; raises TypeError for any other."""
        place = self._base.joinpath(*context.asset_key.path)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=place.parent) as passing:
            folder = Path(passing) / "value"
            folder.mkdir()
            _write(folder, context.asset_key.path[-1], obj)
            if place.is_dir():
                place.rename(Path(passing) / "before")
            place.unlink(missing_ok=True)
            folder.rename(place)

    def load_input(self, context: dg.InputContext) -> Any:
        """Read the value of an asset; raises DagsterInvariantViolationError where it has none."""
        place = self._base.joinpath(*context.asset_key.path)
        if not place.is_dir():
            name = context.asset_key.to_user_string()
            raise dg.DagsterInvariantViolationError(f"{place}: no value of {name}: launch {name} first")
        return _read(place, context.asset_key.path[-1])


def _write(folder: Path, name: str, value: Any) -> None:
    if isinstance(value, Tables):
        for table, rows in value.rows.items():
            _write_rows(folder, table, rows)
        keys = [[*of_row, *named] for of_row, named in value.keys.items()]
        rest = {"keys": keys, "decisions": value.decisions, "stale": value.stale, "texts": value.texts}
        (folder / _REST).write_text(json.dumps(rest, ensure_ascii=False), "utf-8")
    elif name in schema.TABLES:
        _write_rows(folder, name, value)
    else:
        (folder / _JSON).write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def _read(folder: Path, name: str) -> Any:
    if (folder / _JSON).exists():
        return json.loads((folder / _JSON).read_text("utf-8"))
    if not (folder / _REST).exists():
        return _read_rows(folder, name)
    rest = json.loads((folder / _REST).read_text("utf-8"))
    keys = {(table, row): (tuple(shared), tuple(closer)) for table, row, shared, closer in rest["keys"]}
    rows = {table: _read_rows(folder, table) for table in schema.TABLES}
    return Tables(rows, keys, rest["decisions"], rest["stale"], rest["texts"])


def _write_rows(folder: Path, table: str, rows: list[dict[str, Any]]) -> None:
    batches.write_table(folder / f"{table}.arrow", schema.to_arrow(table, rows))


def _read_rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return schema.from_arrow(batches.read(folder / f"{table}.arrow"))
