"""What is different in the structure of two releases: tables, columns, types, keys, vocabularies, descriptions.

Compared is what both releases tell: the first ones told no keys, vocabularies and Chinese descriptions, of which
nothing can be said then. A column that was renamed is one that went and one that came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pipelines.publication.changes.state import State

HEADER = ("table_name", "column_name", "change", "before", "after")
_DESCRIPTIONS = ("description", "description_zh")
# Arrow's names for the parts of nested types differ between versions of one type: list<item: string>.
_PART_NAME = re.compile(r"\w+: | not null| \('[^']*'\)")


class SchemaChange(NamedTuple):
    """A line of schema.csv; `column_name` is empty where the table as a whole is meant."""

    table_name: str
    column_name: str
    change: str
    before: str
    after: str


def between(before: State, after: State) -> Iterator[SchemaChange]:
    """Yield what turns the structure of one release into that of another, table by table, column by column."""
    for table in [*before.tables, *(name for name in after.tables if name not in before.tables)]:
        old, new = before.tables.get(table), after.tables.get(table)
        if old is None or new is None:
            change = "table_added" if old is None else "table_removed"
            yield SchemaChange(table, "", change, *(", ".join(state.columns(table)) for state in (before, after)))
            continue
        if old["key"] != new["key"]:
            yield SchemaChange(table, "", "key_changed", ", ".join(old["key"]), ", ".join(new["key"]))
        yield from _descriptions(table, "", old, new)
        yield from _columns(table, before.columns(table), after.columns(table))


def _columns(
    table: str, before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> Iterator[SchemaChange]:
    for name in [*before, *(name for name in after if name not in before)]:
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            types = "" if old is None else old["type"], "" if new is None else new["type"]
            yield SchemaChange(table, name, "column_added" if old is None else "column_removed", *types)
            continue
        if _plain(old["type"]) != _plain(new["type"]):
            yield SchemaChange(table, name, "type_changed", old["type"], new["type"])
        if old.get("nullable", new["nullable"]) != new["nullable"]:
            change = "made_nullable" if new["nullable"] else "made_required"
            yield SchemaChange(
                table, name, change, *("may be empty" if c["nullable"] else "never empty" for c in (old, new))
            )
        if "references" in old and old["references"] != new.get("references"):
            yield SchemaChange(table, name, "reference_changed", old["references"] or "", new.get("references") or "")
        if "codes" in old and "codes" in new:
            for code in sorted({*old["codes"]} ^ {*new["codes"]}):
                gone = code in old["codes"]
                yield SchemaChange(
                    table, name, "code_removed" if gone else "code_added", code if gone else "", "" if gone else code
                )
        yield from _descriptions(table, name, old, new)


def _descriptions(table: str, column: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[SchemaChange]:
    for kind in _DESCRIPTIONS:
        if kind in old and kind in new and old[kind] != new[kind]:
            yield SchemaChange(table, column, f"{kind}_changed", old[kind], new[kind])


def _plain(arrow_type: str) -> str:
    """Return an Arrow type without the names of its parts.

    >>> _plain("list<element: string not null>"), _plain("map<string, string ('x')>")
    ('list<string>', 'map<string, string>')
    """
    return _PART_NAME.sub("", arrow_type)
