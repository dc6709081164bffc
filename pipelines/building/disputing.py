"""The claims of a corpus that cannot all hold, gathered from where they meet: figures, foundings, Latin names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.building import batches
from pipelines.building.batches import packed
from pipelines.building.naming import Names
from pipelines.building.relations import Relations
from pipelines.building.testimonies import TELLINGS, TEXTS
from pipelines.extraction.claims import Claim
from pipelines.resolution import disagreements
from pipelines.resolution.facts import Fact
from pipelines.resolution.periods import days
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source, Telling

_DISPUTED = pa.schema({"row_id": pa.string(), "row": pa.string()})


def dispute(relations: Relations, testimonies: Sequence[Path], names: Names) -> None:
    """Make the table `disputed` (row_id, row) of the rows of disagreements; fill in `founded` of bodies."""
    rows: dict[str, str] = {}
    for row in chain(
        _founded(relations, names), _of_facts(relations), _figures(relations), _people(testimonies, names)
    ):
        rows.setdefault(row["disagreement_id"], packed(row))
    batch = pa.record_batch([pa.array(rows, pa.string()), pa.array(rows.values(), pa.string())], schema=_DISPUTED)
    relations.fill("disputed", _DISPUTED, [batch])


def _telling(source: Source, row: Sequence[Any], values: Mapping[str, Any], kind: Any = "statistic") -> Telling:
    index, start, end, quote, rule = row
    return Telling(source, index, Claim(kind, start, end, values, rule), quote)


def _source(day: Any, document_id: str) -> Source:
    """Return a source that is known by its place among the others alone."""
    return Source(document_id, "", days(None), None, {}, {}, (day, document_id))


def _founded(relations: Relations, names: Names) -> Iterator[Row]:
    query = """
        SELECT organisation_id, day, f.document_id, index, start, "end", quote, rule, date, d.publisher_id
        FROM foundings f JOIN documents d USING (document_id)
        ORDER BY organisation_id, day, f.document_id, start, "end", index"""
    for organisation_id, told in groupby(relations.rows(query), key=lambda row: row[0]):
        publishers: dict[str, str | None] = {}
        sources: dict[str, Source] = {}
        tellings = []
        for _, day, document_id, *place, date, publisher in told:
            publishers[document_id] = publisher
            source = sources.setdefault(document_id, _source(day, document_id))
            tellings.append(
                _telling(source, place, {"date": date, "subject": organisation_id, "kind": "founding"}, "event")
            )
        yield from disagreements.founded(tellings, [names.by_id[organisation_id]], publishers)


def _of_facts(relations: Relations) -> Iterator[Row]:
    query = "SELECT i.row_id, f.disputes FROM facts f JOIN ids i USING (folder, fact) WHERE f.disputes IS NOT NULL"
    for row_id, disputes in relations.rows(query):
        for row in json.loads(disputes):
            yield disagreements.signed(row, row_id)


def _figures(relations: Relations) -> Iterator[Row]:
    """Yield what figures of one measure, place and period disagree on, of those that several rows tell."""
    query = """
        SELECT compared, i.row_id, f.figure, t.document_id, d.day, t.index, t.start, t."end", t.quote, t.rule
        FROM (SELECT compared FROM facts WHERE compared IS NOT NULL GROUP BY compared HAVING count(*) > 1)
        JOIN facts f USING (compared) JOIN ids i USING (folder, fact) JOIN told t USING (folder, fact)
        JOIN days d ON d.document_id = t.document_id
        ORDER BY compared, i.row_id, d.day, t.document_id, t.start, t."end", t.index"""
    for _, of_one in groupby(relations.rows(query), key=lambda row: row[0]):
        facts = []
        for row_id, told in groupby(of_one, key=lambda row: row[1]):
            tellings: list[Telling] = []
            row: Row = {}
            for _, _, figure, document_id, day, *place in told:
                values = json.loads(figure)
                row = {**values["row"], "statistic_id": row_id}
                tellings.append(_telling(_source(day, document_id), place, values["first"]))
            facts.append(Fact(tellings, row))
        yield from disagreements.values(sorted(facts, key=lambda fact: fact.tellings[0].place))


def _people(testimonies: Sequence[Path], names: Names) -> Iterator[Row]:
    """Yield what texts disagree on about the Latin names of people, of whom there is more than one."""
    several = {row["person_id"] for row in names.people.rows if len(names.people.latin[row["person_id"]]) > 1}
    signs = {sign: person for sign, person in names.people.by_sign.items() if person in several}
    mentions: dict[str, list[Telling]] = {person: [] for person in several}
    for folder in testimonies if signs else ():
        table = batches.read(
            folder / TELLINGS, ("text", "index", "kind", "start", "end", "quote", "rule", "values", "sign")
        )
        table = table.filter(pc.is_in(table.column("sign"), pa.array(signs, pa.string())))
        if not len(table):
            continue
        texts = batches.read(folder / TEXTS, ("day", "document_id")).to_pylist()
        for text, sign, values, *place in batches.rows(
            table, "text", "sign", "values", "index", "start", "end", "quote", "rule"
        ):
            source = _source(texts[text]["day"], texts[text]["document_id"])
            mentions[signs[sign]].append(_telling(source, place, json.loads(values), "person"))
    for person in sorted(several):
        told = sorted(mentions[person], key=lambda telling: (telling.place, telling.index))
        yield from disagreements.latin_names(names.by_id[person], told)
