"""Evidence or nothing: quotes equal the raw text to the character, and every fact has one.

A body may stand without a mention only where it is reviewed and another row needs it: as parent of a body
or as publisher of a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from validations.frames import walked
from validations.parts import Found, Part, Step
from validations.schema import KEYS, columns
from validations.schema import TABLES as ALL_TABLES
from validations.tables.vocabularies import FACT_TABLES
from validations.violations import Violation, sentence_at

NAME = "every fact has evidence that equals the raw text"
TABLES = ("evidence", "disagreements", *FACT_TABLES)


def _quotes(part: Part, table: str) -> Iterator[Found]:
    """Find quotes that differ from the text at their span, and spans of texts that are not at hand."""
    names = ["table_name", "row_id", "document_id", "start", "end", "quote"]
    for position, target, row_id, document, start, end, quote in walked(part.tables[table], names):
        text = part.texts.get(document)
        if text is not None and end <= len(text) and text[start:end] == quote:
            continue
        at = f"{target}/{row_id}/{document}/{start}"
        if text is None:
            broken = Violation(
                NAME, table, at, "document_id", document, "a document whose raw text is at hand",
                "give the raw text to the check, or drop the row", document=document,
            )  # fmt: skip
        else:
            there = f"{text[start:end]!r}, which the text has at [{start}, {end})"
            beyond = f"a span that ends by {len(text)}, as the text does"
            broken = Violation(
                NAME, table, at, "quote", repr(quote), there if end <= len(text) else beyond,
                "read the span anew from the raw text; never search for a quote",
                sentence_at(text, start, end), document,
            )  # fmt: skip
        yield position, broken


def _fields(part: Part) -> Iterator[Found]:
    """Find evidence of columns that its table does not have."""
    known = {table: {column.name for column in columns(table)} for table in ALL_TABLES}
    names = ["table_name", "row_id", "document_id", "start", "field"]
    for position, target, row_id, document, start, field in walked(part.tables["evidence"], names):
        if isinstance(field, str) and field not in known.get(target, ()):
            broken = Violation(
                NAME, "evidence", f"{target}/{row_id}/{document}/{start}", "field", str(field),
                f"a column of {target}", "name the column that the words support, or leave it empty",
                document=document,
            )  # fmt: skip
            yield position, broken


def _without(part: Part, table: str) -> Iterator[Found]:
    """Find facts without evidence."""
    frame, evidence, key = part.tables[table], part.tables["evidence"], KEYS[table][0]
    supported = set(evidence.loc[evidence["table_name"] == table, "row_id"].tolist())
    if table == "organisations":
        supported |= set(frame.loc[frame["status"] == "reviewed", key]) & set(part.known.needed)
    for at, row_id in walked(frame, [key], ~frame[key].isin(supported)):
        broken = Violation(
            NAME, table, str(row_id), "", "no row of evidence", "at least one",
            "publish the span of the words that state it, or drop the row",
        )  # fmt: skip
        yield at, broken


STEPS = (
    Step("documents", "evidence", partial(_quotes, table="evidence")),
    Step("rows", "disagreements", partial(_quotes, table="disagreements")),
    Step("documents", "evidence", _fields),
    *(Step("rows", table, partial(_without, table=table)) for table in FACT_TABLES),
)
