"""The number and its decimal literal are one number, and a range ends above its beginning."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from validations.schema import csv_value, is_null
from validations.violations import Sources, Tables, Texts, Violation

NAME = "values equal their exact literals"
TABLES = ("statistics",)


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return statistics whose value differs from value_exact, or whose value_max is not above the value."""
    sources = Sources(tables, texts)
    broken = []
    names = ["statistic_id", "value", "value_exact", "value_max"]
    for row_id, value, literal, highest in tables["statistics"][names].itertuples(index=False, name=None):
        try:
            exact = float(Decimal(literal))
        except (InvalidOperation, TypeError, ValueError):
            continue
        if value != exact:
            expected = f"{literal}, as value_exact has it"
            remedy = "compute value from value_exact"
            place = sources.place("statistics", row_id)
            broken.append(Violation(NAME, "statistics", row_id, "value", csv_value(value), expected, remedy, *place))
        if not is_null(highest) and highest <= value:
            expected = f"more than {csv_value(value)}"
            remedy = "give the range's upper end, or leave it empty"
            place = sources.place("statistics", row_id)
            broken.append(
                Violation(NAME, "statistics", row_id, "value_max", csv_value(highest), expected, remedy, *place)
            )
    return broken
