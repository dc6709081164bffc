"""index.json, what a release holds for programs: tables, columns, files, sources, changes since the last.

Everything in it is derived from the tables, the schema, the sources and the code. `code` tells which rules
and which knowledge built the release; it is the one entry that may differ when the same data is built by
later code.
"""

from __future__ import annotations

from pathlib import Path

from pipelines.publication import standing
from pipelines.publication.edition import Edition
from pipelines.publication.files import checksums, csv_files
from pipelines.publication.files.json_files import write_json

ROOT = Path(__file__).parents[3]
_CODE = frozenset({".py"})
_KNOWLEDGE = frozenset({".csv", ".json", ".toml"})
# Grows with every release, by what the release itself gave out: it says nothing of how the release was built.
_GIVEN_OUT = frozenset({"registry.csv"})


def write(edition: Edition) -> None:
    """Write the index of a release into its folder, which holds all other files but the checksums."""
    folder = edition.folder
    files = [
        {"path": name, "bytes": (folder / name).stat().st_size, "sha256": checksums.of_file(folder / name)}
        for name in checksums.files_of(folder)
    ]
    told = {
        "name": edition.name,
        "version": edition.version,
        "licence": "CC-BY-4.0",
        "csv_dialect": csv_files.DIALECT,
        "tables": {
            name: {
                "rows": len(rows),
                "content_sha256": checksums.of_rows(rows),
                "columns": standing.columns(name),
                "files": [f"parquet/{name}.parquet", f"csv/{name}.csv"],
            }
            for name, rows in edition.rows.items()
        },
        "sources": [
            {column: row[column] for column in ("document_id", "source_file", "bytes", "sha256")}
            for row in edition.rows["documents"]
        ],
        "code": code(),
        "changes": edition.changes.summary(),
        "files": files,
    }
    write_json(told, folder / standing.INDEX)


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
