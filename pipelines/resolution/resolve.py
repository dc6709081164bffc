"""Claims of many texts in, the dataset's tables out: the order of work, all in memory."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from pipelines.extraction.claims import Claim
from pipelines.knowledge import Knowledge
from pipelines.reading.document import Document
from pipelines.resolution import (
    contacts,
    decisions,
    disagreements,
    evidence,
    organisations,
    people,
    portraits,
    roles,
    statistics,
    timeline,
)
from pipelines.resolution.facts import Fact, identify
from pipelines.resolution.identifiers import Registry
from pipelines.resolution.indicators import Indicators
from pipelines.resolution.organisations import Bodies
from pipelines.resolution.people import People
from pipelines.resolution.settling import Settler, body_of
from pipelines.resolution.tables import COLUMNS, Row, Tables, key_of, ordered
from pipelines.resolution.tellings import Source, Telling, order
from pipelines.resolution.testimony import testify


def resolve(documents: Iterable[tuple[Document, Sequence[Claim]]], knowledge: Knowledge | None = None) -> Tables:
    """Return the tables that the claims of all documents make together.

    Claims have raw offsets. `knowledge` is the project's own where none is given; Knowledge.empty() is
    allowed. The same documents give the same tables in whatever order they come. Decisions of people that no
    longer fit are told of in the tables' `stale`.
    """
    return resolve_told([(testify(document, claims), document.raw) for document, claims in documents], knowledge)


def resolve_told(texts: Sequence[tuple[Source, str]], knowledge: Knowledge | None = None) -> Tables:
    """Return the tables that what texts have told makes, each given with the raw text; otherwise as `resolve`."""
    known = Knowledge.load() if knowledge is None else knowledge
    sources = order(source for source, _ in texts)

    def register(table: str) -> Registry:
        return Registry.of(known.registry, table)

    sketches = [portraits.sketched(source) for source in sources]
    namings = [people.named(source) for source in sources]
    drawn = portraits.gathered(
        pair for source, found in zip(sources, sketches, strict=True) for pair in portraits.portraits(source, found)
    )
    present = {source.document_id for source in sources}
    bodies = organisations.resolve(drawn, known, register("organisations"), present)
    persons = people.resolve(
        portraits.gathered(pair for found in namings for pair in people.people(found)), register("people")
    )
    settlers = _settlers(bodies, persons, sketches, namings, Indicators(known.matches))
    settled = [settler.settled(source) for settler, source in zip(settlers, sources, strict=True)]
    facts = {
        "roles": [fact for source in settled for fact in roles.within(source)],
        "statistics": statistics.across(fact for source in settled for fact in statistics.within(source)),
        "timeline": timeline.across(telling for source in settled for telling in source.told("event")),
        "contacts": contacts.across(telling for source in settled for telling in source.told("contact")),
    }
    for table, made in facts.items():
        facts[table] = identify(made, table, register(table))
    add_websites(bodies.rows, facts["contacts"])
    rows: dict[str, list[Row]] = {
        "documents": [
            settler.document(source, bodies.of_name) for source, settler in zip(sources, settlers, strict=True)
        ],
        "organisations": bodies.rows,
        "people": persons.rows,
        **{table: [fact.row for fact in made] for table, made in facts.items()},
        "indicators": [asdict(indicator) for indicator in known.indicators.values()],
    }
    publishers = {row["document_id"]: row["publisher_id"] for row in rows["documents"]}
    founded = [t for fact in facts["timeline"] for t in fact.tellings if evidence.founding(t)]
    rows["disagreements"] = list(disagreements.founded(founded, bodies.rows, publishers))
    mentions = list(_mentions(sources, settlers, bodies, persons))
    rows["disagreements"] += _disagreeing(facts, bodies, persons, mentions)
    rows["evidence"] = list(_evidence(facts, mentions, founded))
    rows["coverage"] = _coverage(sources, facts, mentions)
    named = {"organisations": bodies.named, "people": persons.named}
    named |= {table: [fact.named for fact in made] for table, made in facts.items()}
    tables = Tables(
        {table: ordered(table, rows[table]) for table in COLUMNS},
        {(table, name.row_id): (name.keys, name.closer) for table, names in named.items() for name in names},
        bodies.decisions,
        bodies.stale,
        {source.document_id: raw for source, raw in sorted(texts, key=lambda pair: pair[0].order)},
    )
    decisions.apply(tables, known.corrections)
    decisions.apply(tables, known.translations)
    return tables


def _settlers(
    bodies: Bodies,
    persons: People,
    sketches: Sequence[Mapping[str, tuple[portraits.Sketch, list[Telling]]]],
    namings: Sequence[Mapping[str, tuple[people.Naming, list[Telling]]]],
    indicators: Indicators,
) -> list[Settler]:
    """Return for each source the way from its keys to rows; the keys of the authority file hold in every text."""
    by_id = {row["organisation_id"]: body_of(row) for row in bodies.rows}
    reviewed = {f"org:{row_id}": body for row_id, body in by_id.items()}
    settlers = []
    for sketched, named in zip(sketches, namings, strict=True):
        own = {
            key: by_id[bodies.by_sign[sign]]
            for key, (sketch, _) in sketched.items()
            if (sign := sketch.sign) in bodies.by_sign
        }
        who = {key: persons.by_sign[naming.sign] for key, (naming, _) in named.items()}
        settlers.append(Settler(ChainMap(own, reviewed), who, indicators.of))
    return settlers


def _mentions(
    sources: Sequence[Source], settlers: Sequence[Settler], bodies: Bodies, persons: People
) -> Iterator[tuple[str, Row, Telling]]:
    """Yield the mentions of bodies and people that are rows: table, row and telling."""
    bodies_by_id = {row["organisation_id"]: row for row in bodies.rows}
    people_by_id = {row["person_id"]: row for row in persons.rows}
    for source, settler in zip(sources, settlers, strict=True):
        for telling in source.told("organisation"):
            if body := settler.bodies.get(str(telling.values["key"])):
                yield "organisations", bodies_by_id[body.organisation_id], telling
        for telling in source.told("person"):
            yield "people", people_by_id[settler.people[str(telling.values["key"])]], telling


def _at(table: str, fact: Fact) -> evidence.Place:
    return table, fact.row[key_of(table)]


def _disagreeing(
    facts: Mapping[str, Sequence[Fact]],
    bodies: Bodies,
    persons: People,
    mentions: Iterable[tuple[str, Row, Telling]],
) -> Iterator[Row]:
    yield from disagreements.values(facts["statistics"])
    parents = {row["organisation_id"]: row["parent_id"] for row in bodies.rows}
    for contact in facts["contacts"]:
        yield from disagreements.owners(contact, parents)
    for event in facts["timeline"]:
        yield from disagreements.places(event)
    told: dict[str, list[Telling]] = {}
    for table, row, telling in mentions:
        if table == "people":
            told.setdefault(row["person_id"], []).append(telling)
    for person in persons.rows:
        yield from disagreements.latin_names(person, told[person["person_id"]])


def _evidence(
    facts: Mapping[str, Sequence[Fact]], mentions: Iterable[tuple[str, Row, Telling]], founded: Iterable[Telling]
) -> Iterator[Row]:
    of_name = {"organisations": evidence.of_body, "people": evidence.of_person}
    for table, row, telling in mentions:
        yield of_name[table](row, telling)
    for table, made in facts.items():
        for fact in made:
            yield from evidence.of_fact(_at(table, fact), fact.tellings)
    yield from filter(None, map(evidence.founding, founded))


def _coverage(
    sources: Sequence[Source], facts: Mapping[str, Sequence[Fact]], mentions: Iterable[tuple[str, Row, Telling]]
) -> list[Row]:
    places: dict[int, dict[int, evidence.Place]] = {source.order: {} for source in sources}
    for table, row, telling in mentions:
        places[telling.source.order][telling.index] = (table, row[key_of(table)])
    for table, made in facts.items():
        for fact in made:
            for telling in fact.tellings:
                places[telling.source.order][telling.index] = _at(table, fact)
    return [row for source in sources for row in evidence.coverage(source, places[source.order])]


def add_websites(bodies: Sequence[Row], found: Sequence[Fact]) -> None:
    """Give each body without a reviewed website the home page that its earliest text prints, not that of an event."""
    by_id = {row["organisation_id"]: row for row in bodies}
    for fact in found:
        row = by_id.get(fact.row["organisation_id"])
        if row is None or fact.row["kind"] != "website" or contacts.of_event(str(fact.row["value"])):
            continue
        if not row["website"]:
            row["website"] = fact.row["value"]
