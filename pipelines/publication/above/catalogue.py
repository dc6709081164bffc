"""data/index.json: all versions of the dataset, for programs that look for the latest or for a particular one.

Name, licence, latest version, and of each version, oldest first: `version`, `as_of` (the newest day that its inputs
bear, or null), `path` of its folder from the one that holds index.json, `rows` a table, `since` and `level` of its
changes, `changes` (rows added, removed and modified by table), `sha256` of the two files that vouch for all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipelines.publication import standing
from pipelines.publication.changes import State
from pipelines.publication.edition import newest_day
from pipelines.publication.files import checksums
from pipelines.publication.files.json_files import as_json

VOUCHING = (checksums.NAME, standing.INDEX)


def content(releases: Path, states: Sequence[State]) -> bytes:
    """Return the bytes of data/index.json for the states of all releases, oldest first."""
    latest = standing.index(releases / states[-1].version)
    whole = {
        "name": latest["name"],
        "licence": latest["licence"],
        "latest": latest["version"],
        "versions": [_version(releases, state) for state in states],
    }
    return as_json(whole).encode()


def _version(releases: Path, state: State) -> dict[str, Any]:
    folder = releases / state.version
    changed = standing.index(folder)["changes"]
    return {
        "version": state.version,
        "as_of": newest_day(state.rows["documents"], state.decisions),
        "path": f"{releases.name}/{state.version}",
        "rows": {name: len(rows) for name, rows in state.rows.items()},
        "since": changed["since"],
        "level": changed["level"],
        "changes": {table: _counts(counts) for table, counts in changed["rows"].items()},
        "sha256": {name: checksums.of_file(folder / name) for name in VOUCHING},
    }


def _counts(told: dict[str, int]) -> dict[str, int]:
    """Return counts under today's names; the first releases called modified rows changed."""
    return {"modified" if kind == "changed" else kind: number for kind, number in told.items()}
