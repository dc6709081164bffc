"""How tables look in the UI: their columns, their first rows as Markdown.

Short Markdown stands on the page of an asset, longer Markdown opens in a dialogue that scrolls; Dagster's own tables
would stretch the page beyond the window. What of a table is for reading is the spreadsheet's decision.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from pipelines.publication.files import quotes
from pipelines.publication.files.spreadsheet import derived, layout
from validations import schema

Rows = Sequence[Mapping[str, Any]]
SHOWN = 10
LONGEST = 60
WIDEST = 26
"""How far a column is kept from being squeezed, in half-width characters."""


def preview(table: str, rows: Rows, evidence: Rows, *, of: int | None = None) -> dg.MarkdownMetadataValue:
    """Return the first rows of a table as its sheet has them, what the sheet folds away left out, quotes last.

    `evidence` are the rows of the table of evidence, `of` how many rows the table has where fewer are handed in.
    """
    told = quotes.by_fact(evidence)
    unfolded = [placed for placed in layout.columns(table) if not placed.folded]
    # A window has no room for all: a value and its unit must not stand a scroll apart.
    read = [placed.column for placed in sorted(unfolded, key=lambda placed: placed.derived)]
    folded = [placed.column.name for placed in layout.columns(table) if placed.folded and not placed.derived]
    shown = [
        {
            column.name: column.cell(row, told) if isinstance(column, derived.Derived) else row[column.name]
            for column in read
        }
        for row in layout.in_order(table, rows, told)[:SHOWN]
    ]
    text = markdown_table(shown, of=of or len(rows))
    return dg.MetadataValue.md(f"{text}\n\nnot shown: {', '.join(folded)}" if folded and rows else text)


def markdown_table(rows: Rows, shown: int = SHOWN, longest: int = LONGEST, *, of: int | None = None) -> str:
    """Return the first rows as a Markdown table, cells longer than `longest` shortened.

    Columns that are empty in all of these rows are named below the table instead. `of` is how many rows there are,
    where fewer are handed in.
    """
    if not rows:
        return "no rows"
    cells = {column: [_cell(row.get(column), longest) for row in rows[:shown]] for column in rows[0]}
    columns = {column: values for column, values in cells.items() if any(values)}
    heads = [_head(column, values) for column, values in columns.items()]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(row) + " |" for row in zip(*columns.values(), strict=True)]
    if (more := (of or len(rows)) - min(shown, len(rows))) > 0:
        lines.append(f"\n... and {more:,} more")
    if empty := [column for column in cells if column not in columns]:
        lines.append(f"\nempty in these rows: {', '.join(empty)}")
    return "\n".join(lines)


def column_schema(table: str) -> dg.TableSchema:
    """Return a table's columns as Dagster shows them, described as the Pandera model describes them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                column.type,
                description=f"{column.description_en} {column.description_zh}",
                constraints=dg.TableColumnConstraints(
                    nullable=column.nullable, unique=column.unique, other=_constraints(column)
                ),
            )
            for column in schema.columns(table)
        ]
    )


def _constraints(column: schema.Column) -> list[str]:
    """Return what else the model asks of a column, in a few words each."""
    codes = [f"one of {', '.join(column.enum)}"] if column.enum else []
    lowest = [] if column.minimum is None else [f"{'above' if column.above else 'at least'} {column.minimum:g}"]
    refers = [f"key of {column.references}"] if column.references else []
    return [*codes, *lowest, *refers, *(["EDTF"] if column.format == "edtf" else [])]


def _head(column: str, values: Sequence[str]) -> str:
    # Browsers squeeze a column of Chinese to a character's width, but never break figure spaces.
    width = min(WIDEST, max(map(_width, values)))
    return column + "\N{FIGURE SPACE}" * (width - len(column))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _cell(value: object, longest: int) -> str:
    text = schema.csv_value(value).replace("|", "\\|").replace("\n", " ")
    return text if len(text) <= longest else text[: longest - 1] + "…"
