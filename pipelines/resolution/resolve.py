"""Claims of many texts in, the dataset's tables out: the order of work, and the tables all facts share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from pipelines.extraction.claims import Claim
from pipelines.knowledge import Knowledge
from pipelines.reading.document import Document
from pipelines.resolution import (
    contacts,
    decisions,
    disagreements,
    documents,
    evidence,
    organisations,
    people,
    statistics,
    timeline,
)
from pipelines.resolution.identifiers import Registry
from pipelines.resolution.indicators import Indicators
from pipelines.resolution.organisations import Bodies
from pipelines.resolution.tables import COLUMNS, KEYS, Row, Tables, key_of
from pipelines.resolution.tellings import Fact, order


def resolve(documents_: Iterable[tuple[Document, Sequence[Claim]]], knowledge: Knowledge | None = None) -> Tables:
    """Return the tables that the claims of all documents make together.

    Claims have raw offsets. `knowledge` is the project's own where none is given; Knowledge.empty() is
    allowed. The same documents give the same tables in whatever order they come. Decisions of people that no
    longer fit are told of in the tables' `stale`.
    """
    known = Knowledge.load() if knowledge is None else knowledge
    sources = order(documents_)

    def register(table: str) -> Registry:
        return Registry.of(known.registry, table)

    bodies = organisations.resolve(sources, known, register("organisations"))
    persons = people.resolve(sources, register("people"))
    facts = {
        "people": persons.facts,
        "roles": people.roles(sources, persons, bodies, register("roles")),
        "statistics": statistics.resolve(sources, bodies, Indicators(known.matches).of, register("statistics")),
        "timeline": timeline.resolve(sources, bodies, register("timeline")),
        "contacts": contacts.resolve(sources, bodies, persons, register("contacts")),
    }
    _add_websites(bodies, facts["contacts"])
    rows: dict[str, list[Row]] = {
        "documents": documents.rows(sources, bodies.of_name),
        "organisations": bodies.rows,
    }
    publishers = {row["document_id"]: row["publisher_id"] for row in rows["documents"]}
    disagreeing = list(disagreements.founded(facts["timeline"], bodies, publishers))
    disagreeing += disagreements.among(facts, bodies)
    rows |= {table: [fact.row for fact in made] for table, made in facts.items()}
    tellings = {("organisations", row_id): told for row_id, told in bodies.tellings.items()}
    tellings |= {(table, fact.row[key_of(table)]): fact.tellings for table, made in facts.items() for fact in made}
    rows["evidence"] = evidence.rows(
        tellings, {table: {r[key_of(table)]: r for r in rows[table]} for table in ("organisations", "people")}
    )
    dated = (telling for fact in facts["timeline"] for telling in fact.tellings)
    rows["evidence"] += evidence.foundings(dated, bodies)
    rows["coverage"] = evidence.coverage(sources, tellings)
    rows["indicators"] = [asdict(indicator) for indicator in known.indicators.values()]
    rows["disagreements"] = disagreeing
    keys = {("organisations", name.row_id): (name.keys, name.closer) for name in bodies.named}
    keys |= {
        (table, fact.named.row_id): (fact.named.keys, fact.named.closer)
        for table, made in facts.items()
        for fact in made
    }
    tables = Tables(
        {table: _ordered(table, rows[table]) for table in COLUMNS},
        keys,
        bodies.decisions,
        bodies.stale,
        {source.document_id: source.document.raw for source in sources},
    )
    decisions.apply(tables, known.corrections)
    decisions.apply(tables, known.translations)
    return tables


def _ordered(table: str, rows: list[Row]) -> list[Row]:
    """Return rows with their columns in order, sorted by key; of rows with one key, the first."""
    columns, key = COLUMNS[table], KEYS[table]
    untouched = {"decision": None} if "decision" in columns else {}
    unique: dict[tuple[str, ...], Row] = {}
    for row in rows:
        unique.setdefault(tuple(row[name] for name in key), {name: (untouched | row)[name] for name in columns})
    return [unique[values] for values in sorted(unique, key=lambda values: [(v is not None, v) for v in values])]


def _add_websites(bodies: Bodies, found: Sequence[Fact]) -> None:
    """Give each body without a reviewed website the home page that its earliest text prints."""
    by_id = {row["organisation_id"]: row for row in bodies.rows}
    for fact in found:
        row = by_id.get(fact.row["organisation_id"])
        if row is not None and fact.row["kind"] == "website" and not row["website"]:
            row["website"] = fact.row["value"]
