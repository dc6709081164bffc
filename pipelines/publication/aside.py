"""Folders beside the releases in which one is laid out: no version by their name, and gone when their run ends.

A run that is killed leaves its folder, and the next removes it. Whoever calls holds the releases, so that any such
folder that is there is nobody's.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

STAGING = ".staging-"


def clear(releases: Path) -> None:
    """Remove what earlier runs left; raises OSError where it cannot be."""
    for left in releases.glob(f"{STAGING}*"):
        shutil.rmtree(left)


@contextlib.contextmanager
def folder(releases: Path, name: str) -> Iterator[Path]:
    """Make an empty folder beside the releases, and remove it, whatever happens, unless it was renamed."""
    made = releases / f"{STAGING}{name}"
    made.mkdir()
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
