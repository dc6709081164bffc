"""What a cell of a file of knowledge/ may hold: what datapackage.json says of its column, and what to write instead.

Of Table Schema the types `string`, `integer`, `number`, `boolean` and `date`, the constraints `enum`, `pattern`,
`minimum`, `maximum` and `exclusiveMinimum`, and of JSON Schema the format `regex` are known here; `required` is asked
of a line, not of a cell. An empty cell holds nothing and is asked nothing.
"""

from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_BOUNDS: Mapping[str, tuple[Callable[[Decimal, Decimal], bool], str]] = {
    "minimum": (operator.ge, "of at least"),
    "exclusiveMinimum": (operator.gt, "of more than"),
    "maximum": (operator.le, "of at most"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a file: whether it must be filled, and what its cells may be.

    `bounds` are the limits of a number by the names of their constraints. A column that is `exhaustive` has each value
    of its `enum` on some line, for the code asks for each.
    """

    name: str
    type: str
    format: str
    required: bool
    exhaustive: bool
    enum: tuple[str, ...]
    pattern: str
    bounds: tuple[tuple[str, Decimal], ...]

    @property
    def open(self) -> bool:
        """Whether its cells may hold anything."""
        return not (self.enum or self.pattern or self.bounds or self.format == "regex" or self.type in _TYPES)

    def remedy(self, value: str) -> str | None:
        """Return what to write instead of a cell that it may not hold; None for one that it may."""
        if not value:
            return None
        if self.enum and value not in self.enum:
            return f"Write one of {', '.join(self.enum)}"
        if self.pattern and not re.fullmatch(self.pattern, value):
            return f"Write it as {self.pattern} has it"
        if (told := misfit(self.type, value)) is not None:
            return told
        for name, bound in self.bounds:
            holds, words = _BOUNDS[name]
            if not holds(Decimal(value), bound):
                return f"Write a number {words} {bound}"
        return _uncompiled(value) if self.format == "regex" else None


def field(told: Mapping[str, Any]) -> Field:
    """Return the column that a field of a Table Schema tells of."""
    rules = told.get("constraints", {})
    return Field(
        told["name"],
        told["type"],
        told.get("format", "default"),
        bool(rules.get("required")),
        bool(told.get("exhaustive")),
        tuple(rules.get("enum", ())),
        rules.get("pattern", ""),
        tuple((name, Decimal(str(rules[name]))) for name in _BOUNDS if name in rules),
    )


def misfit(kind: str, value: str) -> str | None:
    """Return what to write instead of a cell that does not hold a value of its type; None where it does.

    >>> misfit("date", "2026-11-31"), misfit("number", "82.5")
    ('Write a day as 2026-11-22', None)
    """
    test, remedy = _TYPES.get(kind, (bool, ""))
    try:
        return None if test(value) else remedy
    except ValueError:
        return remedy


def _uncompiled(value: str) -> str | None:
    try:
        re.compile(value)
    except re.error as error:
        return f"Write a regular expression ({error})"
    return None


_PART = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d\dXX|\.\.)"


def _like(pattern: str) -> Callable[[str], Any]:
    # Compiled when it is first asked: most runs read word lists alone, which have few of the types.
    return lambda value: re.fullmatch(pattern, value)


def _is_day(value: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value) and datetime.date.fromisoformat(value))


_TYPES: dict[str, tuple[Callable[[str], Any], str]] = {
    "number": (_like(r"-?\d+(?:\.\d+)?"), "Write a number, without grouping of digits"),
    "integer": (_like(r"-?\d+"), "Write a whole number"),
    "boolean": (("true", "false").__contains__, "Write true or false"),
    "date": (_is_day, "Write a day as 2026-11-22"),
    "edtf": (_like(rf"{_PART}(?:/{_PART})?"), "Write a date or span of EDTF, as 2023, 2025-10 or 2019/2024"),
    "list": (_like(r"[^|]+(?:\|[^|]+)*"), "Write the entries joined by |"),
    "map": (_like(r"[^|=]+=[^|=]+(?:\|[^|=]+=[^|=]+)*"), "Write key=value, joined by |"),
}
