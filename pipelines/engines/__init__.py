"""Where work is done: in this process, in processes of this machine, or on a cluster of many by Ray.

A station is a function over a shard, from paths to a small value; the same function runs on each of these, and gives
the same results in the same order. Nothing here knows what the work is.

    with engine("process", workers=2) as where:
        for rows in where.run(extract, ((chunk, folder) for chunk in chunks)):
            ...
"""

from __future__ import annotations

from pipelines.engines.calls import Code, ForeignError
from pipelines.engines.contract import Engine, EngineError, TaskError
from pipelines.engines.local import LocalEngine
from pipelines.engines.process import ProcessEngine

__all__ = ["NAMES", "Code", "Engine", "EngineError", "ForeignError", "TaskError", "engine"]

NAMES = ("local", "process", "ray")


def engine(name: str, workers: int | None = None, address: str | None = None, code: Code | None = None) -> Engine:
    """Return the engine of that name; nothing is started yet.

    name: one of NAMES.
    workers: how many tasks are done at once; by default as many as there are cores, with an address in the cluster.
    address: host:port of a running Ray cluster, or "auto" for the one of this machine; only for ray.
    code: what the workers must have in common with the caller; without it nothing is compared and nothing is sent.

    Raises:
        EngineError: for a name, number or address that cannot be, and for ray where Ray is not installed.

    """
    if name not in NAMES:
        raise EngineError(f"there is no engine {name!r}: choose one of {', '.join(NAMES)}")
    if address is not None and name != "ray":
        raise EngineError(f"the engine {name} has no address: leave {address!r} out, or choose the engine ray")
    if workers is not None and workers < 1:
        raise EngineError(f"{workers} workers can do nothing: at least 1 is needed")
    if name == "local":
        if workers is not None and workers > 1:
            raise EngineError(f"the engine local does one task after another, not {workers}: choose the engine process")
        return LocalEngine()
    if name == "process":
        return ProcessEngine(workers, code)
    # Ray takes a second to import, and is not installed where nobody asked for it.
    from pipelines.engines.ray import RayEngine

    return RayEngine(workers, address, code)
