"""Names of bodies in Latin letters: capitalised words around University, Hospital, Limited and their like.

Reads full names only (Hong Kong Anti-Cancer Society, University of Hong Kong, Harbour Genomics Limited) and leaves
single capitalised words to companies.py. A common noun with capitals (Board of Directors, Head Office) is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.extraction.bodies.names_script import FOLDER
from pipelines.knowledge import sheets

_WORD = r"(?:(?:St|Mt|(?:[A-Z]\.)*[A-Z])\.|[A-Z][A-Za-z0-9'’&\-]*)"
_JOIN = r"(?:of the|of|for the|for|and|the|&|de|in)"
# The class comes before the look behind it, for a search that starts with a class is fast.
_FIRST = r"[A-Z](?<![A-Za-z0-9@./_\-][A-Z])(?:t?\.(?=[ ])|(?:\.[A-Z])+\.(?=[ ])|[A-Za-z0-9'’&\-]*)"
CAPITALISED = re.compile(rf"{_FIRST}(?:[ ](?:{_JOIN}[ ])?{_WORD})*")


class English(NamedTuple):
    """A Latin name and the kind of body its key word tells."""

    start: int
    end: int
    kind: str
    legal: bool  # the name ends in a legal form, as Limited: its first word may stand for it


@cache
def _keys() -> tuple[dict[str, tuple[str, bool]], frozenset[str], frozenset[str]]:
    rows = [cells for _, cells in sheets.read(FOLDER / "english_words.csv", ("word", "kind", "place"))]
    keys = {
        row["word"].lower(): (row["kind"], row["place"] == "leads")
        for row in rows
        if row["place"] in ("leads", "ends", "legal")
    }
    return (
        keys,
        frozenset(row["word"].lower() for row in rows if row["place"] == "generic"),
        frozenset(row["word"].lower() for row in rows if row["place"] == "opener"),
    )


def find(text: str) -> Iterator[English]:
    """Yield the full Latin names of bodies in `text`."""
    for run in CAPITALISED.finditer(text):
        words = run[0]
        if " " in words:  # a name has two words
            yield from _in_run(words, run.start())


def _in_run(run: str, offset: int) -> Iterator[English]:
    keys, generic, openers = _keys()
    words: list[tuple[str, int, int]] = []
    end = -1
    keyed = False
    for word in run.split(" "):
        start, end = end + 1, end + 1 + len(word)
        words.append((word, start, end))
        keyed = keyed or word.lower().rstrip(".,") in keys
    if not keyed:
        return
    first = _behind_office(words)
    while first < len(words):
        last, kind = -1, ""
        at = first
        while at < len(words):
            word = words[at][0].lower().rstrip(".,")
            if word in ("and", "&") and last == at - 1 and last >= first:
                break  # the name before is complete: another begins
            if word in keys:
                last, kind = at, keys[word][0]
                if keys[word][1] and at + 2 < len(words) and words[at + 1][0] in ("of", "for"):
                    last = _after_of(words, at + 2)
                    at = last
            at += 1
        if last < 0:
            return
        last = _with_place(words, last)
        first = _past_outer(words, first, last)
        while first < last and words[first][0].lower().rstrip(".,") in openers:
            first += 1
        span = words[first : last + 1]
        name = " ".join(word for word, _, _ in span)
        if len(span) > 1 and name.lower().removeprefix("the ") not in generic and not _all_common(span, keys, openers):
            yield English(offset + span[0][1], offset + span[-1][2], kind, is_legal(span[-1][0]))
        first = last + 1
        while first < len(words) and words[first][0].lower() in ("and", "&", "of", "for", "the", "in"):
            first += 1


def _behind_office(words: list[tuple[str, int, int]]) -> int:
    """Return where a name begins behind an office held in it: Chief Executive Officer of Harbour Genomics Limited."""
    offices = _class("office")
    held = [at for at in range(len(words) - 2) if words[at + 1][0] == "of" and words[at][0].lower() in offices]
    return held[-1] + 2 if held else 0


def _past_outer(words: list[tuple[str, int, int]], first: int, last: int) -> int:
    """Return where a name begins behind what is no part of it: the Main Board of a stock exchange."""
    lower = [word.lower() for word, _, _ in words[first:last]]
    for size in range(len(lower), 1, -1):
        if " ".join(lower[:size]) in _class("outer"):
            return first + size
    return first


def _with_place(words: list[tuple[str, int, int]], last: int) -> int:
    """Take in the town that stands behind a key word: Imperial College London."""
    towns = _class("town")
    for size in (2, 1):
        if " ".join(word.lower() for word, _, _ in words[last + 1 : last + 1 + size]) in towns:
            return last + size
    return last


def _after_of(words: list[tuple[str, int, int]], at: int) -> int:
    """Return the last word of what `of` brings: Hong Kong, Science and Technology of China."""
    last = at
    keys = _keys()[0]
    while at < len(words) and words[at][0].lower() not in ("in", "for"):
        if words[at][0].lower() in ("and", "&") and _another(words[at + 1 :], keys):
            break  # University of Oxford and Imperial College
        if words[at][0][0].isupper():
            last = at
        at += 1
    return last


def _another(words: list[tuple[str, int, int]], keys: dict[str, tuple[str, bool]]) -> bool:
    """Tell whether the words behind an `and` are a name of their own: Imperial College, but not Therapeutics."""
    return len(words) > 1 and any(word.lower() in keys for word, _, _ in words)


def _all_common(span: list[tuple[str, int, int]], keys: dict[str, tuple[str, bool]], openers: frozenset[str]) -> bool:
    return all(word.lower() in keys or word.lower() in openers or word.islower() for word, _, _ in span)


def is_key_word(word: str) -> bool:
    """Tell whether a Latin word is one by which names of bodies are known, as Hospital."""
    return word.lower() in _keys()[0]


def is_common_word(word: str) -> bool:
    """Tell whether a capitalised word by itself names no company: a key word, an opener of sentences, a country."""
    keys, generic, openers = _keys()
    lower = word.lower()
    return lower in keys or lower in generic or lower in openers or lower in _class("common")


def is_legal(word: str) -> bool:
    """Tell whether a Latin word is a legal form of companies, as Limited."""
    return word.lower().rstrip(".,") in _class("legal")


@cache
def _class(place: str) -> frozenset[str]:
    rows = sheets.read(FOLDER / "english_words.csv", ("word", "place"))
    return frozenset(cells["word"] for _, cells in rows if cells["place"] == place)


def is_part(name: str) -> bool:
    """Tell whether a name is a faculty's or school's by its subject alone: Faculty of Medicine."""
    first, _, rest = name.partition(" ")
    if not rest.startswith("of "):
        return False
    subject = rest.removeprefix("of ").lower()
    return first.lower() in _class("part") or (first.lower() == "department" and subject in _class("subject"))
