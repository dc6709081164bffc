"""What the page of a fact is told: parts that are found by halving, sentences, origins, what refers to a row."""

import doctest
import json

import pytest

from pipelines.publication import changes
from pipelines.publication.changes.compare import RowChange, ValueChange
from pipelines.publication.site import data_scripts, facts, provenance, sentences
from pipelines.publication.site.referring import LIMIT, Referring
from pipelines.publication.site.sentences import Quoted, Sentences
from tests.publication.files import editions
from tests.validations import tiny
from validations import schema
from validations.tables.vocabularies import EVIDENCED_TABLES


def edition(folder, rows=None, **more):
    made = editions.edition(folder, rows or tiny.rows())
    for name, value in {"texts": tiny.TEXTS, **more}.items():
        object.__setattr__(made, name, value)
    return made


def told(folder, rows=None, **more):
    return {(fact["table"], row_id): fact for row_id, fact in facts.every(edition(folder, rows, **more))}


def read(path):
    return data_scripts.value(path.read_text(encoding="utf-8"))


def test_every_row_that_evidence_may_point_to_is_told(tmp_path):
    rows = tiny.rows()
    keys = {(table, row[schema.KEYS[table][0]]) for table in EVIDENCED_TABLES for row in rows[table]}
    assert set(told(tmp_path)) == keys


def test_parts_are_in_order_and_the_index_names_their_first(tmp_path, monkeypatch):
    monkeypatch.setattr(facts, "ROWS", 4)
    facts.write(edition(tmp_path), tmp_path)
    firsts = read(tmp_path / "facts/index.js")
    parts = [read(tmp_path / f"facts/{number}.js") for number in range(len(firsts))]
    assert not (tmp_path / f"facts/{len(firsts)}.js").exists()
    assert firsts == [next(iter(part)) for part in parts]
    listed = [row_id for part in parts for row_id in part]
    assert listed == sorted(listed)
    assert len(listed) == 13
    assert {len(part) for part in parts[:-1]} == {4}


def test_a_part_ends_before_it_grows_too_large():
    fact = {"row": "字" * (facts.BYTES // 9)}
    parts = list(facts.parts((f"row-{number}", fact) for number in range(10)))
    assert [len(part) for part in parts] == [2, 2, 2, 2, 2]


def test_rows_of_two_tables_with_one_identifier_stay_together(monkeypatch):
    monkeypatch.setattr(facts, "ROWS", 1)
    named = [("a", {"table": "documents"}), ("a", {"table": "people"}), ("b", {"table": "people"})]
    assert [list(part) for part in facts.parts(iter(named))] == [["a"], ["b"]]


def test_a_quote_stands_in_its_sentence(tmp_path):
    [place] = told(tmp_path)["statistics", "life-male"]["places"]
    assert place[0] == "notice"
    assert place[5:] == ["男性平均壽命達", "82.5歲", ",女性88.1歲。"]


def test_without_the_text_a_quote_stands_alone(tmp_path):
    [place] = told(tmp_path, texts={})["statistics", "life-male"]["places"]
    assert place[5:] == ["", "82.5歲", ""]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("over 50 people took part.", "50", Quoted("over ", "50", " people took part.")),
        ("香港 基因組\n中心成立。", "基因組\n中心", Quoted("香港", "基因組中心", "成立。")),
        ("一\ufdd0二\ufdd1三", "二", Quoted("一\ufffd", "二", "\ufffd三")),
        ("<b>x</b> 5人", "5人", Quoted("<b>x</b> ", "5人", "")),
    ],
)
def test_sentences_of_damaged_texts(text, quote, expected):
    start = text.index(quote)
    row = {"document_id": "a", "start": start, "end": start + len(quote), "quote": quote}
    assert Sentences({"a": text}).around(row) == expected


def test_context_is_of_limited_length():
    text = "字" * 5000
    row = {"document_id": "a", "start": 2500, "end": 2501, "quote": "字"}
    found = Sentences({"a": text}).around(row)
    assert max(len(found.before), len(found.after)) < sentences._WINDOW


def test_places_beyond_the_limit_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(facts, "PLACES", 1)
    rows = tiny.rows()
    rows["evidence"].append(tiny.stated("statistics", "all", "notice", "三個組別"))
    fact = told(tmp_path, rows)["statistics", "all"]
    assert (len(fact["places"]), fact["further"]) == (1, 1)


@pytest.mark.parametrize(
    ("table", "values", "quoted", "decided", "column", "expected"),
    [
        ("statistics", {}, {"value"}, set(), "value", ["text"]),
        ("statistics", {}, {"value"}, {"value"}, "value", ["text", "people"]),
        ("statistics", {}, set(), {"geography"}, "unit", ["rule"]),
        ("statistics", {}, set(), set(), "statistic_id", ["register"]),
        ("organisations", {"status": "reviewed"}, {"name_zh"}, set(), "name_zh", ["text", "people"]),
        ("organisations", {"status": "candidate"}, {"name_zh"}, set(), "name_zh", ["text"]),
        ("documents", {}, set(), set(), "sha256", ["file"]),
        ("documents", {}, set(), set(), "title", ["source"]),
    ],
)
def test_where_a_value_comes_from(table, values, quoted, decided, column, expected):
    row = {one.name: "x" for one in schema.columns(table)} | values
    assert provenance.of(table, row, quoted, decided)[column] == expected


def test_empty_values_come_from_nowhere(tmp_path):
    assert "name_en" not in told(tmp_path)["people", "chan-tai-man"]["origins"]


def test_decisions_and_changes_stand_with_their_row(tmp_path):
    decision = {
        "table_name": "statistics", "row_id": "all", "column_name": "geography", "expected": "", "value": "HK",
        "reason": "three groups of Hong Kong", "author": "maintainers", "date": "2026-11-22", "source": "x:1",
    }  # fmt: skip
    changed = changes.Changes(
        "1.0.0",
        added=[RowChange("people", "chan-tai-man", "source", "new text notice")],
        modified=[ValueChange("statistics", "all", "value", 11.0, 12.0, "rule", "")],
    )
    found = told(tmp_path, decisions=[decision], changes=changed)
    assert found["statistics", "all"]["decisions"][0][:4] == ["geography", "", "HK", "three groups of Hong Kong"]
    assert found["statistics", "all"]["modified"] == [["value", "11", "12", "rule", ""]]
    assert found["people", "chan-tai-man"]["added"] == ["source", "new text notice"]
    assert "decisions" not in found["statistics", "group-a"]


def test_losing_claims_stand_with_their_row(tmp_path):
    rows = tiny.rows()
    claim = {
        "disagreement_id": "d-1", "table_name": "statistics", "row_id": "all", "column_name": "value", "value": "11",
        "quote": "12人", "chosen": False, "reason": "told by most texts, then the earliest",
        **tiny.span("notice", "12人"),
    }  # fmt: skip
    rows["disagreements"] = [claim]
    [[column, value, chosen, _, place]] = told(tmp_path, rows)["statistics", "all"]["disagreements"]
    assert (column, value, chosen, place[6]) == ("value", "11", False, "12人")


def test_what_refers_to_a_row(tmp_path):
    found = told(tmp_path)
    groups = {(group.table, group.column): group for group in found["organisations", "test-centre"]["referring"]}
    assert {place: group.total for place, group in groups.items()} == {
        ("documents", "publisher_id"): 2,
        ("timeline", "organisation_ids"): 2,
        ("contacts", "organisation_id"): 1,
    }
    assert found["people", "chan-tai-man"]["referring"][0].rows == [("chan-chair", "主席 · 陳大文", "主席 · 陳大文")]
    assert found["documents", "letter"]["told"] == {"timeline": 1}


def test_of_many_rows_the_first_are_named(tmp_path):
    rows = tiny.rows()
    rows["statistics"] = [tiny.figure(f"s-{n:03}", "人數", "1", subject_id="test-centre") for n in range(LIMIT + 5)]
    rows["evidence"] = []
    [group] = [
        one
        for one in Referring(edition(tmp_path, rows).rows).groups("organisations", "test-centre")
        if one.table == "statistics"
    ]
    assert (group.total, len(group.rows), group.rows[0][0]) == (LIMIT + 5, LIMIT, "s-000")


def test_rows_that_are_gone_are_remembered_from_release_to_release(tmp_path):
    before = tmp_path / "1.0.0"
    data_scripts.write(
        before / "site/data/facts/retired.js",
        "facts/retired",
        {"old": ["people", "1.0.0", "rule"], "all": ["statistics", "1.0.0", "rule"]},
    )
    changed = changes.Changes(
        "1.0.0", removed=[RowChange("people", "gone", "source", ""), RowChange("evidence", "x", "source", "")]
    )
    assert facts.retired(edition(tmp_path, previous=before, changes=changed)) == {
        "gone": ["people", "1.2.0", "source"],
        "old": ["people", "1.0.0", "rule"],
    }


def test_a_release_before_that_had_no_page_is_no_hindrance(tmp_path):
    assert facts.retired(edition(tmp_path, previous=tmp_path)) == {}


def test_hostile_words_are_data_in_the_scripts(tmp_path):
    hostile = "</script><script>alert(1)</script>\u2028"
    rows = tiny.rows()
    rows["people"][0]["name_zh"] = hostile
    fact = json.loads(json.dumps(told(tmp_path, rows)["people", "chan-tai-man"]))
    assert data_scripts.value(data_scripts.compose("facts/0", fact)) == fact


def test_any_other_text_is_no_script_of_data():
    with pytest.raises(ValueError, match="no script of data"):
        data_scripts.value("alert(1);\n")


@pytest.mark.parametrize("module", [sentences, data_scripts], ids=lambda module: module.__name__)
def test_examples(module):
    assert doctest.testmod(module).failed == 0
