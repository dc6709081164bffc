"""The tables of knowledge/reading, and those of patterns put together into one pattern each.

Each row of such a table has a name, a pattern and an example that the pattern finds; a test holds the
examples to it.
"""

from __future__ import annotations

import csv
import re
from importlib.resources import files

_LATIN = re.compile("[A-Za-z]{2}")


def rows_of(table: str) -> list[dict[str, str]]:
    """Return the rows of a table of knowledge/reading, column to cell."""
    text = files("pipelines.knowledge.reading").joinpath(table).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def patterns_of(table: str, name: str) -> dict[str, str]:
    """Return the patterns of a table that bear the same `name`, as one alternation each, in its order.

    >>> patterns_of("line_shapes.csv", "kind").keys()
    dict_keys(['page_number', 'footer', 'caption', 'contact'])
    """
    found: dict[str, str] = {}
    for row in rows_of(table):
        found[row[name]] = f"{found[row[name]]}|{row['pattern']}" if row[name] in found else row["pattern"]
    return found


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled as all signs are: by line, and in either case where it has Latin letters."""
    # Ignoring case is slow, and Chinese has none.
    return re.compile(pattern, re.MULTILINE | (re.IGNORECASE if _LATIN.search(pattern) else 0))
