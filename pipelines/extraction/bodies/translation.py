"""Whether a Chinese and an English name are one body's: word by word, where the words of official names are known.

Only for texts that carry both languages without pairing them in brackets. Every word of either name must be accounted
for; a name with a word that the table lacks is never paired.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extraction.bodies.names_script import FOLDER, standard
from pipelines.knowledge import sheets

_SMALL = frozenset({"the", "of", "and", "for", "on", "in", "&"})


@cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    rows = [cells for _, cells in sheets.read(FOLDER / "translations.csv", ("chinese", "english"))]
    table = {
        standard(cells["chinese"]): tuple(word.lower() for word in sheets.listed(cells["english"])) for cells in rows
    }
    pattern = "|".join(map(re.escape, sorted(table, key=lambda word: (-len(word), word)))) or "(?!)"
    return re.compile(pattern), table


def translates(english: str, chinese: str) -> bool:
    """Tell whether the names say the same.

    >>> translates("Hong Kong Anti-Cancer Society", "香港防癌會")
    True
    >>> translates("Hong Kong Anti-Cancer Society", "香港醫學會")
    False
    """
    pattern, table = _table()
    rest = [word for word in re.findall(r"[\w\-]+", english.lower()) if word not in _SMALL]
    at = 0
    while at < len(chinese):
        if chinese[at] in "及和與":
            at += 1
            continue
        found = pattern.match(chinese, at)
        if not found:
            return False
        for words in table[found[0]]:
            parts = words.split()
            if all(part in rest for part in parts):
                for part in parts:
                    rest.remove(part)
                break
        else:
            return False
        at = found.end()
    return not rest
