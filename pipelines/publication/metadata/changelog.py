"""CHANGELOG.md of the dataset: every version from this one back to the first, with what changed by table and cause.

The newest section comes from the changes of this release, the others word for word from the changelog of the
release before; where that one has none yet, from its tables and its changes, and so on back to the first. The first
releases told changes in words of their own (changes.csv), which are told in today's here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pipelines.publication import standing, versions
from pipelines.publication.changes import Changes, state, structure
from pipelines.publication.changes.compare import KINDS, ValueChange
from pipelines.publication.changes.structure import SchemaChange
from pipelines.publication.edition import Edition, newest_day
from validations.tables import codes

NAME = "CHANGELOG.md"
_HEAD = """\
# Changes of the data

What each version of {name} changed in the one before it:

{levels}

The date of a version is that of its newest input, be it a text or a decision.
The folder `changes/` has the changes of this version row by row, with every value before and after; those of other
versions are in their own folders.
"""
_SECTION = "## "
_TEXTS = "source"
_WORDS = {"changed": "modified", "rules or decisions": "rule, correction or knowledge"}
"""Words of the first releases' changes.csv, in today's: these releases did not tell rules from what people decide."""


class Heading(NamedTuple):
    """A version, the day of its newest input and the version before; None where there is none."""

    version: str
    as_of: str | None
    since: str | None


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
    levels = "\n".join(
        f"- {code.label_en}: {code.definition_en}" for code in codes.codes("levels") if code.code != "none"
    )
    text = "\n".join([_HEAD.format(name=edition.name, levels=levels), *sections])
    (edition.folder / NAME).write_text(text, encoding="utf-8", newline="\n")


def newest(edition: Edition) -> str:
    """Return the section of a release that is being laid out."""
    rows = {table: len(listed) for table, listed in edition.rows.items()}
    changes = edition.changes
    return section(Heading(edition.version, edition.as_of, changes.since), of(changes), changes.schema, rows)


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
    told = state.of_release(release)
    since = standing.index(release)["changes"]["since"]
    before = release.parent / since if since else None
    structural = structure.between(state.of_release(before), told) if before else ()
    with (release / "changes.csv").open(encoding="utf-8", newline="") as file:
        differences = [
            Difference(*(_WORDS.get(row[column], row[column]) for column in Difference._fields))
            for row in csv.DictReader(file, strict=True)
        ]
    heading = Heading(told.version, newest_day(told.rows["documents"], told.decisions), since)
    own = section(heading, differences, structural, {table: len(rows) for table, rows in told.rows.items()})
    return "\n".join([own, *([earlier(before)] if before else [])])


def section(
    heading: Heading, differences: Iterable[Difference], structural: Iterable[SchemaChange], rows: Mapping[str, int]
) -> str:
    """Return the section of a version: its first line, then what changed, or the rows of a first release."""
    version, as_of, since = heading
    title = f"{_SECTION}{version}\n"
    day = f", dated {as_of}" if as_of else ""
    if since is None:
        counts = ", ".join(f"{table} {number:,}" for table, number in rows.items() if number)
        return f"{title}\nThe first release{day}. Rows: {counts}.\n"
    lines = [title, f"A {versions.step(since, version)} version after {since}{day}.\n"]
    listed = list(structure_told(structural))
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


def structure_told(changes: Iterable[SchemaChange]) -> Iterator[str]:
    """Yield an item of a list for each kind of change of the schema, with the tables and columns that it concerns.

    >>> list(structure_told([SchemaChange("people", "born", "column_added", "", "string")]))
    ['- Column added: people.born (string).']
    """
    groups: dict[str, list[str]] = {}
    for one in changes:
        place = f"{one.table_name}.{one.column_name}" if one.column_name else one.table_name
        groups.setdefault(one.change, []).append(f"{place}{_values(one)}")
    for code in codes.codes("schema_changes"):
        if code.code in groups:
            yield f"- {code.label_en}: {', '.join(dict.fromkeys(groups[code.code]))}."


def _values(change: SchemaChange) -> str:
    """Return what was before and after in brackets; nothing where it is a sentence or the columns of a table."""
    if change.change.startswith(("description", "table_", "made_")):
        return ""
    return f" ({' → '.join(value for value in (change.before, change.after) if value)})"
