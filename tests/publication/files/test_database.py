"""The database: agreeing with the models and the rows, refusing what they refuse, searched in either script."""

import subprocess

import apsw
import pytest

from pipelines.publication.files import code_lists, database
from pipelines.publication.files.database import search, structure
from tests.publication.files import editions
from validations import schema
from validations.tables.vocabularies import FACT_TABLES


def write(folder):
    folder.mkdir()
    told = editions.edition(folder)
    database.write(told)
    return told, folder / database.NAME


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write(tmp_path_factory.mktemp("database") / "release")


@pytest.fixture
def connection(written):
    """A copy to write into, references enforced as a careful user has them."""
    stored = apsw.Connection(str(written[1]), flags=apsw.SQLITE_OPEN_READONLY)
    copy = apsw.Connection(":memory:")
    with copy.backup("main", stored, "main") as backup:
        backup.step()
    copy.execute("PRAGMA foreign_keys = ON").fetchall()
    return copy


def values(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize("table", schema.TABLES)
def test_columns_and_rows_are_those_of_the_table(written, connection, table):
    own = structure.plain(table)
    assert [column.name for column in own] == [
        name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")
    ]
    nested = {child.column.name for child in structure.children(table)}
    assert {column.name for column in own} | nested == {column.name for column in schema.columns(table)}
    stored = connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
    assert stored == [tuple(values(row[column.name]) for column in own) for row in written[0].rows[table]]


@pytest.mark.parametrize("child", [child for table in schema.TABLES for child in structure.children(table)])
def test_lists_and_maps_are_rows_of_their_own(written, connection, child):
    rebuilt = {row[child.key]: type(row[child.column.name])() for row in written[0].rows[child.parent]}
    for key, label, item in connection.execute(f"SELECT * FROM {child.name} ORDER BY 1, 2"):
        if isinstance(rebuilt[key], list):
            rebuilt[key].append(item)
        else:
            rebuilt[key][label] = item
    assert rebuilt == {row[child.key]: row[child.column.name] for row in written[0].rows[child.parent]}


def test_every_table_is_strict_and_every_reference_of_the_models_is_one(connection):
    strict = {name: strict for _, name, kind, _, _, strict in connection.execute("PRAGMA main.table_list")}
    assert all(strict[table] for table in schema.TABLES)
    for table in schema.TABLES:
        held = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
        for child in structure.children(table):
            listed = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({child.name})")}
            held |= {child.column.name: listed[child.item]} if child.item in listed else {}
        assert held == schema.FOREIGN_KEYS[table]


REFUSED = {
    "a body that is not there": "UPDATE statistics SET subject_id = 'nobody' WHERE statistic_id = 'all'",
    "a body of an event that is not there": "INSERT INTO event_organisations VALUES ('meeting', 3, 'nobody')",
    "a body twice": "INSERT INTO event_organisations VALUES ('meeting', 3, 'test-centre')",
    "an event that is not there": "INSERT INTO event_organisations VALUES ('party', 1, 'test-centre')",
    "a body that others name": "DELETE FROM organisations WHERE organisation_id = 'test-centre'",
    "evidence for a row that is not there": "INSERT INTO evidence VALUES ('people','who','notice',1,2,'香',NULL,NULL)",
    "evidence twice": "INSERT INTO evidence SELECT * FROM evidence LIMIT 1",
    "a disagreement on nothing": (
        "INSERT INTO disagreements VALUES ('d','people','who','name_zh','x','notice',1,2,'香',1,'r')"
    ),
    "a word of no vocabulary": "UPDATE statistics SET measure = 'guess'",
    "a denominator of nothing": "UPDATE statistics SET per = 0",
    "a start before the text": "UPDATE evidence SET start = -1",
    "a truth value of two": "UPDATE timeline SET planned = 2",
    "a day that is none": "UPDATE timeline SET date_start = '2024-02-30'",
    "a number of letters": "UPDATE statistics SET value = 'many'",
    "nothing where something must be": "UPDATE statistics SET label_zh = NULL",
    "a key twice": "UPDATE statistics SET statistic_id = 'same'",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_rows_that_break_the_rules_are_refused(connection, statement):
    with pytest.raises(apsw.ConstraintError):
        connection.execute(statement).fetchall()


@pytest.mark.parametrize("table", ["evidence", "coverage", "disagreements"])
def test_rows_of_a_fact_are_found_by_an_index(connection, table):
    plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE table_name = 'a' AND row_id = 'b'")
    assert "USING INDEX" in plan.fetchall()[0][3]


@pytest.mark.parametrize("table", FACT_TABLES)
def test_facts_stand_beside_their_quotes(written, connection, table):
    (key,) = schema.KEYS[table]
    found = connection.execute(f"SELECT {key}, quote, quote_document_id FROM {table}_quotes").fetchall()
    assert sorted(found) == sorted(
        (row["row_id"], row["quote"], row["document_id"])
        for row in written[0].rows["evidence"]
        if row["table_name"] == table
    )


def test_views_tell_the_names_behind_identifiers(connection):
    selected = "organisation_ids, organisations_name_zh, organisations_name_en, quote_document_title"
    assert connection.execute(f"SELECT {selected} FROM timeline_quotes WHERE event_id = 'meeting'").fetchall() == [
        ("test-centre|health-department", "香港測試中心|衞生署", "香港測試中心|Department of Health", "通告")
    ]
    told = connection.execute("SELECT dimensions, indicator_name_en FROM statistics_quotes WHERE value = 82.5")
    assert told.fetchall() == [("sex=male", "Life expectancy at birth")]
    names = connection.execute("SELECT simplified FROM simplified_names WHERE row_id = 'health-department'")
    assert names.fetchall() == [("卫生署",)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("基因組", "group-a"),
        ("基因组", "group-a"),
        ("罕病基因組參加者", "group-a"),
        ("罕病", "group-a"),
        ("參", "group-a"),
        ("港大罕病基因組參加者人數", "group-a"),
        ("罕病 港大", "group-a"),
        ("基因組 NOT 衞生署", "group-a"),
        ("参加", "group-a"),
        ("衞生署", "health-department"),
        ("衛生署", "health-department"),
        ("卫生署", "health-department"),
        ("卫生", "health-department"),
        ("department", "health-department"),
        ("depart*", "health-department"),
        ('"department of health"', "health-department"),
        ("HKTC", "test-centre"),
        ('"82.5歲"', "life-male"),
        ('"82.5"', "life-male"),
    ],
)
def test_search_finds_words_of_any_length_in_any_spelling_once_a_fact(written, connection, words, found):
    asked = f"SELECT table_name || '/' || row_id FROM search WHERE search MATCH '{words}'"
    rows = [row.partition("/")[2] for (row,) in connection.execute(asked)]
    assert found in rows
    # As Debian's own, older SQLite has it, too.
    shell = subprocess.run(["sqlite3", "-readonly", written[1], asked], capture_output=True, text=True, check=True)
    assert [row.partition("/")[2] for row in shell.stdout.split()] == rows
    assert len(set(shell.stdout.split())) == len(rows)


@pytest.mark.parametrize("words", ["病罕", "生港", "大罕基"])
def test_search_finds_no_words_that_are_not_there(connection, words):
    assert not connection.execute(f"SELECT * FROM search WHERE search MATCH '{words}'").fetchall()


def test_quotes_are_searched_as_they_are_read_and_shown_as_they_are_written(connection):
    found = connection.execute("SELECT quotes FROM search WHERE search MATCH '卫生署' AND row_id = 'all'")
    assert found.fetchall() == [("衞\n\r生\t署 ",)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("罕病", "罕病 罕 病"), ("AI醫療", "AI醫療 AI醫 AI 醫療 醫 療"), ("a-b", "a-b"), ("。", ""),
        ("甲。甲乙", "甲 甲乙 乙"), ("2,760億", "2,760億 2,760 億"),
    ],
)  # fmt: skip
def test_words(text, words):
    assert search.words([text]) == words


def test_words_are_no_longer_than_the_longest():
    listed = search.words(["病" * (search.LONGEST + 5)]).split()
    assert max(map(len, listed)) == len(listed) == search.LONGEST


def test_codes_have_their_labels_and_columns_their_vocabulary(connection):
    assert connection.execute("SELECT * FROM codes").fetchall() == [tuple(code) for code, _ in code_lists.held()]
    told = connection.execute(
        "SELECT table_name, column_name, vocabulary, closed FROM dictionary WHERE vocabulary > ''"
    )
    declared = [(table, column) for table in schema.TABLES for column in schema.columns(table) if column.vocabulary]
    assert told.fetchall() == [(table, column.name, column.vocabulary, bool(column.enum)) for table, column in declared]
    labelled = "SELECT c.label_zh FROM documents d JOIN codes c ON c.vocabulary = ? AND c.code = d.kind"
    assert connection.execute(labelled, ("document_kinds",)).fetchall()


def test_dictionary_describes_everything_in_the_database(connection):
    shadow = {name for _, name, kind, *_ in connection.execute("PRAGMA main.table_list") if kind == "shadow"}
    listed = {
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        if not name.startswith("sqlite_")
    }
    told = {name for (name,) in connection.execute("SELECT table_name FROM dictionary WHERE column_name IS NULL")}
    assert told == listed - shadow
    columns = "SELECT table_name, column_name, description_en, description_zh FROM dictionary WHERE object = 'column'"
    assert connection.execute(columns).fetchall() == [
        (table, column.name, column.description_en, column.description_zh)
        for table in schema.TABLES
        for column in structure.plain(table)
    ]
    assert not connection.execute("SELECT * FROM dictionary WHERE '' IN (description_en, description_zh)").fetchall()


def test_sound_for_an_older_sqlite_too(written):
    _, path = written
    asked = "PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA application_id; PRAGMA user_version;"
    shell = subprocess.run(["sqlite3", "-readonly", path, asked], capture_output=True, text=True, check=True)
    assert shell.stdout.split() == ["ok", str(database.APPLICATION_ID), "1002000"]
    assert [each.name for each in path.parent.iterdir()] == [database.NAME]


def test_index_is_sound(connection):
    connection.execute("INSERT INTO search (search) VALUES ('integrity-check')").fetchall()
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_same_rows_are_the_same_bytes(tmp_path, written):
    assert write(tmp_path / "again")[1].read_bytes() == written[1].read_bytes()
