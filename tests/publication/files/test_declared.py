"""What an engine hands in has the columns and types of the model, or is refused."""

import pyarrow as pa
import pytest

from pipelines.publication.files.declared import declared
from tests.validations import tiny
from validations import schema


def table(name):
    return schema.to_arrow(name, tiny.rows()[name])


@pytest.mark.parametrize("name", schema.TABLES)
def test_a_table_as_declared_stays_as_it_is(name):
    assert declared(name, table(name)).equals(table(name), check_metadata=True)


@pytest.mark.parametrize("name", schema.TABLES)
def test_other_words_for_the_same_types_are_understood(name):
    given = table(name)
    other = {"string": pa.large_string(), "int64": pa.int32(), "list<item: string>": pa.large_list(pa.large_string())}
    kinds = [other.get(str(field.type), field.type) for field in given.schema]
    spoken = pa.table(
        [column.cast(kind) for column, kind in zip(given.columns, kinds, strict=True)], names=given.column_names
    )
    assert declared(name, spoken.select(given.column_names[::-1])).equals(given, check_metadata=True)


def test_a_map_of_an_engine_that_names_its_parts_otherwise():
    given = table("statistics")
    kind = pa.map_(pa.string(), pa.field("worth", pa.string()))
    place = given.column_names.index("dimensions")
    spoken = given.set_column(place, "dimensions", pa.chunked_array([given["dimensions"].to_pylist()], kind))
    assert declared("statistics", spoken).equals(given, check_metadata=True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: rows.drop_columns("quote"), "evidence: the columns are .*, but the model has .*quote"),
        (lambda rows: rows.append_column("quote", rows["quote"]), "hand in each of these once and no other"),
        (
            lambda rows: rows.set_column(3, "start", pa.array(["three"] * rows.num_rows)),
            "evidence: start must be int64 in every row",
        ),
        (
            lambda rows: rows.set_column(5, "quote", pa.nulls(rows.num_rows, pa.string())),
            "evidence: quote is empty in row {'table_name': 'organisations', .*; the model admits no null there",
        ),
    ],
)
def test_what_is_not_as_declared_is_refused(change, told):
    with pytest.raises(ValueError, match=told):
        declared("evidence", change(table("evidence")))
