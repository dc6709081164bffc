"""data/sources/<document_id>.js: a text with the facts that stand in it and what became of its numbers.

data/sources.js lists the texts, so that a page asks for none that is not there. Offsets are those of the tables: code
points of the raw text, of which scripts count the UTF-16 units themselves. Where an edition may not give out whole
texts, for they name people, or has none at hand, the words of each place go with it instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.publication.edition import WITHOUT_PERSONAL, Edition
from pipelines.publication.site import data_scripts, names
from validations import schema
from validations.tables import formats
from validations.tables.vocabularies import EVIDENCED_TABLES

Row = Mapping[str, Any]
LONGEST = 200
"""Characters of an identifier; file systems take 255 bytes with the ending and what unpacks an archive may add."""

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: devices, whatever ending follows.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")


def write(edition: Edition, folder: Path) -> None:
    """Write a script a text, and the list of them, into the folder of data.

    Raises ValueError for a document_id that is no name of a file everywhere.
    """
    listed = [file_name(row["document_id"]) for row in edition.rows["documents"]]
    data_scripts.write(folder / "sources.js", "sources", listed)
    rows = {table: {row[schema.KEYS[table][0]]: row for row in edition.rows[table]} for table in EVIDENCED_TABLES}
    withheld = edition.name == WITHOUT_PERSONAL
    evidence, coverage = (_by_document(edition.rows[table]) for table in ("evidence", "coverage"))
    for row in edition.rows["documents"]:
        name = row["document_id"]
        told = of(row, edition.whole_text(name), evidence[name], coverage[name], rows)
        data_scripts.write(folder / "sources" / f"{name}.js", f"sources/{name}", {"withheld": withheld, **told})


def of(
    document: Row,
    text: str | None,
    evidence: Sequence[Row],
    coverage: Sequence[Row],
    rows: Mapping[str, Mapping[str, Row]],
) -> dict[str, Any]:
    """Return what the page is told of one text.

    `document` is its row, `publisher` the names of who issued it or None, `text` the raw text or None, `facts` each
    as table, key and names in English and Chinese, `places` each as fact (by its number in the list), start, end,
    field and rule, `numbers` each as start, end, kind, reason (None where used) and fact (None where set aside). Both
    stand in the order of the text; without a text, the words of the place are their last item.
    """
    facts: dict[tuple[str, str], int] = {}

    def number(row: Row) -> int | None:
        fact = (row["table_name"], row["row_id"])
        return None if None in fact else facts.setdefault(fact, len(facts))

    def words(row: Row, column: str) -> list[str]:
        return [row[column]] if text is None else []

    places = [
        [number(row), row["start"], row["end"], row["field"], row["rule"], *words(row, "quote")]
        for row in sorted(evidence, key=_where)
    ]
    numbers = [
        [row["start"], row["end"], row["kind"], row["reason"], number(row), *words(row, "text")]
        for row in sorted(coverage, key=_where)
    ]
    publisher = rows["organisations"].get(document["publisher_id"])
    return {
        "document": document,
        "publisher": publisher and names.both("organisations", publisher),
        "text": text,
        "facts": [[table, key, *names.both(table, rows[table][key])] for table, key in facts],
        "places": places,
        "numbers": numbers,
    }


def file_name(document: str) -> str:
    """Return the identifier of a text, which is the name of its file, as it is.

    Raises ValueError where it is none that every system takes and no address alters.

    >>> file_name("2024-01-15-letter")
    '2024-01-15-letter'
    """
    if not re.fullmatch(formats.SLUG, document) or _RESERVED.match(document) or len(document) > LONGEST:
        raise ValueError(
            f"documents, {document!r}: expected an identifier that can name a file (lower-case ASCII words joined by "
            f"hyphens, at most {LONGEST} characters, no device of Windows such as con or nul); rename the file in raw/"
        )
    return document


def _where(row: Row) -> tuple[int, int]:
    return row["start"], -row["end"]


def _by_document(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    gathered: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        gathered[row["document_id"]].append(row)
    return gathered
