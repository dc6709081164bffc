"""Gives every fact of a corpus its identifier, as `identifiers.give` does for facts in memory.

Most facts mint an identifier that no other wants. Held in memory are only those that the register has something to
offer to; those that want what another wants too pass one after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from pipelines.building import batches, schemas
from pipelines.building.relations import Relations
from pipelines.building.schemas import APART
from pipelines.building.tellings_files import TABLES
from pipelines.knowledge import Registration
from pipelines.resolution.identifiers import FIGURE, Named, Registry, mint, settle, wordings

_GIVEN = schemas.of(folder=pa.int32(), fact=pa.int32(), row_id=pa.string())
_KNOWN = schemas.of(table_name=pa.string(), value=pa.string())
ORDER = 'day, document_id, start, "end", minted'


def identify(relations: Relations, registrations: Sequence[Registration]) -> None:
    """Make the table `ids` (folder, fact, table_name, row_id) from the table `facts`."""
    registries = {table: Registry.of(registrations, table) for table in TABLES}
    relations.run(f"CREATE TABLE names AS SELECT table_name, folder, fact, {_first('minted')} AS name FROM facts")
    _offered(relations, registries)
    relations.run("""
        CREATE TABLE contested AS SELECT folder, fact FROM offered UNION
        SELECT folder, fact FROM names SEMI JOIN
        (SELECT table_name, name FROM names GROUP BY ALL HAVING count(*) > 1) USING (table_name, name)""")
    while True:
        # Whoever bears what a contested fact may fall back on takes part in the contest.
        before = relations.all("SELECT count(*) FROM contested")
        relations.run(f"""
            INSERT INTO contested SELECT folder, fact FROM names SEMI JOIN
            (SELECT table_name, {_each("minted")} AS name FROM facts SEMI JOIN contested USING (folder, fact))
            USING (table_name, name) EXCEPT SELECT folder, fact FROM contested""")
        if relations.all("SELECT count(*) FROM contested") == before:
            break
    # Read whole before it is written: one query at a time.
    given = pa.Table.from_batches(_given(relations, registries), schema=_GIVEN)
    relations.fill("given_ids", _GIVEN, given.to_batches())
    relations.run("CREATE TABLE days AS SELECT DISTINCT document_id, day FROM facts")
    relations.run("""
        CREATE TABLE ids AS SELECT folder, fact, table_name, coalesce(row_id, name) AS row_id
        FROM names LEFT JOIN given_ids USING (folder, fact)""")


def _given(relations: Relations, registries: Mapping[str, Registry]) -> Iterator[pa.RecordBatch]:
    """Yield the identifiers of the facts that cannot simply have what they mint."""
    offered: dict[str, dict[tuple[int, int], Named]] = {table: {} for table in TABLES}
    for table, folder, fact, minted, keys, closer in relations.all(
        "SELECT table_name, folder, fact, minted, keys, closer FROM facts SEMI JOIN offered USING (folder, fact) "
        f"ORDER BY {ORDER}"
    ):
        offered[table][folder, fact] = Named(_items(keys), _items(minted), _items(closer))
    taken = {table: settle(list(offered[table].values()), registry) for table, registry in registries.items()}
    contested = relations.batches(
        f"SELECT folder, fact, table_name, minted FROM facts SEMI JOIN contested USING (folder, fact) ORDER BY {ORDER}"
    )
    for batch in contested:
        names = []
        for folder, fact, table, minted in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            settled = offered[table].get((folder, fact))
            own = settled.row_id if settled else None
            names.append(own or mint(_items(minted), registries[table], taken[table]))
        yield pa.record_batch([batch.column(0), batch.column(1), pa.array(names, pa.string())], schema=_GIVEN)


def _offered(relations: Relations, registries: Mapping[str, Registry]) -> None:
    """Make the table `offered` of the facts that a register knows by a key, or by words with other figures."""
    keys = {table: {*registry.active, *registry.retired} for table, registry in registries.items()}
    words = {
        table: {form for key in registry.active for form in wordings(key)} if registry.refigured else set()
        for table, registry in registries.items()
    }
    known = {table: registry.known for table, registry in registries.items()}
    for name, values in (("known_keys", keys), ("known_words", words), ("known_ids", known)):
        rows = [(table, value) for table, of_table in values.items() for value in sorted(of_table)]
        relations.fill(name, _KNOWN, pa.table(batches.columns(_KNOWN.names, rows), _KNOWN).to_batches())
    clause = "regexp_extract(key, '[^|]*$', 0)"
    own_kept = f"regexp_extract(key, '^(.*\\|)?', 0) || {_no_figure(clause)}"
    # Most keys are told from all of the register by what they end in, at a tenth of the cost.
    figured = f"regexp_matches(right(key, 2), '{FIGURE.pattern}')"
    ends = f"right(key, 2) IN (SELECT right(value, 2) FROM known_words) OR {figured}"
    refigured = "table_name IN (SELECT table_name FROM known_words)"
    relations.run(f"""
        CREATE TABLE offered AS
        WITH own AS (SELECT table_name, folder, fact, {_each("keys")} AS key FROM facts),
        all_ AS (FROM own UNION ALL SELECT table_name, folder, fact, {_each("closer")} FROM facts),
        words AS (
            SELECT table_name, folder, fact, unnest([{_no_figure("key")}, {own_kept}]) AS value FROM own
            WHERE {refigured} AND ({ends}))
        SELECT folder, fact FROM all_ SEMI JOIN known_keys k ON k.table_name = all_.table_name AND k.value = key UNION
        SELECT folder, fact FROM names SEMI JOIN known_ids k ON k.table_name = names.table_name AND k.value = name UNION
        SELECT folder, fact FROM words SEMI JOIN known_words USING (table_name, value)""")


def _items(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(APART)) if joined else ()


def _first(column: str) -> str:
    """Return the expression for the first item of a column of joined items; NULL where it has none."""
    return f"nullif(split_part({column}, '{APART}', 1), '')"


def _each(column: str) -> str:
    """Return the expression that makes a row of each item of a column of joined items."""
    return f"unnest(string_split(nullif({column}, ''), '{APART}'))"


def _no_figure(words: str) -> str:
    """Return the expression that has a sign for each figure; see `identifiers.wordings`."""
    return f"regexp_replace({words}, '{FIGURE.pattern}', '#', 'g')"
