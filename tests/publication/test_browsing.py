"""What Datasette is told of a database: everything that its dictionary describes, nothing that is not there."""

import json
import sqlite3
from contextlib import closing

import pytest

from pipelines.publication import browsing
from pipelines.publication.files import database
from tests.publication.files import editions
from validations import schema


@pytest.fixture
def release(tmp_path):
    database.write(editions.edition(tmp_path))
    return tmp_path


@pytest.fixture
def told(release):
    return browsing.metadata(release)["databases"]["hkbiomed"]


@pytest.fixture
def connection(release):
    with closing(sqlite3.connect(release / database.NAME)) as connection:
        # Datasette's own function, by which it quotes the words of a search.
        connection.create_function("escape_fts", 1, lambda words: " ".join(f'"{word}"' for word in words.split()))
        connection.row_factory = sqlite3.Row
        yield connection


def names(connection, table):
    return {row["name"] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}


def test_every_table_and_view_is_described_in_both_languages(told, connection):
    there = {
        row["name"] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
    }
    shadows = {name for name in there if name.startswith("search_")} - {"search_rows", "search_text"}
    assert set(told["tables"]) == there - shadows
    for table in schema.TABLES:
        info = schema.table_info(table)
        assert told["tables"][table]["title"] == f"{info.title_en} {info.title_zh}"
        assert told["tables"][table]["description"] == f"{info.description_en} {info.description_zh}"


def test_columns_are_described_with_unit_and_codes(told, connection):
    for table in schema.TABLES:
        assert set(told["tables"][table]["columns"]) == names(connection, table)
    columns = told["tables"]["documents"]["columns"]
    assert columns["bytes"].endswith("Unit: byte.")
    assert columns["kind"].endswith("Codes: document_kinds.")


def test_looks_name_only_columns_that_are_there(told, connection):
    for table, looks in told["tables"].items():
        named = {*looks.get("facets", ()), looks.get("label_column"), looks.get("sort"), looks.get("fts_pk")} - {None}
        assert named <= names(connection, table), table


@pytest.mark.parametrize(
    ("table", "looks"),
    [
        ("timeline", {"sort": "date_start", "label_column": "title_zh", "facets": ["precision", "kind"]}),
        ("statistics", {"sort": "label_zh", "label_column": "label_zh", "facets": ["measure", "unit", "qualifier"]}),
        ("evidence", {"facets": ["table_name", "document_id"]}),
        ("search_rows", {"fts_table": "search", "fts_pk": "search_id"}),
    ],
)
def test_how_rows_are_shown(told, table, looks):
    assert looks.items() <= told["tables"][table].items()


def test_a_row_is_called_by_the_name_that_most_rows_have(tmp_path):
    rows = editions.tables()
    for name in ("wing", "ward"):
        body = {"organisation_id": name, "name_en": name, "aliases": [], "kind": "other", "status": "reviewed"}
        rows["organisations"].append(body)
    database.write(editions.edition(tmp_path, rows))
    told = browsing.metadata(tmp_path)["databases"]["hkbiomed"]
    assert told["tables"]["organisations"]["label_column"] == "name_en"
    assert told["plugins"]["links"]["labels"]["organisations"] == ["name_en", "name_zh"]


def test_links_lead_to_the_keys_of_tables(told, connection):
    links = told["plugins"]["links"]
    assert links["keys"] == {table: key for table, (key, *more) in schema.KEYS.items() if not more}
    for column, table in links["columns"].items():
        assert table in links["keys"], column
    assert links["columns"]["subject_id"] == links["columns"]["publisher_id"] == "organisations"
    assert links["quotes"] in told["queries"]


@pytest.mark.parametrize(
    ("query", "given", "rows"),
    [
        ("find", {"words": ""}, 0),
        ("find", {"words": "衞生署"}, 2),
        ("find", {"words": "卫生署"}, 2),
        ("find", {"words": "health department"}, 1),
        ("statistics_with_quotes", {"label": "参加者"}, 0),
        ("statistics_with_quotes", {"label": "參加者"}, 1),
        ("events_of_a_year", {"year": "1887"}, 1),
        ("events_of_a_year", {"year": "1886"}, 0),
        ("named_in_texts", {"name": "no such name"}, 0),
        ("quotes_of_a_fact", {"row_id": "no-such-row"}, 0),
    ],
)
def test_what_queries_find(told, connection, query, given, rows):
    assert len(connection.execute(told["queries"][query]["sql"], given).fetchall()) == rows


@pytest.mark.parametrize(
    ("query", "given"),
    [("statistics_with_quotes", "label"), ("events_of_a_year", "year"), ("named_in_texts", "name"),
     ("numbers_accounted_for", None)],
)  # fmt: skip
def test_asked_for_nothing_queries_show_all(told, connection, query, given):
    assert connection.execute(told["queries"][query]["sql"], {given: ""} if given else {}).fetchall()


def test_every_query_says_what_it_shows(told):
    for query in told["queries"].values():
        assert {"title", "description", "sql"} <= set(query)
        assert any("\u4e00" <= letter <= "\u9fff" for letter in query["title"])


def test_it_is_json_and_names_version_and_terms(release):
    told = json.loads(json.dumps(browsing.metadata(release)))
    assert told["title"].endswith("1.2.0")
    assert told["license_url"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_release_without_a_database_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"has no hkbiomed\.sqlite: name a release that has"):
        browsing.metadata(tmp_path)
