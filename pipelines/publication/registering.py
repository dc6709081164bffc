"""Records the identifiers that a release has given out, so that later releases give the same ones.

Resolution says what the register holds. It is prepared, whole, beside the releases before a release stands, and takes
the place of the register after that; a run that ends in between is made up for by the next, before it is read again.
"""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

from pipelines.knowledge import Knowledge, sheets
from pipelines.knowledge.sheets import FOLDER
from pipelines.knowledge.store import REGISTRY_COLUMNS
from pipelines.publication import standing, versions
from pipelines.publication.files import csv_files, durable
from pipelines.resolution import Tables, registry_update
from validations import schema
from validations.tables.vocabularies import FACT_TABLES

REGISTRY = FOLDER / "registry" / "registry.csv"
_PREPARED = ".register-"


class RegisterDamagedError(Exception):
    """The register does not know identifiers that were published; the message says which and what to do."""


def require_whole(releases: Path, path: Path = REGISTRY) -> None:
    """Raise RegisterDamagedError unless the register at `path` holds the identifiers of the releases before the newest.

    With a register that is missing or cut short, identifiers would be given out anew, to whatever comes first. It may
    lack those of the newest release alone, which the same texts mint again and the next release records.
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


def prepare(resolved: Tables, version: str, releases: Path) -> None:
    """Lay the register as of release `version` beside the `releases`, before that one stands; `complete` records it."""
    lines = registry_update(resolved, Knowledge.load().registry, version)
    content = csv_files.as_csv(REGISTRY_COLUMNS, (astuple(line) for line in lines))
    durable.write(releases / f"{_PREPARED}{version}", content.encode())


def complete(releases: Path, path: Path | None) -> bool:
    """Record at `path` what was prepared for a release that stands; remove what was for one that never came to stand.

    Returns whether the register was written. Without a `path` what is prepared for a release that stands is left.
    """
    written = False
    for prepared in sorted(releases.glob(f"{_PREPARED}*")):
        if (releases / prepared.name.removeprefix(_PREPARED)).is_dir():
            if path is None:
                continue
            durable.replace(path, prepared.read_bytes())
            written = True
        prepared.unlink()
    if path is not None:
        durable.new(path).unlink(missing_ok=True)
    return written
