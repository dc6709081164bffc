"""Records the identifiers that a release has given out, so that later releases give the same ones.

Resolution says what the register holds; this writes it, whole and by one rename, after a release stands. A
run that ends in between loses nothing: the same texts mint the same identifiers, and the next release records
them.
"""

from __future__ import annotations

import os
from dataclasses import astuple
from pathlib import Path

from pipelines.knowledge import Knowledge
from pipelines.knowledge.sheets import FOLDER
from pipelines.knowledge.store import REGISTRY_COLUMNS
from pipelines.publication.files import csv_files
from pipelines.resolution import Tables, registry_update

REGISTRY = FOLDER / "registry" / "registry.csv"


def record(resolved: Tables, version: str, path: Path = REGISTRY) -> None:
    """Bring the project's register up to release `version` and write it to `path`."""
    lines = registry_update(resolved, Knowledge.load().registry, version)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    csv_files.write(REGISTRY_COLUMNS, (astuple(line) for line in lines), new)
    os.replace(new, path)
