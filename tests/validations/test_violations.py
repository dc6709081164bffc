"""Sentences are found in raw texts as they are: hard-wrapped, spaced, without an end."""

import pytest

from tests.validations import tiny
from validations.violations import Sources, Violation, sentence_at


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


def test_where_a_row_stands():
    frames = tiny.frames()
    assert Sources(frames, tiny.TEXTS).place("people", "chan-tai-man") == ("陳大文博士擔任主席。", "notice")
    assert Sources(frames, tiny.TEXTS).place("people", "nobody") == ("", "")


def test_a_violation_reads_as_a_paragraph():
    violation = Violation("a rule", "people", "chan", "name_zh", "x", "y", "mend it", document="notice")
    assert str(violation) == (
        "a rule: people chan, column name_zh: found x, expected y. Document: notice. What to do: mend it."
    )
