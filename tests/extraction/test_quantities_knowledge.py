"""The word lists of quantities: each word once, every cell of a known vocabulary."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.extraction.numerals.chinese import CHARACTERS

FOLDER = Path(__file__).parents[2] / "pipelines" / "knowledge" / "quantities"
KEYS = {
    "counters": ("written",),
    "units": ("written",),
    "currencies": ("written", "side"),
    "qualifiers": ("written", "side"),
    "idioms": ("written",),
    "places": ("place",),
}
VOCABULARY = {
    ("counters", "kind"): {"count", "noun", "label", "rank_set", "list", "multiple", "dozen"},
    ("units", "kind"): {"duration", "age", "physical"},
    ("currencies", "side"): {"before", "after", "both", "tenth", "cent"},
    ("qualifiers", "side"): {"before", "between", "behind"},
    ("qualifiers", "qualifier"): {"exact", "over", "at_least", "nearly", "about", "up_to", "under"},
    ("idioms", "form"): {"idiom", "part_of_a_name"},
}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / f"{name}.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("name", KEYS)
def test_each_word_stands_once(name: str) -> None:
    keys = [tuple(row[column] for column in KEYS[name]) for row in rows(name)]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []
    assert all(cell == cell.strip() for key in keys for cell in key)


@pytest.mark.parametrize(("name", "column"), VOCABULARY)
def test_each_cell_is_of_its_vocabulary(name: str, column: str) -> None:
    assert {row[column] for row in rows(name)} <= VOCABULARY[name, column]


@pytest.mark.parametrize("name", ["units", "currencies"])
def test_factors_are_numbers(name: str) -> None:
    assert all(Decimal(row["factor"]) > 0 for row in rows(name))


def test_currencies_are_three_capitals_or_of_the_place() -> None:
    assert all(
        not row["iso4217"] or (len(row["iso4217"]) == 3 and row["iso4217"].isupper()) for row in rows("currencies")
    )


def test_every_idiom_holds_a_numeral() -> None:
    assert [row["written"] for row in rows("idioms") if not set(row["written"]) & set(CHARACTERS)] == []
