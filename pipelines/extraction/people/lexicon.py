"""Surnames, honorifics and titles: the words beside which the name of a person stands.

Only loads knowledge/people/ and compiles it. The lists are language; no person's name is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.extraction.bodies.names_script import standard
from pipelines.knowledge import sheets

_FOLDER = Path(__file__).resolve().parents[2] / "knowledge" / "people"


@dataclass(frozen=True, slots=True)
class PeopleLexicon:
    """`surnames` maps a surname to its kind: chinese, compound or japanese.

    `honorific_words` stand behind a name (教授, 院長); `offices` are those of them that are titles too; `titles` maps
    each title, those with a prefix (副, 候任) included, to office (one holder), shared (many may hold it) or person
    (says what somebody is).
    """

    surnames: dict[str, str]
    honorific_words: frozenset[str]
    honorifics_en: re.Pattern[str]
    offices: frozenset[str]
    titles: dict[str, str]
    title_ends: tuple[str, ...]
    title: re.Pattern[str]  # Chinese ones, longest first
    title_en: re.Pattern[str]


def _rows(name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    for _, cells in sheets.read(_FOLDER / name, columns):
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
        if language == "zh" and kind != "person":
            for prefix in prefixes:
                kinds.setdefault(prefix + word, kind)
            if kind == "office" and not word.endswith("助理"):
                kinds.setdefault(word + "助理", kind)
    offices = {word for word, place, _ in honorifics if place == "office"}
    offices |= {prefix + word for prefix in prefixes for word in offices}
    return PeopleLexicon(
        surnames=dict(_rows("surnames.csv", "surname", "kind")),  # type: ignore[arg-type]
        honorific_words=frozenset({*offices, *(word for word, place, _ in honorifics if place != "before")}),
        honorifics_en=re.compile(
            rf"\b(?:{_alternation(w for w, place, _ in honorifics if place == 'before')})\b\.?[ ]?"
        ),
        offices=frozenset(offices),
        titles=kinds,
        title_ends=tuple(word for word, _, language in titles if language == "zh"),
        title=re.compile(
            rf"(?:{_alternation(prefixes)})?"
            rf"(?:{_alternation(word for word, _, language in titles if language == 'zh')})(?:助理)?"
        ),
        title_en=re.compile(rf"\b(?:{_alternation(word for word, _, language in titles if language == 'en')})\b"),
    )
