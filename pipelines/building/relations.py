"""Facts, mentions and numbers of a whole corpus, joined and sorted on disk by DuckDB.

What does not fit into the memory allowed is spilled to the folder of the working database, which is deleted afterwards
(https://duckdb.org/docs/stable/guides/performance/how_to_tune_workloads).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.building import batches

MEMORY = "384MB"
"""What DuckDB may hold in memory, whatever the corpus, where nobody says otherwise."""


class Relations:
    """A working database in a folder of its own; a context manager."""

    def __init__(self, folder: Path, threads: int = 1, memory: str = MEMORY) -> None:
        self._database = duckdb.connect(
            str(folder / "relations.duckdb"),
            config={"memory_limit": memory, "threads": threads, "temp_directory": str(folder / "spilled")},
        )
        self._database.execute("SET preserve_insertion_order = false; SET autoinstall_known_extensions = false")

    def __enter__(self) -> Relations:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def load(self, name: str, folders: Sequence[Path], file: str, schema: pa.Schema) -> None:
        """Make a table of the files of one name in some folders; the column `folder` has the number of the folder."""
        wide = pa.schema([*schema, pa.field("folder", pa.int32())])

        def numbered() -> Iterator[pa.RecordBatch]:
            for number, folder in enumerate(folders):
                for batch in batches.read(folder / file).to_batches():
                    yield batch.append_column("folder", pa.array([number] * len(batch), pa.int32()))

        self.fill(name, wide, numbered())

    def fill(self, name: str, schema: pa.Schema, made: Iterable[pa.RecordBatch]) -> None:
        """Make a table of record batches."""
        self._database.register("given", pa.RecordBatchReader.from_batches(schema, made))
        self._database.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')
        self._database.unregister("given")

    def run(self, statement: str, *values: Any) -> None:
        """Run a statement that gives nothing back."""
        self._database.execute(statement, values or None)

    def all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query that has few."""
        return self._database.execute(query, values or None).fetchall()

    def batches(self, query: str, *values: Any) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a query, in its order, as record batches; no other query may run in between."""
        yield from self._database.sql(query, params=values or None).to_arrow_reader(batches.ROWS)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, in its order, as tuples; no other query may run in between."""
        for batch in self.batches(query):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
