"""What texts state otherwise than each other: the claim that was published, the one that was not, and the rule.

The table of disagreements has a row a claim; here a line pairs each claim that lost with the one that won.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.resolution.names import fold
from validations import schema

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

# What figures must share to be claims about one thing, beside their dimensions and what is counted.
_SAME = ("indicator_id", "subject_id", "geography", "period", "unit", "per", "measure")


class Conflict(NamedTuple):
    """A claim that was not published beside the one that was, each with its document and quote.

    `row_id` is the published row, `other_row_id` that of the claim that lost, where it has a row of its own
    (figures have). Where people decided otherwise than all texts, `document_id` and `quote` are empty.
    """

    table_name: str
    row_id: str
    column_name: str
    value: str
    document_id: str
    quote: str
    other_row_id: str
    other_value: str
    other_document_id: str
    other_quote: str
    rule: str


HEADER = Conflict._fields


def conflicts(tables: Tables) -> list[Conflict]:
    """Return the claims that lost, by table and row, each beside the claim that won."""
    figures = {row["statistic_id"]: row for row in tables["statistics"]}
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in tables["disagreements"]:
        groups.setdefault(_about(row, figures), []).append(row)
    found = []
    for claims in groups.values():
        claims.sort(key=lambda row: (row["document_id"], row["start"], row["end"], row["disagreement_id"]))
        won = next((row for row in claims if row["chosen"]), None)
        found += [_conflict(won, lost, tables) for lost in claims if not lost["chosen"]]
    return sorted(found)


def _about(row: Row, figures: Mapping[str, Row]) -> tuple[str, ...]:
    """Return what a claim is about: a column of a row or, as figures keep a row each, what they measure."""
    figure = figures.get(row["row_id"]) if row["table_name"] == "statistics" else None
    if figure is None:
        return (row["table_name"], row["row_id"], row["column_name"])
    same = (schema.csv_value(figure[column]) for column in (*_SAME, "dimensions"))
    return ("statistics", *same, fold(figure["counted_zh"] or ""))


def _conflict(won: Row | None, lost: Row, tables: Tables) -> Conflict:
    table, column = lost["table_name"], lost["column_name"]
    published = won or lost
    value = won["value"] if won else _value(tables, table, lost["row_id"], column)
    return Conflict(
        table,
        published["row_id"],
        column,
        value,
        won["document_id"] if won else "",
        _one_line(won["quote"]) if won else "",
        lost["row_id"],
        lost["value"],
        lost["document_id"],
        _one_line(lost["quote"]),
        lost["reason"],
    )


def _value(tables: Tables, table: str, row_id: str, column: str) -> str:
    key = schema.KEYS[table][0]
    return next((schema.csv_value(row[column]) for row in tables[table] if row[key] == row_id), "")


def _one_line(quote: str) -> str:
    return " ".join(quote.split())
