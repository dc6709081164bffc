"""Names of bodies in Latin letters: capitalised words around University, Hospital, Limited and their like.

Reads full names only (Hong Kong Anti-Cancer Society, University of Hong Kong, Harbour Genomics Limited) and leaves
single capitalised words to companies.py. A common noun with capitals (Board of Directors, Head Office) is no name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.knowledge import descriptor, sheets
from pipelines.patterns import later

_WORD = r"(?:(?:St|Mt|(?:[A-Z]\.)*[A-Z])\.|[A-Z][A-Za-z0-9'’&\-]*)"
_JOIN = r"(?:of the|of|for the|for|and|the|&|de|in|on)"
# The class comes before the look behind it, for a search that starts with a class is fast.
_FIRST = r"[A-Z](?<![A-Za-z0-9@./_\-][A-Z])(?:t?\.(?=[ ])|(?:\.[A-Z])+\.(?=[ ])|[A-Za-z0-9'’&\-]*)"
_LISTED = later(r"\b(?:[A-Z][a-z]+, )+$")
_LONGEST_LIST = 40
_SEATS = tuple(f" in the {region}" for region in ("HKSAR", "Hong Kong Special Administrative Region", "Hong Kong SAR"))
_FORMS = frozenset({"inc", "ltd", "limited", "llc", "corp", "plc", "gmbh", "co", "holdings"})
_SMALL = frozenset({"of", "the", "and", "for", "in"})
_BUILDINGS = (" court", " house", " centre", " center", " exchange", " estate", " park")
_FLOOR = later(r"(?:[0-9A-Z]/F\.?|[Ff]loor|(?:Flat|Room|Rm|Unit|Block|Tower|Suite|Shop)s? [0-9A-Z\-]+),? ?$")
_LONGEST_FLOOR = 20
_STREET = later(r",? (?:No\.? ?)?[0-9]+[A-Z]?(?:[–\-][0-9]+)? [A-Z][a-z]+")
_BEFORE_FORM = (",", ".", " (")
# The legal form behind a comma or a full stop: Orvel Therapeutics, Inc., Harbour Instruments Co., Ltd.
_FORM = later(r"\.?,? ?(?:Ltd|Limited|Inc|LLC|Corp|PLC|GmbH|Pte\.? Ltd|S\.A|N\.V|B\.V)\b\.?")
# The country in brackets before it: Orvel Diagnostics (Hong Kong) Limited.
_BRANCH = later(r" \((?:[A-Z][A-Za-z]+ ?){1,2}\)(?: [A-Z][a-z]+){0,2} (?:Co\.?,? ?)?(?:Limited|Ltd)\b\.?")
CAPITALISED = later(rf"{_FIRST}(?:[ ](?:{_JOIN}[ ])?{_WORD})*")

_OWNING = ("’s", "'s")
_TOPICAL = frozenset(
    ["committee", "commission", "council", "group", "panel", "subcommittee", "centre", "center", "force", "board"]
)
_DATES = frozenset((
    "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
))  # fmt: skip
_HOUSES = frozenset({"education", "facility", "healthcare"})
HONORIFICS = frozenset({"Dr", "Prof", "Professor", "Mr", "Mrs", "Ms", "Miss", "Ir", "Sir", "Dame"})
_REALMS = frozenset({"state", "city", "county", "republic", "kingdom", "commonwealth", "district", "government"})


class English(NamedTuple):
    """A Latin name and the kind of body its key word tells."""

    start: int
    end: int
    kind: str


@cache
def rows() -> list[tuple[str, str, str]]:
    """Return word, kind and place of each row of the list of English words."""
    told = descriptor.words("organisations/english_words.csv")
    return [(cells["word"], cells["kind"], cells["place"]) for _, cells in told]


@cache
def _keys() -> tuple[dict[str, tuple[str, bool]], frozenset[str], frozenset[str]]:
    keys = {
        word.lower(): (kind, place == "leads") for word, kind, place in rows() if place in ("leads", "ends", "legal")
    }
    return (
        keys,
        frozenset(word.lower() for word, _, place in rows() if place == "generic"),
        frozenset(word.lower() for word, _, place in rows() if place == "opener"),
    )


def find(text: str) -> Iterator[English]:
    """Yield the full Latin names of bodies in `text`."""
    for run in CAPITALISED.finditer(text):
        words = run[0]
        start, end = run.span()
        if text.startswith(_BEFORE_FORM, end) and (form := _FORM.match(text, end) or _BRANCH.match(text, end)):
            words += form[0]
        if " " in words:  # a name has two words
            for name in _in_run(text, words, start):
                yield _whole(text, name, start) if name.kind == "government" else name


def _of_address(text: str, start: int, end: int) -> bool:
    """Tell whether a house is part of an address: 12/F, Wing Fat Centre, 181 Wing Fat Street."""
    floor = _FLOOR.search(text, max(0, start - _LONGEST_FLOOR), start)
    return floor is not None or _STREET.match(text, end) is not None


def _whole(text: str, name: English, start: int) -> English:
    """Return an office's name with the fields listed before it and the region it is seated in."""
    low = _list_begins(text, name) if name.start == start else name.start
    region = next((region for region in _SEATS if text.startswith(region, name.end)), "")
    return English(low, name.end + len(region), name.kind)


def _list_begins(text: str, name: English) -> int:
    """Return where an office's name begins that lists its fields: Science, Technology and Innovation Bureau."""
    low = name.start
    if text[low - 2 : low] != ", " or text[low : name.end].split(" ", 2)[1] not in ("and", "&"):
        return low
    listed = _LISTED.search(text, max(0, low - _LONGEST_LIST), low)
    while listed and not is_field(text[listed.start() : text.find(",", listed.start())]):
        listed = _LISTED.search(text, listed.start() + 1, low)
    return listed.start() if listed else low


def _in_run(text: str, run: str, offset: int) -> Iterator[English]:
    keys, generic, openers = _keys()
    words: list[tuple[str, int, int]] = []
    end = -1
    keyed = False
    for word in run.split(" "):
        start, end = end + 1, end + 1 + len(word)
        words.append((word, start, end))
        keyed = keyed or word.lower().rstrip(".,") in keys or (word.endswith(_OWNING) and word[:-2].lower() in keys)
    if not keyed:
        return
    proper = _class("proper")
    first = _behind_member(words, _behind_office(words), keys)
    while first < len(words):
        last, kind = -1, ""
        at = first
        while at < len(words):
            word = _plain(words[at][0])
            if word in ("and", "&") and last >= first and _with_place(words, last) == at - 1:
                break  # the name before is complete: another begins
            if word in keys:
                last, kind = at, keys[word][0]
                if words[at][0].endswith(_OWNING):
                    break  # the Legislative Council's panel
                if at + 2 < len(words) and _goes_on(words, at, keys):
                    if kind in _HOUSES and _inside(words, at + 1, keys):
                        break  # the centre of the hospital is named before it
                    last = _after_of(words, at + 2)
                    if last + 2 < len(words) and words[last + 1][0].lower() == "of":
                        break
                    at = last
            at += 1
        if last < 0:
            return
        if last + 1 < len(words) and words[last + 1][0] == "Offices":
            return  # Central Government Offices is an address
        last = _with_place(words, last)
        within = _past_outer(words, first, last)
        if within > first:
            first = within
            kind = next((keys[_plain(word)][0] for word, _, _ in words[last:first:-1] if _plain(word) in keys), kind)
        while first < last and words[first][0].lower().rstrip(".,") in openers:
            first += 1
        span = words[first : last + 1]
        name = " ".join(word for word, _, _ in span)
        plain = name.lower().removesuffix("’s").removesuffix("'s")
        if len(span) > 1 and plain not in generic and (plain in proper or not _all_common(span, keys, openers)):
            end = span[-1][2] - (2 if name.endswith(_OWNING) else 0)
            if not (plain.endswith(_BUILDINGS) and _of_address(text, offset + span[0][1], offset + end)):
                yield English(offset + span[0][1], offset + end, kind)
        first = last + 1
        while first < len(words) and words[first][0].lower() in ("and", "&", "of", "for", "the", "in"):
            first += 1


def _behind_office(words: list[tuple[str, int, int]]) -> int:
    """Return where a name begins behind an office held in it: Chief Executive Officer of Harbour Genomics Limited."""
    offices = _class("office")
    held = [at for at in range(len(words) - 2) if words[at + 1][0] == "of" and words[at][0].lower() in offices]
    return held[-1] + 2 if held else 0


def _goes_on(words: list[tuple[str, int, int]], at: int, keys: dict[str, tuple[str, bool]]) -> bool:
    """Tell whether a key word is followed by what its body is of, for or on: Working Group on Rare Diseases."""
    word, join = _plain(words[at][0]), words[at + 1][0].lower()
    if join == "on":
        return word in _TOPICAL and words[at + 2][0][:3].lower() not in _DATES
    return keys[word][1] and join in ("of", "for")


def _behind_member(words: list[tuple[str, int, int]], first: int, keys: dict[str, tuple[str, bool]]) -> int:
    """Return where a name begins behind who belongs to the body: Lu Ming of the Liaison Office, Dr Lu of a Clinic."""
    person = words[first][0].rstrip(".") in HONORIFICS
    for at in range(first, len(words) - 2):
        if _plain(words[at][0]) in keys:
            return first
        if at == first or words[at][0].lower() != "of" or words[at - 1][0].lower() in _REALMS:
            continue
        if person or _inside(words, at, keys):
            return at + 1 + (words[at + 1][0].lower() == "the")
    return first


def _inside(words: list[tuple[str, int, int]], of: int, keys: dict[str, tuple[str, bool]]) -> bool:
    """Tell whether `of the` at a place is followed by the name of a body: of the Harbour Hospital."""
    return words[of + 1][0].lower() == "the" and any(_plain(word) in keys for word, _, _ in words[of + 2 :])


def _plain(word: str) -> str:
    word = word.lower()
    return word[:-2] if word.endswith(_OWNING) else word.rstrip(".,")


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
        word = words[at][0].lower()
        if word in ("and", "&") and _another(words[at + 1 :], keys):
            break  # University of Oxford and Imperial College
        if word == "of" and at + 2 < len(words) and _inside(words, at, keys):
            break  # Department of Surgery of the University of Oxford
        if words[at][0][0].isupper() and word not in _SMALL:
            last = at
        at += 1
    return last


def _another(words: list[tuple[str, int, int]], keys: dict[str, tuple[str, bool]]) -> bool:
    """Tell whether the words behind an `and` are a name of their own: Imperial College, but not Therapeutics."""
    joined = [at for at, (word, _, _) in enumerate(words) if word.lower() in ("and", "&")]
    words = words[: joined[0]] if joined else words
    return len(words) > 1 and any(word.lower() in keys for word, _, _ in words)


def _all_common(span: list[tuple[str, int, int]], keys: dict[str, tuple[str, bool]], openers: frozenset[str]) -> bool:
    return all(word.lower() in keys or word.lower() in openers or word.islower() for word, _, _ in span)


def is_key_word(word: str) -> bool:
    """Tell whether a Latin word is one by which names of bodies are known, as Hospital."""
    return word.lower() in _keys()[0]


@cache
def _fields() -> frozenset[str]:
    rows = descriptor.words("organisations/translations.csv")
    return frozenset(word for _, cells in rows for word in sheets.listed(cells["english"]))


def is_field(word: str) -> bool:
    """Tell whether a Latin word is one of the fields of official names, as Science."""
    return word.lower() in _fields()


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
    return frozenset(word for word, _, its_place in rows() if its_place == place)


def is_part(name: str) -> bool:
    """Tell whether a name is a faculty's or school's by its subject alone: Faculty of Medicine."""
    first, _, rest = name.partition(" ")
    if not rest.startswith("of "):
        return False
    subject = rest.removeprefix("of ").lower()
    return first.lower() in _class("part") or (first.lower() == "department" and subject in _class("subject"))


def stem(name: str) -> str:
    """Return a Latin name, folded, without its legal form: orvel therapeutics of Orvel Therapeutics, Inc."""
    words = name.lower().replace(",", "").split()
    while len(words) > 1 and words[-1].rstrip(".") in _FORMS:
        words.pop()
    return " ".join(words)


def same_form(name: str, other: str) -> bool:
    """Tell whether two names of one stem are of one legal form, or one of none."""
    forms = [one.lower().replace(",", "").replace(".", "")[len(stem(one)) :] for one in (name, other)]
    return not all(forms) or forms[0] == forms[1]
