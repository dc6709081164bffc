"""Totals told in the texts: 121 and 86 are 207."""

from pathlib import Path

import pytest

from tests.validations import tiny
from tests.validations.broken.cases import GROUPS
from validations.facts.places import Folded, fold
from validations.rules import RULES, totals
from validations.rules.totals import Member

RAW = Path(__file__).parents[3] / "raw"
RULE = next(rule for rule in RULES if rule.name == totals.NAME)


@pytest.fixture(autouse=True)
def groups(monkeypatch):
    monkeypatch.setattr(totals, "members", lambda: GROUPS)


def test_parts_that_add_up():
    assert RULE.check(tiny.frames(), tiny.TEXTS) == []


def test_parts_that_do_not():
    (violation,) = RULE.check(tiny.frames(tiny.spoilt("statistics", 1, value=6.0, value_exact="6")), tiny.TEXTS)
    assert (violation.row_id, violation.value) == ("all", "12")
    assert violation.expected == "13: 6 (group-a) + 7 (group-b)"
    assert violation.sentence == "三個組別共有12人:甲組5人,乙組7人。"
    assert "groups" in str(violation)


def test_a_part_that_is_not_read():
    rows = tiny.rows()
    rows["evidence"] = [row for row in rows["evidence"] if row["row_id"] != "group-b"]
    (violation,) = RULE.check(tiny.frames(rows), tiny.TEXTS)
    assert violation.value == "no row at these words"
    assert violation.expected == "a statistic for 乙組7人"


def test_a_text_that_is_not_among_the_documents(monkeypatch):
    monkeypatch.setattr(totals, "members", lambda: (Member("x", "elsewhere", "total", "", "12"),))
    assert RULE.check(tiny.frames(), tiny.TEXTS) == []


def test_the_file_of_totals_fits_the_texts(monkeypatch):
    monkeypatch.undo()
    totals.members.cache_clear()
    listed = totals.members()
    assert {member.role for member in listed} == {"part", "total"}
    for member in listed:
        text = (RAW / f"{member.source}.txt").read_text(encoding="utf-8")
        assert fold(member.after) + fold(member.quote) in Folded(text).text
