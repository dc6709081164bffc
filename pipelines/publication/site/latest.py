"""What a release changes in the one before, as its page tells it: by table and cause, which texts, the first rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.publication.changes import Changes
from pipelines.publication.changes.compare import KINDS
from pipelines.publication.edition import Edition
from pipelines.publication.site import names, telling
from pipelines.publication.site.languages import Language
from validations import schema
from validations.tables import codes
from validations.tables.vocabularies import FACT_TABLES

OF_A_TABLE = 5
"""So many changed rows of each table are shown; all are in the files of changes/."""

TEXTS = 20
"""So many texts that came, went or changed are named."""

_TEXT_ITSELF = "sha256"
_SHOWN = (*FACT_TABLES, "documents")


def told(edition: Edition, language: Language) -> dict[str, Any] | None:
    """Return the changes for the page, None for a first release, which changes nothing."""
    changes = edition.changes
    if changes.since is None:
        return None
    summary = changes.summary()
    levels = {code.code: code for code in codes.codes("levels")}
    causes = [code for code in codes.codes("causes") if code.code in summary["causes"]]
    texts = list(_texts(edition, language))
    return {
        "since": changes.since,
        "level": language.of(levels[changes.level], "label"),
        "meaning": language.of(levels[changes.level], "definition"),
        "tables": [(telling.table(name, language), counts) for name, counts in summary["rows"].items()],
        "causes": [(language.of(code, "label"), summary["causes"][code.code]) for code in causes],
        "meanings": [(language.of(code, "label"), language.of(code, "definition")) for code in causes],
        "schema": [
            (telling.label("schema_changes", change, language), count) for change, count in summary["schema"].items()
        ],
        "texts": texts[:TEXTS],
        "more_texts": len(texts[TEXTS:]),
        "rows": [row for table in _SHOWN for row in _rows(edition, table, language)],
    }


def _texts(edition: Edition, language: Language) -> Iterator[Mapping[str, str]]:
    """Yield the texts that came, went or have other words."""
    own = edition.changes.of_table("documents")
    titles = {row["document_id"]: row for row in edition.rows["documents"]}
    moved = {
        "added": [one.row_id for one in own.added],
        "removed": [one.row_id for one in own.removed],
        "modified": [one.row_id for one in own.modified if one.column_name == _TEXT_ITSELF],
    }
    for kind in KINDS:
        for document in moved[kind]:
            row = titles.get(document)
            yield {
                "document_id": document,
                "title": row["title"] if row else document,
                "language": row["language"] if row else "",
                "change": telling.label("changes", kind, language),
                "there": "yes" if row else "",
            }


def _rows(edition: Edition, table: str, language: Language) -> Iterator[Mapping[str, Any]]:
    """Yield the first changed rows of a table, each once for what happened to it, with columns and causes."""
    key = schema.KEYS[table][0]
    grouped = list(_grouped(edition.changes.of_table(table)).items())[:OF_A_TABLE]
    wanted = {row_id for (_, row_id), _ in grouped}
    there = {row[key]: row for row in edition.rows[table] if row[key] in wanted}
    for (kind, row_id), (columns, causes) in grouped:
        row = there.get(row_id)
        yield {
            "table": telling.table(table, language),
            "page": "source" if table == "documents" else "fact",
            "row_id": row_id,
            "name": names.called(table, row, language) if row else row_id,
            "there": row is not None,
            "change": telling.label("changes", kind, language),
            "columns": [telling.column(table, name, language) for name in columns],
            "causes": [telling.label("causes", cause, language) for cause in causes],
        }


def _grouped(changes: Changes) -> dict[tuple[str, str], tuple[dict[str, None], dict[str, None]]]:
    """Return columns and causes by what happened and to which row, in the order of the changes."""
    groups: dict[tuple[str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for kind in KINDS:
        for one in getattr(changes, kind):
            columns, causes = groups.setdefault((kind, one.row_id), ({}, {}))
            causes[one.cause] = None
            if kind == "modified":
                columns[one.column_name] = None
    return groups
