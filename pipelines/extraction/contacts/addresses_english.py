"""English postal addresses of Hong Kong and Macao: room, floor, building, numbered street, district, region.

Only what stands between commas is read; Chinese addresses, and how both are joined into one list, are
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.words import alternation, words
from pipelines.patterns import later

_FLOOR = (
    r"(?:(?:[0-9]{1,3}(?:\s?[-–&]\s?[0-9]{1,3})?|L?G|UG|M)/F\b(?:\s?[-–&]\s?[0-9]{1,3}/F\b)?\.?|[0-9]{1,3}(?:st|nd|rd|th)\s(?:[Ff]loor|[Ll]evel)"
    r"|(?:Room|Rm\.?|Units?|Suites?|Flat|Shop|Block|Tower|Level|Floor|Phase)\s(?:[0-9][0-9A-Za-z/&-]*|[A-Z][0-9]?)\b)"
)
_CAPITALISED = r"[A-Z][A-Za-z'’.&-]*"
_NAME = rf"{_CAPITALISED}(?:\s(?:of|the|and|for|de|da|do|dos|das|[A-Z0-9][A-Za-z0-9'’.&-]*)){{0,7}}"
_NUMBER = r"(?:No\.?\s?)?[0-9]{1,4}[A-Z]?(?:\s?[-–&]\s?[0-9]{1,4}[A-Z]?)?"
_BLOCK = r"[0-9]{1,2}[A-Z]\b"  # 12W of a science park
_BUILDING = later(
    rf"(?:[A-Z][a-z]+:[ ]?)?({_CAPITALISED}(?: (?:of|the|and|for|{_CAPITALISED})){{0,5}}?"
    r" (?:Building|Complex|Offices|House|Tower|Plaza|Block|Mansion),[ ])"
)
_REACH = 120  # code points in which the room and floor of an address stand before its street
_JOINT = r",?[ \t]*(?:\n[ \t]*)?"


def find(text: str) -> Iterator[ContactSpan]:
    """Yield every English address of `text` in order.

    >>> [found.value for found in find("Address: 10/F, Tower A, 5 Science Park East Avenue, Shatin")]
    ['10/F, Tower A, 5 Science Park East Avenue, Shatin']
    >>> list(find("In 2019 Road safety improved at level 3"))
    []
    """
    done = 0
    for anchor in _anchor().finditer(text):
        if anchor.start() < done:
            continue
        floor = max(done, anchor.start() - _REACH)
        for trigger in _trigger().finditer(text, floor, anchor.end() + len(" Central")):
            found = _address().match(text, trigger.start())
            if found is None or found.end() < anchor.end():
                continue
            end = _cut(text, found)
            if end is not None and end >= anchor.end():
                start = _from_building(text, found.start(), floor)
                yield ContactSpan(start, end, "address", re.sub(r"\s+", " ", text[start:end]))
            done = end or found.end()
            break


def _from_building(text: str, start: int, floor: int) -> int:
    """Return where an address begins, with the building before its street where that begins the line."""
    line = max(floor, text.rfind("\n", floor, start) + 1)
    building = _BUILDING.fullmatch(text, line, start)
    return building.start(1) if building else start


def _cut(text: str, found: re.Match[str]) -> int | None:
    """Return where an address ends: behind its last place, else behind its street if it fills its line."""
    street = _street().search(found.group())
    places = [place.end() for place in _place().finditer(found.group())]
    if places and (street is None or places[-1] > street.end()) and (street or "," in found.group()):
        return found.start() + places[-1]
    line = text.rfind("\n", 0, found.start()) + 1
    alone = not text[line : found.start()].strip() or text[line : found.start()].rstrip().endswith((":", "："))
    return found.end() if street and alone and "," in found.group() else None


@cache
def _anchor() -> re.Pattern[str]:
    """Return the words that give an address away; where there is none, nothing more is looked for."""
    return re.compile("|".join(["/F", "Floor", "Level", *words("street_words_en", "word")]))


@cache
def _street() -> re.Pattern[str]:
    kinds = alternation(words("street_words_en", "word"))
    return re.compile(
        rf"{_NUMBER}\s(?:{_CAPITALISED}\s){{1,5}}?{kinds}(?:\s(?:East|West|North|South|Central))?(?![a-z])"
    )


@cache
def _place() -> re.Pattern[str]:
    names = alternation(words("place_names_en", "place"))
    return re.compile(rf"{names}(?![ ](?!{names})[A-Z])")  # Central, but not that of Central Government Offices


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9])(?:{_FLOOR}|{_street().pattern})")


@cache
def _address() -> re.Pattern[str]:
    place = _place().pattern
    part = rf"(?>{_FLOOR}|{_street().pattern}|{place}|{_NAME}|{_BLOCK}|{_NUMBER}\s{_NAME})"
    return re.compile(rf"{part}(?:,{_JOINT[2:]}{part}){{0,9}}")
