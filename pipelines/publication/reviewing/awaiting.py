"""What awaits a decision, each item with the sentence that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.publication import quality
from pipelines.publication.quality.candidates import sentence
from pipelines.resolution import Tables
from validations import schema

Row = Mapping[str, Any]

KINDS: dict[str, str] = {
    "stale": "decisions that no longer fit",
    "candidate": "bodies found in the texts that nobody has looked at",
    "conflict": "what texts state otherwise than each other",
    "unexplained": "numbers that no rule has read or set aside",
    "wording": "rows without an English name, label or title",
    "indicator": "figures without an indicator",
}
"""What sorts of things await a decision, in the order in which they are told."""

_WORDED = (("organisations", "name_en", "name_zh"), ("statistics", "label_en", "label_zh"))
_TITLED = (("timeline", "title_en", "title_zh"),)


class Awaiting(NamedTuple):
    """Something to decide on: a row or a span of a text, what is said of it, and its sentence with the words marked."""

    kind: str
    table_name: str
    row_id: str
    column_name: str
    said: str
    document_id: str
    sentence: str


def awaiting(resolved: Tables, indicators: bool = False) -> list[Awaiting]:
    """Return what awaits a decision in tables, kind by kind; figures without an indicator only if asked for."""
    rows, texts = resolved.rows, resolved.texts
    places = _first_places(rows["evidence"])
    found = [
        *(Awaiting("stale", "", "", "", message, "", "") for message in resolved.stale),
        *_candidates(rows, texts),
        *_conflicts(rows),
        *_unexplained(rows["coverage"], texts),
    ]
    for table, column, original in (*_WORDED, *_TITLED):
        found += _without(table, column, original, "wording", rows, places, texts)
    if indicators:
        found += _without("statistics", "indicator_id", "label_zh", "indicator", rows, places, texts)
    return found


def _first_places(evidence: Sequence[Row]) -> dict[tuple[str, str], Row]:
    places: dict[tuple[str, str], Row] = {}
    for row in sorted(evidence, key=lambda row: (row["document_id"], row["start"])):
        places.setdefault((row["table_name"], row["row_id"]), row)
    return places


def _candidates(rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str]) -> Iterator[Awaiting]:
    for one in quality.candidates(rows, texts):
        names = " / ".join(filter(None, (one.name_zh, one.name_en)))
        said = f"{names} ({one.kind}, {one.mentions} mentions)"
        yield Awaiting("candidate", "organisations", one.organisation_id, "", said, one.document_id, one.sentence)


def _conflicts(rows: Mapping[str, Sequence[Row]]) -> Iterator[Awaiting]:
    for one in quality.conflicts(rows):
        said = f"{one.value!r} is published, for it is {one.rule}; {one.other_document_id} has {one.other_value!r}"
        quotes = f"「{one.quote}」 「{one.other_quote}」"
        yield Awaiting("conflict", one.table_name, one.row_id, one.column_name, said, one.document_id, quotes)


def _unexplained(coverage: Sequence[Row], texts: Mapping[str, str]) -> Iterator[Awaiting]:
    for row in coverage:
        if row["reason"] == quality.UNACCOUNTED:
            at = f"{row['start']} to {row['end']}"
            place = {"document_id": row["document_id"], "start": row["start"], "end": row["end"], "quote": row["text"]}
            told = f"{row['text']!r} ({row['kind']}), characters {at}"
            yield Awaiting("unexplained", "coverage", "", "", told, row["document_id"], sentence(place, texts))


def _without(
    table: str,
    column: str,
    original: str,
    kind: str,
    rows: Mapping[str, Sequence[Row]],
    places: Mapping[tuple[str, str], Row],
    texts: Mapping[str, str],
) -> Iterator[Awaiting]:
    """Yield the rows of a table that have nothing in a column, told by what they are called in the original."""
    key = schema.KEYS[table][0]
    for row in rows[table]:
        # A candidate is listed as one, and named when it is accepted.
        if row[column] or row.get("status") == "candidate":
            continue
        place = places.get((table, row[key]))
        document, words = (place["document_id"], sentence(place, texts)) if place else ("", "")
        yield Awaiting(kind, table, row[key], column, row[original] or "", document, words)
