"""rights.csv: whose each source text is, on what terms it is used, and how much of it is.

From the table of documents, and from those that hold words of the texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.publication import gate
from pipelines.publication.edition import Edition
from pipelines.publication.files import csv_files
from validations import schema

HEADER = (
    "document_id",
    "title",
    "publisher",
    "terms",
    "used",
    "quotes",
    "quoted_characters",
    "characters",
    "source_file",
    "source_url",
)
"""`quotes` counts the distinct spans whose words the tables hold, `quoted_characters` the characters of the text
that stand in any of them, `characters` all of the text."""

_QUOTING = ("evidence", "coverage", "disagreements")


def write(edition: Edition) -> None:
    """Write rights.csv; raises FilesRefusedError where spreadsheets would misread a cell."""
    rows = [tuple(map(schema.csv_value, line)) for line in lines(edition)]
    gate.require_readable(csv_files.misread("rights.csv", HEADER, rows))
    csv_files.write(HEADER, rows, edition.folder / "rights.csv")


def lines(edition: Edition) -> Iterator[tuple[object, ...]]:
    """Yield a line a document."""
    names = {body["organisation_id"]: body["name_en"] or body["name_zh"] for body in edition.rows["organisations"]}
    for document in edition.rows["documents"]:
        spans = spans_of(document["document_id"], edition)
        yield (
            document["document_id"],
            document["title"],
            names.get(document["publisher_id"]),
            document["rights"],
            "facts, and short quotes as evidence" if spans else "nothing",
            len(spans),
            covered(spans),
            document["characters"],
            document["source_file"],
            document["source_url"],
        )


def spans_of(document_id: str, edition: Edition) -> set[tuple[int, int]]:
    """Return the spans of a document whose words stand in the tables."""
    return {
        (row["start"], row["end"])
        for table in _QUOTING
        for row in edition.rows[table]
        if row["document_id"] == document_id
    }


def covered(spans: set[tuple[int, int]]) -> int:
    """Return how many characters stand in at least one of the spans.

    >>> covered({(0, 3), (2, 5), (7, 8)})
    6
    """
    count = reached = 0
    for start, end in sorted(spans):
        count += max(0, end - max(start, reached))
        reached = max(reached, end)
    return count
