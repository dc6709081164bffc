"""Applies what people decided: corrections and translations, each naming the value it expects to replace.

A decision whose expectation fails while its texts are there is an error, never passed over: either the source
was mended, or the row is another one, and somebody has to look. Where one of its texts is not in the corpus
it does not apply.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pipelines.knowledge import Decision
from pipelines.resolution.periods import days, precision
from pipelines.resolution.tables import COLUMNS, KEYS, Row, Tables

_NUMBERS = {"value", "value_max", "per"}
_FLAGS = {"planned", "personal"}
_LISTS = {"aliases", "organisation_ids"}
_MAPS = {"dimensions"}
_TOLD = 5
FOLLOWING: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("timeline", "date"): ("date_start", "date_end", "precision"),
}
"""The columns that follow from one that is decided on, by its table and name."""
_REQUIRED = {"label_zh", "title_zh", "value", "per", "date"}


class StaleCorrection(ValueError):  # noqa: N818 - the name that maintainers read in the message
    """A correction or translation expects a value that is no longer there."""


def cell(value: Any) -> str:
    """Return a value as a cell of CSV holds it, which is how decisions write it.

    >>> cell(82.5), cell(53000.0), cell(None), cell(["a", "b"]), cell({"sex": "male"})
    ('82.5', '53000', '', 'a|b', 'sex=male')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "|".join(f"{name}={value[name]}" for name in sorted(value))
    return "|".join(value) if isinstance(value, list | tuple) else str(value)


def _parse(column: str, text: str) -> Any:
    if column in _LISTS:
        return [part for part in text.split("|") if part]
    if column in _MAPS:
        return dict(part.split("=", 1) for part in text.split("|") if part)
    if not text:
        return None
    if column in _NUMBERS:
        return float(text)
    return text == "true" if column in _FLAGS else text


def apply(tables: Tables, decisions: Iterable[Decision]) -> None:
    """Replace values of `tables` in place and record each decision in `tables.decisions`.

    One that does not find what it expects changes nothing and is told of in `tables.stale`; see `require_fresh`.
    """
    present = {row["document_id"] for row in tables.rows["documents"]}
    rows: dict[tuple[str, str], Row] = {
        (table, row[key[0]]): row for table, key in KEYS.items() if len(key) == 1 for row in tables.rows.get(table, ())
    }
    applied, stale = decide(rows, present, decisions)
    tables.decisions += applied
    tables.stale += stale


def decide(
    rows: Mapping[tuple[str, str], Row], present: Collection[str], decisions: Iterable[Decision]
) -> tuple[list[Row], list[str]]:
    """Replace values of `rows`, by table and identifier, in place; return the decisions applied, and what is stale.

    Decisions on texts that are not `present` do not apply.
    """
    applied: list[Row] = []
    stale: list[str] = []
    for decision in decisions:
        if not all(text in present for text in decision.documents):
            continue
        row = rows.get((decision.table_name, decision.row_id))
        wrong = _wrong(decision, row)
        if wrong is not None or row is None:
            stale.append(_message(decision, wrong or ""))
            continue
        row[decision.column_name] = _parse(decision.column_name, decision.value)
        if (decision.table_name, decision.column_name) in FOLLOWING:
            row["date_start"], row["date_end"] = days(row["date"])
            row["precision"] = precision(row["date"])
        said = f"{decision.column_name}: {decision.reason} ({decision.author}, {decision.date})"
        if "decision" in row:
            row["decision"] = "; ".join(filter(None, (row.get("decision"), said)))
        applied.append(
            {
                "table_name": decision.table_name,
                "row_id": decision.row_id,
                "column_name": decision.column_name,
                "expected": decision.expected,
                "value": decision.value,
                "reason": decision.reason,
                "author": decision.author,
                "date": decision.date,
                "source": f"{decision.path.parent.name}/{decision.path.name}:{decision.line}",
            }
        )
    return applied, stale


def _message(decision: Decision, found: str) -> str:
    place = f"{decision.table_name} {decision.row_id}, column {decision.column_name}"
    return (
        f"{decision.path}, line {decision.line}: {place}: expected {decision.expected!r}, but {found}. "
        f"Look at {', '.join(decision.documents)}, then mend the line or remove it."
    )


def _wrong(decision: Decision, row: Row | None) -> str | None:
    """Return why a decision does not fit the tables, or None where it does."""
    column = decision.column_name
    if column not in COLUMNS.get(decision.table_name, ()) or column in KEYS[decision.table_name]:
        return "there is no such column to decide on"
    if row is None:
        return "there is no such row"
    if cell(row[column]) != decision.expected:
        return f"the row now has {cell(row[column])!r}"
    if column in _REQUIRED and not decision.value:
        return "the new value is empty in a column that must be filled"
    try:
        _parse(column, decision.value)
    except ValueError:
        return f"the new value {decision.value!r} does not fit the column"
    return None


def require_fresh(tables: Tables) -> None:
    """Raise StaleCorrection if any decision did not find what it expects, naming the first few."""
    if tables.stale:
        more = len(tables.stale) - _TOLD
        rest = [f"... and {more} more decisions that no longer fit"] if more > 0 else []
        raise StaleCorrection("\n".join([*tables.stale[:_TOLD], *rest]))
