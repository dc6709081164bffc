"""Published tables of any size cut into parts that can be held to the contract one by one, by DuckDB on their files.

A part is a folder of the tables of its station as Arrow files, and `about.arrow` with what is known of the rest. The
documents of a chunk with their evidence and coverage are one part of the station `documents`. What the texts of a chunk
are the first to tell of offices and figures, with the evidence that leads to the sentences, is one part of the station
of its table; of any other table it is a run of rows, which begins at a row whose key's digest says so, as chunks do
(intake.py). So a text more or less changes few parts. `whole` has one.
"""

from __future__ import annotations

import glob
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.building import batches, keys
from pipelines.building.relations import Relations
from pipelines.building.schemas import ABOUT, of
from pipelines.building.store import written
from pipelines.building.testimonies import TEXTS
from validations.contract import IN_TEXTS, whole_documents
from validations.schema import FOREIGN_KEYS, KEYS, TABLES, arrow_schema, columns
from validations.tables.vocabularies import FACT_TABLES

ROWS_A_PART = 1024
"""Rows in a run on average."""
DOCUMENTS, WHOLE, ABOUT_FILE = "documents", "whole", "about.arrow"
TOLD = ("roles", "statistics")
"""The tables whose rows are hardly ever told by several texts, and checked by the chunk that tells them first."""
OTHERS = tuple(table for table in TABLES if table not in IN_TEXTS)
"""The tables whose rows are not checked with their documents."""

_TEXT = of(document_id=pa.string(), sign=pa.string(), part=pa.int32(), folder=pa.string())
_POINTING = ("table_name", "row_id", "document_id", "start", "end")
_NO_TEXT = -1
"""The part of rows of documents whose text is not at hand."""


class TableFileError(ValueError):
    """A file of a table that is no Parquet or has not its model's columns; the message names file, place and remedy."""


@dataclass(frozen=True, slots=True)
class Station:
    """What is checked in one way: `tables` are the relations that give its rows with part and place, and columns."""

    name: str
    tables: Mapping[str, tuple[str, tuple[str, ...]]]
    always: int = 0
    """The part that there is even without rows."""


def _all(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in columns(table))


STATIONS = (
    Station(DOCUMENTS, {table: (f"placed_{table}", _all(table)) for table in IN_TEXTS}, _NO_TEXT),
    *(
        Station(table, {table: (f"placed_{table}", _all(table)), "evidence": (f"stated_{table}", _POINTING)})
        for table in OTHERS
    ),
    Station(WHOLE, {table: (f"whole_{table}", _all(table)) for table in ("documents", "evidence", *FACT_TABLES)}),
)


class Partition:
    """The parts of the tables in the folder `tables` of Parquet files, whose texts lie in some `testimonies`."""

    def __init__(self, relations: Relations, tables: Path, testimonies: Sequence[Path]) -> None:
        """Cut the tables. Raises TableFileError, OSError where a file is missing."""
        self._relations = relations
        for table in TABLES:
            path = glob.escape(str(_sound(table, tables))).replace("'", "''")
            relations.run(
                f'CREATE VIEW "{table}" AS SELECT * EXCLUDE (file_row_number), file_row_number AS nth '
                f"FROM read_parquet('{path}', file_row_number = true)"
            )
        relations.fill("texts", _TEXT, _texts(testimonies))
        named = relations.rows("SELECT document_id, source_file FROM documents ORDER BY nth")
        chosen = whole_documents((str(document), file) for document, file in named)
        relations.fill("chosen", of(document_id=pa.string()), [pa.record_batch({"document_id": pa.array(chosen)})])
        for statement in _statements():
            relations.run(statement)

    def parts(self, station: Station) -> dict[int, str]:
        """Return the parts of a station, each with a digest of all that is known in it, whatever its number."""
        told = [_told(table, *source) for table, source in station.tables.items()]
        told.append(
            "SELECT part, hash(json_array('about', kind, name, coalesce(sign, value))) AS told "
            f"FROM about WHERE station = '{station.name}'"
        )
        # Sums, for rows come in any order.
        query = f"SELECT part, sum(told), count(*) FROM ({' UNION ALL '.join(told)}) GROUP BY part ORDER BY 1"
        found = {station.always: (0, 0)} | {part: tuple(sums) for part, *sums in self._relations.all(query)}
        return {part: keys.digest(station.name, sums) for part, sums in found.items()}

    def write(self, station: Station, parts: Collection[int], folder: Path) -> dict[int, Path]:
        """Write some parts of a station under `folder`, and return the folder of each."""
        places = {part: folder / f"{station.name}-{part}" for part in parts}
        with written(folder):
            for place in places.values():
                place.mkdir()
        number = pa.array(sorted(parts), pa.int32())
        self._relations.fill("wanted", of(part=pa.int32()), [pa.record_batch({"part": number})])
        for table, (relation, names) in station.tables.items():
            self._cut(relation, names, "nth", places, f"{table}.arrow")
        about = f"(FROM about WHERE station = '{station.name}')"
        self._cut(about, ABOUT.names, ", ".join(ABOUT.names), places, ABOUT_FILE)
        self._relations.run("DROP TABLE wanted")
        return places

    def _cut(self, relation: str, names: Sequence[str], order: str, places: Mapping[int, Path], file: str) -> None:
        """Write columns of the wanted rows of a relation to a file for each part, one part after another."""
        query = f"SELECT part, {_quoted(names)} FROM {relation} WHERE part IN (FROM wanted) ORDER BY part, {order}"
        sorted_ = self._relations.batches(query)
        for part, rows in groupby(_runs(sorted_), key=itemgetter(0)):
            with written(places[part]):
                batches.write_table(places[part] / file, pa.Table.from_batches([batch for _, batch in rows]))


def _runs(sorted_: Iterator[pa.RecordBatch]) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Yield record batches, whose first column is a number in ascending order, as runs of one number without it."""
    for batch in sorted_:
        numbers = batch.column(0).to_numpy()
        cuts = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist(), len(numbers)]
        for start, end in pairwise(cuts):
            if end > start:
                yield int(numbers[start]), batch.slice(start, end - start).select(batch.schema.names[1:])


def _sound(table: str, folder: Path) -> Path:
    """Return the file of a table, after a look at its columns."""
    path = folder / f"{table}.parquet"
    declared = arrow_schema(table)
    try:
        found = pq.read_schema(path)
    except pa.ArrowInvalid as error:
        raise TableFileError(f"{path}: no Parquet file ({error}); write the tables again") from None
    if not found.equals(declared):
        wrong = [
            name for name in declared.names if name not in found.names or found.field(name) != declared.field(name)
        ]
        named = ", ".join(wrong) or f"the order of {', '.join(found.names)}"
        raise TableFileError(f"{path}: {named}: not as the model of {table} has it; write the tables again")
    return path


def _texts(testimonies: Sequence[Path]) -> Iterator[pa.RecordBatch]:
    """Yield which text is in which part, the signs of their contents, and where they lie."""
    for number, folder in enumerate(testimonies):
        for batch in batches.read(folder / TEXTS, ("document_id", "key")).to_batches():
            numbers, places = pa.array([number] * len(batch), pa.int32()), pa.array([str(folder)] * len(batch))
            yield pa.RecordBatch.from_arrays([*batch.columns, numbers, places], schema=_TEXT)


def _told(table: str, relation: str, names: Sequence[str]) -> str:
    """Return the query for the part and a checksum of 64 bits of each row.

    Of its words as JSON, for the checksums of lists do not tell null from empty, nor where one ends. It tells what a
    row was from what it is; against whoever makes up rows no sum of digests would help.
    """
    return f"SELECT part, hash(json_array('{table}', {_quoted(names)})) AS told FROM {relation}"


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _statements() -> Iterator[str]:
    """Yield what makes parts: of texts by their chunk, of other rows by runs, and what each must know of the rest."""
    for table in IN_TEXTS:
        yield (
            f"CREATE VIEW placed_{table} AS SELECT coalesce(x.part, {_NO_TEXT})::INTEGER AS part, t.* "
            f"FROM {table} t LEFT JOIN texts x USING (document_id)"
        )
    yield """
        CREATE TABLE first AS SELECT table_name, row_id, arg_min(part, nth) AS part
        FROM evidence JOIN texts USING (document_id) GROUP BY table_name, row_id"""
    for table in OTHERS:
        key = KEYS[table][0]
        if table in TOLD:
            yield f"""
                CREATE TABLE runs_{table} AS SELECT t.nth, t.{key} AS row_id, coalesce(f.part, {_NO_TEXT}) AS part
                FROM {table} t LEFT JOIN first f ON f.table_name = '{table}' AND f.row_id = t.{key}"""
        else:
            # Rows of one key, where there are several, are peers in the window and fall into one run.
            yield f"""
                CREATE TABLE runs_{table} AS SELECT nth, row_id, sum(begins) OVER (ORDER BY row_id)::INTEGER AS part
                FROM (SELECT nth, {key} AS row_id, (md5_number_lower({key}) % {ROWS_A_PART} = 0)::INTEGER AS begins
                      FROM {table})"""
        yield f"CREATE VIEW placed_{table} AS SELECT r.part, t.* FROM {table} t JOIN runs_{table} r USING (nth)"
    # The first words that state a row lead to its sentence; an event is judged by each date on which it was told.
    yield """
        CREATE VIEW dated AS SELECT document_id, arg_max(published, nth) AS published FROM documents
        WHERE published IS NOT NULL GROUP BY document_id"""
    yield """
        CREATE TABLE stated AS SELECT table_name, row_id, document_id, start, "end", nth FROM evidence WHERE nth IN (
            SELECT min(nth) FROM evidence WHERE table_name <> 'timeline' GROUP BY table_name, row_id UNION ALL
            SELECT min(nth) FROM evidence LEFT JOIN dated USING (document_id)
            WHERE table_name = 'timeline' GROUP BY row_id, published)"""
    for table in OTHERS:
        yield f"""
            CREATE VIEW stated_{table} AS SELECT r.part, s.* FROM stated s
            JOIN (SELECT DISTINCT part, row_id FROM runs_{table}) r USING (row_id) WHERE s.table_name = '{table}'"""
    for table in ("documents", "evidence"):
        yield f"CREATE VIEW whole_{table} AS SELECT 0 AS part, t.* FROM {table} t SEMI JOIN chosen USING (document_id)"
    for table in FACT_TABLES:
        yield f"""
            CREATE VIEW whole_{table} AS SELECT 0 AS part, t.* FROM {table} t
            WHERE {KEYS[table][0]} IN (SELECT row_id FROM whole_evidence WHERE table_name = '{table}')"""
    single = [table for table in TABLES if len(KEYS[table]) == 1]
    listed = " UNION ALL ".join(f"SELECT '{table}' AS name, {KEYS[table][0]} AS value FROM {table}" for table in single)
    yield f"CREATE TABLE existing AS {listed}"
    typed = ", ".join(f"{field.name} VARCHAR" for field in ABOUT)
    yield f"CREATE TABLE about (station VARCHAR, part INTEGER, {typed}, sign VARCHAR)"
    for query in _about():
        yield f"INSERT INTO about {query}"


def _about() -> Iterator[str]:
    """Yield what is known of the rest as queries: references to nothing, dates of issue, texts, bodies needed."""
    for table in TABLES:
        station = DOCUMENTS if table in IN_TEXTS else table
        for column, target in FOREIGN_KEYS[table].items():
            # A document has all its evidence and coverage beside it.
            if station != DOCUMENTS or target != "documents":
                named = f"'{target}' AS name, {_each(table, column)} AS value"
                yield _lacking(station, f"SELECT part, {named} FROM placed_{table}")
        if {"table_name", "row_id"} <= set(_all(table)):
            yield _lacking(station, f"SELECT part, table_name AS name, row_id AS value FROM placed_{table}")
    yield """
        SELECT DISTINCT 'organisations', part, 'needed', '', row_id, NULL FROM runs_organisations WHERE row_id IN (
            SELECT parent_id FROM organisations UNION ALL SELECT publisher_id FROM documents)"""
    yield """
        SELECT DISTINCT 'timeline', part, 'issued', document_id, published, NULL
        FROM stated_timeline JOIN dated USING (document_id)"""
    yield f"SELECT '{DOCUMENTS}', part, 'text', document_id, folder, sign FROM texts"
    yield f"SELECT '{WHOLE}', 0, 'text', document_id, folder, sign FROM texts SEMI JOIN chosen USING (document_id)"
    for table in OTHERS:
        quoting = [f"stated_{table}", *([f"placed_{table}"] if "quote" in _all(table) else [])]
        named = " UNION ".join(f"SELECT DISTINCT part, document_id FROM {relation}" for relation in quoting)
        yield f"""
            SELECT '{table}', n.part, 'text', document_id, folder, sign
            FROM ({named}) n JOIN texts USING (document_id)"""


def _each(table: str, column: str) -> str:
    listed = next(declared for declared in columns(table) if declared.name == column).type == "list"
    return f"unnest({column})" if listed else column


def _lacking(station: str, references: str) -> str:
    return f"""
        SELECT DISTINCT '{station}', part, 'lacking', r.name, r.value, NULL FROM ({references}) r
        ANTI JOIN existing USING (name, value) WHERE r.name IS NOT NULL AND r.value IS NOT NULL"""
