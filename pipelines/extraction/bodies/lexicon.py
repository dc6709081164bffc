"""The words from which names of bodies are built, and those that end them, in one automaton.

One pass over a text marks every known word; what is left between marks is unknown, and unknown characters beside a
suffix are what makes a name a name. The word lists are language and live in knowledge/organisations/; the authority's
names ride along in the same automaton.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import chain
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extraction.bodies.authority import Authority, Known, load
from pipelines.extraction.bodies.names_script import all_han, standard
from pipelines.knowledge import descriptor


class Word(IntEnum):
    """What a marked word does in a name."""

    KNOWN = 0  # a reviewed body's name
    SUFFIX = 1  # 大學, 協會: ends a name
    PLACE = 2  # 香港, 國際: begins one
    FIELD = 3  # 衞生, 基因組: common noun of official names
    NAME = 4  # 賽馬會, 養和: part of a name that holds another word's characters
    GENERIC = 5  # 本地, 兩間: makes what follows a common noun
    AND = 6  # 及, 和, 與
    BOUNDARY = 7  # 於, 表示, 主席: no name reaches across
    UNKNOWN = 8  # unmarked characters


class Suffix(NamedTuple):
    """A suffix: the kind of body it names, and what must stand before it, `after_place` and `alone` (without one).

    any: nothing more (立法會, 香港大學); more: any word (煤氣有限公司); field: a word of official names
    (衞生署); fields: two of them or a long one (平等機會委員會); seat: a field, or a region alone (澳門基金會); name:
    characters that no list knows (養和醫院); local: a field, but not after a place as wide as the world (國際網絡);
    quoted: only in quotation marks or with a bracket; part: only behind a body's name (生物系); never: as part, and
    what stood before was only its beginning (柏克萊分校); none: no part of a name (總部).
    """

    kind: str
    after_place: str
    alone: str


class Place(NamedTuple):
    """A word that begins names: its ISO 3166 code where it has one; scope is place, region, foreign, wide or world."""

    jurisdiction: str
    scope: str


_GOVERNMENT = "政府"

BREAK = "\n"  # stands between clauses that are marked in one pass; no word holds it

Information = Known | Suffix | Place | None


class Mixed(NamedTuple):
    """The reviewed names that are not all Chinese: their bodies, and the number of the first of them as a trigger."""

    start: int
    bodies: list[Known]


Ancestors = tuple[tuple[int, Known], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Two automata: of all words with their classes, and of the triggers (suffixes and reviewed names) alone.

    The words are numbered by their class: those below `alone` may be a name by themselves, those below `ending` may
    end one, those from `inner` on end a run, and `breaking` is BREAK. `whole` are the reviewed names that no other word
    begins with: where a clause does, it begins with the name.
    """

    automaton: AhoCorasick
    classes: list[Word]
    information: list[Information]
    words: dict[str, int]
    alone: int
    ending: int
    inner: int
    breaking: int
    triggers: AhoCorasick
    mixed: Mixed
    whole: frozenset[int]
    authority: Authority
    begun: dict[tuple[str, str], Ancestors]

    def ancestors(self, known: Known, name: str) -> Ancestors:
        """Return the bodies with whose names a reviewed body's name begins, and how much of it is theirs.

        香港大學 is one of 香港大學李嘉誠醫學院.
        """
        found = self.begun.get((known.organisation_id, name))
        return tuple(self.begin(known, name)) if found is None else found

    def begin(self, known: Known, name: str) -> Iterator[tuple[int, Known]]:
        """Yield what `ancestors` returns, worked out anew."""
        bodies = self.authority.bodies
        parent = bodies.get(known.parent_id or "")
        while parent:
            begun = [n for n in parent.names if len(n) < len(name) and name.startswith(n) and n[-2:] != _GOVERNMENT]
            longest = max(map(len, begun), default=0)
            # 香港大學深圳醫院 is no part of a university as its faculties are: its own place names it.
            if begun and not any(self.is_place(name[longest : longest + size]) for size in (2, 3)):
                yield longest, parent
            parent = bodies.get(parent.parent_id or "")

    def is_place(self, word: str) -> bool:
        """Tell whether a word is a place and no body's name."""
        at = self.words.get(word)
        return at is not None and self.classes[at] is Word.PLACE


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    for _, cells in descriptor.words(f"organisations/{name}.csv"):
        yield cells


def _words(name: str) -> list[str]:
    return standard("\n".join([cells["word"] for cells in _rows(name)])).splitlines()


@cache
def vocabulary() -> dict[str, tuple[Word, Information]]:
    """Return the words of the grammar with their classes; where two lists share a word, the first class keeps it."""
    found: dict[str, tuple[Word, Information]] = {}
    for cells in _rows("suffixes"):
        found[standard(cells["suffix"])] = (
            Word.SUFFIX,
            Suffix(cells["kind"], cells["after_place"], cells["alone"]),
        )
    for cells in _rows("places"):
        found.setdefault(standard(cells["place"]), (Word.PLACE, Place(cells["jurisdiction"], cells["scope"])))
    for conjunction in ("及", "和", "與", "暨", "以及"):
        found.setdefault(conjunction, (Word.AND, None))
    lists = (
        ("fields", Word.FIELD),
        ("name_words", Word.NAME),
        ("generics", Word.GENERIC),
        ("boundaries", Word.BOUNDARY),
    )
    for name, kind in lists:
        for word in _words(name):
            found.setdefault(word, (kind, None))
    return found


def build(authority: Authority) -> Lexicon:
    """Build the automata of the grammar's words and the authority's names."""
    entries = dict(vocabulary())
    mixed: dict[str, Known] = {}
    for body in authority.bodies.values():
        for name in body.names:
            if all_han(name.replace("·", "")):
                entries[name] = (Word.KNOWN, body)
                continue
            mixed[name] = body
            if name.isascii() and " " in name:
                mixed[name.upper()] = body
        mixed.update(dict.fromkeys(_bracketed(body), body))
    ranked: list[list[str]] = [[] for _ in range(2 * len(Word))]
    for word, entry in entries.items():
        ranked[2 * entry[0] + (not _alone(*entry))].append(word)
    words = list(chain.from_iterable(ranked))
    classes = [entries[word][0] for word in words]
    triggers = words[: bisect_right(classes, Word.SUFFIX)]
    lexicon = Lexicon(
        AhoCorasick([*words, BREAK], matchkind=MatchKind.LeftmostLongest),
        classes,
        [entries[word][1] for word in words],
        {word: at for at, word in enumerate(words)},
        sum(_alone(*entries[word]) for word in triggers),
        len(triggers),
        bisect_left(classes, Word.BOUNDARY),
        len(words),
        AhoCorasick([*triggers, *mixed], matchkind=MatchKind.LeftmostLongest),
        Mixed(len(triggers), list(mixed.values())),
        _whole(words, bisect_right(classes, Word.KNOWN), len(triggers)),
        authority,
        {},
    )
    known = [(name, body) for name, (_, body) in entries.items() if isinstance(body, Known)]
    for name, body in [*known, *mixed.items()]:
        lexicon.begun[body.organisation_id, name] = tuple(lexicon.begin(body, name)) if body.parent_id else ()
    return lexicon


def _alone(kind: Word, information: Information) -> bool:
    return kind is Word.KNOWN or (isinstance(information, Suffix) and information.alone == "any")


def _whole(words: list[str], known: int, triggers: int) -> frozenset[int]:
    """Return the numbers of the first `known` words, those with which a word that is no trigger begins left out."""
    begun = {word[:size] for word in words[triggers:] for size in range(1, len(word))}
    return frozenset(at for at in range(known) if words[at] not in begun)


def _bracketed(body: Known) -> list[str]:
    """Return the forms of a government's name with its short name in brackets: 香港特別行政區（特區）政府."""
    full, *others = body.names
    if not full.endswith(_GOVERNMENT):
        return []
    short = [name.removesuffix(_GOVERNMENT) for name in others if name.endswith(_GOVERNMENT)]
    place = full.removesuffix(_GOVERNMENT)
    return [f"{place}{left}{word}{right}{_GOVERNMENT}" for word in short for left, right in ("（）", "()")]


@cache
def default() -> Lexicon:
    """Return the lexicon with the project's own authority file, built once."""
    return build(load())
