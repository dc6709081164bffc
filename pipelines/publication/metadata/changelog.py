"""CHANGELOG.md of the dataset: every version from this one back to the first, with what changed by table and cause.

The newest section comes from the changes of this release, the others word for word from the changelog of the
release before; where that one has none yet, from its index and its changes, and so on back to the first.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.publication import standing, versions
from pipelines.publication.changes import Changes
from pipelines.publication.changes.compare import KINDS, ValueChange
from pipelines.publication.edition import Edition
from validations import schema

NAME = "CHANGELOG.md"
_HEAD = """\
# Changes of the data

What each version of {name} changed in the one before it. Major: a table or column is gone, renamed or of another type;
minor: rows, tables or columns more or other; patch: anything else in the files. Row by row, with every value before and
after, the changes of this version stand beside this file, those of others in their own folders.
"""
_SECTION = "## "
_TEXTS = "source"

Tables = Mapping[str, Mapping[str, str]]
"""Tables, with the columns of each and their types."""


class Difference(NamedTuple):
    """What a line of changes tells here: whose row was added, changed or removed, in which column, and why."""

    table_name: str
    row_id: str
    change: str
    column_name: str
    cause: str


def write(edition: Edition) -> None:
    """Write CHANGELOG.md into the folder of a release."""
    sections = [newest(edition), *([earlier(edition.previous)] if edition.previous else [])]
    text = "\n".join([_HEAD.format(name=edition.name), *sections])
    (edition.folder / NAME).write_text(text, encoding="utf-8", newline="\n")


def newest(edition: Edition) -> str:
    """Return the section of a release that is being laid out."""
    before = _types(standing.index(edition.previous)["tables"]) if edition.previous else {}
    after = {table: {field.name: str(field.type) for field in schema.arrow_schema(table)} for table in schema.TABLES}
    rows = {table: len(listed) for table, listed in edition.rows.items()}
    return section(edition.version, edition.changes.since, of(edition.changes), structure(before, after), rows)


def of(changes: Changes) -> Iterator[Difference]:
    """Yield what a release changes; where a text is the cause, which one is part of it."""
    for kind in KINDS:
        for one in getattr(changes, kind):
            cause = f"{one.cause}: {one.detail}" if one.cause == _TEXTS else one.cause
            column = one.column_name if isinstance(one, ValueChange) else ""
            yield Difference(one.table_name, one.row_id, kind, column, cause)


def earlier(release: Path) -> str:
    """Return the sections of a published release and of all before it."""
    if (release / NAME).is_file():
        text = (release / NAME).read_text(encoding="utf-8")
        return text[text.index(f"\n{_SECTION}") + 1 :]
    told = standing.index(release)
    since = told["changes"]["since"]
    before = release.parent / since if since else None
    tables = _types(standing.index(before)["tables"]) if before else {}
    rows = {table: entry["rows"] for table, entry in told["tables"].items()}
    with (release / "changes.csv").open(encoding="utf-8", newline="") as file:
        differences = [
            Difference(*(row[column] for column in Difference._fields)) for row in csv.DictReader(file, strict=True)
        ]
    own = section(told["version"], since, differences, structure(tables, _types(told["tables"])), rows)
    return "\n".join([own, *([earlier(before)] if before else [])])


def section(
    version: str,
    since: str | None,
    differences: Iterable[Difference],
    structural: Iterable[str],
    rows: Mapping[str, int],
) -> str:
    """Return the section of a version: its first line, then a table of changes or the rows of a first release."""
    if since is None:
        counts = ", ".join(f"{table} {number:,}" for table, number in rows.items() if number)
        return f"{_SECTION}{version}\n\nThe first release. Rows: {counts}.\n"
    lines = [f"{_SECTION}{version}\n", f"A {versions.step(since, version)} version after {since}.\n"]
    listed = [f"- {change}" for change in structural]
    lines += [*listed, ""] if listed else []
    groups = summed(differences)
    if groups:
        lines += ["| table | change | rows | columns | cause |", "| --- | --- | ---: | --- | --- |"]
        lines += [f"| {' | '.join(cells)} |" for cells in groups]
    else:
        lines.append("No row has changed." if listed else "No row has changed; documentation or reports have.")
    return "\n".join(lines) + "\n"


def summed(differences: Iterable[Difference]) -> list[tuple[str, str, str, str, str]]:
    """Return a line for each table, change and cause: how many rows, and which columns, in order of appearance."""
    groups: dict[tuple[str, str, str], tuple[set[str], dict[str, None]]] = {}
    for one in differences:
        rows, columns = groups.setdefault((one.table_name, one.change, one.cause), (set(), {}))
        rows.add(one.row_id)
        if one.column_name:
            columns[one.column_name] = None
    return [
        (table, change, str(len(rows)), ", ".join(columns), cause.replace("|", "\\|"))
        for (table, change, cause), (rows, columns) in groups.items()
    ]


def structure(before: Tables, after: Tables) -> Iterator[str]:
    """Yield a sentence for each table or column that came, went or changed its type; nothing for a first release.

    >>> list(structure({"people": {"name": "string"}}, {"people": {"name": "string", "born": "string"}}))
    ['people.born is new.']
    """
    for table in [*before, *(name for name in after if name not in before)] if before else []:
        if table not in after or table not in before:
            yield f"The table {table} is {'gone' if table in before else 'new'}."
            continue
        old, new = before[table], after[table]
        yield from (f"{table}.{name} is gone." for name in old if name not in new)
        yield from (f"{table}.{name} is new." for name in new if name not in old)
        yield from (
            f"{table}.{name} is {new[name]}, no longer {old[name]}."
            for name in new
            if name in old and old[name] != new[name]
        )


def _types(tables: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the types of the columns of each table that an index tells of."""
    return {name: {column["name"]: column["type"] for column in told["columns"]} for name, told in tables.items()}
