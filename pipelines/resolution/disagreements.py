"""Claims that cannot both hold: all are published, with the one that was chosen and the rule why.

What counts: the founding of a body, the value of one indicator for one period and subject, the owner of a
contact, the place of an event, the Latin name of a person. A vaguer or rounder claim that admits the other
does not disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipelines.resolution.facts import Fact
from pipelines.resolution.identifiers import digest
from pipelines.resolution.names import fold
from pipelines.resolution.periods import days
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Telling


def _rows(
    table: str, row_id: str, column: str, claims: Sequence[tuple[Any, Telling, bool]], reason: str
) -> Iterator[Row]:
    for value, telling, chosen in claims:
        row = {
            "table_name": table,
            "column_name": column,
            "value": str(value),
            "document_id": telling.source.document_id,
            "start": telling.claim.start,
            "end": telling.claim.end,
            "quote": telling.quote,
            "chosen": chosen,
            "reason": reason,
        }
        yield signed(row, row_id)


def signed(row: Row, row_id: str) -> Row:
    """Return a row of disagreements as one about the row `row_id`, with the identifier that follows from its values."""
    columns = ("column_name", "value", "document_id", "start", "end")
    parts = (row["table_name"], row_id, *(str(row[column]) for column in columns))
    return {**row, "row_id": row_id, "disagreement_id": f"disagreement-{digest(*parts)}"}


def founded(foundings: Iterable[Telling], rows: Sequence[Row], publishers: Mapping[str, str | None]) -> Iterator[Row]:
    """Fill in `founded` of organisations from the events that found them; yield the claims where they disagree.

    Of several dates the most exact one is taken, then that of the body's own publication, then the earliest
    text's. `publishers` maps a document to the body that issued it.
    """
    claims: dict[str, list[Telling]] = {}
    for telling in foundings:
        if body := telling.get("subject"):
            claims.setdefault(body, []).append(telling)
    by_id = {row["organisation_id"]: row for row in rows}
    for body, told in sorted(claims.items()):

        def rank(telling: Telling, body: str = body) -> tuple[Any, ...]:
            own = publishers.get(telling.source.document_id) == body
            return (days(str(telling.values["date"])).length, not own, telling.place)

        best = min(told, key=rank)
        winner = str(best.values["date"])
        by_id[body]["founded"] = winner
        several = len({telling.source.order for telling in told}) > 1
        if several and not all(days(winner).within(days(str(t.values["date"]))) for t in told):
            dated = [(t.values["date"], t, t.values["date"] == winner) for t in sorted(told, key=rank)]
            yield from _rows(
                "organisations",
                body,
                "founded",
                dated,
                "most exact, then the body's own text, then the earliest",
            )


def _reach(telling: Telling) -> tuple[float, float]:
    """Return the least and the greatest value that a claim admits."""
    value = float(telling.values["value"])
    top = telling.get("value_max")
    slack = abs(value) * 0.1
    return {
        "over": (value, float("inf")),
        "at_least": (value, float("inf")),
        "nearly": (value - slack, value),
        "about": (value - slack, value + slack),
        "up_to": (float("-inf"), value),
        "under": (float("-inf"), value),
    }.get(str(telling.get("qualifier")), (value, value if top is None else float(top)))


def compared(row: Row) -> tuple[Any, ...] | None:
    """Return what a figure shares with those that it must agree with; None where nothing says what it measures when."""
    if not (row["indicator_id"] and row["period"]):
        return None
    same = ("indicator_id", "subject_id", "geography", "period", "unit", "per", "measure")
    return (
        *(row[name] for name in same),
        tuple(sorted(row["dimensions"].items())),
        fold(row["counted_zh"] or ""),
    )


def values(statistics: Iterable[Fact]) -> Iterator[Row]:
    """Yield figures of one indicator, subject, geography and period whose values exclude each other.

    Each figure keeps its row; the chosen one is that of the row told by most texts, then by the earliest.
    """
    groups: dict[tuple[Any, ...], list[Fact]] = {}
    for fact in statistics:
        if key := compared(fact.row):
            groups.setdefault(key, []).append(fact)
    for facts in groups.values():
        texts = {t.source.document_id for fact in facts for t in fact.tellings}
        reaches = [_reach(fact.tellings[0]) for fact in facts]
        apart = max(low for low, _ in reaches) > min(high for _, high in reaches)
        if len(facts) < 2 or len(texts) < 2 or not apart:
            continue
        ranked = sorted(facts, key=lambda f: (-len({t.source.order for t in f.tellings}), f.tellings[0].place))
        for fact in ranked:
            claims = [(fact.row["value_exact"], t, fact is ranked[0]) for t in fact.tellings]
            yield from _rows(
                "statistics",
                fact.row["statistic_id"],
                "value",
                claims,
                "told by most texts, then the earliest",
            )


def _column(
    claims: Sequence[tuple[str, Telling]],
    agree: Callable[[str, str], bool],
    place: tuple[str, str, str],
    published: str | None,
    reason: str,
) -> Iterator[Row]:
    """Yield the claims about one column of a merged row if any does not agree with the value published."""
    if published and any(not agree(value, published) for value, _ in claims):
        yield from _rows(*place, [(value, telling, value == published) for value, telling in claims], reason)


def _told(tellings: Sequence[Telling], name: str) -> list[tuple[str, Telling]]:
    return [(value, telling) for telling in tellings if (value := telling.get(name))]


def _within(one: str, other: str) -> bool:
    return fold(one) in fold(other) or fold(other) in fold(one)


def owners(contact: Fact, parents: Mapping[str, str | None]) -> Iterator[Row]:
    """Yield the claims about whose a contact is, where they disagree; `parents` has the body above a body."""

    def related(one: str, other: str) -> bool:
        return one == other or parents.get(one) == other or parents.get(other) == one

    row = contact.row
    place = ("contacts", row["contact_id"], "organisation_id")
    why = "the telling that names most of body, person and unit, then the earliest"
    yield from _column(_told(contact.tellings, "organisation"), related, place, row["organisation_id"], why)


def places(event: Fact) -> Iterator[Row]:
    """Yield the claims about where an event was, where they disagree."""
    place = ("timeline", event.row["event_id"], "place")
    why = "the fullest telling of the most exact date"
    yield from _column(_told(event.tellings, "place"), _within, place, event.row["place"], why)


def latin_names(person: Row, mentions: Sequence[Telling]) -> Iterator[Row]:
    """Yield the claims about the Latin name of a person, where they disagree."""
    place = ("people", person["person_id"], "name_en")
    why = "the commonest form, then the earliest"
    yield from _column(_told(mentions, "name_en"), _within, place, person["name_en"], why)
