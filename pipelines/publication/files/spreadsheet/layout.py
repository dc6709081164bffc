"""How a sheet of a table is laid out for reading: which columns stand where, which are folded away, rows in what order.

Only the spreadsheet is so: the other files have the models' columns alone, and their rows in the order of the key.
Columns of the models keep their order; the derived ones stand among them where they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pipelines.publication.files.quotes import Quotes
from pipelines.publication.files.spreadsheet import derived
from validations import schema
from validations.tables.vocabularies import FACT_TABLES

Row = Mapping[str, Any]

_QUOTED = {
    "organisations": "aliases",
    "people": "name_en",
    "roles": "title_en",
    "statistics": "value",
    "timeline": "title_en",
    "contacts": "value",
}
"""The column of each table of facts that its quotes stand beside."""

_TECHNICAL = ("rule", "decision")
_FOLDED = {
    "documents": ("sha256",),
    "statistics": ("indicator_id", "value_exact"),
    "indicators": ("wdi_code_by_dimension",),
}
"""Columns for programs and for those who check: of every table, and of single ones."""


class Placed(NamedTuple):
    """A column of a sheet: whether only the spreadsheet has it, and whether it is folded away until asked for."""

    column: schema.Column | derived.Derived
    derived: bool
    folded: bool


@cache
def columns(table: str) -> tuple[Placed, ...]:
    """Return the columns of a sheet from left to right."""
    made = derived.columns(table)
    quoted = [Placed(column, True, False) for column in made if not derived.is_simplified(column)]
    placed: list[Placed] = []
    for column in schema.columns(table):
        folded = column.name in (*_TECHNICAL, *_FOLDED.get(table, ())) or _is_random(table, column.name)
        placed.append(Placed(column, False, folded))
        if quoted and column.name == _QUOTED[table]:
            placed += quoted
    return (*placed, *(Placed(column, True, True) for column in made if derived.is_simplified(column)))


def in_order(table: str, rows: Sequence[Row], quotes: Quotes) -> list[Row]:
    """Return the rows of a table in the order in which they are read.

    Events by their first day and then their date, bodies by their English name, people by their Chinese name (in
    the order of Unicode, which is that of radicals and strokes), other facts as the texts come to them; what has no
    such value stands last. Tables that are no facts keep the order of their key.
    """
    if table not in FACT_TABLES:
        return list(rows)
    (key,) = schema.KEYS[table]
    order = _ORDERS.get(table)
    if order is None:
        return sorted(rows, key=lambda row: (_first(quotes.get((table, row[key]), ())), row[key]))
    return sorted(rows, key=lambda row: (*order(row), row[key]))


def _first(evidence: Sequence[Row]) -> tuple[bool, str, int]:
    """Return the place where the texts first state a fact, texts in the order of their names."""
    places = [(False, row["document_id"], row["start"]) for row in evidence]
    return min(places, default=(True, "", 0))


def _filled_first(*values: Any) -> tuple[tuple[bool, Any], ...]:
    return tuple((value is None, "" if value is None else value) for value in values)


def _by_day(row: Row) -> tuple[Any, ...]:
    day = row["date_start"]
    return _filled_first(day and day.isoformat(), row["date"])


def _by_english(row: Row) -> tuple[Any, ...]:
    return _filled_first(row["name_en"] and row["name_en"].casefold(), row["name_zh"])


def _by_chinese(row: Row) -> tuple[Any, ...]:
    return _filled_first(row["name_zh"], row["name_en"] and row["name_en"].casefold())


_ORDERS: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    "organisations": _by_english,
    "people": _by_chinese,
    "timeline": _by_day,
}


def _is_random(table: str, column: str) -> bool:
    """Tell whether a column only names the rows of its table: no other refers to it, so nobody looks it up."""
    referred = {target for columns in schema.FOREIGN_KEYS.values() for target in columns.values()}
    return schema.KEYS[table] == (column,) and table not in referred
