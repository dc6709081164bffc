"""Lays out a release in a folder aside: tables, spreadsheet, database, quality, changes, metadata, index, checksums.

A pure function of the tables, the schema and the release before: no clock, no host, no chance. It publishes
nothing and expects tables that have passed the contract; what it is told of the checks, it writes down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.publication import changes, gate, inventory, quality, site
from pipelines.publication.changes import change_files
from pipelines.publication.edition import NAME, Edition, newest_day
from pipelines.publication.files import checksums, database, spreadsheet, table_files
from pipelines.publication.metadata import (
    changelog,
    citation,
    croissant,
    data_package,
    dictionary,
    index,
    licence,
    readme,
    rights,
    ro_crate,
)
from validations import schema

Rows = Sequence[Mapping[str, Any]]


def lay_out(
    folder: Path,
    tables: Mapping[str, Rows],
    decisions: Rows,
    *,
    name: str = NAME,
    version: str,
    previous: Path | None,
    contract: Mapping[str, Any],
    code: Mapping[str, Any] | None = None,
    texts: Mapping[str, str] | None = None,
    withheld: Rows = (),
    quoted_only: frozenset[str] = frozenset(),
) -> None:
    """Fill an empty folder with a release of `tables`.

    `decisions` are the corrections and translations that were applied, `previous` is the folder of the
    release before (None for the first), `contract` the report of the checks that the tables have passed, `code` the
    digests of what built the tables, by default of this installation, `texts` the raw texts by document_id,
    `withheld` the places of the texts that the edition `name` leaves out, `quoted_only` the texts not to show whole.
    Raises ContractBroken where the files do not meet the expectations on files.
    """
    rows = as_published(tables)
    digests = index.code() if code is None else code
    edition = Edition(
        folder=folder,
        name=name,
        version=version,
        as_of=newest_day(rows["documents"], decisions),
        rows=rows,
        decisions=decisions,
        contract=contract,
        changes=changes.against(previous, changes.of_tables(rows, decisions, version, digests)),
        code=digests,
        previous=previous,
        texts=texts or {},
        withheld=withheld,
        quoted_only=quoted_only,
    )
    for write in WRITERS:
        write(edition)


def as_published(tables: Mapping[str, Rows]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each table in the order of its key and in the types of its columns."""
    return {
        name: schema.from_arrow(schema.to_arrow(name, table_files.in_order(name, tables[name])))
        for name in schema.TABLES
    }


def _tables(edition: Edition) -> None:
    gate.require_readable(table_files.write(edition.rows, edition.folder, edition.name))


def _inventory(edition: Edition) -> None:
    gate.require_described(inventory.complaints(checksums.files_of(edition.folder)))


def _checksums(edition: Edition) -> None:
    checksums.write(edition.folder)


WRITERS: tuple[Callable[[Edition], None], ...] = (
    _tables,
    spreadsheet.write,
    database.write,
    quality.write,
    change_files.write,
    dictionary.write,
    readme.write,
    changelog.write,
    licence.write,
    citation.write,
    rights.write,
    data_package.write,
    croissant.write,
    ro_crate.write,
    site.write,
    index.write,
    _checksums,
    _inventory,
)
"""In their order: each may read what those before it have written, and none changes it."""
