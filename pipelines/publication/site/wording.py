"""The words of the page itself, from wording.csv: a key, and what stands for it in each language.

What tables, columns and codes are called is not among them: that comes from the models and codes.csv, as everywhere.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipelines.publication.site.languages import LANGUAGES, Language

SOURCE = Path(__file__).with_name("wording.csv")


@cache
def words(language: Language) -> Mapping[str, str]:
    """Return the words of the page by key; errors as `read`."""
    return read(SOURCE, language)


def read(source: Path, language: Language) -> dict[str, str]:
    """Return the words of a file by key; ValueError for a line of too few or too many cells, or a key told twice."""
    with source.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file, strict=True)
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        if len(line) != len(header) or not all(line) or line[0] in found:
            raise ValueError(
                f"{source.name}, line {number}: expected {', '.join(header)}, each filled and the key new, "
                f"and found {line!r}; mend the line"
            )
        found[line[0]] = line[header.index(language.tag)]
    return found


def other(language: Language) -> Language:
    """Return the language that a page in this one offers to switch to."""
    [second] = (one for one in LANGUAGES if one != language)
    return second
