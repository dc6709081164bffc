"""Adds lines to the files of people's decisions: composed, put into a copy to be tried, put in by one rename.

Who decides what is not known here, and nothing is ever taken out of a file.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipelines.knowledge import descriptor

Cells = Mapping[str, str]


class UnwritableError(ValueError):
    """Cells that no line of a file can hold; the message says which and why."""


def lines(name: str, rows: Sequence[Cells]) -> list[str]:
    """Return rows as lines of the file `name`, without their line feeds; columns that are not given are empty.

    Raises UnwritableError for a cell of several lines and for a column that the file does not have.
    """
    columns = descriptor.columns(name)
    made = []
    for cells in rows:
        if unknown := sorted(cells.keys() - set(columns)):
            raise UnwritableError(f"{descriptor.resources()[name].path} has no column {', '.join(unknown)}")
        if broken := [column for column, cell in cells.items() if len(cell.splitlines()) > 1]:
            raise UnwritableError(f"{', '.join(broken)} must be one line")
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="").writerow([cells.get(column, "").strip() for column in columns])
        made.append(buffer.getvalue())
    return made


@contextmanager
def trial(root: Path, name: str, added: Sequence[str]) -> Iterator[Path]:
    """Give a copy of the files of decisions below `root` in which `added` stand at the end of the file `name`."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for resource in descriptor.resources().values():
            if (root / resource.path).is_file():
                (folder / resource.path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(root / resource.path, folder / resource.path)
        append(folder, name, added)
        yield folder


def append(root: Path, name: str, added: Sequence[str]) -> Path:
    """Put lines at the end of the file `name` below `root`, which is begun where it is not there; return its path."""
    resource = descriptor.resources()[name]
    path = root / resource.path
    text = path.read_text(encoding="utf-8") if path.is_file() else ",".join(resource.columns) + "\n"
    whole = text if text.endswith("\n") else text + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(whole + "".join(f"{line}\n" for line in added), encoding="utf-8", newline="")
    os.replace(new, path)
    return path
