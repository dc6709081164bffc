"""`python -m benchmarks.scale.found FACTS TABLES [--missed N]`: the share of known facts that tables of a build have.

A fact is found where its table has a row with its values that names the fact's document as evidence. DuckDB joins the
Parquet files and keeps on disk what does not fit into its memory, so that any number of texts can be looked at.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import opencc
import pyarrow as pa
import pyarrow.parquet as pq

MEMORY = "1GB"
SIMPLIFIED = opencc.OpenCC("hk2s")

# What a row is known by. A body or person may be told by any name that the table gives it.
ROWS = """
    select 'organisations' as table_name, organisation_id as row_id,
        unnest(list_distinct(list_concat([name_zh, name_en], coalesce(aliases, [])))) as value,
        null::double as number, null as unit, null as qualifier
    from read_parquet('{tables}/organisations.parquet')
    union all
    select 'people', person_id, unnest([name_zh, name_en, simplified]), null, null, null from people
    union all
    select 'statistics', statistic_id, null, value, unit, qualifier from read_parquet('{tables}/statistics.parquet')
    union all
    select 'timeline', event_id, date, null, null, null from read_parquet('{tables}/timeline.parquet')
    union all
    select 'contacts', contact_id, value, null, null, null from read_parquet('{tables}/contacts.parquet')
"""
# Each fact becomes one word, for one key is joined out of core where a comparison of several that may be null is not.
KEY = "concat_ws('|', table_name, document_id, value, number, unit, qualifier)"
JUDGED = """
    create temp table judged as
    with stated as (
        select distinct {key} as key
        from ({rows}) join (
            select distinct table_name, row_id, document_id from read_parquet('{tables}/evidence.parquet')
        ) using (table_name, row_id)
    )
    select facts.*, stated.key is not null as found
    from read_parquet('{facts}') as facts left join stated on stated.key = {key}
"""


@contextmanager
def judged(facts: Path, tables: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection with the table `judged`: the known facts, each with `found`."""
    with (
        tempfile.TemporaryDirectory() as spill,
        duckdb.connect(config={"memory_limit": MEMORY, "threads": "2"}) as duck,
    ):
        duck.execute(f"set temp_directory = '{spill}'; set preserve_insertion_order = false")
        rows = ROWS.format(tables=tables)
        people = pq.read_table(tables / "people.parquet", columns=["person_id", "name_zh", "name_en"])
        # The table writes a person's name in Traditional characters whatever the text does.
        simplified = [SIMPLIFIED.convert(name or "") for name in people["name_zh"].to_pylist()]
        duck.register("people", people.append_column("simplified", pa.array(simplified)))
        duck.execute(JUDGED.format(key=KEY, rows=rows, tables=tables, facts=facts))
        yield duck


def shares(facts: Path, tables: Path) -> dict[str, tuple[int, int]]:
    """Return for each table how many facts the texts state and how many of these it has."""
    with judged(facts, tables) as duck:
        query = "select table_name, count(*), count(*) filter (found) from judged group by 1 order by 1"
        return {name: (stated, found) for name, stated, found in duck.execute(query).fetchall()}


def main() -> None:
    """Print the shares, and with --missed some facts that the tables lack."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale.found", description="The share of known facts found"
    )
    parser.add_argument("facts", type=Path, metavar="FACTS", help="facts.parquet beside the texts")
    parser.add_argument("tables", type=Path, metavar="TABLES", help="the folder of Parquet files that the build wrote")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="name so many missed facts of each table")
    asked = parser.parse_args()
    for name, (stated, found) in shares(asked.facts, asked.tables).items():
        print(f"{name:14} {found:>9,} of {stated:>9,}  {found / stated:.4f}")
    if asked.missed:
        with judged(asked.facts, asked.tables) as duck:
            query = f"""
                select document_id, table_name, value, number, unit, qualifier from judged where not found
                qualify row_number() over (partition by table_name order by document_id) <= {asked.missed}
                order by table_name, document_id"""
            for row in duck.execute(query).fetchall():
                print("  ".join(str(cell) for cell in row if cell is not None))


if __name__ == "__main__":
    main()
