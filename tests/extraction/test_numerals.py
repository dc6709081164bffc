"""Numbers alone: a table of ways to write them, what is none, and that every number written is read back."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction import numerals

PHRASES = list(csv.reader((Path(__file__).parent / "phrases_numerals.csv").open(encoding="utf-8")))[1:]
DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(("text", "value"), PHRASES, ids=[text for text, _ in PHRASES])
def test_a_number_is_read_however_it_is_written(text: str, value: str) -> None:
    found = numerals.parse(text)
    assert found is not None
    assert found.literal == value
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一些",
        "一直",
        "十分",
        "萬",
        "九龍",
        "三個月的",
        "幾",
        "半",
        "參加",
        "陸續",
        "hundredth place",
        "often",
        "2,760億港元",
    ],
)
def test_what_is_no_number_alone_is_none(text: str) -> None:
    assert numerals.parse(text) is None


def test_find_leaves_idioms_and_yields_the_rest_in_order() -> None:
    found = [(numeral.start, numeral.literal) for numeral in numerals.find("在一國兩制下，十九個城市共62萬人一起參加")]
    assert found == [(7, "19"), (13, "620000")]


def test_a_row_of_figures_is_not_one_grouped_number() -> None:
    assert [numeral.literal for numeral in numerals.find("12 345 678 9")] == ["12", "345", "678", "9"]


def section(number: int, *, after: bool) -> str:
    """Write a number below 10,000 in Chinese numerals; 零 at its head where larger parts stand before it."""
    written, gap = "", after and number < 1000
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        elif written:
            gap = True
    return written


def chinese(number: int) -> str:
    """Write a number below 10**16 in Chinese numerals."""
    if number == 0:
        return "零"
    written, gap = "", False
    for scale, name in ((10**12, "兆"), (10**8, "億"), (10**4, "萬"), (1, "")):
        part, number = divmod(number, scale)
        if part:
            here = section(part, after=bool(written))
            written += ("零" if gap and not here.startswith("零") else "") + here + name
            gap = False
        elif written:
            gap = True
    return written


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_an_integer_in_chinese_numerals_is_read_back(number: int) -> None:
    found = numerals.parse(chinese(number))
    assert found is not None
    assert found.value == number


@given(st.integers(min_value=0, max_value=10**15))
def test_an_integer_with_separators_is_read_back(number: int) -> None:
    for text in (f"{number:,}", str(number)):
        found = numerals.parse(text)
        assert found is not None
        assert found.literal == str(number)


@given(st.decimals(min_value=0, max_value=10**6, places=3), st.sampled_from(["", "萬", "億", "萬億"]))
def test_a_decimal_keeps_its_digits(number: Decimal, scale: str) -> None:
    power = {"": 0, "萬": 4, "億": 8, "萬億": 12}[scale]
    found = numerals.parse(f"{number:f}{scale}")
    assert found is not None
    assert found.value == number.scaleb(power)
    assert found.literal == format(number.scaleb(power), "f")


@given(st.text(alphabet="一二三十百千萬億零點兩半多餘0123456789.,/% -個名年月成分之第每約ab", max_size=40))
def test_found_numbers_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for numeral in numerals.find(text):
        assert last <= numeral.start < numeral.end <= len(text)
        last = numeral.end
