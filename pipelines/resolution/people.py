"""Who is who among people, and which office each holds in which text.

People are one where their names are; a text that has only the Latin name joins the person of other texts
whose Chinese name goes with it, if there is just one. Namesakes are not told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.resolution.groups import Groups
from pipelines.resolution.identifiers import Named, Registry, digest
from pipelines.resolution.names import fold, slug, tidy
from pipelines.resolution.organisations import Bodies
from pipelines.resolution.tellings import Fact, Source, Telling, identify


@dataclass(slots=True)
class People:
    """The resolved people and the way from a text's key to a person."""

    facts: list[Fact]
    _by_key: dict[tuple[str, str], str]

    def of_key(self, source: Source, key: str | None) -> str | None:
        """Return the identifier of the person that `key` means in a source; None where it is no row."""
        return None if key is None else self._by_key.get((source.document_id, key))


def resolve(sources: Sequence[Source], registry: Registry) -> People:
    """Group all mentions of people into rows of people."""
    local: dict[tuple[int, str], list[Telling]] = {}
    for source in sources:
        for telling in source.tellings("person"):
            local.setdefault((source.order, str(telling.values["key"])), []).append(telling)
    members = list(local)
    groups = Groups(len(members))
    _join(groups, list(local.values()))
    facts = []
    for group in groups.listed():
        told = [local[members[i]] for i in group]
        fact = Fact(sorted((t for tellings in told for t in tellings), key=lambda t: t.place))
        names = dict.fromkeys(fold(name) for t in fact.tellings for c in ("name_zh", "name_en") if (name := t.get(c)))
        keys = tuple(f"person:{name}" for name in names) or tuple(f"person:{fold(members[i][1])}" for i in group)
        # All names together tell apart people of whom one shares a name with the other.
        closer = f"{'+'.join(keys)}|"
        fact.named = Named(keys, (*_minted(told), f"person-{digest(closer)}"), (closer,))
        fact.row = {
            "person_id": "",
            "name_zh": _name(fact.tellings, "name_zh"),
            "name_en": _name(fact.tellings, "name_en"),
            "honorific": _commonest(fact.tellings, "honorific"),
            "rule": fact.tellings[0].claim.rule,
        }
        facts.append(fact)
    identify(facts, "people", registry)
    by_key = {
        (t.source.document_id, str(t.values["key"])): str(fact.row["person_id"])
        for fact in facts
        for t in fact.tellings
    }
    return People(facts, by_key)


def _join(groups: Groups, tellings: list[list[Telling]]) -> None:
    by_key: dict[str, int] = {}
    chinese: dict[str, int] = {}
    latin: dict[str, list[int]] = {}
    for i, told in enumerate(tellings):
        groups.join(by_key.setdefault(fold(str(told[0].values["key"])), i), i)
        for telling in told:
            if name := telling.get("name_zh"):
                groups.join(chinese.setdefault(fold(name), i), i)
            if name := telling.get("name_en"):
                latin.setdefault(fold(name), []).append(i)
    for found in latin.values():
        with_chinese = {groups.find(i) for i in found if any(t.get("name_zh") for t in tellings[i])}
        if len(with_chinese) <= 1:
            for i in found:
                groups.join(found[0], i)


def _minted(told: list[list[Telling]]) -> tuple[str, ...]:
    first, digests = [], []
    for tellings in told:
        name_zh, name_en = _name(tellings, "name_zh"), _name(tellings, "name_en")
        hashed = f"person-{digest(fold(name_zh or name_en or str(tellings[0].values['key'])))}"
        first.append((slug(name_en) if name_en else "") or hashed)
        digests.append(hashed)
    return tuple(dict.fromkeys((*first, *digests)))


def _name(tellings: Sequence[Telling], column: str) -> str | None:
    found = _commonest(tellings, column)
    return tidy(found) if found else None


def _commonest(tellings: Sequence[Telling], column: str) -> str | None:
    counted = Counter(str(value) for telling in tellings if (value := telling.get(column)))
    return counted.most_common(1)[0][0] if counted else None


def roles(sources: Sequence[Source], people: People, bodies: Bodies, registry: Registry) -> list[Fact]:
    """Return one fact for each person, body and title that one document gives.

    The same title told once with and once without its body is one office. A role whose person is no row is
    left out.
    """
    facts = []
    for source in sources:
        offices: dict[tuple[str, str], dict[str | None, list[Telling]]] = {}
        for telling in source.tellings("role"):
            person = people.of_key(source, telling.get("person"))
            title = fold(str(telling.get("title_zh") or telling.get("title_en") or ""))
            if person and title:
                body = bodies.of_key(source, telling.get("organisation"))
                offices.setdefault((person, title), {}).setdefault(body, []).append(telling)
        for (person, title), held in offices.items():
            if None in held and len(held) == 2:
                body = next(body for body in held if body)
                held[body] += held.pop(None)
            facts += [_role(source, person, title, body, told) for body, told in held.items()]
    return identify(facts, "roles", registry)


def _role(source: Source, person: str, title: str, body: str | None, told: list[Telling]) -> Fact:
    told.sort(key=lambda t: t.place)
    parts = (source.document_id, fold(str(told[0].values["person"])), title)
    title_en = next((t.get("title_en") for t in told if t.get("title_en")), None)
    row = {
        "role_id": "",
        "person_id": person,
        "organisation_id": body,
        "title_zh": next((t.get("title_zh") for t in told if t.get("title_zh")), None),
        "title_en": title_en,
        "document_id": source.document_id,
        "rule": told[0].claim.rule,
    }
    fact = Fact(told, row)
    fact.sign("role", ["|".join(parts)], ["|".join((*parts, body or ""))])
    return fact
