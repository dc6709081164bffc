"""Full-text search over names, labels, titles and quotes, in Traditional Chinese, Simplified Chinese and English.

Chinese has no blanks between words, so that no tokenizer of SQLite finds any. The index `search` is of all runs of
three characters (FTS5's trigram tokenizer): it finds any part of three characters or more. Most words of Chinese have
two. For these `search_pairs` indexes every pair of neighbouring characters as a word of its own, and each word in
Latin letters or digits. Both read the same rows of `search_text`, each with its text as published, in Simplified
characters, and in the other spellings of Traditional Chinese, so that any spelling finds all. LIKE belongs on
`search_text`: on an index of trigrams, older versions of SQLite (3.40) find nothing by two characters of Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.publication.files import chinese
from pipelines.reading.cleaning import clean
from validations import schema

Rows = Sequence[Mapping[str, Any]]

STATEMENTS = (
    """CREATE TABLE search_text (
  search_id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  column_name TEXT NOT NULL,
  text TEXT NOT NULL,
  simplified TEXT,
  spellings TEXT,
  pairs TEXT NOT NULL
) STRICT""",
    "CREATE INDEX search_text_row ON search_text (table_name, row_id)",
    """CREATE VIRTUAL TABLE search USING fts5 (
  table_name UNINDEXED, row_id UNINDEXED, column_name UNINDEXED, text, simplified, spellings,
  content='search_text', content_rowid='search_id', tokenize='trigram'
)""",
    """CREATE VIRTUAL TABLE search_pairs USING fts5 (
  table_name UNINDEXED, row_id UNINDEXED, column_name UNINDEXED, text UNINDEXED, pairs,
  content='search_text', content_rowid='search_id', tokenize='unicode61'
)""",
)
FILL = tuple(
    f"INSERT INTO {index} ({index}) VALUES ('{command}')"
    for index in ("search", "search_pairs")
    for command in ("rebuild", "optimize")
)
"""What fills both indexes from the rows of search_text, and leaves each in one piece."""

_LANGUAGES = ("_zh", "_en")
_OTHERS = frozenset({"title", "aliases"})
_QUOTES = "evidence"
_RUN = re.compile(rf"[{chinese.IDEOGRAPHS}]+|[^\W{chinese.IDEOGRAPHS}]+")


class Text(NamedTuple):
    """A row of search_text: whose text it is, and its spellings."""

    table_name: str
    row_id: str
    column_name: str
    text: str
    simplified: str | None
    spellings: str | None
    pairs: str


def texts(tables: Mapping[str, Rows]) -> Iterator[Text]:
    """Yield the texts of all tables, then those of quotes, each once for the fact that it is about."""
    for table in schema.TABLES:
        if table == _QUOTES:
            continue
        searched = [column.name for column in schema.columns(table) if _is_searched(column)]
        for row in tables[table] if searched else ():
            (key,) = schema.KEYS[table]
            for column in searched:
                value = row[column]
                for text in value if isinstance(value, list) else [value] if value else []:
                    yield _text(table, row[key], column, text, text)
    told = set()
    for row in tables[_QUOTES]:
        place = row["table_name"], row["row_id"], row["quote"]
        if place not in told:
            told.add(place)
            # A quote is searched as the grammars read it: without line ends in words, damaged glyphs mended.
            read = chinese.on_one_line(clean(row["quote"])[0])
            yield _text(row["table_name"], row["row_id"], "quote", row["quote"], read)


def pairs(*spellings: str) -> str:
    """Return the words of the index of pairs: neighbouring characters of Chinese, and words of other scripts.

    The last character of a run stands alone, so that a search for `病*` finds it as well.

    >>> pairs("罕病HKU聯盟")
    '罕病 病 HKU 聯盟 盟'
    """
    words: dict[str, None] = {}
    for run in (run for spelling in spellings for run in _RUN.findall(spelling)):
        if chinese.is_chinese(run):
            words |= dict.fromkeys(run[at : at + 2] for at in range(len(run)))
        else:
            words[run] = None
    return " ".join(words)


def _is_searched(column: schema.Column) -> bool:
    return column.name.endswith(_LANGUAGES) or column.name in _OTHERS


def _text(table: str, row_id: str, column: str, text: str, read: str) -> Text:
    if not chinese.is_chinese(read):
        return Text(table, row_id, column, text, None, None if read == text else read, pairs(read))
    simplified = chinese.simplified(read)
    spellings = [spelling for spelling in (read, *chinese.spellings(read)) if spelling not in (text, simplified)]
    return Text(
        table, row_id, column, text, simplified, "\n".join(spellings) or None, pairs(read, simplified, *spellings)
    )
