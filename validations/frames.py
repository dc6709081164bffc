"""Tables as they are handed to the contract, made frames, and the rows of a frame walked as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from validations.schema import Rows, columns, to_frame
from validations.tables.checks import as_list, as_map

_NESTED: dict[str, Callable[[object], object]] = {"list": as_list, "map": as_map}

Given = pd.DataFrame | pa.Table | Rows
"""A table as rows, as a frame with the model's columns and types, or as Arrow with the schema of the model."""


def framed(table: str, given: Given) -> pd.DataFrame:
    """Return a table as a frame whose rows are numbered from 0. Raises as `schema.to_frame` for rows."""
    if isinstance(given, pa.Table):
        return _of_arrow(table, given)
    return given.reset_index(drop=True) if isinstance(given, pd.DataFrame) else to_frame(table, given)


def _of_arrow(table: str, given: pa.Table) -> pd.DataFrame:
    frame = given.to_pandas()
    for column in columns(table):
        if column.type in _NESTED and column.name in frame:
            values = [_NESTED[column.type](value) for value in frame[column.name]]
            frame[column.name] = pd.Series(values, dtype="object", index=frame.index)
    return frame


def walked(frame: pd.DataFrame, names: Sequence[str], where: pd.Series[Any] | None = None) -> Iterator[tuple[Any, ...]]:
    """Yield position and values of each row, or of those `where` a mask of the rows holds.

    >>> list(walked(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), ["b", "a"], pd.Series([False, True])))
    [(1, 'y', 2)]
    """
    if where is None:
        positions: Any = range(len(frame))
    else:
        positions = np.flatnonzero(where.to_numpy(dtype=bool)).tolist()
        frame = frame.iloc[positions] if len(positions) < len(frame) else frame
    # Columns as lists: a frame's own iterator takes ten times as long over text.
    yield from zip(positions, *(frame[name].tolist() for name in names), strict=True)


def lacking(column: pd.Series[Any], holds: Callable[[Any], bool]) -> pd.Series[Any]:
    """Return where a column of text has a value that does not hold, each value asked once; nulls are passed over."""
    wrong = [value for value in column.dropna().unique() if not holds(value)]
    return column.isin(wrong) if wrong else pd.Series(False, index=column.index, dtype=bool)
