"""One task as a worker does it: whether its code is the caller's, and what the work returned or raised.

An exception crosses between processes only if it can be pickled and read again, and one that cannot would look like
the death of the worker; so it is tried here, and told of by a ForeignError where it fails.
"""

from __future__ import annotations

import pickle  # nosec B403
import platform
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipelines.engines.contract import Arguments, EngineError, Known, R, Work, failed


class ForeignError(Exception):
    """Stands for a worker's exception that cannot be pickled; says its type and message."""


@dataclass(frozen=True)
class Code:
    """What the workers must have in common with the caller.

    packages: names of top-level packages that a cluster is sent, so that its nodes need only what these depend on.
    digest: a function at the top of a module that returns a digest of the code, and of all else that decides results,
        as it is where the function is called. Called once by the caller and once in every process that works for it.
    """

    packages: tuple[str, ...]
    digest: Callable[[], str]


@dataclass(frozen=True)
class Expected:
    """The digest that the caller found, and the function that finds it in a worker."""

    digest: Callable[[], str]
    value: str


@dataclass(frozen=True)
class Answer:
    """What came of a task: a value, or an error with the worker's traceback, or why the worker must not do it."""

    value: Any = None
    error: BaseException | None = None
    trace: str = ""
    refused: str = ""

    def opened(self, work: Work[R], arguments: Arguments, known: Known) -> R:
        """Return the value, or raise what `Engine.run` promises."""
        if self.refused:
            raise EngineError(self.refused)
        if self.error is not None:
            raise failed(work, arguments, self.error, known, self.trace)
        value: R = self.value
        return value


def expected(code: Code | None) -> Expected | None:
    """Return what the workers' code has to agree with; nothing where the caller says nothing of it."""
    return Expected(code.digest, code.digest()) if code else None


def answer(work: Work[Any], arguments: Arguments, code: Expected | None) -> Answer:
    """Do one task in a worker; raise nothing that the work raised."""
    try:
        if code and (refused := _other_code(code)):
            return Answer(refused=refused)
        return Answer(work(*arguments))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Answer(error=_crossing(error), trace="".join(traceback.format_exception(error)))


# Digests that this process has been found to have; reading all code again for each task would be slow.
_agreed: set[str] = set()


def _other_code(code: Expected) -> str:
    if code.value in _agreed:
        return ""
    found = code.digest()
    if found != code.value:
        return (
            f"a worker on {platform.node()} has other code than this process (digest {found}, not {code.value}):"
            " install the same version and the same requirements there, and start its node anew"
        )
    _agreed.add(found)
    return ""


def _crossing(error: BaseException) -> BaseException:
    """Return the error if it comes out of a pickle as it went in, else one that tells of it."""
    try:
        # What this process has just made, and nothing from elsewhere.
        if type(pickle.loads(pickle.dumps(error))) is type(error):  # nosec B301
            return error
    except Exception:
        return ForeignError(f"{type(error).__name__}: {error}")
    return ForeignError(f"{type(error).__name__}: {error}")
