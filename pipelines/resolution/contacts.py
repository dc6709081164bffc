"""Which ways to reach somebody are one, whose they are, and the row of each.

A phone, an address or a page is one row however often it is printed; two texts that give it to different
bodies disagree, and a body and its own parent do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.resolution.identifiers import Registry
from pipelines.resolution.names import fold
from pipelines.resolution.organisations import Bodies
from pipelines.resolution.people import People
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Fact, Source, Telling, identify

_PAGES = {"website", "link"}
_URL_HEAD = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)


def canonical(kind: str, value: str) -> str:
    """Return what makes two contacts one: a URL without scheme, `www.` and last slash, an address folded.

    >>> canonical("website", "https://www.hkgp.org/") == canonical("link", "http://hkgp.org")
    True
    """
    if kind in _PAGES:
        host, slash, path = _URL_HEAD.sub("", value.strip()).rstrip("/").partition("/")
        return f"url:{host.lower()}{slash}{path}"
    return f"{kind}:{fold(value) if kind == 'address' else value.strip().lower()}"


def resolve(sources: Sequence[Source], bodies: Bodies, people: People, registry: Registry) -> list[Fact]:
    """Merge contact claims into rows of contacts."""
    groups: dict[str, list[Telling]] = {}
    for source in sources:
        for telling in source.tellings("contact"):
            groups.setdefault(canonical(str(telling.values["kind"]), str(telling.values["value"])), []).append(telling)
    facts = []
    for key, told in groups.items():
        fact = Fact(told, _row(told, bodies, people))
        fact.sign("contact", [key])
        facts.append(fact)
    return identify(facts, "contacts", registry)


def _row(told: list[Telling], bodies: Bodies, people: People) -> Row:
    parents = {row["organisation_id"]: row["parent_id"] for row in bodies.rows}

    def specific(telling: Telling) -> tuple[int, bool, tuple[int, int, int]]:
        body = bodies.of_key(telling.source, telling.get("organisation"))
        owners = (
            body,
            body and parents.get(body),
            people.of_key(telling.source, telling.get("person")),
            telling.get("unit_zh"),
        )
        order, start, end = telling.place
        return (
            sum(map(bool, owners)),
            telling.get("purpose") not in (None, "general"),
            (-order, -start, -end),
        )

    ranked = sorted(told, key=specific, reverse=True)
    best = ranked[0]
    kinds = {str(t.values["kind"]) for t in told}
    body = next((b for t in ranked if (b := bodies.of_key(t.source, t.get("organisation")))), None)
    same_body = [t for t in ranked if bodies.of_key(t.source, t.get("organisation")) in (None, body)]
    return {
        "contact_id": "",
        "kind": "website" if "website" in kinds else str(best.values["kind"]),
        "value": best.values["value"],
        "raw_value": best.get("raw_value") or best.quote,
        "organisation_id": body,
        "person_id": next((p for t in same_body if (p := people.of_key(t.source, t.get("person")))), None),
        "unit_zh": next((u for t in same_body if (u := t.get("unit_zh"))), None),
        "purpose": next((p for t in ranked if (p := t.get("purpose")) not in (None, "general")), "general"),
        "personal": any(bool(t.get("personal")) for t in told),
        "rule": best.claim.rule,
    }
