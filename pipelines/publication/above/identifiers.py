"""data/identifiers.csv: every identifier ever published, since when, until when, and what replaces it.

One row per identifier: `table_name`, `row_id`, `first_seen` and `last_seen` (the first and the last version with such a
row), `replaced_by` (the identifiers that the register names as its successors, joined by `|`; empty while the latest
version has the row). Tables without identifiers (evidence, coverage) have no rows in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipelines.knowledge import sheets
from pipelines.knowledge.store import REGISTRY_COLUMNS
from pipelines.publication.changes import State
from pipelines.publication.files import csv_files

HEADER = ("table_name", "row_id", "first_seen", "last_seen", "replaced_by")


def content(states: Sequence[State], registry: Path | None) -> bytes:
    """Return the bytes of data/identifiers.csv for the states of all releases, oldest first."""
    seen: dict[tuple[str, str], list[str]] = {}
    for state in states:
        for table, told in state.tables.items():
            if len(told["key"]) == 1:
                for row_id in state.keyed(table):
                    seen.setdefault((table, row_id), []).append(state.version)
    heirs = _heirs(registry) if registry else {}
    rows = (
        (*name, when[0], when[-1], "" if when[-1] == states[-1].version else "|".join(heirs.get(name, ())))
        for name, when in sorted(seen.items())
    )
    return csv_files.as_csv(HEADER, rows).encode()


def _heirs(registry: Path) -> dict[tuple[str, str], list[str]]:
    heirs: dict[tuple[str, str], list[str]] = {}
    for _, line in sheets.read(registry, REGISTRY_COLUMNS):
        known = heirs.setdefault((line["table_name"], line["row_id"]), [])
        if line["replaced_by"] and line["replaced_by"] not in known:
            known.append(line["replaced_by"])
    return heirs
