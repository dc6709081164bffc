"""Every body, figure and event of the five texts has an English name, label or title that no other one has."""

from __future__ import annotations

import csv
import re

import pytest

from tests.golden.tables import FOLDER

CHINESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@pytest.mark.parametrize(
    ("table", "column"), [("organisations", "name_en"), ("statistics", "label_en"), ("timeline", "title_en")]
)
def test_english_wordings(table: str, column: str) -> None:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        words = [row[column] for row in csv.DictReader(file)]
    assert words
    assert all(words)
    assert [word for word in words if CHINESE.search(word) or word != " ".join(word.split())] == []
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("table", "column"), [("statistics", "label_zh"), ("timeline", "title_zh")])
def test_chinese_wordings_tell_rows_apart(table: str, column: str) -> None:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        words = [row[column] for row in csv.DictReader(file)]
    assert all(map(CHINESE.search, words))
    assert len(set(words)) == len(words)
