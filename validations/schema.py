"""What the models say, in the terms of others: columns for a dictionary, Arrow schemas, frames.

Derived from validations/tables and nothing else, so that no release can describe a column otherwise than it
is checked. Nothing is validated here (validations/contract.py) and nothing written (publication).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
from pandas.api.types import is_bool
from pandera.api.pandas.components import Column as PanderaColumn

from validations.tables import MODELS, field_ids
from validations.tables.checks import SEPARATOR, as_list, as_map

ColumnType = Literal["string", "integer", "number", "boolean", "date", "list", "map"]
Rows = Iterable[Mapping[str, Any]]
Metadata = dict[bytes | str, bytes | str]

DATASET = "hkbiomed"
"""What the dataset is called, whatever its version."""

TABLES: tuple[str, ...] = tuple(MODELS)
"""Names of all tables, in the order in which they are documented and published."""

_TYPES: dict[str, ColumnType] = {"int64": "integer", "float64": "number", "bool": "boolean", "date": "date"}
_ARROW: dict[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
_PLAIN: dict[ColumnType, frozenset[type]] = {
    "string": frozenset({str, type(None)}),
    "integer": frozenset({int, type(None)}),
    "boolean": frozenset({bool, type(None)}),
    "date": frozenset({datetime.date, type(None)}),
    "list": frozenset({list}),
}
_PANDAS: dict[ColumnType, str] = {
    "string": "str",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
    "date": "object",
    "list": "object",
    "map": "object",
}


@dataclass(frozen=True, slots=True)
class Column:
    """Everything that a model declares of one column.

    `enum` holds the codes of a closed vocabulary or nothing; `vocabulary` is the name of the one whose codes document
    the column, closed or not (see validations/tables/codes.csv); `references` the table whose key it holds; `format`
    is `edtf` for dates kept as text, `verbatim` for text as its source has it, else empty; `minimum` admits itself
    unless `above` is true.
    """

    name: str
    type: ColumnType
    nullable: bool
    unique: bool
    enum: tuple[str, ...]
    vocabulary: str | None
    pattern: str | None
    minimum: float | None
    above: bool
    references: str | None
    format: str
    unit: str | None
    title_en: str
    title_zh: str
    description_en: str
    description_zh: str


@dataclass(frozen=True, slots=True)
class TableInfo:
    """Title and description of a table in both languages."""

    name: str
    title_en: str
    title_zh: str
    description_en: str
    description_zh: str


def _model(table: str) -> Any:
    if table not in MODELS:
        raise KeyError(f"no table {table!r}; there are {', '.join(MODELS)}")
    return MODELS[table]


def _column(name: str, declared: PanderaColumn) -> Column:
    checks = {check.name: check.statistics or {} for check in declared.checks}
    metadata = declared.metadata or {}
    items = checks.get("nested", {}).get("items")
    above = checks.get("greater_than")
    lowest = above or checks.get("greater_than_or_equal_to") or {}
    verbatim = checks.get("text_form", {}).get("form") == "verbatim"
    return Column(
        name=name,
        type=items or _TYPES.get(str(declared.dtype), "string"),
        nullable=declared.nullable,
        unique=declared.unique,
        enum=tuple(checks.get("isin", {}).get("allowed_values", ())),
        vocabulary=metadata.get("vocabulary"),
        pattern=checks.get("str_matches", {}).get("pattern"),
        minimum=lowest.get("min_value"),
        above=above is not None,
        references=metadata["references"],
        format="edtf" if "edtf_date" in checks else "verbatim" if verbatim else "",
        unit=metadata["unit"],
        title_en=declared.title or "",
        title_zh=metadata["title_zh"],
        description_en=declared.description or "",
        description_zh=metadata["description_zh"],
    )


@cache
def table_info(table: str) -> TableInfo:
    """Return what a table is called and holds. Raises KeyError for a table that is not one of TABLES."""
    config: Any = _model(table).Config
    metadata = config.metadata
    return TableInfo(table, config.title, metadata["title_zh"], config.description, metadata["description_zh"])


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table in their order. Raises KeyError for a table that is not one of TABLES."""
    return tuple(_column(name, declared) for name, declared in _model(table).to_schema().columns.items())


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table.

    The metadata of the schema hold its title and description, those of each field title, description and the
    field id by which Parquet and Iceberg know it, parts of nested fields included; both languages in each.
    Raises KeyError for a column that field_ids.csv gives no number.
    """
    metadata: Metadata = {"table": table, **_words(table_info(table))}
    return pa.schema(
        [
            _field(table, column.name, field_ids.ITSELF, _arrow_type(table, column), column.nullable, _words(column))
            for column in columns(table)
        ],
        metadata=metadata,
    )


def _words(told: Column | TableInfo) -> Metadata:
    return {
        "title": told.title_en,
        "title_zh": told.title_zh,
        "description": told.description_en,
        "description_zh": told.description_zh,
    }


def _arrow_type(table: str, column: Column) -> Any:
    if column.type == "list":
        return pa.list_(_field(table, column.name, field_ids.ELEMENT, pa.string(), True, {}))
    if column.type == "map":
        key, value = (
            _field(table, column.name, part, pa.string(), part == field_ids.VALUE, {})
            for part in (field_ids.KEY, field_ids.VALUE)
        )
        return pa.map_(key, value)
    return _ARROW[column.type]


def _field(table: str, column: str, part: str, kind: Any, nullable: bool, metadata: Metadata) -> pa.Field[Any]:
    number = field_ids.number(table, column, part)
    # Arrow's own names of parts ("item"), for types are told apart by their text in the index of a release.
    name = "item" if part == field_ids.ELEMENT else part or column
    return pa.field(name, kind, nullable=nullable, metadata={"PARQUET:field_id": str(number), **metadata})


def _key(table: str) -> tuple[str, ...]:
    schema = _model(table).to_schema()
    return tuple(schema.unique or [column.name for column in columns(table) if column.unique])


KEYS: dict[str, tuple[str, ...]] = {table: _key(table) for table in TABLES}
"""The columns that together name a row of each table."""

FOREIGN_KEYS: dict[str, dict[str, str]] = {
    table: {column.name: column.references for column in columns(table) if column.references} for table in TABLES
}
"""For each table, the columns (single values and lists) that hold keys of another table, and which."""


def to_frame(table: str, rows: Rows) -> pd.DataFrame:
    """Return rows as a frame with the model's columns and types, also when there are none.

    A column that a row lacks is null (an empty list or map where it is nested). Raises KeyError for a
    column that the model does not have, for it would be lost.
    """
    listed = _known(table, rows)
    return pd.DataFrame({column.name: _series(table, column, listed) for column in columns(table)})


def to_arrow(table: str, rows: pd.DataFrame | Rows) -> pa.Table:
    """Return rows or a frame as an Arrow table with the model's schema, in the order given.

    Raises ValueError for a null where the model admits none, and as `to_frame`.
    """
    if isinstance(rows, pd.DataFrame):
        names = [str(name) for name in rows.columns]
        rows = [dict(zip(names, row, strict=True)) for row in rows.itertuples(index=False, name=None)]
    listed = _known(table, rows)
    schema = arrow_schema(table)
    arrays = []
    for column in columns(table):
        values = [row.get(column.name) for row in listed]
        # A look at each value takes most of the time, and most columns hold only what Arrow takes as it is.
        if not set(map(type, values)) <= _PLAIN.get(column.type, frozenset()):
            values = [arrow_value(column, value) for value in values]
        if not column.nullable and None in values:
            key = {name: listed[values.index(None)].get(name) for name in KEYS[table]}
            raise ValueError(f"{table}: {column.name} is empty in row {key}; the model admits no null there")
        arrays.append(pa.array(values, type=schema.field(column.name).type))
    return pa.Table.from_arrays(arrays, schema=schema)


def from_arrow(table: pa.Table | pa.RecordBatch) -> list[dict[str, Any]]:
    """Return an Arrow table as rows; maps become dictionaries with their keys in order."""
    maps = [field.name for field in table.schema if pa.types.is_map(field.type)]
    listed = table.to_pylist()
    for row in listed:
        for name in maps:
            row[name] = dict(sorted(row[name] or ()))
    return listed


def arrow_value(column: Column, value: object) -> Any:
    """Return a value in the form in which Arrow takes it for this column: None for every sort of null."""
    if column.type == "list":
        return [] if is_null(value) else as_list(value)
    if column.type == "map":
        return [] if is_null(value) else sorted((as_map(value) or {}).items())
    if is_null(value):
        return None
    if column.type == "number":
        return float(value)  # type: ignore[arg-type]
    return datetime.date.fromisoformat(value) if column.type == "date" and isinstance(value, str) else value


def csv_value(value: object) -> str:
    """Return a value as a CSV cell: nothing for null, lists joined by `|`, maps as `k=v|k=v`, true or false.

    Raises ValueError for an item that holds the separator, for it could not be read back.

    >>> csv_value(["港大", "HKU"]), csv_value({"sex": "male"}), csv_value(276000000000.0), csv_value(None)
    ('港大|HKU', 'sex=male', '276000000000', '')
    """
    if is_null(value):
        return ""
    if is_bool(value):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(float(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    listed = as_list(value)
    if isinstance(value, Mapping) or (listed and isinstance(listed[0], tuple)):
        pairs = sorted((as_map(value) or {}).items())
        return SEPARATOR.join(f"{_item(key, '=')}={_item(text)}" for key, text in pairs)
    return str(value) if listed is None else SEPARATOR.join(_item(item) for item in listed)


def is_null(value: object) -> bool:
    """Tell whether a value stands for nothing: None, NaN, pandas' NA or NaT."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _known(table: str, rows: Rows) -> list[Mapping[str, Any]]:
    listed = list(rows)
    unknown = sorted(set(chain.from_iterable(listed)) - {column.name for column in columns(table)})
    if unknown:
        raise KeyError(f"{table}: no column {', '.join(unknown)} in validations/tables; add it there or drop it")
    return listed


def _series(table: str, column: Column, rows: Sequence[Mapping[str, Any]]) -> pd.Series[Any]:
    values = [row.get(column.name) for row in rows]
    # Of text and whole numbers pandas knows the nulls itself.
    if column.type not in ("string", "integer"):
        values = [arrow_value(column, value) for value in values]
    if column.type == "map":
        values = [dict(pairs or ()) for pairs in values]
    try:
        return pd.Series(values, dtype=_PANDAS[column.type], name=column.name)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{table}: {column.name} must be {column.type} in every row: {error}") from error


def _item(item: object, *also: str) -> str:
    text = csv_value(item)
    if any(mark in text for mark in (SEPARATOR, *also)):
        raise ValueError(f"{text!r} holds {SEPARATOR!r} or '=', by which CSV joins lists; write it otherwise")
    return text
