"""The tables of a corpus from its facts: joined, sorted and handed out in batches, in the order of their keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.building import disputing, identifying, merging, naming, settling, tellings_files
from pipelines.building.naming import Names
from pipelines.building.relations import Relations
from pipelines.building.schemas import FACT, FOUNDING, MENTION, NUMBER, TOLD
from pipelines.knowledge import Decision, Knowledge
from pipelines.resolution import contacts, decisions, evidence
from pipelines.resolution.tables import COLUMNS, KEYS, Row, key_of, ordered
from validations import schema


@dataclass(slots=True)
class Assembled:
    """The tables of a corpus, as rows or record batches; `decisions` and `stale` are as in Tables."""

    relations: Relations
    testimonies: Sequence[Path]
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
        elif name == "disagreements":
            for batch in self.relations.batches(_DISPUTED):
                yield schema.to_arrow(name, [json.loads(str(row)) for row in batch.column(0).to_pylist()])
        else:
            for batch in self.relations.batches(_ROWS[name]):
                yield self._as_decided(name, pa.Table.from_batches([batch]))

    def _as_decided(self, name: str, rows: pa.Table) -> pa.Table:
        """Return rows of a table, those that people have decided on as they are then."""
        ids = [row_id for table, row_id in self.changed if table == name]
        if not pc.any(pc.is_in(rows.column(key_of(name)), pa.array(ids, pa.string()))).as_py():
            return rows
        listed = [self.changed.get((name, row[key_of(name)]), row) for row in schema.from_arrow(rows)]
        return schema.to_arrow(name, listed)

    def stored(self, name: str, ids: Sequence[str]) -> dict[tuple[str, str], Row]:
        """Return the rows of some identifiers, as they are now, of a table that is not held in memory."""
        # A list, unlike a set of rows, is looked into before tables are joined.
        query = f"SELECT * FROM ({_ROWS[name]}) WHERE list_contains(?, {key_of(name)})"
        found = (row for batch in self.relations.batches(query, ids) for row in schema.from_arrow(batch))
        return {(name, row[key_of(name)]): self.changed.get((name, row[key_of(name)]), row) for row in found}


def _of_facts(table: str) -> str:
    columns = ", ".join(f'"{name}"' if name != key_of(table) else f"row_id AS {name}" for name in COLUMNS[table])
    return f"SELECT {columns} FROM ids JOIN {table} USING (folder, fact) ORDER BY row_id"


_ROWS = {
    "documents": f"SELECT {', '.join(COLUMNS['documents'])} FROM documents ORDER BY document_id",
    **{table: _of_facts(table) for table in tellings_files.TABLES},
}
_DISPUTED = "SELECT row FROM disputed ORDER BY row_id"
_FIELDS = " ".join(f"WHEN '{table}' THEN '{field_}'" for table, field_ in evidence.FIELDS.items())
_EVIDENCE = f"""
    SELECT table_name, row_id, document_id, start, "end", quote, field, rule FROM (
        SELECT table_name, row_id, document_id, start, "end", quote, field, rule, index FROM mentions UNION ALL
        SELECT i.table_name, i.row_id, document_id, start, "end", quote, CASE i.table_name {_FIELDS} END, rule, index
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


def _unlike(keys: pa.Table, before: pa.Table, first: bool) -> Any:
    """Tell of each row whether its key is another than that of the row before; of the `first` of all, that it is."""
    unlike = np.zeros(len(before), bool)
    for column in keys.column_names:
        own: Any = keys.column(column).slice(1) if first else keys.column(column)
        its: Any = before.column(column)
        same: Any = pc.or_(pc.fill_null(pc.equal(own, its), False), pc.and_(pc.is_null(own), pc.is_null(its)))
        unlike |= ~same.to_numpy()
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
    relations.load("documents", settled, settling.DOCUMENTS, schema.arrow_schema("documents").remove_metadata())
    for table in tellings_files.TABLES:
        relations.load(table, folders, tellings_files.rows_file(table), tellings_files.rows_schema(table))
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
    made = Assembled(relations, testimonies, {name: ordered(name, of_name) for name, of_name in rows.items()})
    made.decisions, made.stale = list(names.bodies.decisions), list(names.bodies.stale)
    for decided in (knowledge.corrections, knowledge.translations):
        _decide(made, decided, testimonies)
    return made


def _add_websites(relations: Relations, names: Names) -> None:
    """Give each body without a reviewed website the home page that its earliest text prints, not that of an event."""
    query = f"""
        SELECT organisation_id, value FROM facts JOIN contacts USING (folder, fact)
        WHERE kind = 'website' AND organisation_id IS NOT NULL ORDER BY {identifying.ORDER}"""
    for organisation_id, website in relations.rows(query):
        body = names.by_id[organisation_id]
        body["website"] = body["website"] or (None if contacts.of_event(website) else website)


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
