"""Which script a text is written in, from the characters that only one of the two Chinese scripts uses.

The characters come from knowledge/reading/scripts.csv: Simplified ones that Big5 lacks, Traditional ones
that Simplified writing replaces. Kinds of characters are counted, not occurrences, so that one repeated
name cannot decide. It does not tell regions apart (Hong Kong, Macau, Taiwan); the metadata does that from
places named.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Literal

from pipelines.reading.tables import rows_of

Script = Literal["Hant", "Hans", "Latn", "none"]


_SAMPLE = 500


def _load() -> dict[str, frozenset[str]]:
    return {row["script"]: frozenset(row["characters"]) for row in rows_of("scripts.csv")}


_CHARACTERS = _load()
SIMPLIFIED = _CHARACTERS["simplified"]
TRADITIONAL = _CHARACTERS["traditional"]


def sample_of(text: str) -> set[str]:
    """Return some hundred characters from all over a text, which tell its script as surely as the whole."""
    return set(text[:: len(text) // _SAMPLE + 1])


def script_of(characters: Set[str]) -> Script:
    """Return the script that the kinds of characters of a text speak for.

    >>> script_of(set("香港基因組中心"))
    'Hant'
    >>> script_of(set("国家卫生健康委员会"))
    'Hans'
    >>> script_of(set("Press Release"))
    'Latn'
    """
    simplified, traditional = len(characters & SIMPLIFIED), len(characters & TRADITIONAL)
    if simplified or traditional:
        return "Hans" if simplified > traditional else "Hant"
    if any("\u3400" <= character <= "\u9fff" for character in characters):
        return "Hant"
    return "Latn" if any(character.isalpha() for character in characters) else "none"
