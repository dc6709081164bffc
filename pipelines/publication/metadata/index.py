"""index.json, what a release holds for programs: tables, columns, files, sources, changes since the last.

Everything in it is derived from the tables, the schema, the sources and the code. `code` tells which rules
and which knowledge built the release: of two releases, it says whether the one or the other has changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipelines.publication import standing
from pipelines.publication.edition import Edition
from pipelines.publication.files import checksums, contents, csv_files
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
        {
            "path": name,
            "bytes": (folder / name).stat().st_size,
            "sha256": checksums.of_file(folder / name),
            "content_sha256": contents.of_file(folder / name),
        }
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
                **standing.told(name),
                "files": [f"parquet/{name}.parquet", f"csv/{name}.csv"],
            }
            for name, rows in edition.rows.items()
        },
        "sources": [
            {column: row[column] for column in ("document_id", "source_file", "bytes", "sha256")}
            for row in edition.rows["documents"]
        ],
        "code": edition.code,
        "changes": edition.changes.summary(),
        "files": files,
    }
    write_json(told, folder / standing.INDEX)


def code() -> dict[str, Any]:
    """Return digests of the code and of the knowledge that this installation builds with.

    `code_sha256` is of all code, `rules_sha256` of what reads, extracts and resolves, without what publishes and
    checks; `knowledge_sha256` of all knowledge, `knowledge` of each of its files.
    """
    pipelines = ROOT / "pipelines"
    knowledge = pipelines / "knowledge"
    rules = [pipelines / name for name in ("reading", "extraction", "resolution", "building")]
    return {
        "code_sha256": checksums.of_sources(*rules, pipelines / "publication", ROOT / "validations", suffixes=_CODE),
        "rules_sha256": checksums.of_sources(*rules, knowledge, suffixes=_CODE),
        "knowledge_sha256": checksums.of_sources(knowledge, suffixes=_CODE | _KNOWLEDGE, leave_out=_GIVEN_OUT),
        "knowledge": {
            name: checksums.of_file(knowledge / name)
            for name in checksums.files_of(knowledge)
            if Path(name).suffix in _KNOWLEDGE and Path(name).name not in _GIVEN_OUT
        },
    }
