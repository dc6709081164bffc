"""Quantities in real phrases: the span with its qualifier and counter, what it amounts to, and what counts nothing."""

from __future__ import annotations

import csv
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction import quantities

ROWS = list(csv.DictReader((Path(__file__).parent / "phrases_quantities.csv").open(encoding="utf-8")))
PHRASES = [(text, list(rows)) for text, rows in groupby(ROWS, key=itemgetter("text"))]
FORMS = {
    *("money", "percentage", "ratio", "rate", "rank", "duration", "age", "physical", "count", "bare"),
    *("ordinal", "rank_set", "article", "idiom", "part_of_a_name"),
}
MEASURES = {"count", "money", "percentage", "ratio", "rate", "rank", "duration", "quantity"}
QUALIFIERS = {"exact", "over", "at_least", "nearly", "about", "up_to", "under"}


def row(text: str, quantity: quantities.Quantity) -> dict[str, str]:
    return {
        "text": text,
        "span": text[quantity.start : quantity.end],
        "value": quantity.value_exact,
        "value_max": "" if quantity.value_max is None else format(quantity.value_max, "f"),
        "per": format(quantity.per, "f"),
        "measure": quantity.measure,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "counter": quantity.counter or "",
        "form": quantity.form,
        "of": quantity.of or "",
    }


@pytest.mark.parametrize(("text", "expected"), PHRASES, ids=[text for text, _ in PHRASES])
def test_each_phrase_yields_its_quantities_and_no_others(text: str, expected: list[dict[str, str]]) -> None:
    assert [row(text, quantity) for quantity in quantities.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "沒有數字",
        "多名專家",
        "幾位嘉賓",
        "參加陸續舉行的活動",
        "上半年",
        "夜半",
        "半島",
        "often",
        "The Lancet",
        "數據",
    ],
)
def test_text_without_a_numeral_yields_nothing(text: str) -> None:
    assert list(quantities.find(text)) == []


def test_parse_takes_a_whole_string_only() -> None:
    found = quantities.parse(" 逾1,300間 ")
    assert found is not None
    assert (found.value, found.qualifier, found.counter) == (Decimal(1300), "over", "間")
    assert quantities.parse("共逾1,300間公司") is None
    assert quantities.parse("沒有") is None


@pytest.mark.parametrize(
    ("place", "text", "unit"),
    [
        ("HK", "六百元", "HKD"),
        ("MO", "六百元", "MOP"),
        ("TW", "六百元", "TWD"),
        ("CN", "六百元", "CNY"),
        ("MO", "$600", "MOP"),
        ("CN", "六百美元", "USD"),
        (None, "六百亿元", "CNY"),
        (None, "六百億元", "HKD"),
        ("XX", "六百元", "HKD"),
    ],
)
def test_a_bare_yuan_takes_the_currency_of_the_place(place: str | None, text: str, unit: str) -> None:
    found = quantities.parse(text, place=place)
    assert found is not None
    assert found.unit == unit


@pytest.mark.parametrize(
    ("place", "text", "grams"),
    [
        ("CN", "三斤二两", "1600"),
        ("TW", "五斤半", "3300"),
        ("TW", "四兩", "150"),
        ("HK", "兩斤", "1209.57964"),
        ("HK", "一斤八兩", "907.18473"),
        ("MO", "五錢", "18.899681875"),
        (None, "兩斤", "1000"),
    ],
)
def test_a_catty_is_that_of_the_place(place: str | None, text: str, grams: str) -> None:
    found = quantities.parse(text, place=place)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(grams), "g")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("八分", "0.08", "HKD"),
        ("3角", "0.3", "HKD"),
        ("個八", "1.8", "HKD"),
        ("兩個四", "2.4", "HKD"),
        ("三分半", "3.5", "min"),
        ("分半", "1.5", "min"),
    ],
)
def test_a_short_string_alone_is_a_sum_or_a_span_and_in_a_text_is_none(text: str, value: str, unit: str) -> None:
    found = quantities.parse(text)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)
    assert unit not in {quantity.unit for quantity in quantities.find(text, place="HK")}
    assert unit not in {quantity.unit for quantity in quantities.find(f"大家都說這裏有{text}在其中。")}


def test_spans_that_dates_claimed_are_left_alone_and_not_reached_into() -> None:
    text = "2023年5月15日共20名，截至2024年3月有逾30宗"
    dates = [(0, 10), (16, 23)]
    found = [text[quantity.start : quantity.end] for quantity in quantities.find(text, taken=dates)]
    assert found == ["20名", "逾30宗"]


def test_words_that_run_into_a_claimed_span_end_before_it() -> None:
    text = "撥款500萬2024年完成"
    (found,) = quantities.find(text, taken=[(6, 11)])
    assert (found.start, found.end, found.value) == (2, 6, Decimal(5_000_000))


def test_the_number_lies_within_the_quantity() -> None:
    (found,) = quantities.find("嬰兒死亡率僅為每千名新生嬰兒1.4人")
    assert (found.start, found.end, found.number_start, found.number_end) == (7, 18, 14, 17)


def test_blanks_between_glyphs_leave_the_spans_where_they_were() -> None:
    text = "約 三千 八百 名學生及20間學校"
    assert [text[found.start : found.end] for found in quantities.find(text)] == ["約 三千 八百 名", "20間"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("7.2成", "72"), ("半打", "6"), ("兩美元又三美分", "2.03"), ("3.50元", "3.50"), ("半個世紀", "50")],
)
def test_a_value_is_as_precise_as_it_was_said(text: str, value: str) -> None:
    found = quantities.parse(text)
    assert found is not None
    assert found.value_exact == value


def test_anchor_is_accepted() -> None:
    assert [quantity.value for quantity in quantities.find("三名", "2024-01-15")] == [Decimal(3)]


PIECES = "約逾近超過不足至少最高多餘幾左右以上內一二三十百千萬億零點兩半成分之第每名個人年月日元歲%％位大港$HKUS 、，。"


@given(st.text(alphabet=PIECES + "0123456789.,/-–至到abone", max_size=60))
def test_any_text_yields_disjoint_spans_and_known_vocabulary(text: str) -> None:
    last = 0
    for found in quantities.find(text):
        assert last <= found.start <= found.number_start < found.number_end <= found.end <= len(text)
        assert found.form in FORMS
        assert found.measure in MEASURES
        assert found.qualifier in QUALIFIERS
        assert Decimal(found.value_exact) == found.value
        assert found.per > 0
        assert found.value_max is None or found.form == "ordinal" or abs(found.value_max) > 0
        last = found.end


def test_the_cost_grows_with_the_text_and_no_faster() -> None:
    """Count the steps, not the time: each quantity of a repeated text is read as in the text alone."""
    text = "逾1,300間公司、近300名代表，融資達2,760億港元；每千名新生嬰兒1.4人。\n"
    once = list(quantities.find(text))
    many = list(quantities.find(text * 50))
    assert len(many) == 50 * len(once)
    assert [q.start for q in many[-len(once) :]] == [q.start + 49 * len(text) for q in once]


def _by_the_whole_grammar(text: str) -> list[quantities.Quantity]:
    with patch("pipelines.extraction.quantities.plain.read", return_value=None):
        return list(quantities.find(text))


def test_plain_numbers_are_read_as_the_whole_grammar_reads_them() -> None:
    texts = [text for text, _ in PHRASES]
    assert [list(quantities.find(text)) for text in texts] == [_by_the_whole_grammar(text) for text in texts]


@given(st.text(alphabet=PIECES + "0123456789.,/-–至到圖表只共有間大批天\n\t•：(（)", max_size=30))
def test_plain_numbers_of_any_text_are_read_as_the_whole_grammar_reads_them(text: str) -> None:
    assert list(quantities.find(text)) == _by_the_whole_grammar(text)
