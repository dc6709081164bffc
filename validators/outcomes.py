"""What came of a check: passed, failed, or left out because a tool or a file is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

State = Literal["passed", "failed", "left out"]


class Outcome(NamedTuple):
    """A check by name, its state and one sentence on what was looked at or what is wrong."""

    name: str
    state: State
    told: str


class LeftOutError(Exception):
    """A check cannot be made here; the message says what is missing and how to get it."""


class RefusedError(Exception):
    """What is looked at is wrong; the message says where and how."""


Check = Callable[[Path], str]
"""Takes the folder of a release and returns what holds; raises RefusedError or LeftOutError."""


def run(checks: dict[str, Check], release: Path) -> Iterator[Outcome]:
    """Make each check and yield its outcome; whatever a tool raises is a failure of its check alone."""
    for name, check in checks.items():
        try:
            yield Outcome(name, "passed", check(release))
        except LeftOutError as error:
            yield Outcome(name, "left out", str(error))
        except RefusedError as error:
            yield Outcome(name, "failed", _line(str(error)))
        # A tool that gives up on a damaged file says so in whatever way it has.
        except Exception as error:
            yield Outcome(name, "failed", _line(f"{type(error).__name__}: {error}"))


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 600 else line[:600] + " ..."


def file_of(release: Path, name: str) -> Path:
    """Return a file of the release; raises LeftOutError where the release has none of that name."""
    path = release / name
    if not path.is_file():
        raise LeftOutError(f"the release holds no {name}")
    return path
