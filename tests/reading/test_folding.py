"""Folding keeps lengths, and the table of variants is sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.folding import fold, folds, standard, variants
from pipelines.reading.tables import rows_of

VARIANTS = rows_of("variants.csv")


@given(st.text())
def test_length_never_changes(raw):
    assert len(fold(raw)[0]) == len(raw)


def test_variants_are_single_different_and_listed_once():
    variants = [row["variant"] for row in VARIANTS]
    assert len(variants) == len(set(variants))
    for row in VARIANTS:
        assert len(row["variant"]) == len(row["standard"]) == 1
        assert row["variant"] != row["standard"]
        assert row["texts"] in ("any", "traditional")


@pytest.mark.parametrize("table", [folds(), variants()[1]], ids=["folds", "variants"])
def test_folding_twice_changes_nothing_more(table):
    assert not set(table.values()) & table.keys()


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("１，３００間", "1,300間"),
        ("約１２，另外", "約12，另外"),
        ("你好\r\n再見\r終", "你好 \n再見\n終"),
        ("編制\n教授　9\n研究員　　23名\n合計　３２", "編制\n教授\t9\n研究員 \t23名\n合計\t32"),
        ("編制\n教授　9\n研究員　23", "編制\n教授 9\n研究員 23"),
        ("歷程\n2011 升格\n2015.07 簽訂\n2020年 入選", "歷程\n2011\t升格\n2015.07\t簽訂\n2020年\t入選"),
        ("人數\n2011 名病人\n2015 名家屬\n2020 個家庭", "人數\n2011 名病人\n2015 名家屬\n2020 個家庭"),
    ],
)
def test_fold(raw, folded):
    assert fold(raw)[0] == folded


@pytest.mark.parametrize(
    ("raw", "standardised"),
    [("香港衛生署", "香港衞生署"), ("臨床醫學黄色", "臨床醫學黃色"), ("中国卫生 黄", "中国卫生 黄")],
)
def test_variants_are_folded_in_traditional_text_alone(raw, standardised):
    assert standard(raw)[0] == standardised
