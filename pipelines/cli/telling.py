"""How the command speaks: results to standard output, everything else to standard error, one error at a time.

Progress bars are shown on a terminal only, so that logs hold sentences and pipes hold results.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn, TypeVar

import typer
from typer.core import TyperGroup

T = TypeVar("T")

BROKEN = 1
BAD_INPUT = 2
SHOWN = 20


def say(text: str = "") -> None:
    """Print a line of the result."""
    typer.echo(text)


def warn(text: str) -> None:
    """Print a line that is not part of the result."""
    typer.echo(f"warning: {text}", err=True)


def fail(text: str, code: int) -> NoReturn:
    """Print an error and leave with `code`."""
    typer.echo(f"error: {text}", err=True)
    raise typer.Exit(code)


def shortened(lines: Sequence[str]) -> list[str]:
    """Return the first lines of a long list, and how many there are more."""
    rest = len(lines) - SHOWN
    return [*lines[:SHOWN], f"... and {rest:,} more"] if rest > 0 else list(lines)


def table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows as lines, the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()


@contextlib.contextmanager
def working(label: str) -> Iterator[Callable[[str], object]]:
    """Show on a terminal that work of unknown length goes on; what is given shows from then on what it is at."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(label) as status:
        yield lambda at: status.update(f"{label}: {at}")


class Commands(TyperGroup):
    """The commands; whichever meets a file of knowledge/ at fault says so in one sentence and leaves.

    Some word lists are read when modules are imported, so that even what is imported to name errors may meet one.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        from pipelines.knowledge import KnowledgeError

        try:
            return super().invoke(ctx)
        except KnowledgeError as error:
            fail(str(error), BAD_INPUT)


@contextlib.contextmanager
def errors_told() -> Iterator[None]:
    """Turn the errors that this project raises into one sentence and the exit code that goes with it.

    Those of knowledge/ are left to `Commands`.
    """
    from pipelines.building.build import UnreadableTextsError
    from pipelines.building.store import StoreError
    from pipelines.engines import EngineError
    from pipelines.publication.building import InputError
    from pipelines.publication.files.key_order import OutOfOrderError
    from pipelines.publication.gate import FilesRefusedError
    from pipelines.publication.holding import HeldError
    from pipelines.publication.registering import RegisterDamagedError
    from pipelines.publication.releases import NotPublishedError, UnfinishedError
    from pipelines.publication.reviewing import RefusedError
    from pipelines.reading import ManifestError
    from pipelines.resolution import StaleCorrection
    from validations.contract import ContractBroken

    try:
        yield
    except (
        EngineError,
        HeldError,
        InputError,
        ManifestError,
        NotPublishedError,
        StoreError,
        UnfinishedError,
        UnreadableTextsError,
    ) as error:
        fail(str(error), BAD_INPUT)
    except (
        ContractBroken,
        FilesRefusedError,
        OutOfOrderError,
        RefusedError,
        RegisterDamagedError,
        StaleCorrection,
    ) as error:
        fail(str(error), BROKEN)
