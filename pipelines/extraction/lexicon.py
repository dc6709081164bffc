"""Word lists of the grammars, read once from knowledge/: kinds of events, places, classes of people and things.

The lists are language, not facts: they say which words name a founding or a place, never that something was founded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.knowledge import KnowledgeError, descriptor
from pipelines.knowledge.sheets import FOLDER

_LONG = 100
_TRADITIONAL = "lexicon/traditional.csv"


@cache
def _rows(name: str) -> list[Mapping[str, str]]:
    return [row for _, row in descriptor.words(f"lexicon/{name}")]


@cache
def event_kinds() -> tuple[AhoCorasick, tuple[tuple[int, str], ...]]:
    """Return an automaton of all words that name a kind of event, and in its order for each word rank and kind.

    The lower the rank, the more telling the word: 成立 tells more of an event than 會議.
    """
    words = {row["word"]: (int(row["rank"]), row["kind"]) for row in _rows("event_kinds.csv")}
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values())


@cache
def acts() -> re.Pattern[str]:
    """Return one pattern of the words that say that something was done, so that their date is more than a period."""
    return _alternation({row["word"]: row["kind"] for row in _rows("event_kinds.csv") if row["act"] == "yes"})


@cache
def english_acts() -> dict[str, bool]:
    """Return the English verbs of acts in lower case, and whether one tells of an act by itself: held, but to hold."""
    return {row["word"]: row["form"] == "done" for row in _rows("english_acts.csv")}


@cache
def traditional() -> dict[int, str]:
    """Return for each Simplified character the Traditional one that it most often stands for, for `str.translate`.

    Raises KnowledgeError where the list does not pair them one for one.
    """
    lines = {row["script"]: (line, row["characters"]) for line, row in descriptor.words(_TRADITIONAL)}
    (_, simplified), (line, others) = lines["simplified"], lines["traditional"]
    if len(simplified) != len(others):
        problem = f"{len(others):,} characters for {len(simplified):,} Simplified ones"
        raise KnowledgeError(FOLDER / _TRADITIONAL, line, problem, "Write one for each, in the same order")
    return dict(zip(map(ord, simplified), others, strict=True))


@cache
def simplified() -> dict[int, str]:
    """Return for each Traditional character of `traditional` the Simplified one, for `str.translate`."""
    return {ord(other): chr(one) for one, other in traditional().items()}


@cache
def places() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern of all place words, and for each its ISO 3166 code or the name of its region."""
    words = {row["word"]: row["geography"] for row in _rows("places.csv")}
    return _alternation(words), words


ANY = "any"
"""The value of a word that holds one for a class and restricts nothing: 子女."""


@cache
def dimensions() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """Return one pattern of all words for classes, and for each its dimension and value, as sex and male."""
    words = {row["word"]: (row["dimension"], row["value"]) for row in _rows("dimensions.csv")}
    return _alternation(words), words


@cache
def contrasts() -> tuple[tuple[str, ...], ...]:
    """Return groups of words that stand for each other in parallel clauses, as 男性 and 女性."""
    groups: dict[tuple[str, int], list[str]] = {}
    for word, (dimension, value) in dimensions()[1].items():
        if value == ANY:
            continue
        groups.setdefault((dimension, len(word)), []).append(word)
    return tuple(tuple(group) for group in groups.values())


@cache
def whole_words() -> dict[str, tuple[tuple[str, int, bool], ...]]:
    """Return the words that are not cut by each of their characters: word, place of the character, if it is a verb."""
    found: dict[str, list[tuple[str, int, bool]]] = {}
    for row in _rows("whole_words.csv"):
        for word in {row["word"], row["simplified"]} - {""}:
            for at, character in enumerate(word):
                found.setdefault(character, []).append((word, at, row["verb"] == "yes"))
    return {character: tuple(sorted(words, key=lambda entry: -len(entry[0]))) for character, words in found.items()}


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of all words, of those that begin alike the longest first.

    Words that share their first character stand together, so that where it stands only they are tried. Of a long list
    it is first asked whether two characters are such as any word begins with.
    """
    groups: dict[str, list[str]] = {}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    for word in ordered:
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    pattern = "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items()) or "(?!)"
    seconds = {word[1:2] for word in ordered}
    if len(groups) > _LONG and "" not in seconds:
        pattern = f"(?=[{_class(groups)}][{_class(seconds)}])(?:{pattern})"
    return re.compile(pattern)


def _class(characters: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(characters)))
