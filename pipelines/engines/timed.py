"""How far each station is and how long it took, on whatever engine does its tasks: for people to read, nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pipelines.engines import Engine

R = TypeVar("R")


@dataclass(slots=True)
class Station:
    """A station: its tasks that had to be done, and the seconds from asking for the first to having the last."""

    name: str
    tasks: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.name}: {self.tasks:,} tasks in {self.seconds:,.0f} s"


def nobody(_: object) -> None:
    """Listen to nothing of what is told."""


class Timed(Engine):
    """Does what another engine does and knows afterwards how long it took.

    `went_on` hears of a station when each of its tasks is done, `ended` of one that had any when all are.
    """

    name = "timed"

    def __init__(
        self,
        engine: Engine,
        went_on: Callable[[Station], object] = nobody,
        ended: Callable[[Station], object] = nobody,
    ) -> None:
        self.stations: dict[str, Station] = {}
        self._engine = engine
        self._went_on = went_on
        self._ended = ended

    @property
    def workers(self) -> int:
        """How many tasks are done at the same time."""
        return self._engine.workers

    @property
    def in_flight(self) -> int:
        """At most so many tasks are taken before their results are asked for."""
        return self._engine.in_flight

    def open(self) -> None:
        """Start what the engine needs."""
        self._engine.open()

    def close(self) -> None:
        """End the engine's processes."""
        self._engine.close()

    def _results(self, work: Callable[..., R], tasks: Iterator[Any], known: Any) -> Iterator[R]:
        run = Station(work.__name__)
        began = time.monotonic()
        for result in self._engine.run(work, tasks, known):
            run.tasks += 1
            self._went_on(run)
            yield result
        run.seconds = time.monotonic() - began
        if run.tasks:
            self._ended(run)
        station = self.stations.setdefault(run.name, Station(run.name))
        station.tasks += run.tasks
        station.seconds += run.seconds
