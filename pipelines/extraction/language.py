"""Which of the two languages words are in. Looks at characters alone."""

from __future__ import annotations

import re

_ENGLISH = re.compile(r"[A-Za-z]{3,}")
CJK = re.compile(r"[一-鿿]")


def is_english(words: str) -> bool:
    """Tell whether words are English, though they may name something in Chinese.

    >>> is_english("said Professor Chan of HKU (港大)"), is_english("由HKU主辦")
    (True, False)
    """
    return _ENGLISH.search(words) is not None and len(CJK.findall(words)) * 8 < len(words)
