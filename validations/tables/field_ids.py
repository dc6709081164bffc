"""The numbers by which Parquet and Iceberg know columns and the parts of nested ones, whatever their names become.

Each is given once in field_ids.csv and never again: a column that is added takes the next number of its table, one
that is renamed keeps its own, and the line of one that is dropped stays, so that its number is not given anew
(Apache Iceberg, table specification, "Column projection"; Apache Parquet, `field_id` of a schema element).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

ITSELF, ELEMENT, KEY, VALUE = "", "element", "key", "value"
"""The parts of a column that have numbers: the column, the elements of a list, the keys and the values of a map."""


def number(table: str, column: str, part: str = ITSELF) -> int:
    """Return the number of a column or of a part of it; raises KeyError where it has been given none.

    >>> number("documents", "document_id")
    1
    """
    try:
        return given()[table, column, part]
    except KeyError:
        name = " ".join(filter(None, (f"{table}.{column}", part)))
        raise KeyError(f"validations/tables/field_ids.csv gives {name} no number; add a line with the next") from None


@cache
def given() -> dict[tuple[str, str, str], int]:
    """Return every number that was ever given, by table, column and part.

    Raises ValueError where a column or a number stands twice in a table.
    """
    numbers: dict[tuple[str, str, str], int] = {}
    taken: set[tuple[str, int]] = set()
    with (files("validations.tables") / "field_ids.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, strict=True):
            table, place = row["table"], (row["table"], row["column"], row["part"])
            field_id = int(row["field_id"])
            if place in numbers or (table, field_id) in taken:
                raise ValueError(f"validations/tables/field_ids.csv: {','.join(row.values())} is given twice")
            numbers[place] = field_id
            taken.add((table, field_id))
    return numbers
