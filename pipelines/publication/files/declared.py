"""Arrow tables in the columns and types that the models declare, from whatever engine they come."""

from __future__ import annotations

import pyarrow as pa

from validations import schema


def declared(table: str, rows: pa.Table) -> pa.Table:
    """Return rows with the columns of a table in their order, each of its type; no value is changed.

    An engine may call text `large_string` or a dictionary and know nothing of what may be null. Raises ValueError for
    a column that is missing or unknown, one of another type, and a null where the model admits none.
    """
    wanted = schema.arrow_schema(table)
    names = rows.column_names
    if sorted(names) != sorted(wanted.names):
        raise ValueError(
            f"{table}: the columns are {', '.join(names)}, but the model has {', '.join(wanted.names)}: "
            "hand in each of these once and no other"
        )
    columns = []
    for field in wanted:
        column = rows[field.name]
        if not field.nullable and column.null_count:
            place = column.is_null().index(True).as_py()
            (row,) = rows.select(schema.KEYS[table]).slice(place, 1).to_pylist()
            raise ValueError(f"{table}: {field.name} is empty in row {row}; the model admits no null there")
        try:
            columns.append(column if column.type.equals(field.type, check_metadata=True) else column.cast(field.type))
        except pa.ArrowException as error:
            raise ValueError(f"{table}: {field.name} must be {field.type} in every row: {error}") from error
    return pa.Table.from_arrays(columns, schema=wanted)
