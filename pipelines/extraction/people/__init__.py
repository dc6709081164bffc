"""People: every mention of a named person, in Chinese or Latin letters, and who it is.

A person is known by name beside an honorific, a title, a telephone or a signature; once named, every place that repeats
the name, or the surname with an honorific (謝教授), is a mention too. Names inside names of bodies (李嘉誠醫學院) are
not people. Titles and bodies that go with a person are the business of roles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extraction.bodies.marks import stands_alone
from pipelines.extraction.bodies.names_script import as_written, standard
from pipelines.extraction.claims import Claim
from pipelines.extraction.people import latin as people_latin
from pipelines.extraction.people.chinese import ChineseNames, Found, marks
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.reading.document import Document

_BRACKETED = re.compile(r"[ ]?[（(]((?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir)\.?[ ])?)([A-Z][A-Za-z’'\- .]+?)[）)]")

# Converted from Simplified in the standard of Hong Kong; names are written with the commoner form.
_OF_NAMES = str.maketrans("羣峯鋭悦説温衞", "群峰銳悅說溫衛")
# Surnames that conversion turns into another word where no phrase tells it: 于, 范, 余.
_SURNAMES = {"於": "于", "範": "范", "餘": "余", "鬱": "郁", "鐘": "鍾"}
# Only a bearer of the same honorific is meant by these: 陳小姐 is not 陳醫生.
_SAME_BEARER = frozenset({"先生", "女士", "小姐", "太太", "夫人", "經理", "同學", "老師"})
_HAN = re.compile("[\u3400-\u9fff]")


def find(document: Document, bodies: Sequence[Claim]) -> Iterator[Claim]:
    """Yield one claim of kind person for each mention, in order; `bodies` are the organisation claims of the text."""
    text = standard(document.text, document.metadata.language)
    lexicon = people_lexicon()
    places = list(marks(text))
    if document.metadata.language.startswith("zh-Hans"):
        text = _surnames_kept(text, places)
    chinese = ChineseNames(text, frozenset(claim.end for claim in bodies), lexicon)
    candidates = [*chinese.find(places), *people_latin.find(text, lexicon, places)]
    covered = _Covered(bodies)
    named = _distinct(candidates, covered)
    full = [found for found in named if not found.short]
    names = {text[found.start : found.end] for found in full}
    taken = {found.start for found in named}
    again = [found for found in _repeated(text, names) if found.start not in taken and not covered(found)]
    english = _paired(text, full)
    chinese_of = {latin: name for name, latin in english.items()}
    bearers: dict[str, list[Found]] = {}
    for found in full:
        bearers.setdefault(text[found.start], []).append(found)
    honorifics: dict[str, str] = {}
    for found in full:
        if found.honorific:
            honorifics.setdefault(text[found.start : found.end], found.honorific)
    spelt: dict[str, str] = {}
    for found in sorted([*named, *again]):
        written = text[found.start : found.end]
        of_surname = bearers.get(written[0], [])
        if found.honorific in _SAME_BEARER:
            of_surname = [one for one in of_surname if one.honorific == found.honorific]
        name = _bearer(found.start, of_surname, text) if found.short else written
        if name is None:
            continue
        name = chinese_of.get(name, name)
        latin = not _HAN.search(name)
        if not latin and not found.short and name not in spelt:
            spelt[name] = as_written(document, found.start, found.end) or name.translate(_OF_NAMES)
        name_en = " ".join(name.split()) if latin else english.get(name)
        yield Claim(
            "person",
            found.start,
            found.end,
            {
                "key": f"person:{name_en if latin else name}",
                "name_zh": None if latin else spelt.get(name, name),
                "name_en": name_en,
                "honorific": found.honorific or honorifics.get(name),
            },
            f"people.{found.rule}",
        )


class _Covered:
    """Tells whether a name lies inside a mention of a body."""

    def __init__(self, bodies: Sequence[Claim]):
        spans = sorted((claim.start, -claim.end) for claim in bodies)
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if not self._ends or -end > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(-end)

    def __call__(self, found: Found) -> bool:
        at = bisect_right(self._starts, found.start) - 1
        return at >= 0 and found.start < self._ends[at]


def _distinct(candidates: list[Found], covered: _Covered) -> list[Found]:
    """Keep one reading of each place: a name with its honorific before one without, the longer before the shorter."""
    kept: list[Found] = []
    last_end = -1
    order = {"honorific": 0, "title": 1, "phone": 1, "surname": 3}
    best: dict[int, Found] = {}
    for found in candidates:
        rival = best.get(found.start)
        if rival is None or order.get(found.rule, 2) < order.get(rival.rule, 2):
            best[found.start] = found
    for found in sorted(best.values()):
        if found.start >= last_end and not covered(found):
            kept.append(found)
            last_end = found.end
    return kept


def _repeated(text: str, names: set[str]) -> Iterator[Found]:
    if not names:
        return
    automaton = AhoCorasick(sorted(names), matchkind=MatchKind.LeftmostLongest)
    for _, start, end in automaton.find_matches_as_indexes(text):
        if stands_alone(text, start, end):
            yield Found(start, end, "", end, False, "repeated")


def _bearer(at: int, bearers: list[Found], text: str) -> str | None:
    """Return the name of that one of `bearers` of a surname who was named last before `at`, or first after."""
    if not bearers:
        return None
    chosen = bearers[max(0, bisect_right(bearers, at, key=_start) - 1)]
    return text[chosen.start : chosen.end]


def _surnames_kept(text: str, places: list[tuple[str, int, int]]) -> str:
    """Return a converted text with the surnames right behind titles as they are written."""
    changed = [end for _, _, end in places if text[end : end + 1] in _SURNAMES]
    if not changed:
        return text
    characters = list(text)
    for at in changed:
        characters[at] = _SURNAMES[text[at]]
    return "".join(characters)


def _start(found: Found) -> int:
    return found.start


def _paired(text: str, full: list[Found]) -> dict[str, str]:
    """Return the Latin names that brackets give behind Chinese ones."""
    pairs: dict[str, str] = {}
    # Prof. Joseph LAM 林志明教授: a Latin name with its own honorific right before.
    ends = {one.end: " ".join(text[one.start : one.end].split()) for one in full if one.honorific}
    for found in full:
        name = text[found.start : found.end]
        if not _HAN.search(name):
            continue
        beside = ends.get(found.start - (text[found.start - 1 : found.start] == " "))
        if beside:
            pairs.setdefault(name, beside)
        bracket = _BRACKETED.match(text, found.honorific_end)
        if bracket and " " in bracket[2].strip():
            pairs.setdefault(name, bracket[2].strip())
    return pairs
