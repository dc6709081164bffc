"""Full-text search over names, labels, titles and quotes, in Traditional Chinese, Simplified Chinese and English.

Chinese has no blanks between words, so that no tokenizer of SQLite finds any: the trigram tokenizer silently finds
nothing by the two characters that most words have, others take a whole clause for one word. So `search` is told the
words: each run of characters within a clause, from one character to LONGEST, is a word of its own, and FTS5's
ordinary tokenizer then finds it by its whole. One row a fact, so that a fact is found once however many of its texts
have the word; words of the text as published, in Simplified characters, and in the other spellings of Traditional
Chinese, so that any spelling finds all. Words grow with the square of a clause; texts of releases have clauses of some
forty characters at the longest. Only the index holds them: the column `words` always reads as null.

`search_text` has each text by itself, with its spellings, for LIKE: punctuation and parts of English words are found
there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.publication.files import chinese
from pipelines.reading.cleaning import clean
from validations import schema

Rows = Sequence[Mapping[str, Any]]

LONGEST = 40
"""Characters of the longest word that is searched; a word of Latin letters or a number counts as one."""

STATEMENTS = (
    """CREATE TABLE search_text (
  search_id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  column_name TEXT NOT NULL,
  text TEXT NOT NULL,
  simplified TEXT,
  spellings TEXT
) STRICT""",
    "CREATE INDEX search_text_row ON search_text (table_name, row_id)",
    """CREATE TABLE search_rows (
  search_id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  text TEXT,
  quotes TEXT,
  words TEXT GENERATED ALWAYS AS (NULL) VIRTUAL,
  UNIQUE (table_name, row_id)
) STRICT""",
    """CREATE VIRTUAL TABLE search USING fts5 (
  table_name UNINDEXED, row_id UNINDEXED, text, quotes, words,
  content='search_rows', content_rowid='search_id', tokenize='unicode61'
)""",
)
OPTIMISE = "INSERT INTO search (search) VALUES ('optimize')"
"""What leaves the index in one piece."""

_LANGUAGES = ("_zh", "_en")
_OTHERS = frozenset({"title", "aliases"})
_QUOTES = "evidence"
_QUOTE = "quote"
_LATIN = rf"[^\W{chinese.IDEOGRAPHS}]+"
# Numbers and names keep the marks inside them (2,760, COVID-19): the tokenizer parts them in a search as it does here.
_UNIT = re.compile(rf"[{chinese.IDEOGRAPHS}]|{_LATIN}(?:[.,'’@/-]{_LATIN})*")
_CLAUSE = re.compile(rf"(?:{_UNIT.pattern})+")


class Text(NamedTuple):
    """A row of search_text: whose text it is, and its other spellings, one a line."""

    table_name: str
    row_id: str
    column_name: str
    text: str
    simplified: str | None
    spellings: str | None


class Found(NamedTuple):
    """A row of search_rows and what the index is told of it: a fact with all its texts and quotes, one a line."""

    search_id: int
    table_name: str
    row_id: str
    text: str | None
    quotes: str | None
    words: str


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
            yield _text(row["table_name"], row["row_id"], _QUOTE, row["quote"], read)


def facts(told: Iterable[Text]) -> Iterator[Found]:
    """Yield the facts that have texts, each once, in the order of its first text."""
    gathered: defaultdict[tuple[str, str], list[Text]] = defaultdict(list)
    for text in told:
        gathered[text.table_name, text.row_id].append(text)
    for number, ((table, row_id), listed) in enumerate(gathered.items(), 1):
        own, quotes = (
            "\n".join(text.text for text in listed if (text.column_name == _QUOTE) is quoted) or None
            for quoted in (False, True)
        )
        yield Found(number, table, row_id, own, quotes, words(spelling for text in listed for spelling in _all(text)))


def words(spellings: Iterable[str]) -> str:
    """Return the words by which spellings are found, each once: all runs of characters of each clause.

    >>> words(["罕病聯盟"]), words(["AI 醫"])
    ('罕病聯盟 罕病聯 罕病 罕 病聯盟 病聯 病 聯盟 聯 盟', 'AI醫 AI 醫')
    """
    found: dict[str, None] = {}
    for clause in (clause for spelling in spellings for clause in _CLAUSE.findall(chinese.on_one_line(spelling))):
        units = _UNIT.findall(clause)
        for start in range(len(units)):
            ends = range(min(len(units), start + LONGEST), start, -1)
            found |= dict.fromkeys("".join(units[start:end]) for end in ends)
    return " ".join(found)


def _is_searched(column: schema.Column) -> bool:
    return column.name.endswith(_LANGUAGES) or column.name in _OTHERS


def _text(table: str, row_id: str, column: str, text: str, read: str) -> Text:
    if not chinese.is_chinese(read):
        return Text(table, row_id, column, text, None, None if read == text else read)
    simplified = chinese.simplified(read)
    spellings = [spelling for spelling in (read, *chinese.spellings(read)) if spelling not in (text, simplified)]
    return Text(table, row_id, column, text, simplified, "\n".join(spellings) or None)


def _all(text: Text) -> Iterator[str]:
    yield text.text
    if text.simplified:
        yield text.simplified
    # One by one, for on one line they would run into each other.
    yield from (text.spellings or "").split("\n")
