"""A template told once: sentences chosen, slots filled, and every fact noted that the text then states.

A template (templates/genres/*.toml) is a list of paragraphs, each a list of sentences; where a sentence is a list, one
of it is told, and of `<one|another>` one. Slots:

    {a} {a.en} {a.short} {a.abbr} {a.web} {a.mail}        a body: a is the issuer; b, c and d are others
    {a.phone} {a.tel}                                     its telephone, plain and with a code before
    {p} {p.en} {p.honour} {p.called} {p.office}           a person in an office of a; q of b, r of c, s a second of a
    {issue} {founded} {on:back} {in:span}                 day of issue, year of founding, date of an event, a period
    {n:hundreds} {just:few} {up_to:weeks} {at_least:age}  a figure: with n it may have a qualifier of its own, with the
                                                          others the sentence around it tells which it has

`#1` behind a slot's word makes a second use of it tell the same. "@about", "@contacts", "@background" and "@voices"
stand for a paragraph of templates/shared/, "@background*" for some; the first is the same in all texts of an issuer.
"#en" begins a paragraph in English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from benchmarks.scale import cast, figures
from benchmarks.scale.dice import Dice

SLOT = re.compile(r"\{([a-z_]+)(?:[.:]([a-z_]+))?(#\d)?\}")
EITHER = re.compile(r"<([^<>]*)>")
BODIES, PEOPLE = "abcd", {"p": ("a", 0), "q": ("b", 0), "r": ("c", 0), "s": ("a", 1)}
MOST = 7
HOME = "852"
FIGURES = {"n": None, "just": "exact", "up_to": "up_to", "at_least": "at_least", "under": "under"}
Paragraph = list[str | list[str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a text states: the table that must have it, and the values by which it is known there."""

    table_name: str
    value: str | None = None
    number: float | None = None
    unit: str | None = None
    qualifier: str | None = None


@dataclass(slots=True)
class Scene:
    """Who and when of one text, and the facts told so far (`named` holds bodies and people by their Chinese names)."""

    seed: int
    dice: Dice
    language: str
    issue: date
    bodies: dict[str, cast.Body]
    told: dict[str, str] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)
    named: dict[tuple[str, str], str] = field(default_factory=dict)
    facts: dict[Fact, None] = field(default_factory=dict)

    def all_facts(self) -> list[Fact]:
        """Return the facts of the text, each once, in the order in which they were told, names first."""
        return [*(Fact(table, name) for (table, _), name in self.named.items()), *self.facts]


def scene(seed: int, dice: Dice, language: str) -> Scene:
    """Return the scene of a text: the day, the issuer and three other bodies, no two the same."""
    issue = figures.issued(dice)
    bodies: dict[str, cast.Body] = {}
    for name in BODIES:
        while (body := cast.body(seed, dice.rank(cast.CORE))) in bodies.values():
            pass
        bodies[name] = body
    return Scene(seed, dice, language, issue, bodies)


def tell(scene: Scene, paragraphs: list[Any], shared: dict[str, Any]) -> str:
    """Return the text of a template; the facts that it states are noted in the scene."""
    lines = []
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            lines += _shared(scene, paragraph.strip("@*"), shared, paragraph.endswith("*"))
        else:
            lines.append(_paragraph(scene, scene.dice, paragraph, scene.language))
    return "\n\n".join(line for line in lines if line) + "\n"


def _shared(scene: Scene, name: str, shared: dict[str, Any], several: bool) -> list[str]:
    ways = shared[name][scene.language]
    if name == "about":
        # The same words and figures in every text of this issuer, as in what press releases end with.
        dice = Dice(scene.seed, name, scene.language, scene.bodies["a"].zh)
        return [_paragraph(scene, dice, dice.pick(ways), scene.language)]
    lines = []
    for _ in range(scene.dice.small(1, MOST) if several else 1):
        left = [way for way in range(len(ways)) if (name, way) not in scene.used] or range(len(ways))
        way = scene.dice.pick(left)
        scene.used.add((name, way))
        lines.append(_paragraph(scene, scene.dice, ways[way], scene.language))
    return lines


def _paragraph(scene: Scene, dice: Dice, paragraph: Paragraph, language: str) -> str:
    if paragraph[0] == "#en":
        paragraph, language = paragraph[1:], "en"
    sentences = []
    for ways in paragraph:
        sentence = ways if isinstance(ways, str) else dice.pick(ways)
        sentence = EITHER.sub(lambda either: dice.pick(either[1].split("|")), sentence)
        sentences.append(SLOT.sub(lambda slot: _filled(scene, dice, slot, language), sentence))
    joint = " " if language == "en" else ""
    return re.sub(r" *\n *", "\n", joint.join(sentence for sentence in sentences if sentence))


def _filled(scene: Scene, dice: Dice, slot: re.Match[str], language: str) -> str:
    whole, word, way, again = slot[0], slot[1], slot[2], slot[3]
    if again and whole in scene.told:
        return scene.told[whole]
    if word in BODIES:
        text = _body(scene, scene.bodies[word], way or language)
    elif word in PEOPLE:
        of, place = PEOPLE[word]
        text = _person(scene, cast.person(scene.seed, scene.bodies[of], place), way or language)
    elif word == "issue":
        text = figures.day_in_words(scene.issue, language)
    elif word == "founded":
        text = str(scene.bodies["a"].founded)
        scene.facts[Fact("timeline", text)] = None
    elif word == "on":
        text, edtf = figures.event(dice, way, language, scene.issue)
        scene.facts[Fact("timeline", edtf)] = None
    elif word == "in":
        text, _ = figures.event(dice, way, language, scene.issue)
    elif word in FIGURES:
        text, value, unit, qualifier = figures.figure(dice, way, language, FIGURES[word])
        scene.facts[Fact("statistics", None, value, unit, qualifier)] = None
    else:
        raise ValueError(f"{whole} is no slot: see benchmarks/scale/telling.py for those that there are")
    if again:
        scene.told[whole] = text
    return text


def _body(scene: Scene, body: cast.Body, way: str) -> str:
    if way == "zh":
        scene.named["organisations", body.zh] = body.zh
    elif way == "en":
        scene.named.setdefault(("organisations", body.zh), body.en)
    elif way == "web":
        scene.facts[Fact("contacts", f"https://www.{body.domain}/")] = None
        return f"www.{body.domain}"
    elif way == "mail":
        scene.facts[Fact("contacts", f"info@{body.domain}")] = None
        return f"info@{body.domain}"
    elif way in ("phone", "tel"):
        scene.facts[Fact("contacts", f"+{body.code}{body.phone}".replace(" ", ""))] = None
        number = f"{body.phone[:4]} {body.phone[4:]}"
        if body.code == HOME:
            return number if way == "phone" else f"(852) {number}"
        return f"+{body.code} {number}"
    text: str = getattr(body, way)
    return text


def _person(scene: Scene, person: cast.Person, way: str) -> str:
    if way == "zh":
        scene.named["people", person.zh] = person.zh
    elif way == "en":
        scene.named.setdefault(("people", person.zh), person.en)
    text: str = getattr(person, way)
    return text
