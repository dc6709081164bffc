"""Gives every fact of a corpus its identifier, as `identifiers.give` does for facts in memory.

Most facts mint an identifier that no other wants. Held in memory are only those that the register has something to
offer to; those that want what another wants too pass one after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from pipelines.building import schemas
from pipelines.building.relations import Relations
from pipelines.building.tellings_files import TABLES
from pipelines.knowledge import Registration
from pipelines.resolution.identifiers import FIGURE, Named, Registry, mint, settle, wordings

_GIVEN = schemas.of(folder=pa.int32(), fact=pa.int32(), row_id=pa.string())
ORDER = 'day, document_id, start, "end", minted'


def identify(relations: Relations, registrations: Sequence[Registration]) -> None:
    """Make the table `ids` (folder, fact, table_name, row_id) from the table `facts`."""
    relations.run("CREATE TABLE given_ids (folder INTEGER, fact INTEGER, row_id VARCHAR)")
    for table in TABLES:
        _contested(relations, table, Registry.of(registrations, table))
    relations.run("CREATE TABLE days AS SELECT DISTINCT document_id, day FROM facts")
    relations.run(
        "CREATE TABLE ids AS SELECT f.folder, f.fact, f.table_name, coalesce(g.row_id, f.minted[1]) AS row_id "
        "FROM facts f LEFT JOIN given_ids g USING (folder, fact)"
    )


def _contested(relations: Relations, table: str, registry: Registry) -> None:
    """Give identifiers to the facts of a table that cannot simply have what they mint."""
    relations.run(
        "CREATE OR REPLACE TABLE names AS SELECT folder, fact, minted[1] AS name FROM facts WHERE table_name = ?", table
    )
    _offered(relations, table, registry)
    relations.run(
        "CREATE OR REPLACE TABLE contested AS SELECT folder, fact FROM offered UNION "
        "SELECT folder, fact FROM names WHERE name IN (SELECT name FROM names GROUP BY name HAVING count(*) > 1)"
    )
    while True:
        # Whoever bears what a contested fact may fall back on takes part in the contest.
        before = relations.all("SELECT count(*) FROM contested")
        relations.run(
            "INSERT INTO contested SELECT folder, fact FROM names WHERE name IN (SELECT unnest(minted) FROM facts "
            "SEMI JOIN contested USING (folder, fact)) EXCEPT SELECT folder, fact FROM contested"
        )
        if relations.all("SELECT count(*) FROM contested") == before:
            break
    offered = relations.all(
        f"SELECT folder, fact, minted, keys, closer FROM facts SEMI JOIN offered USING (folder, fact) ORDER BY {ORDER}"
    )
    rows = [Named(tuple(keys), tuple(minted), tuple(closer)) for _, _, minted, keys, closer in offered]
    taken = settle(rows, registry)
    settled = {fact[:2]: row.row_id for fact, row in zip(offered, rows, strict=True) if row.row_id}

    def given() -> Iterator[pa.RecordBatch]:
        contested = relations.batches(
            f"SELECT folder, fact, minted FROM facts SEMI JOIN contested USING (folder, fact) ORDER BY {ORDER}"
        )
        for batch in contested:
            folders, facts, minted = (column.to_pylist() for column in batch.columns)
            names = [
                settled.get((folder, fact)) or mint(tuple(own or ()), registry, taken)
                for folder, fact, own in zip(folders, facts, minted, strict=True)
            ]
            yield pa.record_batch([batch.column(0), batch.column(1), pa.array(names, pa.string())], schema=_GIVEN)

    # Read whole before it is written: one query at a time.
    made = pa.Table.from_batches(given(), schema=_GIVEN)
    relations.fill("made", _GIVEN, made.to_batches())
    relations.run("INSERT INTO given_ids SELECT * FROM made")
    relations.run("DROP TABLE made")


def _offered(relations: Relations, table: str, registry: Registry) -> None:
    """Make the table `offered` of the facts that the register knows by a key, or by words with other figures."""
    keys = {*registry.active, *registry.retired}
    words = {form for key in registry.active for form in wordings(key)} if registry.refigured else set()
    for name, values in (("known_keys", keys), ("known_words", words), ("known_ids", registry.known)):
        schema = schemas.of(value=pa.string())
        relations.run(f"DROP TABLE IF EXISTS {name}")
        relations.fill(name, schema, [pa.record_batch([pa.array(sorted(values), pa.string())], schema=schema)])
    clause = "regexp_extract(key, '[^|]*$', 0)"
    own_kept = f"regexp_extract(key, '^(.*\\|)?', 0) || {_no_figure(clause)}"
    # Most keys are told from all of the register by what they end in, at a tenth of the cost.
    figured = f"regexp_matches(right(key, 2), '{FIGURE.pattern}')"
    ends = f"right(key, 2) IN (SELECT right(value, 2) FROM known_words) OR {figured}"
    relations.run(
        "CREATE OR REPLACE TABLE offered AS "
        f"WITH own AS (SELECT folder, fact, unnest(keys) AS key FROM facts WHERE table_name = '{table}'), "
        f"all_ AS (FROM own UNION ALL SELECT folder, fact, unnest(closer) FROM facts WHERE table_name = '{table}') "
        "SELECT folder, fact FROM all_ WHERE key IN (FROM known_keys) UNION "
        "SELECT folder, fact FROM names WHERE name IN (FROM known_ids) UNION "
        f"SELECT folder, fact FROM (SELECT * FROM own WHERE {ends}) "
        f"WHERE {_no_figure('key')} IN (FROM known_words) OR {own_kept} IN (FROM known_words)"
    )


def _no_figure(words: str) -> str:
    """Return the expression that has a sign for each figure; see `identifiers.wordings`."""
    return f"regexp_replace({words}, '{FIGURE.pattern}', '#', 'g')"
