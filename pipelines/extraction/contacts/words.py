"""The closed word lists of the contact grammars, read once from knowledge/contacts/.

Labels, purposes, dialling codes, address suffixes and the like are language and numbering plans, not facts
about anybody, and they are data: with the folder emptied every list is empty, its pattern matches nothing and
the grammars find only what needs no word. What the words are used for is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipelines.knowledge import descriptor


@cache
def words(table: str, column: str) -> tuple[str, ...]:
    """Return one column of one table, in the table's order.

    >>> words("second_level_domains", "label")[:2]
    ('com', 'org')
    """
    return tuple(row[column] for _, row in descriptor.words(f"contacts/{table}.csv"))


@cache
def mapping(table: str, key: str, value: str) -> dict[str, str]:
    """Return one table as a mapping of one of its columns to another."""
    return {row[key]: row[value] for _, row in descriptor.words(f"contacts/{table}.csv")}


@cache
def words_for(table: str, key: str, value: str, wanted: str) -> tuple[str, ...]:
    """Return the words of column `key` whose column `value` is `wanted`."""
    return tuple(word for word, use in mapping(table, key, value).items() if use == wanted)


def alternation(alternatives: Iterable[str]) -> str:
    """Return a regular expression for any of the words, longest first; without words it matches nothing.

    A word of Latin letters is not found inside a longer one: `Tel` is no part of `Telegram`.

    >>> bool(re.search(alternation(["Tel", "電話"]), "Telegram"))
    False
    """
    found = sorted(set(alternatives), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(_bounded, found)) + ")" if found else "(?!)"


def _bounded(word: str) -> str:
    # The look back stands behind the first letter, so that a search can still skip to first letters.
    before = r"(?<![A-Za-z].)" if word[0].isascii() and word[0].isalpha() else ""
    after = r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return re.escape(word[0]) + before + re.escape(word[1:]) + after
