"""Every fact's places in the texts, and every number of the texts with the fact that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipelines.resolution.names import fold
from pipelines.resolution.organisations import Bodies
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source, Telling

Place = tuple[str, str]
"""A table and the identifier of a row in it."""

# The column of its table that a telling supports, where it supports one.
_FIELDS = {"statistics": "value", "timeline": "date", "contacts": "value"}


def rows(tellings: Mapping[Place, Sequence[Telling]], named: Mapping[str, Mapping[str, Row]]) -> list[Row]:
    """Return one row per telling of each fact; `named` holds the rows of bodies and people by identifier."""
    return [
        _row(
            (table, row_id),
            telling,
            _name_field(telling, named[table][row_id]) if table in named else _FIELDS.get(table),
        )
        for (table, row_id), told in tellings.items()
        for telling in told
    ]


def foundings(events: Iterable[Telling], bodies: Bodies) -> Iterator[Row]:
    """Yield a row for each telling of a founding, for the body whose `founded` it supports."""
    for telling in events:
        body = bodies.of_key(telling.source, telling.get("subject")) if telling.get("kind") == "founding" else None
        if body:
            yield _row(("organisations", body), telling, "founded")


def _row(place: Place, telling: Telling, field: str | None) -> Row:
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


def _name_field(telling: Telling, row: Row) -> str | None:
    """Return which name of a body or person a mention supports."""
    mention = fold(str(telling.get("mention") or telling.quote))
    for column in ("name_zh", "name_en"):
        if row[column] and fold(row[column]) == mention:
            return column
    return "aliases" if "aliases" in row else None


def coverage(sources: Sequence[Source], tellings: Mapping[Place, Sequence[Telling]]) -> list[Row]:
    """Return one row for each number, date, phone, e-mail and URL: the row that uses it, or why none does.

    A date that is used by no claim is the document's own. A number said to be used whose claim made no row,
    and one set aside without a reason, are `unexplained`: rows to look at. Of two claims about one span the
    used one comes first.
    """
    places = {(t.source.order, t.index): place for place, told in tellings.items() for t in told}
    found = [
        _number(telling, places.get((source.order, telling.get("claim"))))
        for source in sources
        for telling in source.tellings("number")
    ]
    return sorted(found, key=lambda row: row["status"] != "used")


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
