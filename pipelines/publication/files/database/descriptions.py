"""What the database says of itself, in both languages: `release`, the `dictionary` of all that is in it, `codes`.

Words for what the models do not have stand in descriptions.csv.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.publication.edition import Edition
from pipelines.publication.files import code_lists
from pipelines.publication.files.database import structure, views
from validations import schema
from validations.tables.codes import Code

DICTIONARY = (
    *("object", "table_name", "column_name", "type", "nullable", "unit", "references", "vocabulary", "closed"),
    *("title_en", "title_zh", "description_en", "description_zh"),
)
RELEASE = ("name", "version", "as_of", "licence", "rights")
STATEMENTS = (
    """CREATE TABLE release (
  name TEXT NOT NULL,
  version TEXT NOT NULL PRIMARY KEY,
  as_of TEXT,
  licence TEXT NOT NULL,
  rights TEXT NOT NULL
) STRICT""",
    """CREATE TABLE dictionary (
  object TEXT NOT NULL CHECK (object IN ('table', 'column', 'view', 'search')),
  table_name TEXT NOT NULL,
  column_name TEXT,
  type TEXT,
  nullable INTEGER CHECK (nullable IN (0, 1)),
  unit TEXT,
  "references" TEXT,
  vocabulary TEXT,
  closed INTEGER CHECK (closed IN (0, 1)),
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  description_en TEXT NOT NULL,
  description_zh TEXT NOT NULL
) STRICT""",
    """CREATE TABLE codes (
  vocabulary TEXT NOT NULL,
  code TEXT NOT NULL,
  label_en TEXT NOT NULL,
  label_zh TEXT NOT NULL,
  definition_en TEXT NOT NULL,
  definition_zh TEXT NOT NULL,
  PRIMARY KEY (vocabulary, code)
) STRICT""",
    "CREATE UNIQUE INDEX dictionary_key ON dictionary (table_name, coalesce(column_name, ''))",
)
_OWN = Path(__file__).with_name("descriptions.csv")
_CHILD_EN = "The column {column} of {table}, one row per item. {description}"
_CHILD_ZH = "資料表 {table} 的欄位 {column}，每項一列。{description}"


def release(edition: Edition) -> Iterator[tuple[str | None, ...]]:
    """Yield the one row of the table `release`."""
    rights = "The texts and the quotes from them remain their issuers'; documents.rights says on what terms."
    yield edition.name, edition.version, edition.as_of, "CC-BY-4.0", rights


def codes() -> Iterator[Code]:
    """Yield the rows of the table `codes`: what the codes stand for; the dictionary says which column holds which."""
    return (code for code, _ in code_lists.held())


def dictionary() -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the dictionary: tables with their columns, tables of lists and maps, views, search."""
    nothing = (None,) * 7
    for table in schema.TABLES:
        info = schema.table_info(table)
        words = info.title_en, info.title_zh, info.description_en, info.description_zh
        yield "table", table, *nothing, *words
        for column in structure.plain(table):
            yield "column", table, *_column(column)
        for child in structure.children(table):
            yield (
                *("table", child.name, *nothing, child.column.title_en, child.column.title_zh),
                _CHILD_EN.format(column=child.column.name, table=table, description=child.column.description_en),
                _CHILD_ZH.format(column=child.column.name, table=table, description=child.column.description_zh),
            )
    for view in views.views():
        yield "view", view.name, *nothing, view.title_en, view.title_zh, view.description_en, view.description_zh
    with _OWN.open(encoding="utf-8", newline="") as file:
        for kind, name, *told in list(csv.reader(file, strict=True))[1:]:
            yield kind, name, *nothing, *told


def _column(column: schema.Column) -> tuple[Any, ...]:
    kind = f"{column.type} ({column.format})" if column.format else column.type
    return (
        *(column.name, kind, column.nullable, column.unit, column.references),
        *(column.vocabulary, bool(column.enum) if column.vocabulary else None),
        *(column.title_en, column.title_zh, column.description_en, column.description_zh),
    )
