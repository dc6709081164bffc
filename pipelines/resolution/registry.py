"""Brings the register of identifiers up to a new release: what is new, what was retired, what replaces it.

A line says that a key bore an identifier, since when and until when. Lines are only ever added or marked,
never removed, so no identifier is given out twice. An identifier is retired when none of its lines is active.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.knowledge import Registration
from pipelines.resolution.tables import Tables


def registry_update(tables: Tables, registry: Sequence[Registration], version: str) -> list[Registration]:
    """Return the whole register as of release `version`: old lines in their order, new ones behind, sorted.

    A line whose key now bears another identifier is retired in `version`, replaced by that one, which gets a
    line of its own; a key that no row has any more is retired without successor. A line that holds again is
    active again.
    """
    holders = _holders(tables, registry)
    updated = []
    for line in registry:
        holder = holders.get((line.table_name, line.key), "")
        if holder == line.row_id:
            line = replace(line, retired_in="", replaced_by="")
        elif not line.retired_in or (holder and holder != line.replaced_by):
            line = replace(line, retired_in=line.retired_in or version, replaced_by=holder)
        updated.append(line)
    known = {(line.table_name, line.key, line.row_id) for line in registry}
    new = sorted({(table, key, row_id) for (table, key), row_id in holders.items()} - known)
    return updated + [Registration(table, key, row_id, version, "", "") for table, key, row_id in new]


def _holders(tables: Tables, registry: Sequence[Registration]) -> dict[tuple[str, str], str]:
    """Return which row holds each key: the row registered for it where it still has it, else the first."""
    registered = {(line.table_name, line.key): line.row_id for line in registry if not line.retired_in}
    holders: dict[tuple[str, str], str] = {}
    for (table, row_id), (keys, _) in sorted(tables.keys.items()):
        for key in keys:
            if (table, key) not in holders or registered.get((table, key)) == row_id:
                holders[table, key] = row_id
    held = {(table, row_id) for (table, _), row_id in holders.items()}
    for (table, row_id), (_, closer) in sorted(tables.keys.items()):
        if (table, row_id) not in held:
            for key in closer:
                holders.setdefault((table, key), row_id)
    return holders
