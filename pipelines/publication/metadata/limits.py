"""What the READMEs tell of a release's sources and limits, and of the natural persons in it.

Counted and named from the tables of the edition alone; the words around stand in the templates and in dataset.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.publication import quality
from pipelines.publication.edition import NAME, WITHOUT_PERSONAL, Edition
from validations import schema
from validations.tables import codes


def sources(edition: Edition) -> Iterator[dict[str, Any]]:
    """Yield each text: title, kind, publisher in both languages (None where not known), date of issue, language."""
    bodies = {row["organisation_id"]: row for row in edition.rows["organisations"]}
    kinds = {code.code: code for code in codes.codes("document_kinds")}
    for row in edition.rows["documents"]:
        body = bodies.get(row["publisher_id"], {"name_en": None, "name_zh": None})
        yield {
            "title": row["title"],
            "kind_en": kinds[row["kind"]].label_en,
            "kind_zh": kinds[row["kind"]].label_zh,
            "publisher_en": body["name_en"] or body["name_zh"],
            "publisher_zh": body["name_zh"] or body["name_en"],
            "published": row["published"],
            "language": row["language"],
        }


def looked_at(edition: Edition) -> dict[str, Any]:
    """Return what people have looked at: rows with a decision by table, bodies confirmed, whose words a column has.

    The last is `wording` of quality/metrics.json.
    """
    return {
        "decided": decided(edition),
        "confirmed": sum(row["status"] == "reviewed" for row in edition.rows["organisations"]),
        "organisations": len(edition.rows["organisations"]),
        "wording": quality.metrics(edition.rows, edition.decisions, edition.contract)["wording"],
    }


def decided(edition: Edition) -> dict[str, tuple[int, int]]:
    """Return how many rows of each table people have decided on, of how many; without tables that are empty."""
    return {
        table: (sum(bool(row["decision"]) for row in edition.rows[table]), len(edition.rows[table]))
        for table in schema.TABLES
        if edition.rows[table] and any(column.name == "decision" for column in schema.columns(table))
    }


def personal(edition: Edition) -> dict[str, Any]:
    """Return which edition this is and how much in it names or reaches natural persons."""
    return {
        "full": NAME,
        "without": WITHOUT_PERSONAL,
        "left_out": edition.name == WITHOUT_PERSONAL,
        "people": len(edition.rows["people"]),
        "roles": len(edition.rows["roles"]),
        "contacts": len(edition.rows["contacts"]),
        "reaching": sum(row["personal"] for row in edition.rows["contacts"]),
        "withheld": len(edition.withheld),
    }
