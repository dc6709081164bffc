"""Sentences are found in raw texts as they are: hard-wrapped, spaced, without an end."""

import pandas as pd
import pytest

from tests.validations import tiny
from validations.violations import Sources, Violation, pointing, sentence_at


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("開會。達82.5歲。多謝。", "82.5", "達82.5歲。"),
        (
            "中心的計劃為本港首個大型測序計劃涵蓋三大範疇的基因組計\n\n劃於 2021 \n年開展",
            "2021",
            "中心的計劃為本港首個大型測序計劃涵蓋三大範疇的基因組計劃於2021年開展",
        ),
        ("引領醫療的典範\n\n男性達82.5歲", "82.5", "男性達82.5歲"),
        ("標題\n\n\n於 2021 年開展", "2021", "於2021年開展"),
        ("與新加\n坡等地2021年", "2021", "與新加坡等地2021年"),
        ("Founded in 2021\nby all.", "2021", "Founded in 2021 by all."),
    ],
)
def test_sentence_at(text, quote, sentence):
    at = text.index(quote)
    assert sentence_at(text, at, at + len(quote)) == sentence


def test_a_long_text_without_stops_is_cut():
    text = "字" * 1000 + "82.5" + "字" * 1000
    assert len(sentence_at(text, 1000, 1004)) == 244


@pytest.mark.parametrize(
    ("text", "start", "end", "sentence"),
    [
        ("甲。乙。丙。", 2, 3, "乙。"),
        ("甲。乙。丙。", 2, 4, "乙。"),
        ("甲。乙。丙。", 1, 3, "甲。乙。"),
        ("甲。乙。丙。", 0, 1, "甲。"),
        ("甲。乙。丙", 4, 5, "丙"),
        ("甲!乙?丙！丁？戊", 2, 3, "乙?"),
        ("甲!乙?丙！丁？戊", 6, 7, "丁？"),
        # An empty line ends a sentence behind a short line, two end it behind any.
        ("短\n\n甲", 3, 4, "甲"),
        (f"{'長' * 24}\n\n甲", 26, 27, "甲"),
        (f"{'長' * 25}\n\n甲", 27, 28, f"{'長' * 25}甲"),
        (f"{'長' * 25}\n \n\t\n甲", 30, 31, "甲"),
        (f"甲{'字' * 119}乙{'字' * 119}丙", 120, 121, f"甲{'字' * 119}乙{'字' * 119}丙"),
        (f"。甲{'字' * 119}乙{'字' * 119}丙。", 121, 122, f"甲{'字' * 119}乙{'字' * 119}丙"),
        ("a b", 5, 6, "a b"),
        ("a  b\n中 文", 0, 1, "a b中文"),
    ],
)
def test_where_a_sentence_ends(text, start, end, sentence):
    assert sentence_at(text, start, end) == sentence


def test_where_a_row_stands():
    rows = tiny.rows()
    rows["evidence"].insert(2, tiny.stated("people", "chan-tai-man", "letter", "香港測試中心"))
    rows["evidence"].append(tiny.stated("people", "chan-tai-man", "letter", "3 頁") | {"document_id": "lost"})
    rows["evidence"].append(tiny.stated("people", "x", "letter", "3 頁") | {"document_id": "lost"})
    sources = Sources(tiny.frames(rows), tiny.TEXTS)
    assert sources.place("people", "chan-tai-man") == ("陳大文博士擔任主席。", "notice")
    assert sources.place("people", "x") == ("", "lost")
    assert sources.place("roles", "chan-tai-man") == sources.place("people", "nobody") == ("", "")


@pytest.mark.parametrize("wrong", [{}, {"evidence": tiny.frames()["evidence"].drop(columns="start")}])
def test_where_a_row_stands_without_evidence_that_tells(wrong):
    assert Sources(wrong, tiny.TEXTS).place("people", "chan-tai-man") == ("", "")


@pytest.mark.parametrize(
    ("spoil", "points"),
    [
        (lambda frame: frame, True),
        (lambda frame: frame.drop(columns=["quote", "field", "rule"]), True),
        *((lambda frame, name=name: frame.drop(columns=name), False)
          for name in ("table_name", "row_id", "document_id", "start", "end")),
        *((lambda frame, name=name: frame.assign(**{name: frame[name].astype("str")}), False)
          for name in ("start", "end")),
    ],
)  # fmt: skip
def test_what_evidence_leads_to_the_words(spoil, points):
    assert pointing(spoil(tiny.frames()["evidence"])) is points
    assert pointing(pd.DataFrame()) is False


LONG = "前" * 200 + "後" * 200


@pytest.mark.parametrize(
    ("more", "paragraph"),
    [
        ({}, "a rule: people chan, column name_zh: found x, expected y. What to do: mend it."),
        ({"column": ""}, "a rule: people chan: found x, expected y. What to do: mend it."),
        ({"row_id": ""}, "a rule: people, column name_zh: found x, expected y. What to do: mend it."),
        (
            {"document": "notice"},
            "a rule: people chan, column name_zh: found x, expected y. Document: notice. What to do: mend it.",
        ),
        (
            {"document": "notice", "sentence": "陳大文擔任主席。"},
            "a rule: people chan, column name_zh: found x, expected y. Sentence in notice: 「陳大文擔任主席。」. "
            "What to do: mend it.",
        ),
        ({"value": LONG}, f"a rule: people chan, column name_zh: found {LONG}, expected y. What to do: mend it."),
        (
            {"value": f"{LONG[:200]}中{LONG[200:]}"},
            f"a rule: people chan, column name_zh: found {'前' * 200} … {'後' * 200}, expected y. What to do: mend it.",
        ),
    ],
    ids=["plain", "a row", "a column", "document", "sentence", "long", "too long"],
)
def test_a_violation_reads_as_a_paragraph(more, paragraph):
    told = {
        "rule": "a rule", "table": "people", "row_id": "chan", "column": "name_zh", "value": "x", "expected": "y",
        "remedy": "mend it", "sentence": "", "document": "",
    } | more  # fmt: skip
    violation = Violation(**told)
    assert str(violation) == paragraph
    assert violation.as_dict() == told
