"""The files of knowledge/ and what each must hold: read from datapackage.json, which publishes it, and enforced here.

datapackage.json is a Data Package (v2) with a Table Schema a file, of people's decisions or of words. What it says of
cells (`cells`), its primary keys, and which columns are `required` or `exhaustive` is enforced when a file is read.
What goes beyond a row of one file (that a row of the tables is there and has the expected value) is told by resolution.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

from pipelines.knowledge import cells as of_cells
from pipelines.knowledge import sheets
from pipelines.knowledge.cells import Field
from pipelines.knowledge.sheets import FOLDER, KnowledgeError

PACKAGE = FOLDER / "datapackage.json"
Rows: TypeAlias = Sequence[tuple[int, Mapping[str, str]]]
"""Lines of a file by number, with their cells by column."""
_FILL = "Fill what every line must have"


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


@cache
def _by_path() -> Mapping[str, Resource]:
    return {resource.path: resource for resource in resources().values()}


def columns(name: str) -> tuple[str, ...]:
    """Return the columns of the file `name`, in order."""
    return resources()[name].columns


def read(root: Path, name: str) -> Iterator[tuple[Path, int, Mapping[str, str]]]:
    """Yield path, line and cells of each row of the file `name` below `root`; a missing file has none.

    Raises KnowledgeError, with file, line and remedy, for the first row that does not keep to the schema.
    """
    resource = resources()[name]
    path = root / resource.path
    for line, cells in _rows(path, resource):
        yield path, line, cells


def words(path: str, root: Path = FOLDER) -> Rows:
    """Return line and cells of each row of the word list at `path` below `root`; a missing list has none.

    Raises KnowledgeError as `read`, and for a list that is described nowhere or lacks a line that the code asks for.

    >>> words("organisations/variants.csv")[0]
    (2, {'variant': '专', 'standard': '專'})
    """
    resource = _by_path().get(path)
    if resource is None:
        raise KnowledgeError(root / path, 1, "described nowhere", f"Describe its columns in {PACKAGE.name}")
    return _rows(root / path, resource)


def _rows(path: Path, resource: Resource) -> Rows:
    rows = list(sheets.read(path, resource.columns))
    # Asked of each column's values, of which long lists have few: to ask every line would take longer than to read it.
    wrong = {field.name: remedies for field in resource.fields if (remedies := _wrong(field, rows))}
    key = itemgetter(*resource.key) if resource.key else None
    twice = key is not None and len({key(cells) for _, cells in rows}) < len(rows)
    if wrong or twice:
        raise _first_slip(path, rows, resource, wrong)
    for field in resource.fields:
        if field.exhaustive and (lost := set(field.enum).difference(cells[field.name] for _, cells in rows)):
            problem = f"no line whose {field.name} is {' or '.join(sorted(lost))}"
            raise KnowledgeError(path, len(rows) + 1, problem, "Put it back as an earlier version of the list has it")
    return rows


def _wrong(field: Field, rows: Rows) -> dict[str, str]:
    """Return the values of a column that it may not hold, each with what to write instead."""
    if field.open and not field.required:
        return {}
    values = {cells[field.name] for _, cells in rows}
    told = {} if field.open else {value: field.remedy(value) for value in values}
    wrong = {value: remedy for value, remedy in told.items() if remedy is not None}
    return {**wrong, "": _FILL} if field.required and "" in values else wrong


def _first_slip(path: Path, rows: Rows, resource: Resource, wrong: Mapping[str, Mapping[str, str]]) -> KnowledgeError:
    """Return what is to be said of the first line with a wrong value or with the key of a line before."""
    first: dict[tuple[str, ...], int] = {}
    for line, cells in rows:
        at_fault = [name for name, remedies in wrong.items() if cells[name] in remedies]
        if empty := [name for name in at_fault if not cells[name]]:
            return KnowledgeError(path, line, f"{', '.join(empty)} left empty", _FILL)
        if at_fault:
            name = at_fault[0]
            return KnowledgeError(path, line, f"{name} is {cells[name]!r}", wrong[name][cells[name]])
        key = tuple(cells[column] for column in resource.key)
        if key and (before := first.setdefault(key, line)) != line:
            named = ", ".join(f"{column} {cells[column]!r}" for column in resource.key)
            return KnowledgeError(path, line, f"{named} given twice, first on line {before}", "Keep one of the lines")
    raise AssertionError(f"{path} has no slip to tell of")


def _resource(told: Mapping[str, Any]) -> Resource:
    schema = told["schema"]
    return Resource(
        told["name"], told["path"], tuple(map(of_cells.field, schema["fields"])), tuple(schema.get("primaryKey", ()))
    )
