"""Every fact's places in the texts, and every number of the texts with the fact that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipelines.resolution.names import fold
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source, Telling

Place = tuple[str, str]
"""A table and the identifier of a row in it."""

FIELDS = {"statistics": "value", "timeline": "date", "contacts": "value"}
"""The column of its table that a telling supports, where it supports one."""


def of_fact(place: Place, tellings: Iterable[Telling]) -> Iterator[Row]:
    """Yield one row per telling of a fact."""
    return (row(place, telling, FIELDS.get(place[0])) for telling in tellings)


def of_body(body: Row, mention: Telling) -> Row:
    """Return the row of a mention of a body."""
    return row(("organisations", body["organisation_id"]), mention, _name_field(mention, body) or "aliases")


def of_person(person: Row, mention: Telling) -> Row:
    """Return the row of a mention of a person."""
    return row(("people", person["person_id"]), mention, _name_field(mention, person))


def founding(telling: Telling) -> Row | None:
    """Return a row for an event that founds a body, for the body whose `founded` it supports; None for any other.

    What is only planned has founded nothing.
    """
    if telling.get("kind") == "founding" and telling.get("subject") and not telling.get("planned"):
        return row(("organisations", telling.values["subject"]), telling, "founded")
    return None


def row(place: Place, telling: Telling, field: str | None) -> Row:
    """Return a row of evidence."""
    return {
        "table_name": place[0],
        "row_id": place[1],
        "document_id": telling.source.document_id,
        "start": telling.claim.start,
        "end": telling.claim.end,
        "quote": telling.quote,
        "field": field,
        "rule": telling.claim.rule,
    }


def _name_field(telling: Telling, named: Row) -> str | None:
    """Return which name of a body or person a mention is; None where it is neither."""
    mention = fold(str(telling.get("mention") or telling.quote))
    return next((name for name in ("name_zh", "name_en") if named[name] and fold(named[name]) == mention), None)


def coverage(source: Source, places: Mapping[int, Place]) -> Iterator[Row]:
    """Yield a row for each number, date, phone, e-mail and URL of a text: the row that uses it, or why none does.

    `places` has the row that each claim of the text made, by the claim's index. A date that is used by no claim is the
    document's own. A number said to be used whose claim made no row, and one set aside without a reason, are
    `unexplained`: rows to look at. Of two claims about one span the used one comes first.
    """
    found = (_number(telling, places.get(telling.get("claim"))) for telling in source.told("number"))
    return iter(sorted(found, key=lambda row: row["status"] != "used"))


def _number(telling: Telling, place: Place | None) -> Row:
    claimed = telling.get("status") == "used"
    if claimed and telling.get("claim") is None and telling.get("number_kind") == "date":
        place = ("documents", telling.source.document_id)
    used = claimed and place is not None
    return {
        "document_id": telling.source.document_id,
        "start": telling.claim.start,
        "end": telling.claim.end,
        "text": telling.quote,
        "kind": telling.get("number_kind"),
        "status": "used" if used else "set_aside",
        "table_name": place[0] if used and place else None,
        "row_id": place[1] if used and place else None,
        "reason": None if used else telling.get("reason") or "unexplained",
    }
