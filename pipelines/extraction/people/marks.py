"""Honorifics and titles in Chinese, wherever they stand: one pass over a text, around which names are read."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extraction.people.lexicon import people_lexicon

# 基金會董事長: the office begins behind the body, not with its last character as 會董 does.
_LATER = {"會董": "董事"}


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    """Return what finds honorifics and titles, those with a prefix (副, 候任) without it, and the words it finds."""
    lexicon = people_lexicon()
    words = sorted({*lexicon.honorific_words, *(word for word in lexicon.titles if not word.isascii())})
    later = [(first[:-1] + word, word) for first, second in _LATER.items() for word in words if word.startswith(second)]
    patterns = [*words, *(pattern for pattern, _ in later)]
    found = [*words, *(word for _, word in later)]
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), found


@cache
def _ends_of_prefixes() -> frozenset[str]:
    return frozenset(prefix[-1] for prefix in people_lexicon().prefixes)


def marks(text: str) -> list[tuple[str, int, int]]:
    """Return each honorific and title of `text` with its place."""
    automaton, words = _automaton()
    lexicon, lasts = people_lexicon(), _ends_of_prefixes()
    prefixes = lexicon.prefixes
    found = []
    for word, _, end in automaton.find_matches_as_indexes(text):
        written = words[word]
        start = end - len(written)
        if start and text[start - 1] in lasts:
            for size in (2, 1):
                if text[start - size : start] in prefixes and lexicon.kind(longer := text[start - size : end]):
                    written, start = longer, start - size
                    break
        found.append((written, start, end))
    return found
