"""rights.csv: who issued each source text, on what terms it is used, and how much of it is.

From the table of documents, and from evidence, which quotes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
"""`quotes` counts the passages that evidence quotes, those that overlap merged into one, `quoted_characters` the
characters that stand in them, `characters` those of the whole text."""


def write(edition: Edition) -> None:
    """Write rights.csv; raises FilesRefusedError where spreadsheets would misread a cell."""
    rows = [tuple(map(schema.csv_value, line)) for line in lines(edition)]
    gate.require_readable(csv_files.misread("rights.csv", HEADER, rows))
    csv_files.write(HEADER, rows, edition.folder / "rights.csv")


def lines(edition: Edition) -> Iterator[tuple[object, ...]]:
    """Yield a line a document."""
    names = {body["organisation_id"]: body["name_en"] or body["name_zh"] for body in edition.rows["organisations"]}
    for document in edition.rows["documents"]:
        passages = merged(
            (row["start"], row["end"])
            for row in edition.rows["evidence"]
            if row["document_id"] == document["document_id"]
        )
        yield (
            document["document_id"],
            document["title"],
            names.get(document["publisher_id"]),
            document["rights"],
            _used(bool(passages), edition.whole_text(document["document_id"]) is not None),
            len(passages),
            sum(end - start for start, end in passages),
            document["characters"],
            document["source_file"],
            document["source_url"],
        )


def _used(quoted: bool, shown: bool) -> str:
    """Return what of a text is used.

    >>> _used(True, True)
    'facts, and short quotes as evidence; the whole text in site/, for checking them'
    """
    told = ["facts, and short quotes as evidence"] if quoted else []
    told += ["the whole text in site/, for checking them"] if shown else []
    return "; ".join(told) or "nothing"


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in their order, those that overlap as one; those that only touch stay apart.

    >>> merged([(2, 5), (0, 3), (5, 6), (0, 3)])
    [(0, 5), (5, 6)]
    """
    passages: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if passages and start < passages[-1][1]:
            passages[-1] = passages[-1][0], max(end, passages[-1][1])
        else:
            passages.append((start, end))
    return passages
