"""Records the identifiers that a release has given out, so that later releases give the same ones.

Resolution says what the register holds; this writes it, whole and by one rename, after a release stands. A
run that ends in between loses nothing: the same texts mint the same identifiers, and the next release records
them.
"""

from __future__ import annotations

import os
from dataclasses import astuple
from pathlib import Path

from pipelines.knowledge import Knowledge, sheets
from pipelines.knowledge.sheets import FOLDER
from pipelines.knowledge.store import REGISTRY_COLUMNS
from pipelines.publication import standing, versions
from pipelines.publication.files import csv_files
from pipelines.resolution import Tables, registry_update
from validations import schema
from validations.tables.vocabularies import FACT_TABLES

REGISTRY = FOLDER / "registry" / "registry.csv"


class RegisterDamagedError(Exception):
    """The register does not know identifiers that were published; the message says which and what to do."""


def require_whole(releases: Path, path: Path = REGISTRY) -> None:
    """Raise RegisterDamagedError unless the register at `path` holds the identifiers of the releases before the newest.

    With a register that is missing or cut short, identifiers would be given out anew, to whatever comes first. It may
    lack those of the newest release alone: a run may have ended before they were recorded, and the next records them.
    """
    older = versions.published(releases)[:-1]
    if not older:
        return
    known = {(cells["table_name"], cells["row_id"]) for _, cells in sheets.read(path, REGISTRY_COLUMNS)}
    published = {
        (table, str(row[schema.KEYS[table][0]]))
        for table, rows in standing.rows(releases / str(older[-1])).items()
        if table in FACT_TABLES
        for row in rows
    }
    if unknown := sorted(published - known):
        shown = ", ".join(row_id for _, row_id in unknown[:3])
        raise RegisterDamagedError(
            f"{path} does not know {len(unknown):,} identifiers that {older[-1]} has published ({shown} ...): "
            "restore it from history, for without it they would be given to other things"
        )


def record(resolved: Tables, version: str, path: Path = REGISTRY) -> None:
    """Bring the project's register up to release `version` and write it to `path`."""
    lines = registry_update(resolved, Knowledge.load().registry, version)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    csv_files.write(REGISTRY_COLUMNS, (astuple(line) for line in lines), new)
    os.replace(new, path)
