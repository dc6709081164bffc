"""What tasks made, kept by the key of all that it depends on.

A result is a folder that appears under its key by one rename, whole or not at all, and is never written to again: two
runs at once make the same and one of them is kept; the whole store, or any folder of it, may be deleted at any time
between runs. Nothing in it is ever needed: what is missing is made again.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.building.keys import code, digest

_HALF, _WORK = ".half-", ".work-"
_REMEMBERED = 4


class Store:
    """The results under one folder: `<station>/<first two digits of the key>/<key>`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, station: str, key: str) -> Path:
        """Return where the result of a station is or will be."""
        return self.root / station / key[:2] / key

    @contextmanager
    def work(self) -> Iterator[Path]:
        """Give a folder for what a run needs only itself, beside what is kept: workers elsewhere must see it too.

        Raises OSError where nothing can be written.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_WORK, dir=self.root))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def earlier(self, *names: str) -> list[Path]:
        """Return the results that were last remembered under some names, the newest first."""
        return [self.root / line for name in names for line in self._remembered(name)]

    def remember(self, name: str, place: Path) -> None:
        """Remember a result under a name; of several the newest few are."""
        line = place.relative_to(self.root).as_posix()
        lines = self._remembered(name)
        if lines[:1] == [line]:
            return
        told = self._told(name)
        told.parent.mkdir(parents=True, exist_ok=True)
        half = told.with_name(f"{_HALF}{told.name}-{os.getpid()}")
        half.write_text("\n".join([line, *(other for other in lines if other != line)][:_REMEMBERED]), "utf-8")
        half.replace(told)

    def _told(self, name: str) -> Path:
        return self.path("remembered", digest(code(), name))

    def _remembered(self, name: str) -> list[str]:
        try:
            return self._told(name).read_text("utf-8").splitlines()
        except OSError:
            return []


def make(place: Path, write: Callable[[Path], None]) -> None:
    """Have `write` fill a folder and put it in its place, unless a result stands there already.

    A run that ends in between leaves a folder whose name begins with a dot, which nothing takes for a result.
    """
    if place.is_dir():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=_HALF, dir=place.parent))
    try:
        write(half)
        half.chmod(0o755)
        os.rename(half, place)
    except OSError:
        # Another run was first; its result is the same.
        if not place.is_dir():
            raise
    finally:
        shutil.rmtree(half, ignore_errors=True)


def make_file(place: Path, text: str) -> None:
    """Put a text into a file that is alone in the folder of a result, as `make`."""

    def write(folder: Path) -> None:
        (folder / place.name).write_text(text, "utf-8")

    make(place.parent, write)
