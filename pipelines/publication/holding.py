"""One run at a time works on a folder: who comes second is told so at once, and who was killed holds nothing.

The lock is flock(2) on the folder itself, so that no file of a lock can be left behind: the system lets go of it when
the process that holds it ends, however it ends.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


class HeldError(Exception):
    """Another run is at work on the folder; the message names it and says what to do."""


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder, made where it is not there; removed afterwards where nothing was put into it.

    Raises HeldError where another run holds it, OSError where it cannot be made.
    """
    handle = _locked(folder)
    try:
        yield
    finally:
        # Still held, so that nobody comes to hold a folder that is gone and lays something into it.
        with contextlib.suppress(OSError):
            folder.rmdir()
        os.close(handle)


def _locked(folder: Path) -> int:
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise HeldError(
                f"another run is at work in {folder}, and this one has changed nothing: "
                "wait until that one has ended, then run this again"
            ) from None
        except BaseException:
            os.close(handle)
            raise
        if _is(folder, handle):
            return handle
        # Whoever held it has removed it in between.
        os.close(handle)


def _is(folder: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.stat(folder), os.fstat(handle))
    except FileNotFoundError:
        return False
