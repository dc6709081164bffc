"""Version numbers of the dataset, and the next one, which follows from what has changed.

| changed | level | for |
| --- | --- | --- |
| a table or column is gone or renamed | major | what reads it finds nothing |
| a column is of another type, a table of another key | major | what parses or joins it fails |
| a column that was never empty may be | major | what counts on a value meets none |
| a column refers to another table, or no longer to any | major | what joins it finds nothing |
| a code is gone from a vocabulary | major | what asks for it finds nothing more |
| a code is new in a vocabulary, a table or column is new | minor | what reads the others reads on |
| a column that might be empty never is | minor | readers are promised more than before |
| rows came, went or changed | minor | readers find other data |
| anything else in the files: descriptions, dictionary, results of checks, a file more | patch | |

Columns are to be read by name: their order is no part of the contract. The first release is 1.0.0. Why a change was
made (a new text, a correction) is told by the folder changes/, not by the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, get_args

Level = Literal["major", "minor", "patch", "none"]
LEVELS: Mapping[str, Level] = {
    "table_added": "minor",
    "table_removed": "major",
    "column_added": "minor",
    "column_removed": "major",
    "type_changed": "major",
    "key_changed": "major",
    "reference_changed": "major",
    "made_nullable": "major",
    "made_required": "minor",
    "code_added": "minor",
    "code_removed": "major",
    "description_changed": "patch",
    "description_zh_changed": "patch",
}
"""The level of each change of the schema, by its name in schema.csv."""
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


class Version(NamedTuple):
    """Major, minor and patch, in their order of precedence."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, level: Level) -> Version:
        """Return the next version for a change of `level`; for `none` the same.

        >>> str(Version(1, 2, 3).after("minor"))
        '1.3.0'
        """
        if level == "major":
            return Version(self.major + 1, 0, 0)
        if level == "minor":
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1) if level == "patch" else self


FIRST = Version(1, 0, 0)


def level_of(changes: Iterable[str], *, rows: bool) -> Level:
    """Return what changes of the schema amount to, and whether any `rows` have changed with them.

    `none` means that no row and nothing of the structure is different, which says nothing of the other files.
    """
    found = {LEVELS[change] for change in changes} | ({"minor"} if rows else set())
    order: tuple[Level, ...] = get_args(Level)
    return next((level for level in order if level in found), "none")


def parse(text: str) -> Version:
    """Return the version that `text` writes, as in `1.0.0`; raises ValueError where it writes none."""
    match = _VERSION.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no version: write three numbers with dots, as in 1.0.0")
    return Version(*map(int, match.groups()))


def step(before: str, after: str) -> Level:
    """Return by which of its numbers a version is later than another; raises ValueError where one is no version.

    >>> step("1.2.3", "1.3.0")
    'minor'
    """
    levels: tuple[Level, ...] = ("major", "minor", "patch")
    pairs = zip(levels, parse(before), parse(after), strict=True)
    return next((level for level, old, new in pairs if old != new), "none")


def published(releases: Path) -> list[Version]:
    """Return the versions under `releases`, oldest first; folders of other names are none of them."""
    if not releases.is_dir():
        return []
    return sorted(
        parse(folder.name) for folder in releases.iterdir() if folder.is_dir() and _VERSION.fullmatch(folder.name)
    )


def newest(releases: Path) -> Version | None:
    """Return the newest version under `releases`, None where there is none."""
    return max(published(releases), default=None)


def before(releases: Path, version: Version) -> Version | None:
    """Return the newest published version older than `version`, None where there is none."""
    return max((other for other in published(releases) if other < version), default=None)


def named(text: str, releases: Path) -> Version:
    """Return the published version that `text` names; raises ValueError where there is none of that number."""
    version = parse(text)
    there = published(releases)
    if version not in there:
        listed = ", ".join(map(str, there)) or "none at all"
        raise ValueError(f"there is no release {text} in {releases}; there are {listed}")
    return version
