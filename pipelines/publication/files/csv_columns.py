"""Columns of Arrow as CSV: the cells, lines and risks of `schema.csv_value` and `csv_files`, a column at a time.

What those say of one value holds here for a column of them, and only distinct numbers and days and suspicious cells
are looked at one by one. Nothing is opened or written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute

from pipelines.publication.files import csv_files
from pipelines.publication.files.key_order import first_not_ascending
from validations import schema
from validations.tables.checks import SEPARATOR

Column: TypeAlias = "pa.Array[Any]"
Nested: TypeAlias = "pa.ListArray[Any] | pa.MapArray[Any, Any]"
# Its stubs know no scalar beside an array.
pc: Any = pyarrow.compute

# What `\s` matches in a str, for that of Arrow's expressions is of ASCII alone.
BLANKS = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NEEDS_QUOTES = f'[,"\r\n]|^[{BLANKS}]|[{BLANKS}]$'
_FORMULA = f"^{csv_files.FORMULA.pattern}"
_MISSING = pa.array(sorted(csv_files.MISSING))


def _first_bytes(begins: Callable[[str], object]) -> npt.NDArray[np.bool_]:
    """Return of each byte whether a letter up to U+3000, the last blank, that `begins` tells of has it first."""
    found = np.zeros(256, bool)
    found[[letter.encode()[0] for letter in map(chr, range(0x3001)) if begins(letter)]] = True
    return found


# Expressions are asked only of columns that have a byte without which none of their cells matches: few have.
_QUOTING = _first_bytes(lambda letter: letter in ',"' or letter.isspace())
_RECKONED = _first_bytes(csv_files.FORMULA.match)


def cells(column: Column) -> Column:
    """Return the values of a column as `schema.csv_value` writes each, without quotes.

    Raises ValueError for an item of a list or map that holds the separator, and for a map whose keys are not in order.
    """
    if isinstance(column, (pa.ListArray, pa.MapArray)):
        return _joined(column).fill_null("")
    if pa.types.is_string(column.type) or pa.types.is_integer(column.type):
        return column.cast(pa.string()).fill_null("")
    distinct = column.dictionary_encode()
    told = [schema.csv_value(value) for value in distinct.dictionary.to_pylist()]
    return pa.array(told, pa.string()).take(distinct.indices).fill_null("")


def lines(columns: Sequence[Column]) -> pa.Buffer:
    """Return one row or more of cells as the bytes that `csv_files.write` writes of them, quoted where they need it."""
    rows = pc.binary_join_element_wise(*map(_quoted, columns), ",")
    ended = pc.binary_join_element_wise(rows, "", "\n")
    (run_together,) = pc.binary_join(pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), ended), "")
    told: pa.Buffer = run_together.as_buffer()
    return told


def risks(columns: Sequence[Column]) -> Iterator[tuple[int, int, str, str]]:
    """Yield `(row, column, cell, why)` in the order of `csv_files.risks`; rows and columns count from 0."""
    places = sorted(
        (int(row), number)
        for number, column in enumerate(columns)
        for row in np.flatnonzero(_suspicious(column).to_numpy(zero_copy_only=False))
    )
    for row, number in places:
        cell = columns[number][row].as_py()
        if why := csv_files.risk(cell):
            yield row, number, cell, why


def _suspicious(column: Column) -> Column:
    missing: Column = pc.is_in(column, _MISSING)
    starts, data = _bytes(column)
    if not _RECKONED[data[starts[:-1][np.diff(starts) > 0]]].any():
        return missing
    found: Column = pc.or_(pc.match_substring_regex(column, _FORMULA), missing)
    return found


def _quoted(column: Column) -> Column:
    starts, data = _bytes(column)
    if not _QUOTING[data[starts[0] : starts[-1]]].any():
        return column
    needy = pc.match_substring_regex(column, _NEEDS_QUOTES)
    if not needy.true_count:
        return column
    doubled = pc.replace_substring(column.filter(needy), '"', '""')
    quoted: Column = pc.replace_with_mask(column, needy, pc.binary_join_element_wise('"', doubled, '"', ""))
    return quoted


def _bytes(column: Column) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """Return where each cell of a column of strings begins, with where the last ends, and the bytes of all."""
    _, starts, data = (memoryview(buffer or b"") for buffer in column.buffers())
    return np.frombuffer(starts, np.int32, len(column) + 1, 4 * column.offset), np.frombuffer(data, np.uint8)


def _joined(column: Nested) -> Column:
    """Return lists as items and maps as `key=value`, joined by the separator."""
    first = column.offsets[0].as_py()
    count = column.offsets[-1].as_py() - first
    offsets = pc.subtract(column.offsets, first)
    if isinstance(column, pa.MapArray):
        keys, values = (part.slice(first, count).fill_null("") for part in (column.keys, column.items))
        _require_plain(column, offsets, keys, f"[{SEPARATOR}=]")
        _require_plain(column, offsets, values, f"[{SEPARATOR}]")
        _require_keys_in_order(column, offsets, keys)
        items = pc.binary_join_element_wise(keys, values, "=")
    else:
        items = column.values.slice(first, count).fill_null("")
        _require_plain(column, offsets, items, f"[{SEPARATOR}]")
    joined: Column = pc.binary_join(pa.ListArray.from_arrays(offsets, items, mask=column.is_null()), SEPARATOR)
    return joined


def _require_plain(column: Nested, offsets: Column, items: Column, marks: str) -> None:
    marked = pc.match_substring_regex(items, marks)
    if marked.true_count:
        # Raises the error that tells why.
        schema.csv_value(column[_holder(offsets, pc.index(marked, True).as_py())].as_py())


def _require_keys_in_order(column: Nested, offsets: Column, keys: Column) -> None:
    holders = np.repeat(np.arange(len(column)), np.diff(offsets.to_numpy()))
    if (place := first_not_ascending([pa.array(holders), keys])) is not None:
        told = column[_holder(offsets, place)].as_py()
        raise ValueError(f"{told!r} has its keys out of order or one of them twice; hand it in with its keys in order")


def _holder(offsets: Column, item: int) -> int:
    """Return which of the lists or maps holds an item."""
    return int(np.searchsorted(offsets.to_numpy(), item, side="right")) - 1
