"""Bodies and people of an archive that never was, each made from its rank alone: names, offices, contacts.

Names are put together from parts in templates/names.toml; none is meant to be that of a real body or person.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.scale.dice import Dice

NAMES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "templates" / "names.toml").read_text("utf-8"))
CORE = 30
KNOWN = 16384


@dataclass(frozen=True, slots=True)
class Body:
    """A body: its names, the kind that its suffix tells, how to reach it (`phone` after the `code` of its place)."""

    zh: str
    en: str
    short: str
    abbr: str
    kind: str
    domain: str
    code: str
    phone: str
    founded: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person in an office of a body."""

    zh: str
    en: str
    honour: str
    honour_en: str
    called: str
    office: str
    office_en: str


@lru_cache(maxsize=KNOWN)
def body(seed: int, rank: int) -> Body:
    """Return the body of a rank; two ranks may be the same body, which then has everything in common."""
    dice = Dice(seed, "body", rank)
    place, place_en, code, first_figures = dice.pick(NAMES["places"])
    (first, first_en), (second, second_en) = dice.pick(NAMES["coined_first"]), dice.pick(NAMES["coined_second"])
    suffix = dice.pick(NAMES["suffixes"])
    field, field_en = dice.pick(NAMES["fields"]) if suffix["field"] else ("", "")
    coined, coined_en = first + second, f"{first_en} {second_en}"
    zh = f"{place}{coined}{field}{suffix['zh']}"
    en = " ".join(suffix["en"].format(place=place_en, coined=coined_en, field=field_en).split())
    own = Dice(seed, "ways", zh)
    rest = 7 - len(first_figures)
    abbr = "".join(word[0] for word in en.split() if word[0].isupper())
    return Body(
        zh,
        en,
        coined + suffix["short"],
        abbr,
        suffix["kind"],
        f"{coined_en.replace(' ', '').lower()}-{abbr.lower()}{suffix['domain']}",
        code,
        f"{first_figures}{3 + own.below(3)}{own.below(10**rest):0{rest}}",
        1950 + own.below(49),
    )


@lru_cache(maxsize=KNOWN)
def person(seed: int, of: Body, place: int) -> Person:
    """Return who is in an office of a body; `place` counts the offices of its kind from 0."""
    dice = Dice(seed, "person", of.zh, place)
    surname, surname_en = dice.pick(NAMES["surnames"])
    (first, first_en), (second, second_en) = dice.pick(NAMES["given_first"]), dice.pick(NAMES["given_second"])
    offices = NAMES["offices"][of.kind]
    office, office_en = offices[place % len(offices)]
    honour, honour_en = dice.pick(NAMES["honours"])
    name = (
        f"{first_en} {second_en} {surname_en}" if dice.share() < 0.2 else f"{surname_en} {first_en}-{second_en.lower()}"
    )
    return Person(surname + first + second, name, honour, honour_en, surname + honour, office, office_en)
