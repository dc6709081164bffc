"""Rows that come in the order of their key, each key once: looked at batch by batch, so that it holds at any size.

Text is ordered by code point, as Python and DuckDB order it; an empty cell comes before any value. Nothing is sorted
here, and of what has gone by only the last key is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute

Places: TypeAlias = npt.NDArray[np.int64]
Told: TypeAlias = npt.NDArray[np.bool_]
# Its stubs take the booleans of one function for none that another takes.
pc: Any = pyarrow.compute


class OutOfOrderError(ValueError):
    """Rows of which one has the key of another or one that comes before it; the message names table and keys."""


class KeyOrder:
    """Holds the rows of one table to the order of their key, from batch to batch."""

    def __init__(self, table: str, key: Sequence[str]) -> None:
        """Begin before the first row of `table`, whose rows are named by the columns of `key` together."""
        self._table = table
        self._key = list(key)
        self._last: pa.RecordBatch | None = None

    def follow(self, rows: pa.Table) -> None:
        """Look at the rows that come next. Raises OutOfOrderError where one does not come after the one before it."""
        for batch in rows.select(self._key).to_batches():
            if not batch.num_rows:
                continue
            # Its stubs know nothing of concat_batches.
            keys = batch if self._last is None else pa.concat_batches([self._last, batch])  # type: ignore[attr-defined]
            if (place := first_not_ascending(keys.columns)) is not None:
                raise OutOfOrderError(self._told(*keys.slice(place, 2).to_pylist()))
            # A copy, for a slice would hold the whole batch.
            self._last = keys.take(pa.array([keys.num_rows - 1]))

    def _told(self, before: dict[str, Any], after: dict[str, Any]) -> str:
        named = ", ".join(self._key)
        if before == after:
            return f"{self._table}: two rows have the key {after}; {named} must name one row: leave one of the two out"
        return (
            f"{self._table}: the row {after} comes after {before}; rows must come in the order of {named}, "
            "empty cells first: sort them before they are written"
        )


def first_not_ascending(columns: Sequence[pa.Array[Any]]) -> int | None:
    """Return the first place whose row is not below the next, by the columns from left to right; None if all are.

    >>> first_not_ascending([pa.array(["a", "a", "b", "b"]), pa.array([None, 1, 0, 0])])
    2
    """
    open_places: Places = np.arange(max(len(columns[0]) - 1, 0))
    wrong: list[Places] = []
    for column in columns:
        rises, same = _compared(column, open_places)
        wrong.append(open_places[~rises & ~same][:1])
        open_places = open_places[same]
    places = np.concatenate([*wrong, open_places[:1]])
    return int(places.min()) if len(places) else None


def _compared(column: pa.Array[Any], places: Places) -> tuple[Told, Told]:
    """Tell for each place whether the value there is below the next, and whether it is the same."""
    before, after = pc.take(column, places), pc.take(column, places + 1)
    rises = pc.or_(pc.less(before, after).fill_null(False), pc.and_(before.is_null(), after.is_valid()))
    same = pc.or_(pc.equal(before, after).fill_null(False), pc.and_(before.is_null(), after.is_null()))
    return rises.to_numpy(zero_copy_only=False), same.to_numpy(zero_copy_only=False)
