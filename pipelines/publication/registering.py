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
from pipelines.publication import versions
from pipelines.publication.files import csv_files, durable, parquet_files
from pipelines.resolution import Tables, registry_update
from validations import schema
from validations.tables.vocabularies import FACT_TABLES

REGISTRY = FOLDER / "registry" / "registry.csv"
_PREPARED = ".register-"


class RegisterDamagedError(Exception):
    """The register does not know identifiers that were published; the message says which and what to do."""


def require_whole(releases: Path, path: Path = REGISTRY) -> None:
    """Raise RegisterDamagedError unless the register at `path` tells of identifiers as `releases` have given them out.

    It holds those of the releases before the newest: with a register that is missing or cut short, identifiers would be
    given out anew, to whatever comes first. It may lack those of the newest alone, which the same texts mint again and
    the next release records. It holds no other: what it gives out since a release that stands, the newest has.
    """
    if not (standing := versions.published(releases)):
        return
    *older, newest = standing
    lines = list(sheets.read(path, REGISTRY_COLUMNS))
    known = {(cells["table_name"], cells["row_id"]) for _, cells in lines}
    if older and (unknown := sorted(_identifiers(releases / str(older[-1])) - known)):
        shown = ", ".join(str(row_id) for _, row_id in unknown[:3])
        raise RegisterDamagedError(
            f"{path} does not know {len(unknown):,} identifiers that {older[-1]} has published ({shown} ...): "
            "restore it from history, for without it they would be given to other things"
        )
    published = _identifiers(releases / str(newest))
    for line, cells in lines:
        table, row_id, since = cells["table_name"], cells["row_id"], cells["since"]
        if not cells["retired_in"] and versions.parse(since) <= newest and (table, row_id) not in published:
            raise RegisterDamagedError(
                f"{path}, line {line}: since {since} it gives {row_id!r} to {cells['key']!r} of {table}, and {newest} "
                "has published no such identifier: restore the line from history"
            )


def _identifiers(release: Path) -> set[tuple[str, str | None]]:
    tables = {table: parquet_files.read(release / "parquet" / f"{table}.parquet") for table in FACT_TABLES}
    return {(table, row_id) for table, rows in tables.items() for row_id in rows[schema.KEYS[table][0]].to_pylist()}


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
