"""Which files of a folder hold texts, in what order; and the names of texts in files of many. Opens nothing."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from pipelines.reading.manifest import OF_MANY

ONE = ".txt"
PACKED = tuple(many + packed for many in OF_MANY for packed in (".gz", ".zst", ".bz2", ".xz", ".zip"))
_TEXT_OF_MANY = re.compile(r"(.*?\.(?:jsonl|parquet))#(.+)", re.IGNORECASE | re.DOTALL)


def names(folder: Path | str) -> list[str]:
    """Return the names of the files of texts in a folder: each *.txt by name, then *.jsonl and *.parquet by name.

    Endings may be written in capitals. A link that leads nowhere, a pipe or a device is listed, for somebody meant a
    text by it; `unfit` says why it is none. Raises OSError where the folder cannot be looked into.
    """
    with os.scandir(folder) as entries:
        found = [entry.name for entry in entries if entry.name.lower().endswith((ONE, *OF_MANY)) and _is_file(entry)]
    found.sort(key=by_name)
    return found


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.is_dir()
    except OSError:
        # A link that leads to itself.
        return True


def unfit(path: Path) -> str:
    """Return why a file of a folder of texts must not be read, nothing for one that may.

    To open a pipe or a device could wait or read for ever; a link that leads out of the folder could bring anything of
    this machine into a release, and its text would not be in the folder when the release is built again.
    """
    try:
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            kind = path.stat().st_mode
            if not path.resolve().is_relative_to(path.parent.resolve()):
                return "a link that leads out of the folder; put the file itself there"
    except (OSError, ValueError):
        # Who opens the file tells why it cannot be.
        return ""
    return "" if stat.S_ISREG(kind) else "no regular file; put a file there, or take it out of the folder"


def by_name(name: str) -> tuple[bool, str]:
    """Return what the names of files are sorted by."""
    return holds_many(name), name


def holds_many(name: str) -> bool:
    """Tell whether a file of this name holds many texts."""
    return name.lower().endswith(OF_MANY)


def source_file(file: str, text_id: str) -> str:
    """Return what leads to a text in a file of many.

    >>> source_file("archive.jsonl", "news/2023-05-11 HKGI")
    'archive.jsonl#news/2023-05-11 HKGI'
    """
    return f"{file}#{text_id}"


def parted(source_file: str) -> tuple[str, str]:
    """Return the file that a text is in, and its id there; the id of a .txt file's text is empty.

    >>> parted("archive.jsonl#1"), parted("a#1.txt")
    (('archive.jsonl', '1'), ('a#1.txt', ''))
    """
    found = _TEXT_OF_MANY.fullmatch(source_file)
    return (found[1], found[2]) if found else (source_file, "")
