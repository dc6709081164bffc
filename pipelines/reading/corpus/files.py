"""Which files of a folder hold texts, in what order; and the names of texts in files of many. Opens nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path

from pipelines.reading.manifest import OF_MANY

ONE = ".txt"
PACKED = tuple(many + packed for many in OF_MANY for packed in (".gz", ".zst", ".bz2", ".xz", ".zip"))
_TEXT_OF_MANY = re.compile(r"(.*?\.(?:jsonl|parquet))#(.+)", re.IGNORECASE | re.DOTALL)


def names(folder: Path | str) -> list[str]:
    """Return the names of the files of texts in a folder: each *.txt by name, then *.jsonl and *.parquet by name.

    Endings may be written in capitals. A link that leads nowhere is listed, for somebody meant a text by it. Raises
    OSError where the folder cannot be looked into.
    """
    with os.scandir(folder) as entries:
        found = [entry.name for entry in entries if entry.name.lower().endswith((ONE, *OF_MANY)) and _is_file(entry)]
    found.sort(key=by_name)
    return found


def _is_file(entry: os.DirEntry[str]) -> bool:
    return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry))


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
