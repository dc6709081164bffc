"""What is made in threads a little before it is asked for.

Files are read while others are joined, rows sorted while others are written. Nearly all of such work is done outside
Python, so that threads do share it out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

READERS, FILES = 2, 8
"""How many files are read at once, and how many at most lie ready: each has some kilobytes."""
READY = 4
"""How many things at most lie ready: of some thousand rows each, so that the rows of a table are sorted while the last
of the one before are written."""


def read(function: Callable[[_Given], _Made], given: Iterable[_Given]) -> Iterator[_Made]:
    """Yield `function` of each of the given, in their order; raises what it raises, where it is asked for."""
    with ThreadPoolExecutor(READERS) as threads:
        begun: deque[Future[_Made]] = deque()
        for one in given:
            begun.append(threads.submit(function, one))
            if len(begun) == FILES:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()


def made(things: Iterator[_Made]) -> Generator[_Made]:
    """Yield things, of which the next few are made while one is in use; close it before what it is made from."""
    end = object()
    with ThreadPoolExecutor(1) as thread:
        coming = deque(thread.submit(next, things, end) for _ in range(READY))
        while (one := coming.popleft().result()) is not end:
            coming.append(thread.submit(next, things, end))
            yield one  # type: ignore[misc]
