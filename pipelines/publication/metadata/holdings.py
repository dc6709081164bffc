"""The files that a folder holds at a moment, each with size, digest and what the inventory says of it.

Descriptions of a release call this when their turn comes, so that a file of any writer before them is told of
without a word here.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pipelines.publication import gate, inventory
from pipelines.publication.files import checksums


class Holding(NamedTuple):
    """A file: path within the release, size in bytes, SHA-256 in hexadecimal, media type, descriptions."""

    path: str
    bytes: int
    sha256: str
    media_type: str
    description_en: str
    description_zh: str


def of(folder: Path) -> list[Holding]:
    """Return the files of a folder, sorted by path; raises FilesRefusedError where the inventory knows one not."""
    holdings = []
    for path in checksums.files_of(folder):
        entry = inventory.entry(path)
        if entry is None:
            raise gate.FilesRefusedError(f"{path}: no line of inventory.csv describes it; add one")
        file = folder / path
        holdings.append(
            Holding(path, file.stat().st_size, checksums.of_file(file), *entry[1:]),
        )
    return holdings
