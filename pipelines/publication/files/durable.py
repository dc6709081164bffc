"""Writing that outlives a crash: a file is replaced whole or not at all, and what counts as written is on the disk.

A rename is one step for whoever reads, but says nothing of what a power cut leaves: bytes are on the disk once fsync
has returned for the file, its name once it has for the folder (fsync(2)).
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Let the file at `path` hold `content`; where anything fails it stays as it was. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write(new(path), content)
        os.replace(new(path), path)
    finally:
        # Should that fail too, the next call writes over it.
        with contextlib.suppress(OSError):
            new(path).unlink(missing_ok=True)
    sync(path.parent)


def new(path: Path) -> Path:
    """Return where what is to replace a file is written; a run that was killed may have left something there."""
    return path.with_name(f"{path.name}.new")


def write(path: Path, content: bytes) -> None:
    """Write a file that nobody reads yet and wait for the disk to have it; the name of a new one it may still lack."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_all(folder: Path) -> None:
    """Wait for the disk to have every file and folder below a folder, and itself."""
    for path in sorted(folder.rglob("*")):
        sync(path)
    sync(folder)


def sync(path: Path) -> None:
    """Wait for the disk to have a file's bytes or a folder's names."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
