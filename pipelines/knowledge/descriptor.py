"""What each file of people's decisions must hold: read from datapackage.json, which publishes it, and enforced here.

datapackage.json is a Data Package (v2) with a Table Schema a file; of its constraints `required`, `enum`, `pattern`
and `unique`, the types `string`, `number`, `boolean` and `date`, and the primary key are enforced when a file is
read. What goes beyond a row of one file (that a row of the tables is there and has the expected value) is told by
resolution.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.knowledge import sheets
from pipelines.knowledge.sheets import FOLDER, KnowledgeError

PACKAGE = FOLDER / "datapackage.json"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a file: whether it must be filled, and what its cells may be."""

    name: str
    type: str
    required: bool
    enum: tuple[str, ...]
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the package: `path` below the folder of knowledge, columns, and those that name a row."""

    name: str
    path: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(field.name for field in self.fields)


@cache
def resources() -> Mapping[str, Resource]:
    """Return the files that datapackage.json describes, by name."""
    package = json.loads(PACKAGE.read_text(encoding="utf-8"))
    return {told["name"]: _resource(told) for told in package["resources"]}


def columns(name: str) -> tuple[str, ...]:
    """Return the columns of the file `name`, in order."""
    return resources()[name].columns


def read(root: Path, name: str) -> Iterator[tuple[Path, int, Mapping[str, str]]]:
    """Yield path, line and cells of each row of the file `name` below `root`; a missing file has none.

    Raises KnowledgeError, with file, line and remedy, for the first row that does not keep to the schema.
    """
    resource = resources()[name]
    path = root / resource.path
    first: dict[tuple[str, ...], int] = {}
    for line, cells in sheets.read(path, resource.columns):
        _check(path, line, cells, resource)
        key = tuple(cells[column] for column in resource.key)
        if key and (before := first.setdefault(key, line)) != line:
            named = ", ".join(f"{column} {cells[column]!r}" for column in resource.key)
            raise KnowledgeError(path, line, f"{named} given twice, first on line {before}", "Keep one of the lines")
        yield path, line, cells


def _check(path: Path, line: int, cells: Mapping[str, str], resource: Resource) -> None:
    empty = [field.name for field in resource.fields if field.required and not cells[field.name]]
    if empty:
        raise KnowledgeError(path, line, f"{', '.join(empty)} left empty", "Fill what every line must have")
    for field in resource.fields:
        value = cells[field.name]
        if not value:
            continue
        problem = f"{field.name} is {value!r}"
        if field.enum and value not in field.enum:
            raise KnowledgeError(path, line, problem, f"Write one of {', '.join(field.enum)}")
        if field.pattern and not field.pattern.fullmatch(value):
            raise KnowledgeError(path, line, problem, f"Write it as {field.pattern.pattern} has it")
        if (remedy := misfit(field.type, value)) is not None:
            raise KnowledgeError(path, line, problem, remedy)


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


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d\dXX|\.\.)"
_EDTF = re.compile(rf"{_PART}(?:/{_PART})?")
_PAIRS = re.compile(r"[^|=]+=[^|=]+(?:\|[^|=]+=[^|=]+)*")
_ITEMS = re.compile(r"[^|]+(?:\|[^|]+)*")
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")

_TYPES: dict[str, tuple[Callable[[str], Any], str]] = {
    "number": (_DECIMAL.fullmatch, "Write a number, without grouping of digits"),
    "integer": (str.isdecimal, "Write a whole number"),
    "boolean": (("true", "false").__contains__, "Write true or false"),
    "date": (lambda value: _DAY.fullmatch(value) and datetime.date.fromisoformat(value), "Write a day as 2026-11-22"),
    "edtf": (_EDTF.fullmatch, "Write a date or span of EDTF, as 2023, 2025-10 or 2019/2024"),
    "list": (_ITEMS.fullmatch, "Write the entries joined by |"),
    "map": (_PAIRS.fullmatch, "Write key=value, joined by |"),
}


def _resource(told: Mapping[str, Any]) -> Resource:
    schema = told["schema"]
    return Resource(
        told["name"], told["path"], tuple(map(_field, schema["fields"])), tuple(schema.get("primaryKey", ()))
    )


def _field(told: Mapping[str, Any]) -> Field:
    rules = told.get("constraints", {})
    pattern = rules.get("pattern")
    return Field(
        told["name"],
        told["type"],
        bool(rules.get("required")),
        tuple(rules.get("enum", ())),
        re.compile(pattern) if pattern else None,
    )
