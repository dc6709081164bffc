"""A copy of the project whose files a change spoils, one change at a time, and mends again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.faults.changed import Change

_TAKEN = ("raw", "pipelines", "validations", "tests/faults")
_LEFT = shutil.ignore_patterns("__pycache__")


def copied(project: Path, to: Path) -> Path:
    """Copy what decides a release of `project`, and what judges it, into the folder `to`."""
    for name in _TAKEN:
        shutil.copytree(project / name, to / name, ignore=_LEFT)
    shutil.copy(project / "tests" / "__init__.py", to / "tests" / "__init__.py")
    return to


@contextmanager
def spoilt(root: Path, change: Change) -> Iterator[None]:
    """Have the files of a change in the project `root` for as long as the context lasts."""
    kept = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in change.files}
    try:
        _put(root, change.files)
        yield
    finally:
        _put(root, kept)


def _put(root: Path, files: Mapping[str, bytes | None]) -> None:
    for name, content in files.items():
        if content is None:
            (root / name).unlink(missing_ok=True)
        else:
            (root / name).write_bytes(content)
