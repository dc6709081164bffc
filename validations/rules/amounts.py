"""The number and its decimal literal are one number, and a range ends above its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from validations.frames import walked
from validations.parts import Found, Part, Step
from validations.schema import csv_value, is_null
from validations.tables.formats import DECIMAL
from validations.violations import Violation

NAME = "values equal their exact literals"
TABLES = ("statistics",)


def _amounts(part: Part) -> Iterator[Found]:
    """Find statistics whose value differs from value_exact, or whose value_max is not above the value."""
    names = ["statistic_id", "value", "value_exact", "value_max"]
    for at, row_id, value, literal, highest in walked(part.tables["statistics"], names):
        if is_null(value) or is_null(literal) or not re.match(DECIMAL, literal):
            continue
        if value != float(literal):
            expected = f"{literal}, as value_exact has it"
            remedy = "compute value from value_exact"
            place = part.sources.place("statistics", row_id)
            yield at, Violation(NAME, "statistics", row_id, "value", csv_value(value), expected, remedy, *place)
        if not is_null(highest) and highest <= value:
            expected = f"more than {csv_value(value)}"
            remedy = "give the range's upper end, or leave it empty"
            place = part.sources.place("statistics", row_id)
            yield at, Violation(NAME, "statistics", row_id, "value_max", csv_value(highest), expected, remedy, *place)


STEPS = (Step("rows", "statistics", _amounts),)
