"""What tasks made, kept by the key of all that it depends on.

A result is a folder that appears under its key by one rename, whole or not at all, and is never written to again: two
runs at once make the same and one of them is kept. It lists its files with their digests, so that one that a disk has
damaged is found out and made again. The whole store, or any folder of it, may be deleted at any time between runs:
nothing in it is ever needed, what is missing is made again.

A run removes what no run has used for KEPT days, and what a run that was killed left half made after ABANDONED days.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipelines.building.keys import code, digest

KEPT, ABANDONED = 28, 7
"""Days after which a result is removed that no run has used, and a working folder that no run has written to."""
_DAY = 86_400
_STATIONS = ("testimonies", "settled", "merged", "judged", "verified", "remembered")
_KEY = re.compile(r"[0-9a-f]{64}")
_CONTENTS = "contents.json"
_WORK, _HALF = ".work-", ".half-"
_REMEMBERED = 4


class StoreError(ValueError):
    """The store cannot be written: where, why, what to do."""


class Store:
    """The results under one folder: `<station>/<first two digits of the key>/<key>`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def working(self) -> Iterator[Path]:
        """Give a folder for what lasts as long as a run; raises StoreError where none can be made."""
        with written(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            # Beside what is kept: workers on other machines see it too, and a rename into the store is one step.
            work = Path(tempfile.mkdtemp(prefix=_WORK, dir=self.root))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def path(self, station: str, key: str) -> Path:
        """Return where the result of a station is or will be."""
        return self.root / station / key[:2] / key

    def has(self, place: Path) -> bool:
        """Tell whether a result is there and undamaged; it counts as used now."""
        _use(place)
        return whole(place)

    def earlier(self, *names: str) -> list[Path]:
        """Return the results that were last remembered under some names, the newest first."""
        return [self.root / line for line in dict.fromkeys(line for name in names for line in self._remembered(name))]

    def remember(self, name: str, place: Path) -> None:
        """Remember a result under a name; of several the newest few are."""
        line = place.relative_to(self.root).as_posix()
        lines = self._remembered(name)
        told = self._told(name)
        if lines[:1] == [line]:
            _use(told)
            return
        with written(told):
            told.parent.mkdir(parents=True, exist_ok=True)
            half = told.with_name(f"{_HALF}{told.name}-{os.getpid()}")
            half.write_text("\n".join([line, *(other for other in lines if other != line)][:_REMEMBERED]), "utf-8")
            half.replace(told)

    def _told(self, name: str) -> Path:
        return self.path("remembered", digest(code(), name))

    def _remembered(self, name: str) -> list[str]:
        try:
            lines = self._told(name).read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return []
        return [line for line in lines if _KEY.fullmatch(line.rpartition("/")[2])]

    def prune(self, work: Path) -> None:
        """Remove what is no longer used, by way of the run's working folder `work`.

        Only what bears the name of a result is ever touched, whatever else the folder holds. That a run at once takes
        what is just removed needs a result that was not used for weeks and is used in the same instant; it would end
        with an error, and its next run would make it again.
        """
        # The clock of the file system, which may be another machine's.
        now = work.stat().st_mtime
        for number, place in enumerate(_stale(self.root, now)):
            with suppress(OSError):
                place.rename(work / f"gone-{number}")


def _stale(root: Path, now: float) -> Iterator[Path]:
    for place in root.glob(f"{_WORK}*"):
        if _age(place, now) > ABANDONED and all(_age(path, now) > ABANDONED for path in place.rglob("*")):
            yield place
    for station in _STATIONS:
        for place in (root / station).glob("??/*"):
            named = _KEY.search(place.name) if place.name.startswith(_HALF) else _KEY.fullmatch(place.name)
            if named and _age(place, now) > KEPT:
                yield place


def _age(place: Path, now: float) -> float:
    """Return for how many days nothing has been written in a folder; none where it is gone."""
    try:
        return (now - place.stat().st_mtime) / _DAY
    except OSError:
        return 0


def _use(place: Path) -> None:
    with suppress(OSError):
        os.utime(place)


def usual(folder: Path | None) -> Store:
    """Return the store in a folder; without one that in the user's cache (https://specifications.freedesktop.org/basedir)."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Store((folder or home / "hkbiomed").resolve())


def whole(place: Path) -> bool:
    """Tell whether a result is there with all that was written."""
    try:
        listed = json.loads((place / _CONTENTS).read_bytes())
        return all(_digest(place / name) == found for name, found in listed.items())
    except (OSError, ValueError, AttributeError):
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make(place: Path, write: Callable[[Path], None], work: Path) -> None:
    """Have `write` fill a folder and put it in its place, unless a result stands there already.

    Until then it is in the working folder `work` of the run. Raises StoreError where it cannot be written or put in
    its place.
    """
    if whole(place):
        return
    with written(place):
        half = Path(tempfile.mkdtemp(prefix=_HALF, dir=work))
        try:
            write(half)
            contents = {path.name: _digest(path) for path in sorted(half.iterdir())}
            (half / _CONTENTS).write_text(json.dumps(contents), "utf-8")
            half.chmod(0o755)
            place.parent.mkdir(parents=True, exist_ok=True)
            _put(half, place)
        finally:
            shutil.rmtree(half, ignore_errors=True)


def make_file(place: Path, text: str, work: Path) -> None:
    """Put a text into a file that is alone in the folder of a result, as `make`."""

    def write(folder: Path) -> None:
        (folder / place.name).write_text(text, "utf-8")

    make(place.parent, write, work)


def _put(half: Path, place: Path) -> None:
    with suppress(OSError):
        half.rename(place)
        return
    # Another run was first, and its result is the same; or what stands there is damaged.
    if not whole(place):
        damaged = half.with_name(f"{half.name}-damaged")
        place.rename(damaged)
        shutil.rmtree(damaged, ignore_errors=True)
        half.rename(place)


@contextmanager
def written(place: Path) -> Iterator[None]:
    """Raise StoreError where the system refuses what is written at `place`, in the store or a run's working folder."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            # Not the system's word but a library's, on a file that it cannot read.
            raise
        raise unwritten(place, error.strerror or str(error)) from error


def unwritten(place: Path, why: str) -> StoreError:
    """Return the error that says that `place`, in the store or a run's working folder, cannot be written."""
    return StoreError(
        f"{place} cannot be written ({why}): name a folder for the cache that can be written and has room; it may be "
        "deleted"
    )
