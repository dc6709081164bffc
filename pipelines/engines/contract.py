"""What every engine promises, and how it tells that it could not keep it.

An engine calls one function once a task and gives back what it returned, in the order of the tasks. The function
stands at the top of a module; its arguments and what it returns are plain and small (paths, words, numbers), for both
may cross to another machine. What is large lies in files, under paths that are the same on every machine.
"""

from __future__ import annotations

import reprlib
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, ClassVar, Self, TypeVar

R = TypeVar("R")
Work = Callable[..., R]
Arguments = tuple[Any, ...]
Known = tuple[type[Exception], ...]

# Tasks in flight for one worker: enough that none waits while the oldest is finished, few enough to need no memory.
AHEAD = 4
# How often a task is done again after the worker that did it has died.
RETRIES = 3

_short = reprlib.Repr()
# A path is to be read whole.
_short.maxstring = _short.maxother = 200


class EngineError(Exception):
    """The engine cannot do the work: unknown, not installed, not reached, of other code, or its workers keep dying."""


class TaskError(Exception):
    """The work itself raised, and the caller had not said that it knows such an exception; that one is the cause."""

    def __init__(self, task: str, reason: str) -> None:
        """Take the work with its arguments, as a call, and what the worker's exception says."""
        super().__init__(task, reason)
        self.task = task
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.task} failed: {self.reason}"


class Engine(ABC):
    """Where tasks are done. Starts what it needs at the first run, or when entered; `close` ends all of it.

    `in_flight` bounds how many tasks are taken beyond the last result that was asked for: an endless iterable of tasks
    needs no more memory than that. Several runs may be under way at once, also one that feeds the tasks of another.
    """

    name: ClassVar[str]

    @property
    @abstractmethod
    def workers(self) -> int:
        """How many tasks are done at the same time."""

    @property
    def in_flight(self) -> int:
        """At most so many tasks are taken before their results are asked for."""
        return AHEAD * self.workers

    def run(self, work: Work[R], tasks: Iterable[Arguments], known: Known = (ValueError,)) -> Iterator[R]:
        """Yield `work(*task)` for each task, in the order of the tasks.

        What the work raises ends the run, after the results of the tasks before. Exceptions of the types in `known`
        (what says that the input is wrong) come through as themselves, with a note that names the task; any other is
        the cause of a TaskError. An exception that cannot be pickled is never known: a ForeignError tells of it.

        Raises:
            EngineError: now, where the work is not at the top of a module or the engine cannot start; during the run,
                where a task's worker died more than RETRIES times or has other code than this process, or the task
                cannot be sent to it.
            TaskError: during the run, see above.

        """
        _require_module_level(work)
        self.open()
        return self._results(work, iter(tasks), known)

    @abstractmethod
    def _results(self, work: Work[R], tasks: Iterator[Arguments], known: Known) -> Iterator[R]:
        """Do what `run` says."""

    def open(self) -> None:  # noqa: B027 (an engine that needs nothing opens nothing)
        """Start what the engine needs, unless it runs already; raise EngineError where that cannot be."""

    def close(self) -> None:  # noqa: B027 (as above)
        """End the engine's processes, also those that are at work; a later run starts them anew."""

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def named(work: Work[Any], arguments: Arguments) -> str:
    """Return a task as a call to read in an error; very long arguments are cut in the middle."""
    return f"{work.__module__}.{work.__qualname__}({', '.join(map(_short.repr, arguments))})"


def failed(work: Work[Any], arguments: Arguments, error: BaseException, known: Known, trace: str = "") -> Exception:
    """Return what a run raises for what the work raised; `trace` tells where, unless the error still knows it."""
    if trace and error.__traceback__ is None:
        error.add_note(f"In the worker:\n{trace.rstrip()}")
    if isinstance(error, known):
        error.add_note(f"The task was {named(work, arguments)}")
        return error
    told = TaskError(named(work, arguments), f"{type(error).__name__}: {error}")
    told.__cause__ = error
    return told


def died(work: Work[Any], arguments: Arguments) -> EngineError:
    """Return the error for a task whose worker died each time."""
    return EngineError(
        f"{named(work, arguments)}: the process that did this task was killed, and again in each of {RETRIES} more"
        " attempts; most often it needs more memory than there is. Use fewer workers or a machine with more memory"
    )


def closed() -> EngineError:
    """Return the error for what is asked of an engine that is not open."""
    return EngineError("the engine is closed: the results of a run have to be taken before it is")


def unsendable(work: Work[Any], arguments: Arguments, error: BaseException) -> EngineError:
    """Return the error for a task that no process can be sent, or whose result cannot be sent back."""
    reason = str(error).partition("\n")[0]
    return EngineError(
        f"{named(work, arguments)}: its arguments or its result cannot be sent between processes: {reason}"
    )


def _require_module_level(work: Work[Any]) -> None:
    name = getattr(work, "__qualname__", repr(work))
    module = sys.modules.get(getattr(work, "__module__", ""))
    if getattr(module, name, None) is not work:
        raise EngineError(f"{name} cannot be sent to a worker: the work must be a function at the top of a module")
