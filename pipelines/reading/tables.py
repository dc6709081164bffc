"""The tables of knowledge/reading, and those of patterns put together into one pattern each.

Each row of such a table has a name, a pattern and an example that the pattern finds; a test holds the
examples to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pipelines.knowledge import descriptor
from pipelines.patterns import later

_LATIN = later("[A-Za-z]{2}")


@cache
def rows_of(table: str) -> list[Mapping[str, str]]:
    """Return the rows of a table of knowledge/reading, column to cell; they are shared."""
    return [row for _, row in descriptor.words(f"reading/{table}")]


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


class Signs:
    """The patterns of some signs, parted by how they are looked for, so that a line costs little.

    Patterns that begin with ^ are matched at the heads of lines (each of their alternatives begins so), the rest
    are searched for; those with Latin letters are tried in either case, and only on lines that have a Latin word.
    """

    __slots__ = ("_groups",)

    def __init__(self, *names: str) -> None:
        rows = [(row["sign"], row["pattern"]) for row in rows_of("signs.csv") if row["sign"] in names]
        groups: dict[tuple[bool, bool], list[tuple[str, str]]] = {}
        for sign, pattern in rows:
            latin = _LATIN.search(pattern) is not None
            # Lines are put in lower case for them: that is quicker than to ignore case.
            key = latin, pattern.startswith("^")
            groups.setdefault(key, []).append((sign, pattern.lower() if latin else pattern))
        # Together they have no groups, and plain characters at their heads: `re` skips quickly what fits none.
        self._groups = [
            (
                latin,
                at_head,
                re.compile(_without_heads(_alternation(some)) if at_head else _alternation(some), re.MULTILINE),
                [
                    (name, later(_alternation([(sign, pattern) for sign, pattern in some if sign == name])))
                    for name in dict.fromkeys(sign for sign, _ in some)
                ],
            )
            for (latin, at_head), some in groups.items()
        ]

    def among(self, lines: Sequence[str]) -> Iterator[tuple[str, set[str]]]:
        """Yield the lines that bear any of the signs, with the names of those that each bears.

        >>> list(Signs("press_release", "letter").among(["香港血友病會", "新聞稿 Press Release"]))
        [('新聞稿 Press Release', {'press_release'})]
        """
        found: dict[int, set[str]] = {}
        lower = "\n".join(lines).lower().split("\n")
        for latin, at_head, together, one_by_one in self._groups:
            read = lower if latin else lines
            hits = [n for n, line in enumerate(read) if together.match(line)] if at_head else _hits(together, read)
            for number in hits:
                if latin and not _LATIN.search(lines[number]):
                    continue
                signs = {sign for sign, pattern in one_by_one if pattern.search(read[number])}
                if signs:
                    found[number] = found.get(number, set()) | signs
        for number in sorted(found):
            yield lines[number], found[number]


def _alternation(signs: Iterable[tuple[str, str]]) -> str:
    return "|".join(pattern for _, pattern in signs)


def _without_heads(alternation: str) -> str:
    """Return patterns for the heads of lines without their ^, which would hide the characters that they begin with."""
    return alternation.removeprefix("^").replace("|^", "|")


def _hits(pattern: re.Pattern[str], lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that a pattern may be in: all that it is in, found in the lines as one text."""
    text = "\n".join(lines)
    match = pattern.search(text)
    if not match:
        return []
    hits = []
    number = place = 0
    while match:
        number += text.count("\n", place, match.start())
        hits.append(number)
        number, place = number + 1, text.find("\n", match.start()) + 1
        match = pattern.search(text, place) if place else None
    return hits
