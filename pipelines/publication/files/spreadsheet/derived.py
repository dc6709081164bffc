"""Columns that only the spreadsheet has, for people who read it: quotes beside their fact, names in Simplified Chinese.

Derived from the tables and told apart by the blue of their names (see layout); no program needs them, for `evidence`
has the quotes to the character.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pipelines.publication.files import chinese
from pipelines.publication.files.quotes import Quotes
from validations import schema
from validations.tables.vocabularies import FACT_TABLES

MOST_QUOTES = 20
"""How many quotes a cell tells; a body may be named in more places than a cell can hold."""

_CHINESE, _SIMPLIFIED = "_zh", "_hans"


class Derived(NamedTuple):
    """A derived column: its words, and how a row's cell comes about."""

    name: str
    title_en: str
    title_zh: str
    description_en: str
    description_zh: str
    cell: Callable[[Mapping[str, Any], Quotes], str | None]


@cache
def columns(table: str) -> tuple[Derived, ...]:
    """Return the derived columns of a table in their order."""
    named = [_simplified(column) for column in schema.columns(table) if column.name.endswith(_CHINESE)]
    return (*named, *_quoted(table)) if table in FACT_TABLES else tuple(named)


def is_simplified(column: Derived) -> bool:
    """Tell whether a derived column repeats another in Simplified Chinese."""
    return column.name.endswith(_CHINESE + _SIMPLIFIED)


def _simplified(column: schema.Column) -> Derived:
    def cell(row: Mapping[str, Any], quotes: Quotes) -> str | None:
        del quotes
        text = row[column.name]
        return text and chinese.simplified(text)

    return Derived(
        column.name + _SIMPLIFIED,
        f"{column.title_en} (Simplified)",
        f"{column.title_zh}（簡體）",
        f"The column {column.name} in Simplified characters, converted by OpenCC.",
        f"欄位 {column.name} 的簡體寫法，由 OpenCC 轉換。",
        cell,
    )


def _quoted(table: str) -> Sequence[Derived]:
    (key,) = schema.KEYS[table]

    def distinct(row: Mapping[str, Any], quotes: Quotes, column: str) -> str | None:
        told = list(dict.fromkeys(chinese.on_one_line(one[column]) for one in quotes.get((table, row[key]), ())))
        more = [f"… {len(told) - MOST_QUOTES}"] if len(told) > MOST_QUOTES else []
        return " | ".join(told[:MOST_QUOTES] + more) or None

    return (
        Derived(
            "quotes",
            "Quotes",
            "引文",
            f"The words of the texts that state the row, each once, on one line, joined by |, the first {MOST_QUOTES}; "
            "the sheet evidence has them to the character, with their places.",
            f"述及該列的原文字句，重複者只列一次，以單行表示並以 | 連接，最多 {MOST_QUOTES} 句；"
            "逐字引文及其位置見工作表 evidence。",
            lambda row, quotes: distinct(row, quotes, "quote"),
        ),
        Derived(
            "quoted_documents",
            "Quoted documents",
            "引文所在文件",
            "The texts that state the row, joined by |; the sheet documents has them.",
            "述及該列的文件，以 | 連接，詳見工作表 documents。",
            lambda row, quotes: distinct(row, quotes, "document_id"),
        ),
    )
