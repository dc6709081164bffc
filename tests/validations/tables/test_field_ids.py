"""Field ids: one for each column and part of one, none given twice, none ever taken back."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.publication.files import table_files
from tests.validations import tiny
from tests.validations.test_schema import EVERY_COLUMN
from validations import schema
from validations.tables import field_ids

RELEASES = Path(__file__).parents[3] / "data" / "releases"
PARTS = {"list": ("element",), "map": ("key", "value")}


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN, ids=str)
def test_every_column_and_part_has_a_number(table, column):
    for part in ("", *PARTS.get(column.type, ())):
        assert field_ids.number(table, column.name, part) > 0


@pytest.mark.parametrize("table", schema.TABLES)
def test_numbers_are_given_one_after_the_other_and_kept(table):
    given = sorted(number for (of, _, _), number in field_ids.given().items() if of == table)
    assert given == list(range(1, len(given) + 1)), "a line was taken away or a number left out"


def test_published_numbers_are_those_of_today():
    """Releases from before there were numbers have none to keep."""
    for path in RELEASES.glob("*/parquet/*.parquet"):
        for field in pq.read_schema(path):
            if b"PARQUET:field_id" in (field.metadata or {}):
                today = field_ids.given().get((path.stem, field.name, ""), _number(field))
                assert today == _number(field), f"{path}: {field.name}"


def test_a_column_without_a_number_says_what_to_add():
    for part, name in (("", "people.nickname"), ("element", "people.nickname element")):
        with pytest.raises(KeyError) as refused:
            field_ids.number("people", "nickname", part)
        told = f"validations/tables/field_ids.csv gives {name} no number; add a line with the next"
        assert refused.value.args == (told,)


@pytest.mark.parametrize(
    "lines", ["people,name_zh,,2\npeople,name_en,,2\n", "people,name_zh,,2\npeople,name_zh,,3\n"], ids=["id", "column"]
)
def test_what_is_given_twice_is_refused(tmp_path, monkeypatch, lines):
    (tmp_path / "field_ids.csv").write_text(f"table,column,part,field_id\n{lines}", encoding="utf-8")
    monkeypatch.setattr(field_ids, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=r"people,name_.., *,[23] is given twice"):
        field_ids.given.__wrapped__()


def test_written_files_bear_them(tmp_path):
    table_files.write(tiny.rows(), tmp_path, "a-dataset")
    for table in schema.TABLES:
        written = pq.read_schema(tmp_path / "parquet" / f"{table}.parquet")
        for column in schema.columns(table):
            field = written.field(column.name)
            assert _number(field) == field_ids.number(table, column.name)
            parts = {
                "list": lambda kind: (kind.value_field,),
                "map": lambda kind: (kind.key_field, kind.item_field),
            }.get(column.type, lambda _: ())(field.type)
            assert list(map(_number, parts)) == [
                field_ids.number(table, column.name, part) for part in PARTS.get(column.type, ())
            ]
            assert field.metadata[b"title_zh"].decode() == column.title_zh
        told = {key.decode(): value.decode() for key, value in written.metadata.items()}
        info = schema.table_info(table)
        assert told == {
            "dataset": "a-dataset",
            "table": table,
            "title": info.title_en,
            "title_zh": info.title_zh,
            "description": info.description_en,
            "description_zh": info.description_zh,
        }


def _number(field):
    return int(field.metadata[b"PARQUET:field_id"])
