"""Tasks on many machines, or on this one, by Ray (https://docs.ray.io, 2.60 or newer).

Ray does a task again when the worker or the whole node that did it is lost, elsewhere if need be. Its own words go to
its logs (session_latest/logs in its temporary folder), not to the terminal.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from pipelines.engines import clusters
from pipelines.engines.calls import Answer, Code, Expected, answer, expected
from pipelines.engines.contract import (
    RETRIES,
    Arguments,
    Engine,
    EngineError,
    Known,
    R,
    Work,
    closed,
    died,
    named,
    unsendable,
)
from pipelines.engines.cores import cores


class RayEngine(Engine):
    """A Ray of its own that ends with it, or a cluster at an address that it joins and leaves.

    Raises EngineError where Ray is not installed.
    """

    name = "ray"

    def __init__(self, workers: int | None = None, address: str | None = None, code: Code | None = None) -> None:
        clusters.require_ray()
        self._workers = workers if workers or address else cores()
        self._address = address
        self._code = code
        self._expected: Expected | None = None
        self._ray: ModuleType | None = None

    @property
    def workers(self) -> int:
        """As many as was said; else the cores that the cluster has now, for nodes come and go."""
        if self._workers:
            return self._workers
        return max(1, int(self._connected().cluster_resources().get("CPU", 0)))

    @property
    def in_flight(self) -> int:
        """As for every engine; but a cluster, which may have more cores, gets no more tasks than workers asked for."""
        return self.workers if self._address and self._workers else super().in_flight

    def open(self) -> None:
        """Start Ray, or join the cluster; raise EngineError where that cannot be."""
        if self._ray is None:
            self._expected = expected(self._code)
            self._ray = clusters.join(self._address, self._code) if self._address else clusters.start(self.workers)

    def close(self) -> None:
        """End Ray, or leave the cluster, which ends what it still does for this process."""
        if self._ray is not None:
            self._ray.shutdown()
            self._ray = None

    def _results(self, work: Work[R], tasks: Iterator[Arguments], known: Known) -> Iterator[R]:
        send = self._connected().remote(num_cpus=1, max_retries=RETRIES)(answer).remote
        waiting: deque[tuple[Arguments, Any]] = deque()
        try:
            while True:
                in_flight = self.in_flight
                while len(waiting) < in_flight and (arguments := next(tasks, None)) is not None:
                    waiting.append((arguments, _sent(send, work, arguments, self._expected)))
                if not waiting:
                    return
                arguments, reference = waiting.popleft()
                yield self._answer(work, arguments, reference).opened(work, arguments, known)
        finally:
            if self._ray is not None:
                for _, reference in waiting:
                    self._ray.cancel(reference, force=True)

    def _answer(self, work: Work[Any], arguments: Arguments, reference: Any) -> Answer:
        ray = self._connected()
        lost = (ray.exceptions.WorkerCrashedError, ray.exceptions.NodeDiedError, ray.exceptions.OutOfMemoryError)
        try:
            found: Answer = ray.get(reference)
        except lost as error:
            raise died(work, arguments) from error
        except ray.exceptions.RuntimeEnvSetupError as error:
            raise EngineError(f"the code could not be sent to a node of the cluster: {error}") from error
        except ray.exceptions.RayTaskError as error:
            raise EngineError(
                f"{named(work, arguments)}: a worker could not begin or answer: {error.cause or error};"
                " has its node what requirements/run.txt and requirements/ray.txt pin, and the same Python?"
            ) from error
        except ray.exceptions.RayError as error:
            raise EngineError(f"{named(work, arguments)}: Ray lost this task: {error}") from error
        return found

    def _connected(self) -> ModuleType:
        if self._ray is None:
            raise closed()
        return self._ray


def _sent(send: Any, work: Work[Any], arguments: Arguments, code: Expected | None) -> Any:
    try:
        return send(work, arguments, code)
    except TypeError as error:
        raise unsendable(work, arguments, error) from error
