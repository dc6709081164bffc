"""Glyph repairs: the table is sound, and no repair touches a good word."""

import pytest

from pipelines.knowledge import KnowledgeError, descriptor
from pipelines.reading import damage
from pipelines.reading.damage import mend, repair_glyphs
from pipelines.reading.tables import rows_of

REPAIRS = rows_of("glyph_repairs.csv")


@pytest.mark.parametrize("row", REPAIRS, ids=lambda row: row["damaged"])
def test_each_repair_is_made_where_it_was_observed(row):
    assert row["damaged"].replace(" ", "") in row["observed"].replace(" ", "")
    assert repair_glyphs(f"，{row['damaged']}，") == f"，{row['repaired']}，"


@pytest.mark.parametrize(
    "good", ["重建織造廠", "新建織布廠", "該局實實在在", "全部位嘉賓", "落實國家政策", "多政策並行", "強和弱"]
)
def test_good_words_stay(good):
    assert repair_glyphs(good) == good


@pytest.mark.parametrize(
    ("spaced", "whole"),
    [
        ("由2 0 1 9年的31星期", "由2019年的31星期"),
        ("日期：2 0 2 4 年 1 月 5 日", "日期：2024 年 1 月 5 日"),
        ("佔3 5%，平均5 4.2歲", "佔35%，平均54.2歲"),
        ("編號 1 2 3 4", "編號 1 2 3 4"),
        ("電話 2 7 9 4 3 0 1 0", "電話 2 7 9 4 3 0 1 0"),
        ("表2 5%，第3 5名", "表2 5%，第3 5名"),
        ("項目 2 900個", "項目 2 900個"),
    ],
)
def test_figures_of_one_number_that_stand_apart(spaced, whole):
    assert mend(spaced, set())[0] == whole


def test_a_repair_of_another_length_is_refused(monkeypatch):
    row = {"damaged": "建織", "repaired": "組織者", "not_after": "", "not_before": ""}
    monkeypatch.setattr(descriptor, "words", lambda path: [(7, row)])
    with pytest.raises(KnowledgeError, match=r"glyph_repairs\.csv, line 7: .*Write one character for one"):
        damage._repairs.__wrapped__()


def test_unseen_characters_go_beside_keycaps_too():
    # Whatever order the kinds of odd characters come in.
    assert mend("甲\u200b乙1\u20e3\ufeff", {"\u200b", "\u20e3", "\ufeff"})[0] == "甲乙①"
