"""data/folding.js: each Chinese character that has another in Simplified script, and that one, in two strings alike.

By it a search finds 基因組 and 基因组, 衞生, 衛生 and 卫生 alike; it is for searching only.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from pipelines.publication.files import chinese
from pipelines.publication.site import data_scripts

_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
"""CJK Unified Ideographs and Extension A (https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt); NFKC, which a
search applies before, takes those for compatibility to these."""


def write(folder: Path) -> None:
    """Write the script into the folder of data."""
    data_scripts.write(folder / "folding.js", "folding", of())


@cache
def of() -> tuple[str, str]:
    """Return the characters and, in the same order, what each is folded to.

    >>> characters, folded = of()
    >>> [folded[characters.index(one)] for one in "衞衛組醫"]
    ['卫', '卫', '组', '医']
    """
    every = "".join(
        character
        for first, last in _BLOCKS
        for character in map(chr, range(first, last + 1))
        if unicodedata.normalize("NFKC", character) == character
    )
    simplified = "".join(map(chinese.simplified, every))
    pairs = [(one, other) for one, other in zip(every, simplified, strict=True) if one != other]
    return "".join(one for one, _ in pairs), "".join(other for _, other in pairs)
