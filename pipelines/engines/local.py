"""All tasks in this process, one after another: needs nothing, and what the other engines must agree with."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.engines.calls import answer
from pipelines.engines.contract import Arguments, Engine, Known, R, Work


class LocalEngine(Engine):
    """Takes a task only when its result is asked for."""

    name = "local"

    @property
    def workers(self) -> int:
        """One: this process."""
        return 1

    @property
    def in_flight(self) -> int:
        """One: the task whose result is asked for."""
        return 1

    def _results(self, work: Work[R], tasks: Iterator[Arguments], known: Known) -> Iterator[R]:
        for arguments in tasks:
            yield answer(work, arguments, None).opened(work, arguments, known)
