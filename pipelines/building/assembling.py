"""The tables of a corpus from its facts: joined, sorted and handed out in batches, in the order of their keys."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.building import disputing, identifying, merging, naming, settling, tellings_files
from pipelines.building.naming import Names
from pipelines.building.relations import Relations
from pipelines.building.schemas import DOCUMENT, FACT, FOUNDING, MENTION, NUMBER, TOLD
from pipelines.knowledge import Decision, Knowledge
from pipelines.resolution import decisions
from pipelines.resolution.tables import COLUMNS, KEYS, Row, key_of
from validations import schema


@dataclass(slots=True)
class Assembled:
    """The tables of a corpus, as rows or record batches; `decisions` and `stale` are as in Tables."""

    relations: Relations
    rows: dict[str, list[Row]]
    changed: dict[tuple[str, str], Row] = field(default_factory=dict)
    decisions: list[Row] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

    def table(self, name: str) -> Iterator[pa.Table]:
        """Yield a table in the order of its key, some thousand rows at a time."""
        if name in self.rows:
            yield schema.to_arrow(name, self.rows[name])
        elif name in _JOINED:
            yield from _distinct(name, self.relations.batches(_JOINED[name]))
        else:
            for batch in self.relations.batches(_ROWS[name]):
                ids, told = (column.to_pylist() for column in batch.columns)
                rows = (self._row(name, *row) for row in zip(ids, told, strict=True))
                yield schema.to_arrow(name, list(rows))

    def _row(self, name: str, row_id: str, told: str) -> Row:
        return self.changed.get((name, row_id)) or _row(name, row_id, told)

    def stored(self, name: str, ids: Sequence[str]) -> dict[tuple[str, str], Row]:
        """Return the rows of some identifiers, as they are now, of a table that is not held in memory."""
        found = self.relations.all(
            f"SELECT * FROM ({_ROWS[name]}) AS t(row_id, row) WHERE row_id IN (FROM unnest(?))", ids
        )
        return {(name, row_id): self._row(name, row_id, row) for row_id, row in found}


def _row(table: str, row_id: str, told: str) -> Row:
    """Return a row of a table from its columns as JSON, but for its identifier."""
    row: Row = {"decision": None, **json.loads(told), key_of(table): row_id}
    for column in ("date_start", "date_end"):
        if row.get(column):
            row[column] = datetime.date.fromisoformat(row[column])
    return {column: row[column] for column in COLUMNS[table]}


_OF_FACTS = "SELECT i.row_id, f.row FROM ids i JOIN facts f USING (folder, fact) WHERE i.table_name = '{}' ORDER BY 1"
_ROWS = {
    "documents": "SELECT document_id, row FROM documents ORDER BY 1",
    "disagreements": "SELECT row_id, row FROM disputed ORDER BY 1",
    **{name: _OF_FACTS.format(name) for name in identifying.TABLES},
}
_FIELDS = (
    "CASE i.table_name WHEN 'statistics' THEN 'value' WHEN 'timeline' THEN 'date' WHEN 'contacts' THEN 'value' END"
)
_EVIDENCE = f"""
    SELECT table_name, row_id, document_id, start, "end", quote, field, rule FROM (
        SELECT table_name, row_id, document_id, start, "end", quote, field, rule, index FROM mentions UNION ALL
        SELECT i.table_name, i.row_id, document_id, start, "end", quote, {_FIELDS}, rule, index
        FROM told JOIN ids i USING (folder, fact) UNION ALL
        SELECT 'organisations', organisation_id, document_id, start, "end", quote, 'founded', rule, index FROM foundings
    ) ORDER BY table_name, row_id, document_id, start, "end", field NULLS FIRST, index"""
_COVERAGE = """
    SELECT document_id, start, "end", text, kind,
        CASE WHEN used THEN 'used' ELSE 'set_aside' END AS status,
        CASE WHEN used THEN table_name END AS table_name,
        CASE WHEN used THEN row_id END AS row_id,
        CASE WHEN NOT used THEN coalesce(reason, 'unexplained') END AS reason
    FROM (
        SELECT n.document_id, n.start, n."end", n.text, n.kind, n.reason, n.index,
            CASE WHEN own THEN 'documents' ELSE u.table_name END AS table_name,
            CASE WHEN own THEN n.document_id ELSE u.row_id END AS row_id,
            n.status = 'used' AND (own OR u.row_id IS NOT NULL) AS used
        FROM (SELECT *, status = 'used' AND claim IS NULL AND kind = 'date' AS own FROM numbers) n
        LEFT JOIN uses u ON u.document_id = n.document_id AND u.index = n.claim
    ) ORDER BY document_id, start, "end", used DESC, index"""
_USES = """
    CREATE TABLE uses AS
    SELECT document_id, index, i.table_name, i.row_id FROM told JOIN ids i USING (folder, fact) UNION ALL
    SELECT document_id, index, table_name, row_id FROM mentions"""


_JOINED = {"evidence": _EVIDENCE, "coverage": _COVERAGE}


def _distinct(name: str, sorted_: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Yield record batches that are sorted by the key of a table; of rows with one key, the first."""
    last = None
    for batch in sorted_:
        table = pa.Table.from_batches([batch]).select(list(COLUMNS[name])).cast(schema.arrow_schema(name))
        keys = table.select(list(KEYS[name]))
        before = (
            keys.slice(0, len(keys) - 1) if last is None else pa.concat_tables([last, keys.slice(0, len(keys) - 1)])
        )
        yield table.filter(_unlike(keys, before, first=last is None))
        last = keys.slice(len(keys) - 1)


def _unlike(keys: pa.Table, before: pa.Table, first: bool) -> pa.Array:
    """Tell of each row whether its key is another than that of the row before; of the `first` of all, that it is."""
    unlike = np.zeros(len(before), bool)
    for column in keys.column_names:
        own = keys.column(column).slice(1) if first else keys.column(column)
        same = pc.fill_null(pc.equal(own, before.column(column)), False)
        both_null = pc.and_(pc.is_null(own), pc.is_null(before.column(column)))
        unlike |= ~pc.or_(same, both_null).to_numpy()
    return pa.array(np.concatenate(([True], unlike)) if first else unlike)


def assemble(
    relations: Relations,
    testimonies: Sequence[Path],
    settled: Sequence[Path],
    merged: Sequence[Path],
    names: Names,
    knowledge: Knowledge,
) -> Assembled:
    """Join what the chunks and buckets of a corpus have made; rows that people have decided on are changed.

    `names.by_id` gets what facts tell of bodies: when they were founded, and their websites.
    """
    folders = [*settled, *merged]
    relations.load("facts", folders, tellings_files.FACTS, FACT)
    relations.load("told", folders, tellings_files.TOLD_FILE, TOLD)
    relations.load("mentions", settled, settling.MENTIONS, MENTION)
    relations.load("numbers", settled, settling.NUMBERS, NUMBER)
    relations.load("documents", settled, settling.DOCUMENTS, DOCUMENT)
    relations.load("foundings", merged, merging.FOUNDINGS, FOUNDING)
    identifying.identify(relations, knowledge.registry)
    relations.run(_USES)
    _add_websites(relations, names)
    disputing.dispute(relations, testimonies, names)
    rows = {
        "organisations": names.bodies.rows,
        "people": names.people.rows,
        "indicators": [asdict(indicator) for indicator in knowledge.indicators.values()],
    }
    made = Assembled(relations, {name: _ordered(name, of_name) for name, of_name in rows.items()})
    made.decisions, made.stale = list(names.bodies.decisions), list(names.bodies.stale)
    for decided in (knowledge.corrections, knowledge.translations):
        _decide(made, decided, testimonies)
    return made


def _ordered(table: str, rows: Sequence[Row]) -> list[Row]:
    untouched = {"decision": None} if "decision" in COLUMNS[table] else {}
    ordered = sorted(rows, key=lambda row: str(row[key_of(table)]))
    return [{column: (untouched | row)[column] for column in COLUMNS[table]} for row in ordered]


def _add_websites(relations: Relations, names: Names) -> None:
    """Give each body without a reviewed website the home page that its earliest text prints."""
    query = f"SELECT row FROM facts WHERE table_name = 'contacts' ORDER BY {identifying.ORDER}"
    for (told,) in relations.rows(query):
        contact = json.loads(told)
        body = names.by_id.get(contact["organisation_id"])
        if body is not None and contact["kind"] == "website" and not body["website"]:
            body["website"] = contact["value"]


def _decide(made: Assembled, decided: Sequence[Decision], testimonies: Sequence[Path]) -> None:
    """Apply decisions to the rows that they name."""
    present = naming.documents(testimonies, {text for decision in decided for text in decision.documents})
    wanted = {(decision.table_name, decision.row_id) for decision in decided}
    rows = {(name, row[key_of(name)]): row for name, of_name in made.rows.items() for row in of_name}
    for name in {table for table, _ in wanted} & _ROWS.keys():
        ids = sorted(row_id for table, row_id in wanted if table == name)
        rows |= made.stored(name, ids)
    applied, stale = decisions.decide(rows, present, decided)
    made.decisions += applied
    made.stale += stale
    made.changed |= {place: rows[place] for place in wanted & rows.keys() if place[0] not in made.rows}
