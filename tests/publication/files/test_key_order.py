"""Rows in the order of their key, each key once, however they are cut."""

from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.publication.files.key_order import KeyOrder, OutOfOrderError, first_not_ascending

SCHEMA = pa.schema({"name": pa.string(), "start": pa.int64(), "more": pa.string()})
KEYS = st.lists(
    st.tuples(st.sampled_from(["", "a", "b", "衞", "\U0001f9ec", None]), st.sampled_from([None, -1, 0, 10]))
)


def table(keys):
    return pa.Table.from_pylist([{"name": name, "start": start} for name, start in keys], SCHEMA)


def comparable(key):
    return [(value is not None, value) for value in key]


def in_order(keys):
    return sorted(set(keys), key=comparable)


def follow(rows, size):
    order = KeyOrder("statistics", ["name", "start"])
    for start in range(0, rows.num_rows, size):
        order.follow(rows.slice(start, size))
        order.follow(SCHEMA.empty_table())


@given(KEYS)
def test_the_first_place_out_of_order_is_found(keys):
    columns = [column.combine_chunks() for column in table(keys).columns[:2]]
    pairs = enumerate(pairwise(map(comparable, keys)))
    wrong = [place for place, (one, following) in pairs if not one < following]
    assert first_not_ascending(columns) == (wrong[0] if wrong else None)


@given(KEYS, st.integers(1, 4))
def test_rows_in_order_pass_in_any_parts(keys, size):
    follow(table(in_order(keys)), size)


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ([("a", 1), ("a", 2), ("a", 2)], "two rows have the key {'name': 'a', 'start': 2}"),
        ([("a", None), ("a", None)], "two rows have the key {'name': 'a', 'start': None}"),
        ([("b", 1), ("a", 2)], "the row {'name': 'a', 'start': 2} comes after {'name': 'b', 'start': 1}"),
        ([("a", 1), ("a", None)], "the row {'name': 'a', 'start': None} comes after {'name': 'a', 'start': 1}"),
        ([("a", 1), ("b", 3), ("b", 2), ("b", 2)], "the row {'name': 'b', 'start': 2} comes after"),
        ([("衞", 1), ("衛", 1)], "the row {'name': '衛', 'start': 1} comes after"),
    ],
)
def test_what_is_out_of_order_is_refused_within_a_part_and_between_parts(keys, told, size):
    with pytest.raises(OutOfOrderError) as refused:
        follow(table(keys), size)
    assert str(refused.value).startswith(f"statistics: {told}")
    assert "name, start" in str(refused.value)
