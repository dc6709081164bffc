"""Facts, mentions and numbers of a whole corpus, joined and sorted by DuckDB in memory that is bounded.

What does not fit into it is spilled to a folder, which is deleted afterwards
(https://duckdb.org/docs/stable/guides/performance/how_to_tune_workloads). Tables that are read once or twice are not
worth what it takes to compress them into a database on disk, half of loading them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.building import ahead, batches
from pipelines.building.store import unwritten

THREADS, MEGABYTES, MEGABYTES_A_THREAD = 4, 64, 96
"""How many threads DuckDB has at most, and what it may hold whatever the corpus: each sorts in memory of its own.

More would be used, and makes 100,000 texts no faster."""


class Relations:
    """A working database, with a folder for what it spills.

    A context manager, which raises StoreError at its end where that folder had no room or could not be written.
    """

    def __init__(self, folder: Path, workers: int = 1) -> None:
        """Open a database that uses as many cores as there are workers, as far as this machine has them."""
        threads = max(1, min(workers, THREADS, os.cpu_count() or 1))
        memory = f"{MEGABYTES + threads * MEGABYTES_A_THREAD}MB"
        self._spilled = folder / "spilled"
        self._database = duckdb.connect(
            ":memory:",
            config={"memory_limit": memory, "threads": threads, "temp_directory": str(self._spilled)},
        )
        self._database.execute("SET preserve_insertion_order = false; SET autoinstall_known_extensions = false")

    def __enter__(self) -> Relations:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._database.close()
        # What has no room on the disk has none in memory either, as DuckDB puts it.
        if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException):
            raise unwritten(self._spilled, str(error).partition("\n")[0].rstrip(".")) from error

    def load(self, name: str, folders: Sequence[Path], file: str, schema: pa.Schema) -> None:
        """Make a table of the files of one name in those folders that have it; `folder` is the number of the folder."""
        wide = pa.schema([*schema, pa.field("folder", pa.int32())])

        def numbered() -> Iterator[pa.RecordBatch]:
            having = [number for number, folder in enumerate(folders) if (folder / file).exists()]
            read = ahead.read(batches.read, (folders[number] / file for number in having))
            for number, table in zip(having, read, strict=True):
                for batch in table.to_batches():
                    yield batch.append_column("folder", pa.repeat(pa.scalar(number, pa.int32()), len(batch)))

        self.fill(name, wide, numbered())

    def fill(self, name: str, schema: pa.Schema, made: Iterable[pa.RecordBatch]) -> None:
        """Make a table of record batches; raises what making them raises."""
        failed: list[Exception] = []

        def given() -> Iterator[pa.RecordBatch]:
            try:
                yield from made
            except Exception as error:
                failed.append(error)
                raise

        self._database.register("given", pa.RecordBatchReader.from_batches(schema, given()))
        try:
            self._database.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')
        except duckdb.Error:
            # DuckDB tells in words alone of what has failed.
            if failed:
                raise failed[0] from None
            raise
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
