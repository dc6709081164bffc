"""The files that a release offers to take away, in groups, as links from the page that work from disk too.

What is in the folder when the page is written has its size and SHA-256; what is written after it (index.json,
SHA256SUMS) is linked without.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from pipelines.publication import inventory
from pipelines.publication.edition import Edition
from pipelines.publication.files import checksums
from pipelines.publication.site import telling
from pipelines.publication.site.languages import Language
from validations import schema

UP = "../../"
"""From a page in its folder of a language to the folder of the release."""

_GROUPS = (
    ("whole", ("*.xlsx", "*.sqlite")),
    ("tables", ("parquet/*", "csv/*")),
    ("reports", ("quality/*", "changes/*")),
    ("page", ("site/*",)),
    ("descriptions", ("*",)),
)
"""The first pattern that fits a path tells its group; the page does not offer itself."""


class File(NamedTuple):
    """A file by its path in the release and by its link, with what it is; `size` and `sha256` where they are known."""

    path: str
    href: str
    description: str
    size: str
    sha256: str

    @property
    def shortened(self) -> str:
        """Return the beginning of the digest."""
        return telling.shortened(self.sha256)


class TableFiles(NamedTuple):
    """The files of a table, and how many rows each of them has."""

    table: str
    rows: int
    files: tuple[tuple[str, File], ...]


def groups(edition: Edition, language: Language) -> dict[str, list[File]]:
    """Return the files by group, each group in the order of the inventory."""
    told: dict[str, list[File]] = {name: [] for name, _ in _GROUPS if name != "page"}
    for path in _paths(edition):
        if (group := _group(path)) in told:
            told[group].append(_file(edition, path, language))
    return told


def by_table(edition: Edition, files: list[File]) -> Iterator[TableFiles]:
    """Yield the files of each table from those of the group `tables`, by the name of their format."""
    for name in schema.TABLES:
        own = tuple((file.path.partition("/")[0], file) for file in files if f"/{name}." in file.path)
        if own:
            yield TableFiles(name, len(edition.rows[name]), own)


def _paths(edition: Edition) -> Iterator[str]:
    there = [path for path in checksums.files_of(edition.folder) if _group(path) != "page"]
    for line in inventory.entries():
        found = [path for path in there if fnmatchcase(path, line.path)]
        yield from found or ([line.path] if "*" not in line.path else [])


def _group(path: str) -> str:
    return next(name for name, patterns in _GROUPS if any(fnmatchcase(path, pattern) for pattern in patterns))


def _file(edition: Edition, path: str, language: Language) -> File:
    entry = inventory.entry(path)
    description = language.of(entry, "description") if entry else ""
    standing = edition.folder / path
    if not standing.is_file():
        return File(path, UP + path, description, "", "")
    told = telling.size(standing.stat().st_size), checksums.of_file(standing)
    return File(path, UP + path, description, *told)
