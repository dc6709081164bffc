"""Facts that people have read in the texts and pinned: no change of a rule may lose or alter one unseen.

They stand in pinned.csv, one column of one row a line: which text, which words, what the table must say
there, and why it was pinned. A fact whose text is not among the documents does not apply; one whose text is
there fails if the words, the row or the value are not. Each becomes a row with what was found, which Pandera judges.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import pandas as pd
import pandera.pandas as pa

from validations import withheld
from validations.facts.places import Atlas, Place, fold, stem
from validations.schema import KEYS, TABLES, columns, csv_value
from validations.tables.columns import Table, Text, text_column
from validations.violations import Tables, Texts, Violation, sentence_at
from validations.withheld import Withheld

NAME = "pinned facts stand"
_NUMBERS = ("number", "integer")


class Fact(NamedTuple):
    """A row of pinned.csv: `expect_column` of a row of `table` with evidence at `quote`, behind `after`.

    Where several rows have evidence there, `where_column` holding `where_contains` chooses among them.
    """

    fact_id: str
    table: str
    source: str
    after: str
    quote: str
    where_column: str
    where_contains: str
    expect_column: str
    expect_value: str
    reason: str


class Findings(Table):
    """One row per pinned fact that applies: what the text and the table have where it is pinned."""

    fact_id: Text = text_column("Fact", "事實", unique=True, en="Name of the fact.", zh="事實的名稱。")
    table_name: Text = text_column("Table", "資料表", en="Table of the fact.", zh="事實所在的資料表。")
    row_id: Text = text_column(
        "Row", "資料列", en="Key of the row whose evidence lies there.", zh="證據位於該處的資料列。"
    )
    column: Text = text_column("Column", "欄位", en="Pinned column.", zh="所釘定的欄位。")
    quote: Text = text_column("Quote", "引文", en="Words that must stand in the text.", zh="原文須有的字句。")
    stands: Text = text_column("Standing", "現文", verbatim=True, en="Words that stand there.", zh="原文現有的字句。")
    expected: Text = text_column("Expected", "應有的值", en="Pinned value.", zh="所釘定的值。")
    found: Text = text_column(
        "Found", "現有的值", nullable=True, verbatim=True, en="Value of the row.", zh="資料列現有的值。"
    )
    sentence: Text = text_column("Sentence", "原句", nullable=True, en="The sentence around it.", zh="所在的原句。")
    document_id: Text = text_column("Document", "文件", en="The text.", zh="所在文件。")

    @pa.dataframe_check(name="the words stand in the text")
    def standing(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold the text to the words that were pinned."""
        return frame["stands"] == frame["quote"]

    @pa.dataframe_check(name="the row has the pinned value")
    def pinned(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold the row to the value that was pinned."""
        return frame["found"] == frame["expected"]


@lru_cache(maxsize=1)
def facts() -> tuple[Fact, ...]:
    """Return the facts of pinned.csv in their order."""
    with (files("validations.facts") / "pinned.csv").open(encoding="utf-8") as stream:
        return tuple(Fact(**row) for row in csv.DictReader(stream))


def findings(
    tables: Tables, texts: Texts, pinned: Iterable[Fact] | None = None, left_out: Withheld = ()
) -> pd.DataFrame:
    """Return one row for each fact that applies, with the columns of `Findings`; facts left out do not."""
    atlas = Atlas(tables, texts)
    found = []
    for fact in facts() if pinned is None else pinned:
        document = atlas.document(fact.source)
        if document is None:
            continue
        place = atlas.find(document, fact.after, fact.quote)
        if not withheld.holds(left_out, fact.table, place):
            found.append(_finding(fact, place, atlas, texts[document]))
    names = list(Findings.to_schema().columns)
    return pd.DataFrame({name: pd.Series([row[name] for row in found], dtype="str") for name in names})


def check(tables: Tables, texts: Texts, left_out: Withheld = ()) -> tuple[int, list[Violation]]:
    """Return how many facts apply, and those that do not stand; facts at places left out do not apply.

    One that is pinned to a table or column that there is not stands nowhere.
    """
    lost = [violation for fact in facts() for violation in _nowhere(fact)]
    lacking = {violation.row_id for violation in lost}
    frame = findings(tables, texts, [fact for fact in facts() if fact.fact_id not in lacking], left_out)
    try:
        Findings.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        failed = sorted({int(at) for at in errors.failure_cases["index"].dropna()})
        return len(frame) + len(lost), lost + [_violation(frame.loc[at].to_dict()) for at in failed]
    return len(frame) + len(lost), lost


def homeless(source_files: Iterable[str]) -> list[Violation]:
    """Return the facts that are pinned in none of these texts, though others are: a text is gone, or a name misspelt.

    Where no fact is pinned in any of them it is a corpus of other texts, and no fact is missed.
    """
    stems = {stem(file) for file in source_files}
    missed = [fact for fact in facts() if fact.source not in stems]
    if len(missed) == len(facts()):
        return []
    return [
        Violation(
            f"{NAME} ({fact.fact_id})", "pinned.csv", fact.fact_id, "source", fact.source or "nothing",
            "the name of a text that is there",
            "bring the text back, or mend or remove the line of validations/facts/pinned.csv",
        )
        for fact in missed
    ]  # fmt: skip


def _nowhere(fact: Fact) -> Iterator[Violation]:
    """Yield what in a line of pinned.csv names no table or column of the contract."""
    if fact.table not in TABLES:
        wanted = {"table": (fact.table, TABLES)}
    else:
        there = tuple(column.name for column in columns(fact.table))
        wanted = {"expect_column": (fact.expect_column, there), "where_column": (fact.where_column, ("", *there))}
    for name, (value, known) in wanted.items():
        if value not in known:
            yield Violation(
                f"{NAME} ({fact.fact_id})", "pinned.csv", fact.fact_id, name, value or "nothing",
                f"one of {', '.join(filter(None, known))}", "mend the line of validations/facts/pinned.csv",
            )  # fmt: skip


def _finding(fact: Fact, place: Place, atlas: Atlas, text: str) -> dict[str, str | None]:
    rows = [
        row
        for row in atlas.rows_at(fact.table, place)
        if not fact.where_column or fact.where_contains in csv_value(row[fact.where_column])
    ]
    row = next((row for row in rows if _same(fact, row[fact.expect_column])), rows[0] if rows else None)
    value = None if row is None else row[fact.expect_column]
    return {
        "fact_id": fact.fact_id,
        "table_name": fact.table,
        "row_id": None if row is None else str(row[KEYS[fact.table][0]]),
        "column": fact.expect_column,
        "quote": fold(fact.quote),
        "stands": place.stands or "nothing",
        "expected": fact.expect_value,
        "found": fact.expect_value if row is not None and _same(fact, value) else csv_value(value) or None,
        "sentence": sentence_at(text, place.start, place.end) or None if place.stands else None,
        "document_id": place.document,
    }


def _same(fact: Fact, value: object) -> bool:
    types = {column.name: column.type for column in columns(fact.table)}
    told = csv_value(value)
    if types[fact.expect_column] in _NUMBERS and told:
        try:
            return Decimal(told) == Decimal(fact.expect_value)
        except InvalidOperation:
            return False
    return told == fact.expect_value


def _violation(row: dict[Any, Any]) -> Violation:
    told = {name: "" if pd.isna(value) else str(value) for name, value in row.items()}
    if told["stands"] != told["quote"]:
        value, expected = f"the words 「{told['stands']}」", f"「{told['quote']}」 in the text"
        expected += f" and {told['expected']} in the table, which has {told['found'] or 'nothing'} there"
        remedy = "restore the raw text, or correct the pinned fact if its source was mended"
    elif not told["row_id"]:
        value, expected = "no row with evidence there", f"{told['expected']} for 「{told['quote']}」"
        remedy = "let a rule read the words, or correct the pinned fact"
    else:
        value, expected = told["found"] or "nothing", f"{told['expected']} for 「{told['quote']}」"
        remedy = "look at the rule that read the row, or correct the pinned fact"
    return Violation(
        f"{NAME} ({told['fact_id']})", told["table_name"], told["row_id"], told["column"], value, expected,
        remedy, told["sentence"], told["document_id"],
    )  # fmt: skip
