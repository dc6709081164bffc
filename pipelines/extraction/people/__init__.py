"""People: every mention of a named person, in Chinese or Latin letters, and who it is.

A person is known by name beside an honorific, a title, a telephone or a signature; once named, every place that repeats
the name, or the surname with an honorific (謝教授), is a mention too. Names inside names of bodies (李嘉誠醫學院) are
not people. Titles and bodies that go with a person are the business of roles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extraction.bodies.marks import stands_alone
from pipelines.extraction.bodies.names_script import as_written, standard
from pipelines.extraction.claims import Claim
from pipelines.extraction.people import beside, romanised
from pipelines.extraction.people import latin as people_latin
from pipelines.extraction.people.chinese import ChineseNames, Found, is_han
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.extraction.people.marks import marks
from pipelines.extraction.people.spelling import common, of_names
from pipelines.patterns import later
from pipelines.reading.document import Document

_BRACKETED = re.compile(r"[ ]?[（(]((?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir)\.?[ ])?)([A-Z][A-Za-z’'\- .]+?)[）)]")

# Surnames that conversion turns into another word where no phrase tells it: 于, 范, 余.
_SURNAMES = {"於": "于", "範": "范", "餘": "余", "鬱": "郁", "鐘": "鍾"}
# Only a bearer of the same honorific is meant by these: 陳小姐 is not 陳醫生.
_SAME_BEARER = frozenset({"先生", "女士", "小姐", "太太", "夫人", "經理", "同學", "老師"})
_SEXES = dict.fromkeys(("先生", "Mr", "Sir"), "m") | dict.fromkeys(
    ("女士", "小姐", "太太", "夫人", "Ms", "Mrs", "Miss", "Dame"), "f"
)
_HAN = re.compile("[\u3400-\u9fff]")
_FIRST_CHINESE = "\u3000"
_DOTS = ("·", "‧", "・")  # between the parts of a foreign name
_PART = later("[·‧・]([\u3400-\u9fff]{1,6})(?![\u3400-\u9fff])")
_LONGEST_PART = 7  # characters of a part, with its dot
_PLAIN = 3  # characters of most names
_FEW = 24  # names that are looked for one by one
_BESIDE = 40  # code points between a Chinese and a Latin name that stand together: 麥可晴女士 Ms Hazel Mak
_CHINESE_BRACKETED = later("[ ]?[（(]([\u3400-\u9fff]{2,4})[）)]")


def find(document: Document, bodies: Sequence[Claim], text: str | None = None) -> Iterator[Claim]:
    """Yield one claim of kind person for each mention, in order; `bodies` are the organisation claims of the text.

    `text` is that of the document in the standard spelling, where that is known before.
    """
    language = document.metadata.language
    text = of_names(standard(document.text, language) if text is None else text, language)
    lexicon = people_lexicon()
    places = marks(text)
    if language.startswith("zh-Hans"):
        text = _surnames_kept(text, places)
    chinese = ChineseNames(text, frozenset(claim.end for claim in bodies), lexicon)
    labels = beside.labels(text)
    candidates = [
        *chinese.find(places),
        *beside.find(chinese, labels),
        *people_latin.find(text, lexicon, places, labels),
    ]
    covered = _Covered(bodies)
    named = _distinct(candidates, covered, text)
    if any(dot in text for dot in _DOTS):
        named = _dotted(named, chinese)
    full = [found for found in named if not found.short]
    names = {text[found.start : found.end] for found in full}
    named = [_married(found, names, text) for found in named]
    full = [found for found in named if not found.short]
    taken = {found.start for found in named}
    again = [found for found in _repeated(text, names) if found.start not in taken and not covered(found, text)]
    english = _paired(text, full)
    chinese_of = {latin: name for name, latin in english.items()}
    bearers: dict[str, list[Found]] = {}
    for found in full:
        bearers.setdefault(text[found.start], []).append(found)
    honorifics: dict[str, str] = {}
    for found in full:
        if found.honorific:
            honorifics.setdefault(text[found.start : found.end], found.honorific)
    families = {part: name for name in names if (part := name.rpartition("·")[2]) != name}
    spelt: dict[str, str] = {}
    for found in sorted([*named, *again]):
        written = text[found.start : found.end]
        if " " in written and _HAN.match(written):
            written = written.replace(" ", "")  # 岡田 陽子
        of_surname = bearers.get(written[0], [])
        same = [one for one in of_surname if one.honorific == found.honorific]
        if same or found.honorific in _SAME_BEARER:
            of_surname = same  # 陳醫生 is that one of two Chans who is a doctor
        name = _bearer(found.start, of_surname, text) if found.short else written
        if name is None:
            continue
        name = families.get(name) or chinese_of.get(name, name)
        latin = not _HAN.search(name)
        if not latin and not found.short and name not in spelt:
            first, last = document.raw_span(found.start, found.end)
            plain = document.raw[first:last] == name
            spelt[name] = name if plain else as_written(document, found.start, found.end) or common(name)
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


def _married(found: Found, names: set[str], text: str) -> Found:
    """Return a name with the husband's surname before it where the text has it elsewhere: 陳黃淑芳."""
    if found.short or found.end - found.start != _PLAIN or text[found.start - 1 : found.end] not in names:
        return found
    return found._replace(start=found.start - 1)


def _dotted(named: list[Found], names: ChineseNames) -> list[Found]:
    """Make one name of the parts of a foreign one, whether both have been read or one: 詹姆斯·艾利森."""
    text = names.text
    whole: list[Found] = []
    for found in named:
        if found.start > 1 and text[found.start - 1] in _DOTS and is_han(text[found.start - 2]) and not found.short:
            start = found.start - 1
            while start > found.start - _LONGEST_PART and is_han(text[start - 1]):
                start -= 1
                if found.start - start > 2 and names.left_ok(start):
                    break
            if whole and whole[-1].end > start:
                start = whole.pop().start
            found = found._replace(start=start)
        elif text[found.end : found.end + 1] in _DOTS and not found.honorific:
            part = _PART.match(text, found.end)
            if part and not any(names.lexicon.kind(part[1][:size]) for size in (2, 3, 4)):
                found = found._replace(end=part.end(), honorific_end=part.end())
        if not whole or found.start >= whole[-1].end:
            whole.append(found)
        elif found.end > whole[-1].end or found.honorific:
            whole[-1] = found._replace(start=min(found.start, whole[-1].start))
    return whole


def _bilingual(text: str) -> bool:
    """Tell whether a text says as much in Latin letters as in Chinese, as one told twice does."""
    han = (len(text.encode()) - len(text)) // 2
    return len(text) - han > han


class _Covered:
    """Tells whether a name lies inside a mention of a body."""

    def __init__(self, bodies: Sequence[Claim]):
        self._starts: list[int] = []
        self._ends: list[int] = []
        last = -1
        for claim in sorted(bodies, key=itemgetter(1)):
            if claim[2] > last:
                last = claim[2]
                self._starts.append(claim[1])
                self._ends.append(last)

    def __call__(self, found: Found, text: str) -> bool:
        at = bisect_right(self._starts, found.start) - 1
        if at < 0 or found.start >= self._ends[at]:
            # 曾任中大校長: a body that begins inside makes a name of what only looks like one.
            return at + 1 < len(self._starts) and self._starts[at + 1] < found.end and not found.short
        # Ms Mary Chan of the Hospital Authority: what an honorific opens is no name of a body.
        opened = found.start == self._starts[at] and found.rule == "honorific" and found.honorific.isascii()
        return not (opened and text.startswith((" of ", " at ", " from "), found.end))


def _distinct(candidates: list[Found], covered: _Covered, text: str) -> list[Found]:
    """Keep one reading of each place: a name with its honorific before one without, the longer before the shorter."""
    kept: list[Found] = []
    last_end = -1
    order = {"honorific": 0, "byline": 0, "title": 1, "phone": 1, "surname": 3}
    best: dict[int, Found] = {}
    for found in candidates:
        rival = best.get(found.start)
        if rival is None or order.get(found.rule, 2) < order.get(rival.rule, 2):
            best[found.start] = found
    for found in sorted(best.values()):
        if found.start >= last_end and not covered(found, text):
            kept.append(found)
            last_end = found.end
    return kept


def _repeated(text: str, names: set[str]) -> Iterator[Found]:
    for start, end in _places(text, names):
        if stands_alone(text, start, end):
            yield Found(start, end, "", end, False, "repeated")


def _places(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where names stand, of two that begin together the longer; many of them are worth an automaton."""
    if len(names) > _FEW:
        automaton = AhoCorasick(sorted(names), matchkind=MatchKind.LeftmostLongest)
        for _, start, end in automaton.find_matches_as_indexes(text):
            yield start, end
        return
    places: dict[int, int] = {}
    for name in names:
        at = text.find(name)
        while at >= 0:
            places[at] = max(places.get(at, 0), at + len(name))
            at = text.find(name, at + len(name))
    last = 0
    for start in sorted(places):
        if start >= last:
            last = places[start]
            yield start, last


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
    chinese: list[tuple[str, Found]] = []
    latin: list[tuple[str, Found]] = []
    for found in full:
        name = text[found.start : found.end]
        if name[0] < _FIRST_CHINESE:
            latin.append((" ".join(name.split()), found))
        else:
            chinese.append((name, found))
    # Prof. Joseph LAM 林志明教授: a Latin name with its own honorific right before.
    ends = {found.end: name for name, found in latin if found.honorific}
    for name, found in latin:
        bracketed = _CHINESE_BRACKETED.match(text, found.end)
        if bracketed and romanised.spells(bracketed[1], name):
            pairs.setdefault(bracketed[1], name)
    for name, found in chinese:
        if ends and (beside := ends.get(found.start - (text[found.start - 1 : found.start] == " "))):
            pairs.setdefault(name, beside)
        bracket = _BRACKETED.match(text, found.honorific_end)
        if bracket and " " in bracket[2].strip():
            pairs.setdefault(name, bracket[2].strip())
    if chinese and latin:
        taken = set(pairs.values())
        apart = {name: found.start for name, found in reversed(chinese) if name not in pairs}
        alone = {name: found.start for name, found in reversed(latin) if name not in taken}
        near = None if _bilingual(text) else _BESIDE
        in_order = sorted(apart.items(), key=itemgetter(1)), sorted(alone.items(), key=itemgetter(1))
        sexes = {
            " ".join(text[found.start : found.end].split()): _SEXES.get(found.honorific) for found in reversed(full)
        }

        def differ(name: str, written: str) -> bool:
            """Tell whether the honorifics of two names are of a man and a woman."""
            return {sexes.get(name), sexes.get(written)} == {"m", "f"}

        pairs.update(romanised.paired(*in_order, near, differ))
    return pairs
