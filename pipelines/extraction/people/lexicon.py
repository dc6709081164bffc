"""Surnames, honorifics and titles: the words beside which the name of a person stands.

Only loads knowledge/people/ and compiles it. The lists are language; no person's name is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipelines.extraction.bodies.lexicon import Word, vocabulary
from pipelines.extraction.bodies.names_script import standard
from pipelines.knowledge import descriptor


@dataclass(frozen=True, slots=True)
class PeopleLexicon:
    """`surnames` maps a surname to its kind: chinese, rare (a word, too: in full names only), compound or japanese.

    `honorific_words` stand behind a name (教授, 院長); `offices` are those of them that are titles too; `titles` maps
    each title, those with a prefix (副, 候任) aside, which `kind` knows, to office (one holder), shared (many may hold
    it), listed (an office in lists only, where a gap follows: 財政) or person (says what somebody is). `edges` are the
    words that a name may begin behind, `followers` those that may follow one.
    """

    surnames: dict[str, str]
    honorific_words: frozenset[str]
    honorifics_en: re.Pattern[str]
    offices: frozenset[str]
    titles: dict[str, str]
    prefixes: frozenset[str]  # what may stand before an office and makes another of it
    title_ends: tuple[str, ...]
    title_en: re.Pattern[str]
    title_words_en: frozenset[str]  # the last words of English titles
    openings: frozenset[str]  # characters with which a surname begins
    edges: frozenset[str]
    followers: frozenset[str]
    no_openings: frozenset[str]  # words that begin as names do
    compounds: dict[str, str]  # the characters with which a surname behind them makes a word: 社, 地 of 區

    def kind(self, word: str) -> str | None:
        """Return the kind of a title, one with a prefix included; None of what is no title."""
        found = self.titles.get(word)
        if found is None:
            for size in (2, 1):
                if word[:size] in self.prefixes and (kind := self.titles.get(word[size:])) not in (None, "person"):
                    return kind
        return found


def _rows(name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    for _, cells in descriptor.words(f"people/{name}"):
        yield tuple(standard(cells[column]) for column in columns)


def _alternation(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) or "(?!)"


@cache
def words(name: str, column: str) -> tuple[str, ...]:
    """Return one column of a list of knowledge/people/."""
    return tuple(word for (word,) in _rows(name, column))


@cache
def people_lexicon() -> PeopleLexicon:
    """Return the lexicon, read once."""
    honorifics = list(_rows("honorifics.csv", "honorific", "place", "language"))
    titles = list(_rows("titles.csv", "title", "kind", "language"))
    prefixes = [prefix for (prefix,) in _rows("title_prefixes.csv", "prefix")]
    kinds = {word: kind for word, kind, _ in titles}
    for word, kind, language in titles:
        if language == "zh" and kind == "office" and not word.endswith("助理"):
            kinds.setdefault(word + "助理", kind)
    offices = {word for word, place, _ in honorifics if place == "office"}
    offices |= {prefix + word for prefix in prefixes for word in offices}
    honorific_words = frozenset({*offices, *(word for word, place, _ in honorifics if place != "before")})
    known = vocabulary()
    english = _alternation(word for word, _, language in titles if language == "en")
    surnames: dict[str, str] = dict(_rows("surnames.csv", "surname", "kind"))  # type: ignore[arg-type]
    return PeopleLexicon(
        surnames=surnames,
        honorific_words=honorific_words,
        honorifics_en=re.compile(
            rf"(?<![A-Za-z])(?:{_alternation(w for w, place, _ in honorifics if place == 'before')})(?![A-Za-z])\.?[ ]?"
        ),
        offices=frozenset(offices),
        titles=kinds,
        prefixes=frozenset(prefixes),
        title_ends=tuple(w for w, kind, language in titles if language == "zh" and kind not in ("person", "listed")),
        title_en=re.compile(rf"(?<![A-Za-z])(?:{english})(?![A-Za-z])"),
        title_words_en=frozenset(word.rpartition(" ")[2] for word, _, language in titles if language == "en"),
        openings=frozenset(surname[0] for surname in surnames),
        compounds=dict(_rows("surname_compounds.csv", "surname", "before")),  # type: ignore[arg-type]
        no_openings=frozenset(words("not_names_zh.csv", "word")),
        edges=frozenset({*known, *kinds, *honorific_words}),
        followers=frozenset(
            {
                *honorific_words,
                *words("followers_zh.csv", "word"),
                *(word for word, (kind, _) in known.items() if kind in (Word.AND, Word.BOUNDARY)),
            }
        ),
    )


@cache
def spellings() -> dict[str, frozenset[str]]:
    """Return the spellings of each Chinese surname in Latin letters, in lower case."""
    return {
        surname: frozenset(written.lower().split())
        for surname, written in _rows("surname_spellings.csv", "surname", "spellings")
    }


@cache
def spelt_surnames() -> frozenset[str]:
    """Return every Latin spelling of a Chinese surname, in lower case."""
    return frozenset().union(*spellings().values())


@cache
def given_names() -> frozenset[str]:
    """Return the given names in Latin letters that are common in Hong Kong."""
    return frozenset(words("given_names_en.csv", "name"))
