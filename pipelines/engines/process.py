"""Tasks in processes of this machine, by concurrent.futures, each started afresh (spawn).

A process that dies, say killed for want of memory, breaks its whole pool: which of the tasks under way was to blame
cannot be told, and two that do not fit into memory together may fit one after the other. So those tasks are done again
one at a time in a new pool, and full flight goes on after them.

Workers leave Ctrl-C to the process that started them, and hold the reading end of a pipe of which it holds the other:
when that is closed, by `close` or because the process is gone, they end at once, whatever they are doing.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from typing import Any

from pipelines.engines.calls import Answer, Code, Expected, answer, expected
from pipelines.engines.contract import RETRIES, Arguments, Engine, Known, R, Work, closed, died, unsendable
from pipelines.engines.cores import cores

_SPAWN = multiprocessing.get_context("spawn")


class ProcessEngine(Engine):
    """A pool of `workers` processes, by default as many as there are cores for this process."""

    name = "process"

    def __init__(self, workers: int | None = None, code: Code | None = None) -> None:
        self._workers = workers or cores()
        self._code = code
        self._expected: Expected | None = None
        self._pool: _Pool | None = None

    @property
    def workers(self) -> int:
        """How many processes there are."""
        return self._workers

    def open(self) -> None:
        """Make the pool; its processes start with the first tasks."""
        if self._pool is None:
            self._expected = expected(self._code)
            self._pool = _Pool(self._workers)

    def close(self) -> None:
        """End all processes at once."""
        if self._pool is not None:
            self._pool.end()
            self._pool = None

    def _results(self, work: Work[R], tasks: Iterator[Arguments], known: Known) -> Iterator[R]:
        waiting: deque[tuple[Arguments, Future[Answer]]] = deque()
        try:
            while True:
                while len(waiting) < self.in_flight and not any(_lost(future) for _, future in waiting):
                    if (arguments := next(tasks, None)) is None:
                        break
                    waiting.append((arguments, self._send(work, arguments)))
                if not waiting:
                    return
                arguments, future = waiting.popleft()
                yield self._answer(work, arguments, future).opened(work, arguments, known)
        finally:
            for _, future in waiting:
                future.cancel()

    def _answer(self, work: Work[Any], arguments: Arguments, future: Future[Answer]) -> Answer:
        lost = None
        for attempt in range(RETRIES + 1):
            if attempt:
                future = self._send(work, arguments)
            try:
                return future.result()
            except BrokenProcessPool as error:
                lost = error
            except CancelledError:
                raise closed() from None
            except Exception as error:
                raise unsendable(work, arguments, error) from error
        raise died(work, arguments) from lost

    def _send(self, work: Work[Any], arguments: Arguments) -> Future[Answer]:
        if self._pool is None:
            raise closed()
        try:
            return self._pool.executor.submit(answer, work, arguments, self._expected)
        except BrokenProcessPool:
            self._pool.end()
            self._pool = _Pool(self._workers)
            return self._pool.executor.submit(answer, work, arguments, self._expected)


class _Pool:
    """An executor, and the pipe by which its processes know that they are still wanted."""

    def __init__(self, workers: int) -> None:
        self._held, self._wanted = _SPAWN.Pipe(duplex=False)
        self.executor = ProcessPoolExecutor(workers, _SPAWN, initializer=_stand_by, initargs=(self._held,))

    def end(self) -> None:
        self._wanted.close()
        self.executor.shutdown(wait=True, cancel_futures=True)
        self._held.close()


def _stand_by(wanted: Connection) -> None:
    """Make a worker end with whoever started it, and at no other time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(wanted,), daemon=True).start()


def _end_with(wanted: Connection) -> None:
    try:
        wanted.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


def _lost(future: Future[Answer]) -> bool:
    return future.done() and not future.cancelled() and isinstance(future.exception(), BrokenProcessPool)
