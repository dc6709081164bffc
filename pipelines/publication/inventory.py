"""The files that a release may hold, each with its media type and what it is, in both languages.

What is documented stands in inventory.csv, one line a file or a pattern of files; READMEs, the Data Package and the
RO-Crate tell of files from there. Staging refuses a file that no line describes and a line that no file bears out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from validations import schema


class Entry(NamedTuple):
    """A file, or with `*` in its path several: one a table where the description names it, else all of a folder.

    `media_type` is by IANA; that of a folder is the one of the file to open first.
    """

    path: str
    media_type: str
    description_en: str
    description_zh: str


@cache
def entries() -> tuple[Entry, ...]:
    """Return the lines of the inventory in their order."""
    with Path(__file__).with_name("inventory.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Entry(*row) for row in list(csv.reader(file, strict=True))[1:])


def entry(path: str) -> Entry | None:
    """Return what the inventory says of a file of a release, its table named; None where it says nothing.

    >>> entry("csv/people.csv").description_zh[:3]
    '人物：'
    """
    for line in entries():
        if fnmatchcase(path, line.path):
            if "{table}" not in line.description_en:
                return line
            table = PurePosixPath(path).stem
            if table in schema.TABLES:
                info = schema.table_info(table)
                return Entry(
                    path,
                    line.media_type,
                    line.description_en.replace("{table}", info.title_en),
                    line.description_zh.replace("{table}", info.title_zh),
                )
    return None


def complaints(files: Iterable[str]) -> list[str]:
    """Return what files and inventory say otherwise than each other, a sentence each."""
    there = list(files)
    undescribed = [f"{path}: no line of inventory.csv describes it" for path in there if entry(path) is None]
    missing = [
        f"{line.path}: inventory.csv describes it, and it is not there"
        for line in entries()
        if not any(fnmatchcase(path, line.path) for path in there)
    ]
    return undescribed + missing
