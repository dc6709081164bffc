"""Which office a person holds, by the word of one document."""

from __future__ import annotations

from pipelines.resolution.facts import Fact
from pipelines.resolution.names import fold
from pipelines.resolution.tellings import Source, Telling


def within(source: Source) -> list[Fact]:
    """Return one fact for each person, body and title that a settled source gives.

    The same title told once with and once without its body is one office. A role whose person is no row is
    left out.
    """
    offices: dict[tuple[str, str], dict[str | None, list[Telling]]] = {}
    for telling in source.told("role"):
        person = telling.get("person")
        title = fold(str(telling.get("title_zh") or telling.get("title_en") or ""))
        if person and title:
            offices.setdefault((person, title), {}).setdefault(telling.get("organisation"), []).append(telling)
    facts = []
    for (person, title), held in offices.items():
        if None in held and len(held) == 2:
            body = next(body for body in held if body)
            held[body] += held.pop(None)
        facts += [_role(source, person, title, body, told) for body, told in held.items()]
    return facts


def _role(source: Source, person: str, title: str, body: str | None, told: list[Telling]) -> Fact:
    told.sort(key=lambda t: t.place)
    parts = (source.document_id, fold(str(told[0].values["person_key"])), title)
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
