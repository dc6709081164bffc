"""Reads the CSV files that people keep under knowledge/: strict about their heads, clear about what is wrong.

A file that is not there reads as an empty one, so that the pipeline runs with knowledge/ emptied. What the
cells mean is not known here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SEPARATOR = "|"
FOLDER = Path(__file__).parent


class KnowledgeError(ValueError):
    """A file of knowledge/ does not read as it should; the message names file, line and remedy."""

    def __init__(self, path: Path, line: int, problem: str, remedy: str):
        super().__init__(f"{path}, line {line}: {problem}. {remedy}.")
        self.path, self.line = path, line
        self._told = path, line, problem, remedy

    def __reduce__(self) -> tuple[type[KnowledgeError], tuple[Path, int, str, str]]:
        """Let a worker send it to the process that it works for."""
        return type(self), self._told


def read(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield line number and cells of each row of the CSV at `path`, whose head must hold `columns`.

    Cells come stripped; columns beyond those asked for are passed along. A row of the wrong length or with nothing in
    its first cell, which says what it is about, or a head without one of the columns raises KnowledgeError; so does a
    file that is not UTF-8.
    """
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            head = next(reader, None)
            if head is None:
                return
            missing = [column for column in columns if column not in head]
            if missing:
                raise KnowledgeError(
                    path, 1, f"no column {', '.join(missing)}", f"The head must hold {','.join(columns)}"
                )
            first, width = head[0], len(head)
            for cells in reader:
                if not cells:
                    continue
                if len(cells) != width:
                    problem = f"{len(cells)} cells under a head of {width}"
                    raise KnowledgeError(path, reader.line_num, problem, "Quote cells that hold a comma")
                row = dict(zip(head, map(str.strip, cells), strict=True))
                if not row[first]:
                    raise KnowledgeError(path, reader.line_num, f"{first} left empty", "Fill it or remove the line")
                yield reader.line_num, row
        except csv.Error as error:
            raise KnowledgeError(path, reader.line_num, f"not CSV: {error}", "Mend the quotes of that line") from error
        except UnicodeDecodeError as error:
            raise KnowledgeError(path, reader.line_num + 1, "not UTF-8", "Save the file as UTF-8") from error


def listed(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell that holds a list joined by `|`.

    >>> listed("基因組中心|HKGI")
    ('基因組中心', 'HKGI')
    """
    return tuple(entry for part in cell.split(SEPARATOR) if (entry := part.strip()))
