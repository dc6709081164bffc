"""Views that join facts with the words that state them, one row per quote, and with the names behind identifiers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.publication.files.database.structure import Child, children, name, plain, text
from validations import schema
from validations.tables.vocabularies import FACT_TABLES

_QUOTED = ("document_id", "start", "end", "quote", "field")
_NAMES = ("name_zh", "name_en")


class View(NamedTuple):
    """A view, the statement that makes it, and what it holds, in both languages."""

    name: str
    sql: str
    title_en: str
    title_zh: str
    description_en: str
    description_zh: str


def views() -> Iterator[View]:
    """Yield the views in the order of the tables."""
    for table in FACT_TABLES:
        info = schema.table_info(table)
        yield View(
            f"{table}_quotes",
            _quotes(table),
            f"{info.title_en} with quotes",
            f"{info.title_zh}連引文",
            f"Rows of {table}, one for each quote in evidence, with the names of bodies and people; columns of the "
            "quote begin with quote.",
            f"資料表 {table} 的各列，每句引文一列，並附機構及人物名稱；引文的欄位以 quote 開首。",
        )
    yield View(
        "simplified_names",
        "CREATE VIEW simplified_names AS\nSELECT table_name, row_id, column_name, text, simplified\n"
        "FROM search_text\nWHERE column_name GLOB '*_zh'",
        "Names in Simplified Chinese",
        "簡體名稱",
        "Chinese names, labels and titles of all tables, as published and in Simplified characters, by OpenCC.",
        "各表的中文名稱、標籤及標題，原樣及由 OpenCC 轉換的簡體寫法。",
    )


def _quotes(table: str) -> str:
    (key,) = schema.KEYS[table]
    selected = [f"t.{name(column.name)}" for column in plain(table)]
    joins = []
    for number, column in enumerate(column for column in plain(table) if column.references):
        named = [part.name for part in plain(str(column.references)) if part.name in _NAMES]
        short = column.name.removesuffix("_id")
        selected += (f"r{number}.{name(part)} AS {name(f'{short}_{part}')}" for part in named)
        if named:
            (target,) = schema.KEYS[str(column.references)]
            joined = f"LEFT JOIN {name(str(column.references))} r{number}"
            joins.append(f"{joined} ON r{number}.{name(target)} = t.{name(column.name)}")
    for child in children(table):
        selected += _items(child)
    selected += (f"e.{name(part)} AS {name(part if part == 'quote' else f'quote_{part}')}" for part in _QUOTED)
    selected.append('d."title" AS "quote_document_title"')
    return "\n".join(
        [
            f"CREATE VIEW {name(f'{table}_quotes')} AS",
            "SELECT " + ",\n  ".join(selected),
            f"FROM {name(table)} t",
            f'JOIN "evidence" e ON e.table_name = {text(table)} AND e.row_id = t.{name(key)}',
            'JOIN "documents" d ON d.document_id = e.document_id',
            *joins,
        ]
    )


def _items(child: Child) -> Iterator[str]:
    """Yield the items of a list or map, and the names that they stand for, joined by `|` as in CSV."""
    own = f"SELECT * FROM {name(child.name)} c WHERE c.{name(child.key)} = t.{name(child.key)}"
    order = f"ORDER BY c.{name(child.label)}"
    item = name(child.item) if child.label == "position" else f"{name(child.label)} || '=' || {name(child.item)}"
    yield f"(SELECT group_concat({item}, '|') FROM ({own} {order})) AS {name(child.column.name)}"
    if child.column.references:
        target = child.column.references
        # Where a name is missing the other stands for it, so that the lists stay of one length.
        for part, other in (_NAMES, _NAMES[::-1]):
            named = (
                f"SELECT coalesce(r.{name(part)}, r.{name(other)}) AS n FROM {name(child.name)} c "
                f"JOIN {name(target)} r ON r.{name(child.item)} = c.{name(child.item)} "
                f"WHERE c.{name(child.key)} = t.{name(child.key)} {order}"
            )
            yield f"(SELECT group_concat(n, '|') FROM ({named})) AS {name(f'{target}_{part}')}"
