"""The changes between two releases in three forms: sentences for people, CSV and JSON for programs.

In text, rows stand under their table and cause, with what they are called and what their source says; identifiers are
for looking them up. What changed and why is found elsewhere (pipelines.publication.changes).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.cli.telling import SHOWN
from pipelines.publication.changes import Changes, State, change_files
from pipelines.publication.changes.decided import DECISION
from pipelines.publication.files import csv_files, json_files
from validations import schema

_HEADER = ("change", "table_name", "row_id", "column_name", "before", "after", "cause", "detail")
_SIGNS = {"added": "+", "removed": "-", "modified": "~"}
_NAMES = ("label_zh", "title_zh", "name_zh", "title", "raw_value", "quote", "text")
_NAMES_EN = ("label_en", "title_en", "name_en")
_LONGEST = 100

Entry = tuple[str, str, tuple[str, ...]]
"""A row of a table: how it changed, its identifier, and a line for each value."""


def as_csv(changes: Changes) -> str:
    """Return one CSV with a line for each line of the files of changes/; `change` says which file it is of.

    Lines of schema.csv have its own words for the change there, and the cause `schema`.
    """
    lines = []
    for name, cells in change_files.cells(changes).items():
        for line in cells:
            told = dict(zip(change_files.HEADERS[name], line, strict=True))
            lines.append([({"change": name, "cause": "schema"} | told).get(column, "") for column in _HEADER])
    return csv_files.as_csv(_HEADER, lines)


def as_json(changes: Changes, after: str) -> str:
    """Return one JSON object: `since`, `version`, `summary`, and the lines of each file as objects."""
    told: dict[str, Any] = {"since": changes.since, "version": after, "summary": changes.summary()}
    for name, header in change_files.HEADERS.items():
        told[name] = [dict(zip(header, line, strict=True)) for line in getattr(changes, name)]
    return json_files.as_json(told)


def as_text(changes: Changes, before: State, after: State, *, whole: bool) -> Iterator[str]:
    """Yield the changes line by line; of long lists only the first rows, unless `whole`."""
    if changes.none:
        yield f"{before.version} and {after.version} are the same in every row and column."
        return
    yield f"{before.version} -> {after.version}: a {changes.level} change"
    summary = changes.summary()
    for table, counts in summary["rows"].items():
        yield f"  {table}: " + ", ".join(f"{number:,} {kind}" for kind, number in counts.items() if number)
    for cause, counts in summary["causes"].items():
        yield f"  cause {cause}: " + ", ".join(f"{number:,} {kind}" for kind, number in counts.items() if number)
    if changes.schema:
        yield ""
        yield "structure"
        for one in changes.schema:
            place = f"{one.table_name}.{one.column_name}".rstrip(".")
            yield f"  {place}: {one.change.replace('_', ' ')}: {_cell(one.before)} -> {_cell(one.after)}"
    for table, causes in _grouped(changes).items():
        rows = {**before.keyed(table)} if table in before.tables else {}
        rows |= after.keyed(table) if table in after.tables else {}
        quotes = _quotes(before, table) | _quotes(after, table)
        for (cause, detail), entries in causes.items():
            yield ""
            yield f"{table}, {cause}: {detail}"
            shown = entries if whole else entries[:SHOWN]
            for kind, row_id, values in shown:
                yield f"  {_SIGNS[kind]} {_called(rows[row_id])} [{row_id}]"
                if row_id in quotes:
                    yield f"      {quotes[row_id]}"
                yield from (f"      {value}" for value in values)
            if len(entries) > len(shown):
                yield f"  ... and {len(entries) - len(shown):,} more; --table {table} shows all"


def _grouped(changes: Changes) -> dict[str, dict[tuple[str, str], list[Entry]]]:
    """Return the rows by table, then by cause with its detail; values of a row that share these stay together."""
    found: dict[str, dict[tuple[str, str], dict[tuple[str, str], tuple[str, ...]]]] = {}
    for kind in ("added", "removed"):
        for one in getattr(changes, kind):
            found.setdefault(one.table_name, {}).setdefault((one.cause, one.detail), {})[kind, one.row_id] = ()
    for value in changes.modified:
        rows = found.setdefault(value.table_name, {}).setdefault((value.cause, value.detail), {})
        # What was decided stands in the cause; the column repeats all that was decided on the row before.
        told = f"{value.column_name}: {_cell(value.before)} -> {_cell(value.after)}"
        if value.column_name == DECISION:
            told = f"{DECISION}: as the cause says"
        rows["modified", value.row_id] = (*rows.get(("modified", value.row_id), ()), told)
    return {
        table: {cause: [(*row, values) for row, values in rows.items()] for cause, rows in sorted(causes.items())}
        for table, causes in found.items()
    }


def _quotes(state: State, table: str) -> dict[str, str]:
    """Return for each row of a table the first words that state it, and the text that they are from."""
    quotes: dict[str, str] = {}
    for row in state.rows.get("evidence", ()):
        if row["table_name"] == table:
            quotes.setdefault(row["row_id"], f"「{_short(row['quote'])}」 {row['document_id']}")
    return quotes


def _called(row: Mapping[str, Any]) -> str:
    name, english = (
        next((_short(str(row[column])) for column in columns if row.get(column)), "") for columns in (_NAMES, _NAMES_EN)
    )
    value = schema.csv_value(row.get("value_exact") or row.get("date"))
    return ", ".join(filter(None, (name and f"{name} ({english})" if english else name, value))) or english or "a row"


def _cell(value: Any) -> str:
    return _short(schema.csv_value(value)) or "nothing"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} ..."
