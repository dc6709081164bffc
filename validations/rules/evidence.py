"""Evidence or nothing: quotes equal the raw text to the character, and every fact has one.

A body may stand without a mention only where it is reviewed and another row needs it: as parent of a body
or as publisher of a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from validations.schema import KEYS, columns, is_null
from validations.schema import TABLES as ALL_TABLES
from validations.tables.vocabularies import FACT_TABLES
from validations.violations import Tables, Texts, Violation, sentence_at

NAME = "every fact has evidence that equals the raw text"
TABLES = ("evidence", "disagreements", *FACT_TABLES)


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return quotes that differ from the text at their span, unknown fields, and facts without evidence."""
    return [
        *(broken for table in ("evidence", "disagreements") for broken in _quotes(tables, texts, table)),
        *_fields(tables),
        *_without(tables),
    ]


def _quotes(tables: Tables, texts: Texts, table: str) -> Iterator[Violation]:
    names = ["table_name", "row_id", "document_id", "start", "end", "quote"]
    for target, row_id, document, start, end, quote in tables[table][names].itertuples(index=False, name=None):
        at = f"{target}/{row_id}/{document}/{start}"
        text = texts.get(document)
        if text is None:
            yield Violation(
                NAME, table, at, "document_id", document, "a document whose raw text is at hand",
                "give the raw text to the check, or drop the row", document=document,
            )  # fmt: skip
        elif end > len(text) or text[start:end] != quote:
            there = text[start:end] if end <= len(text) else f"the end of the text at {len(text)}"
            yield Violation(
                NAME, table, at, "quote", repr(quote), f"{there!r}, which the text has at [{start}, {end})",
                "read the span anew from the raw text; never search for a quote",
                sentence_at(text, start, end), document,
            )  # fmt: skip


def _fields(tables: Tables) -> Iterator[Violation]:
    known = {table: {column.name for column in columns(table)} for table in ALL_TABLES}
    names = ["table_name", "row_id", "document_id", "start", "field"]
    for target, row_id, document, start, field in tables["evidence"][names].itertuples(index=False, name=None):
        if not is_null(field) and field not in known.get(target, ()):
            yield Violation(
                NAME, "evidence", f"{target}/{row_id}/{document}/{start}", "field", str(field),
                f"a column of {target}", "name the column that the words support, or leave it empty",
                document=document,
            )  # fmt: skip


def _without(tables: Tables) -> Iterator[Violation]:
    evidence = tables["evidence"]
    stated = set(zip(evidence["table_name"], evidence["row_id"], strict=True))
    organisations = tables["organisations"]
    reviewed = set(organisations.loc[organisations["status"] == "reviewed", "organisation_id"])
    needed = reviewed & ({*organisations["parent_id"]} | {*tables["documents"]["publisher_id"]})
    for table in FACT_TABLES:
        for row_id in tables[table][KEYS[table][0]]:
            if (table, row_id) not in stated and not (table == "organisations" and row_id in needed):
                yield Violation(
                    NAME, table, str(row_id), "", "no row of evidence", "at least one",
                    "publish the span of the words that state it, or drop the row",
                )  # fmt: skip
