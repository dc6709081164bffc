"""Which of the two languages words are in. Looks at characters alone."""

from __future__ import annotations

import re

_ENGLISH = re.compile(r"[A-Za-z]{3,}")
CJK = re.compile(r"[一-鿿]")


class _AtLeast(dict[int, re.Pattern[str]]):
    """Patterns of so many Chinese characters, written out, which is quicker than counting."""

    def __missing__(self, number: int) -> re.Pattern[str]:
        pattern = self[number] = re.compile("[^一-鿿]*+[一-鿿]" * number)
        return pattern


_at_least = _AtLeast()
_GLANCE = 12


def has_cjk(words: str, number: int) -> bool:
    """Tell whether words have at least so many Chinese characters.

    >>> has_cjk("香港HK", 2), has_cjk("香港HK", 3)
    (True, False)
    """
    return _at_least[number].match(words) is not None


def is_english(words: str) -> bool:
    """Tell whether words are English, though they may name something in Chinese.

    >>> is_english("said Professor Chan of HKU (港大)"), is_english("由HKU主辦")
    (True, False)
    """
    # Most words are Chinese at a glance: so many characters are found among the first, and no letters are looked for.
    eighth = (len(words) + 7) // 8
    if eighth <= _GLANCE and _at_least[eighth].match(words) is not None:
        return False
    return _ENGLISH.search(words) is not None and len(CJK.findall(words)) * 8 < len(words)
