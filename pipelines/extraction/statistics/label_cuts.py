"""Where words of labels may be cut: never inside a word that happens to hold a linking character (準則, 機會, 擁有).

Works on strings alone; the words are data (knowledge/lexicon/whole_words.csv).
"""

from __future__ import annotations

import re

from pipelines.extraction.lexicon import whole_words


def word_around(words: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Return the span of the longest whole word that holds a span and more, and whether it is a verb, if there is one.

    >>> word_around("歐盟的準則", 4, 5), word_around("歐盟則", 2, 3)
    ((3, 5, False), None)
    """
    for word, at, verb in whole_words().get(words[start : start + 1], ()):
        first = start - at
        last = first + len(word)
        if first >= 0 and last >= end and last - first > end - start and words.startswith(word, first):
            return first, last, verb
    return None


def cut(pattern: re.Pattern[str], words: str) -> int:
    """Return where the first match begins that stands in no whole word, or where the verb begins that it stands in.

    -1 where there is none.
    """
    found = pattern.search(words)
    while found is not None:
        at = found.start()
        held = word_around(words, at, max(found.end(), at + 1))
        if held is None:
            return at
        if held[2]:
            return held[0]
        found = pattern.search(words, at + 1)
    return -1


def begins_whole(words: str, length: int) -> bool:
    """Tell whether so many characters that words begin with are but the beginning of a whole word: 將 of 將軍澳."""
    held = word_around(words, max(length - 1, 0), length) if length else None
    return held is not None and held[1] > length


def uncut(words: str, length: int) -> int:
    """Return so many characters, or as many fewer as it takes to cut no whole word.

    >>> uncut("將軍澳醫院", 1), uncut("將設立醫院", 1)
    (0, 1)
    """
    while begins_whole(words, length):
        length -= 1
    return length


def ends_whole(words: str, length: int) -> bool:
    """Tell whether so many characters that words end with are but the end of a whole word: 則 of 準則."""
    return word_around(words, len(words) - length, len(words)) is not None
