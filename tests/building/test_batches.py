"""Values that go through a file between stations come back as they were."""

import json
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.building import batches, schemas
from pipelines.building.recalling import unpacked
from pipelines.building.store import StoreError

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)


@given(PLAIN)
@settings(deadline=None, max_examples=50)
def test_plain_values_on_one_line(value):
    told = batches.packed(value)
    assert "\n" not in told
    assert json.loads(told) == value


@given(DECIMALS, DECIMALS | st.none())
@settings(deadline=None, max_examples=50)
def test_numbers_keep_their_digits(value, most):
    values = {"value": value, "value_max": most, "per": Decimal(1), "value_exact": str(value)}
    found = unpacked("statistic", batches.packed(values))
    assert found == values
    assert str(found["value"]) == str(value)


def test_what_is_not_plain_is_refused():
    with pytest.raises(TypeError, match="no place in a file between stations"):
        batches.packed({"value": object()})


@given(st.lists(st.tuples(WORDS | st.none(), st.integers(-(2**31), 2**31 - 1)), max_size=20))
@settings(deadline=None, max_examples=50)
def test_rows_through_a_file(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("rows") / "rows.arrow"
    schema = schemas.of(word=pa.string(), number=pa.int32())
    batches.write(path, schema, batches.columns(schema.names, rows))
    assert list(batches.rows(batches.read(path), "word", "number")) == rows
    # Columns come in the order in which they are asked for.
    assert list(batches.rows(batches.read(path, ("number", "word")), "number")) == [(number,) for _, number in rows]


def test_a_file_that_is_not_there_is_named_with_what_to_do(tmp_path):
    with pytest.raises(StoreError, match=rf"{tmp_path / 'gone.arrow'} is not there .* every machine must see"):
        batches.read(tmp_path / "gone.arrow", ("a",))
