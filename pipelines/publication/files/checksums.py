"""Digests of files, of whole folders as `sha256sum --check` reads them, of rows whatever file holds them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

NAME = "SHA256SUMS"


def of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_of(folder: Path) -> list[str]:
    """Return the paths of all files in a folder, relative to it, with forward slashes, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def write(folder: Path) -> None:
    """Write SHA256SUMS into a folder: a line for each of its other files, sorted by path."""
    digests = {name: of_file(folder / name) for name in files_of(folder) if name != NAME}
    (folder / NAME).write_text(listing(digests), encoding="utf-8", newline="\n")


def listing(digests: Mapping[str, str]) -> str:
    """Return the text of a SHA256SUMS for digests by path."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


def of_rows(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the SHA-256 of rows in their order, each as JSON with sorted keys; the same for Parquet and CSV.

    Where two versions of a Parquet library write the same rows as different bytes, this digest stays.
    """
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def of_sources(*folders: Path, suffixes: frozenset[str], leave_out: frozenset[str] = frozenset()) -> str:
    """Return one SHA-256 for all files with one of `suffixes` under some folders, by path and content."""
    digest = hashlib.sha256()
    for folder in folders:
        for name in files_of(folder):
            if Path(name).suffix in suffixes and Path(name).name not in leave_out and "__pycache__" not in name:
                digest.update(f"{folder.name}/{name} {of_file(folder / name)}\n".encode())
    return digest.hexdigest()
