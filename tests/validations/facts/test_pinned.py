"""The pinned facts: well formed, standing in the five texts, and loud when text or table says otherwise."""

from collections import Counter
from pathlib import Path

import pandera.pandas as pa
import pytest

from tests.validations import tiny
from validations import schema
from validations.facts import pinned
from validations.facts.pinned import Fact
from validations.facts.places import Atlas, Folded, fold
from validations.violations import Violation

RAW = Path(__file__).parents[3] / "raw"
SOURCES = sorted(path.stem for path in RAW.glob("*.txt"))


def fact(**changes: str) -> Fact:
    values = {
        "fact_id": "life.value", "table": "statistics", "source": "notice", "after": "男性平均壽命達",
        "quote": "82.5歲", "where_column": "", "where_contains": "", "expect_column": "value",
        "expect_value": "82.5", "reason": "a test",
    }  # fmt: skip
    return Fact(**{**values, **changes})


def violations(rows, *facts, monkeypatch, texts=tiny.TEXTS):
    monkeypatch.setattr(pinned, "facts", lambda: facts)
    return pinned.check(tiny.frames(rows), texts)


def test_the_file_is_well_formed():
    facts = pinned.facts()
    assert len({each.fact_id.partition(".")[0] for each in facts}) >= 30
    assert max(Counter(each.fact_id for each in facts).values()) == 1
    for each in facts:
        columns = {column.name: column for column in schema.columns(each.table)}
        column = columns[each.expect_column]
        assert not column.enum or each.expect_value in column.enum
        assert each.reason
        assert each.where_column == "" or each.where_column in columns


def test_all_five_texts_and_all_fact_tables_are_pinned():
    facts = pinned.facts()
    assert sorted({each.source for each in facts}) == SOURCES
    assert {"organisations", "people", "roles", "statistics", "timeline", "contacts"} <= {f.table for f in facts}


@pytest.mark.parametrize(
    ("source_files", "missed"),
    [
        (["notice.txt", "letters/2024/letter.txt", "news.jsonl#1"], []),
        (["notice.txt", "letter-2.txt"], ["letter.value"]),
        (["other.txt", "another.txt"], []),  # a corpus of other texts
    ],
)
def test_a_fact_pinned_in_no_text_is_told(source_files, missed, monkeypatch):
    facts = (fact(), fact(fact_id="letter.value", source="letter"))
    monkeypatch.setattr(pinned, "facts", lambda: facts)
    assert pinned.homeless(source_files) == [
        Violation(
            f"pinned facts stand ({name})", "pinned.csv", name, "source", "letter",
            "the name of a text that is there",
            "bring the text back, or mend or remove the line of validations/facts/pinned.csv",
        )
        for name in missed
    ]  # fmt: skip


def test_a_fact_that_names_no_text_is_told_too(monkeypatch):
    monkeypatch.setattr(pinned, "facts", lambda: (fact(), fact(fact_id="b", source="")))
    (told,) = pinned.homeless(["notice.txt"])
    assert (told.row_id, told.value) == ("b", "nothing")


def test_what_is_found_of_each_fact(monkeypatch):
    frames, facts = tiny.frames(), (fact(), fact(fact_id="b", after="猴子"), fact(fact_id="c", quote="88.1歲"))
    monkeypatch.setattr(pinned, "facts", lambda: facts)
    found = pinned.findings(frames, tiny.TEXTS)
    assert found.equals(pinned.findings(frames, tiny.TEXTS, facts))
    assert set(map(str, found.dtypes)) == {"str"}
    life = {
        "fact_id": "life.value", "table_name": "statistics", "row_id": "life-male", "column": "value",
        "quote": "82.5歲", "stands": "82.5歲", "expected": "82.5", "found": "82.5",
        "sentence": "男性平均壽命達82.5歲,女性88.1歲。", "document_id": "notice",
    }  # fmt: skip
    gone = {"fact_id": "b", "stands": "nothing", "row_id": None, "found": None, "sentence": None}
    rows = found.astype("object").where(found.notna(), None).to_dict("records")
    assert rows == [life, life | gone, life | {"fact_id": "c", "quote": "88.1歲"}]
    assert pinned.findings(frames, tiny.TEXTS, []).columns.tolist() == list(life)
    place = tiny.span("notice", "82.5歲") | {"table_name": "statistics"}
    assert pinned.findings(frames, tiny.TEXTS, None, [place])["fact_id"].tolist() == ["b"]


@pytest.mark.parametrize("each", pinned.facts(), ids=lambda each: each.fact_id)
def test_the_words_stand_in_the_text(each):
    text = (RAW / f"{each.source}.txt").read_text(encoding="utf-8")
    assert fold(each.after) + fold(each.quote) in Folded(text).text


@pytest.mark.parametrize(
    "each",
    [
        fact(),
        fact(expect_column="dimensions", expect_value="sex=male"),
        fact(expect_column="value_exact", expect_value="82.5"),
        fact(table="documents", quote="2021年", after="", expect_column="published", expect_value="2023-05-11"),
        fact(table="people", after="", quote="陳大文", expect_column="name_zh", expect_value="陳大文"),
        fact(source="elsewhere", expect_value="7"),
        fact(where_column="label_zh", where_contains="男性"),
    ],
)
def test_a_fact_that_stands(each, monkeypatch):
    assert violations(tiny.rows(), each, monkeypatch=monkeypatch) == (int(each.source == "notice"), [])


def test_a_value_that_differs(monkeypatch):
    rows = tiny.spoilt("statistics", 4, value=28.5, value_exact="28.5")
    _, (violation,) = violations(rows, fact(), monkeypatch=monkeypatch)
    assert str(violation) == (
        "pinned facts stand (life.value): statistics life-male, column value: found 28.5, expected 82.5 for "
        "「82.5歲」. Sentence in notice: 「男性平均壽命達82.5歲,女性88.1歲。」. "
        "What to do: look at the rule that read the row, or correct the pinned fact."
    )


def test_a_text_that_differs(monkeypatch):
    texts = {**tiny.TEXTS, "notice": tiny.NOTICE.replace("82.5", "28.5")}
    rows = tiny.spoilt("statistics", 4, value=28.5, value_exact="28.5")
    _, (violation,) = violations(rows, fact(), monkeypatch=monkeypatch, texts=texts)
    assert violation.row_id == "life-male"
    assert violation.value == "the words 「28.5歲」"
    assert violation.expected == "「82.5歲」 in the text and 82.5 in the table, which has 28.5 there"
    assert violation.sentence == "男性平均壽命達28.5歲,女性88.1歲。"


def test_a_text_that_differs_under_a_right_value(monkeypatch):
    texts = {**tiny.TEXTS, "notice": tiny.NOTICE.replace("2021年", "2012年")}
    pin = fact(table="timeline", after="香港測試中心於", quote="2021年", expect_column="date", expect_value="2021")
    _, (violation,) = violations(tiny.rows(), pin, monkeypatch=monkeypatch, texts=texts)
    assert violation.value == "the words 「2012年」"


def test_a_row_that_is_missing(monkeypatch):
    rows = tiny.rows()
    rows["evidence"] = [row for row in rows["evidence"] if row["row_id"] != "life-male"]
    _, (violation,) = violations(rows, fact(), monkeypatch=monkeypatch)
    assert violation.value == "no row with evidence there"
    assert violation.expected == "82.5 for 「82.5歲」"
    assert violation.sentence == "男性平均壽命達82.5歲,女性88.1歲。"


@pytest.mark.parametrize(
    ("slip", "column"),
    [
        ({"table": "stitistics"}, "table"),
        ({"table": ""}, "table"),
        ({"expect_column": "valve"}, "expect_column"),
        ({"expect_column": ""}, "expect_column"),
        ({"where_column": "label"}, "where_column"),
    ],
)
def test_a_fact_pinned_to_no_column(slip, column, monkeypatch):
    each = fact(**slip)
    applied, (violation,) = violations(tiny.rows(), each, fact(fact_id="other"), monkeypatch=monkeypatch)
    assert (applied, violation.column, violation.value) == (2, column, slip[column] or "nothing")
    assert str(violation).startswith(f"pinned facts stand (life.value): pinned.csv life.value, column {column}: found ")
    assert violation.remedy == "mend the line of validations/facts/pinned.csv"


def test_words_that_are_gone(monkeypatch):
    _, (violation,) = violations(tiny.rows(), fact(after="猴子平均壽命達"), monkeypatch=monkeypatch)
    assert violation.value == "the words 「nothing」"


def test_pandera_is_what_refuses(monkeypatch):
    rows = tiny.spoilt("statistics", 4, value=28.5, value_exact="28.5")
    frame = pinned.findings(tiny.frames(rows), tiny.TEXTS, [fact()])
    with pytest.raises(pa.errors.SchemaErrors) as refused:
        pinned.Findings.validate(frame, lazy=True)
    cases = refused.value.failure_cases
    assert set(cases["check"]) == {"the row has the pinned value"}
    assert {"life.value", "life-male", "28.5", "男性平均壽命達82.5歲,女性88.1歲。"} <= set(cases["failure_case"])


@pytest.mark.parametrize(
    ("source_file", "named"),
    [
        ("notice.txt", {"notice"}),
        ("archive.jsonl#notice", {"archive.jsonl#notice"}),
        ("archive.parquet#news/notice", {"archive.parquet#news/notice"}),
        ("a#notice.txt", {"a#notice"}),
    ],
)
def test_a_text_of_a_file_of_many_is_named_whole(source_file, named):
    atlas = Atlas(tiny.frames(tiny.spoilt("documents", 1, source_file=source_file)), tiny.TEXTS)
    asked = {"notice", "archive.jsonl#notice", "archive.parquet#news/notice", "a#notice"}
    assert {name for name in asked if atlas.document(name)} == named
