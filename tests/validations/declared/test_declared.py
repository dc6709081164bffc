"""What the models say is what is written down here, column by column and file by file: no change of it goes unseen."""

from __future__ import annotations

import pyarrow as pa
import pytest

from tests.validations.declared.told import FILES, written
from validations import schema
from validations.tables import field_ids


@pytest.mark.parametrize("name", FILES)
def test_the_models_say_what_is_written_down(name: str) -> None:
    head, lines = FILES[name]
    assert [head, *lines()] == written(name)


@pytest.mark.parametrize("table", schema.TABLES)
def test_arrow_has_what_the_columns_say(table: str) -> None:
    arrow = schema.arrow_schema.__wrapped__(table)
    info = schema.table_info(table)
    assert arrow.metadata == _bytes({"table": table, **_words(info)})
    for field, column in zip(arrow, schema.columns(table), strict=True):
        assert (field.name, field.nullable) == (column.name, column.nullable)
        number = str(field_ids.number(table, column.name))
        assert field.metadata == _bytes({"PARQUET:field_id": number, **_words(column)})
        for part, name, nullable in _parts(field.type):
            number = str(field_ids.number(table, column.name, name))
            assert (part.type, part.nullable, part.metadata) == (
                pa.string(), nullable, _bytes({"PARQUET:field_id": number}),
            )  # fmt: skip


def _parts(kind: pa.DataType) -> list[tuple[pa.Field, str, bool]]:
    if pa.types.is_list(kind):
        return [(kind.value_field, "element", True)]
    return [(kind.key_field, "key", False), (kind.item_field, "value", True)] if pa.types.is_map(kind) else []


def _words(told: schema.Column | schema.TableInfo) -> dict[str, str]:
    return {
        "title": told.title_en, "title_zh": told.title_zh,
        "description": told.description_en, "description_zh": told.description_zh,
    }  # fmt: skip


def _bytes(told: dict[str, str]) -> dict[bytes, bytes]:
    return {name.encode(): value.encode() for name, value in told.items()}


def test_keys_are_those_of_the_models() -> None:
    assert {table: schema._key(table) for table in schema.TABLES} == schema.KEYS == {
        "documents": ("document_id",), "organisations": ("organisation_id",), "people": ("person_id",),
        "roles": ("role_id",), "statistics": ("statistic_id",), "timeline": ("event_id",),
        "contacts": ("contact_id",),
        "evidence": ("table_name", "row_id", "document_id", "start", "end", "field"),
        "coverage": ("document_id", "start", "end"),
        "indicators": ("indicator_id",), "disagreements": ("disagreement_id",),
    }  # fmt: skip


def test_a_table_that_there_is_not() -> None:
    names = ", ".join(schema.TABLES)
    with pytest.raises(KeyError) as refused:
        schema.columns("persons")
    assert refused.value.args == (f"no table 'persons'; there are {names}",)
