"""index.json, what a release holds for programs: tables, columns, files, sources, changes since the last.

Everything in it is derived from the tables, the schema, the sources and the code. `code` tells which rules
and which knowledge built the release; it is the one entry that may differ when the same data is built by
later code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.publication import checksums, csv_files, parquet_files, table_files
from validations import schema

NAME = "index.json"
ROOT = Path(__file__).parents[2]
_CODE = frozenset({".py"})
_KNOWLEDGE = frozenset({".csv", ".toml"})
# Grows with every release, by what the release itself gave out: it says nothing of how the release was built.
_GIVEN_OUT = frozenset({"registry.csv"})


def compose(folder: Path, version: str, changed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the index of a staged release: `folder` holds all its files but the index and the checksums.

    `changed` tells the release before (`since`), the `level` of the changes and how many `rows` of each table
    changed.
    """
    read = {name: parquet_files.read(folder / "parquet" / f"{name}.parquet") for name in schema.TABLES}
    files = [
        {"path": name, "bytes": (folder / name).stat().st_size, "sha256": checksums.of_file(folder / name)}
        for name in checksums.files_of(folder)
    ]
    return {
        "name": "hkbiomed",
        "version": version,
        "licence": "CC-BY-4.0",
        "csv_dialect": csv_files.DIALECT,
        "tables": {
            name: {
                "rows": table.num_rows,
                "content_sha256": checksums.of_rows(table_files.rows(table)),
                "columns": columns(name),
                "files": [f"parquet/{name}.parquet", f"csv/{name}.csv"],
            }
            for name, table in read.items()
        },
        "sources": [
            {column: row[column] for column in ("document_id", "source_file", "bytes", "sha256")}
            for row in table_files.rows(read["documents"])
        ],
        "code": code(),
        "changes": dict(changed),
        "files": files,
    }


def columns(table: str) -> list[dict[str, Any]]:
    """Return a table's columns as the index tells them: name, Arrow type, nullability, description."""
    types = {field.name: str(field.type) for field in schema.arrow_schema(table)}
    return [
        {"name": c.name, "type": types[c.name], "nullable": c.nullable, "description": c.description_en}
        for c in schema.columns(table)
    ]


def code() -> dict[str, str]:
    """Return digests of the code and of the knowledge that this installation builds with."""
    pipelines = ROOT / "pipelines"
    stations = [pipelines / name for name in ("reading", "extraction", "resolution", "publication")]
    return {
        "code_sha256": checksums.of_sources(*stations, ROOT / "validations", suffixes=_CODE),
        "knowledge_sha256": checksums.of_sources(
            pipelines / "knowledge", suffixes=_CODE | _KNOWLEDGE, leave_out=_GIVEN_OUT
        ),
    }


def write(index: Mapping[str, Any], folder: Path) -> None:
    """Write the index into a folder, indented, keys in the order given."""
    write_json(index, folder / NAME)


def write_json(value: object, path: Path) -> None:
    """Write a value as JSON that reads well in a diff."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=str)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read(folder: Path) -> dict[str, Any]:
    """Return the index of a published release; raises FileNotFoundError or json.JSONDecodeError."""
    index: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return index
