"""Which ways to reach somebody are one, whose they are, and the row of each.

A phone, an address or a page is one row however often it is printed; two texts that give it to different
bodies disagree, and a body and its own parent do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.resolution.facts import Fact
from pipelines.resolution.names import fold
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Telling

_PAGES = {"website", "link"}
_URL_HEAD = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)

_OF_YEAR = re.compile(r"//[^/]*(?<!\d)20\d\d(?!\d)")


def of_event(website: str) -> bool:
    """Tell whether a home page is that of an event of one year, which is nobody's home page.

    >>> of_event("https://www.example2025.org/"), of_event("https://www.example.org/2025")
    (True, False)
    """
    return _OF_YEAR.search(website) is not None


def canonical(kind: str, value: str) -> str:
    """Return what makes two contacts one: a URL without scheme, `www.` and last slash, an address folded.

    >>> canonical("website", "https://www.hkgp.org/") == canonical("link", "http://hkgp.org")
    True
    """
    if kind in _PAGES:
        host, slash, path = _URL_HEAD.sub("", value.strip()).rstrip("/").partition("/")
        return f"url:{host.lower()}{slash}{path}"
    return f"{kind}:{fold(value) if kind == 'address' else value.strip().lower()}"


def block(telling: Telling) -> str:
    """Return what a contact shares with all tellings of the same."""
    return canonical(str(telling.values["kind"]), str(telling.values["value"]))


def across(tellings: Iterable[Telling]) -> list[Fact]:
    """Merge the contacts that settled sources tell into rows of contacts."""
    groups: dict[str, list[Telling]] = {}
    for telling in tellings:
        groups.setdefault(block(telling), []).append(telling)
    facts = []
    for key, told in groups.items():
        told.sort(key=lambda telling: telling.place)
        fact = Fact(told, _row(told))
        fact.sign("contact", [key])
        facts.append(fact)
    return facts


def _specific(telling: Telling) -> tuple[int, bool, tuple[int, int, int]]:
    owners = ("organisation", "parent", "person", "unit_zh")
    order, start, end = telling.place
    return (
        sum(bool(telling.get(owner)) for owner in owners),
        telling.get("purpose") not in (None, "general"),
        (-order, -start, -end),
    )


def _row(told: list[Telling]) -> Row:
    ranked = sorted(told, key=_specific, reverse=True)
    best = ranked[0]
    kinds = {str(t.values["kind"]) for t in told}
    body = next((b for t in ranked if (b := t.get("organisation"))), None)
    same_body = [t for t in ranked if t.get("organisation") in (None, body)]
    return {
        "contact_id": "",
        "kind": "website" if "website" in kinds else str(best.values["kind"]),
        "value": best.values["value"],
        "raw_value": best.get("raw_value") or best.quote,
        "organisation_id": body,
        "person_id": next((p for t in same_body if (p := t.get("person"))), None),
        "unit_zh": next((u for t in same_body if (u := t.get("unit_zh"))), None),
        "purpose": next((p for t in ranked if (p := t.get("purpose")) not in (None, "general")), "general"),
        "personal": any(bool(t.get("personal")) for t in told),
        "rule": best.claim.rule,
    }
