"""What resolution hands on: the rows of every table, as plain Python values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]

# Where a row comes from: the rule that read it first, and the decisions that changed it.
TRACE = ("rule", "decision")

# The columns of each table, in order. Their meaning, types and vocabularies stand in validations/.
COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        *("document_id", "title", "kind", "publisher_id", "language", "published"),
        *("source_file", "source_url", "rights", "sha256", "bytes", "characters"),
    ),
    "organisations": (
        *("organisation_id", "name_zh", "name_en", "aliases", "kind", "parent_id", "founded", "jurisdiction"),
        *("website", "ror_id", "wikidata_id", "status", *TRACE),
    ),
    "people": ("person_id", "name_zh", "name_en", "honorific", *TRACE),
    "roles": ("role_id", "person_id", "organisation_id", "title_zh", "title_en", "document_id", *TRACE),
    "statistics": (
        *(
            "statistic_id",
            "indicator_id",
            "label_zh",
            "label_en",
            "subject_id",
            "value",
            "value_exact",
            "value_max",
        ),
        *("per", "measure", "unit", "counted_zh", "qualifier", "dimensions", "geography", "period", *TRACE),
    ),
    "timeline": (
        *("event_id", "date", "date_start", "date_end", "precision", "kind", "title_zh", "title_en"),
        *("organisation_ids", "place", "planned", *TRACE),
    ),
    "contacts": (
        *("contact_id", "kind", "value", "raw_value", "organisation_id", "person_id", "unit_zh", "purpose"),
        *("personal", *TRACE),
    ),
    "evidence": ("table_name", "row_id", "document_id", "start", "end", "quote", "field", "rule"),
    "coverage": ("document_id", "start", "end", "text", "kind", "status", "table_name", "row_id", "reason"),
    "indicators": (
        *("indicator_id", "name_en", "name_zh", "definition_en", "definition_zh"),
        *("unit", "per", "wdi_code", "wdi_code_by_dimension", "sdg_code"),
    ),
    "disagreements": (
        *(
            "disagreement_id",
            "table_name",
            "row_id",
            "column_name",
            "value",
            "document_id",
            "start",
            "end",
            "quote",
        ),
        *("chosen", "reason"),
    ),
}

KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("document_id",),
    "organisations": ("organisation_id",),
    "people": ("person_id",),
    "roles": ("role_id",),
    "statistics": ("statistic_id",),
    "timeline": ("event_id",),
    "contacts": ("contact_id",),
    "evidence": ("table_name", "row_id", "document_id", "start", "end", "field"),
    "coverage": ("document_id", "start", "end"),
    "indicators": ("indicator_id",),
    "disagreements": ("disagreement_id",),
}


def key_of(table: str) -> str:
    """Return the column that identifies a row of a table of facts."""
    return KEYS[table][0]


def ordered(table: str, rows: Iterable[Row]) -> list[Row]:
    """Return rows with their columns in order, sorted by key; of rows with one key, the first."""
    columns, key = COLUMNS[table], KEYS[table]
    untouched = {"decision": None} if "decision" in columns else {}
    unique: dict[tuple[str, ...], Row] = {}
    for row in rows:
        unique.setdefault(tuple(row[name] for name in key), {name: (untouched | row)[name] for name in columns})
    return [unique[values] for values in sorted(unique, key=lambda values: [(v is not None, v) for v in values])]


@dataclass(slots=True)
class Tables:
    """The tables of a corpus.

    `rows` maps a table's name to its rows, sorted by key, each with the columns of COLUMNS in order. `keys`
    maps a table and row identifier to the raw keys that the identifier stands for, shared ones and closer
    ones (see identifiers.Named), which is what the registry records. `decisions` lists the corrections and
    translations that were applied, as rows of table_name, row_id, column_name, expected, value, reason,
    author, date, source (file and line); `stale` tells of those that did not find what they expect. `texts`
    are the raw texts by document_id.
    """

    rows: dict[str, list[Row]]
    keys: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    decisions: list[Row] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
