"""Version numbers of the dataset, and the next one, which follows from what has changed.

| changed | level |
| --- | --- |
| a table or column is gone, renamed, or of another type | major |
| rows, or a table or column more | minor |
| anything else in the files: descriptions, the dictionary, results of checks | patch |

The first release is 1.0.0. Why a change was made (a new text, a correction) is told by changes.csv, not by
the number.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, NamedTuple

Level = Literal["major", "minor", "patch", "none"]
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


def before(releases: Path, version: Version) -> Version | None:
    """Return the newest published version older than `version`, None where there is none."""
    return max((other for other in published(releases) if other < version), default=None)
