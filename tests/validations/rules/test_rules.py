# ruff: noqa: E501 - a table of cases reads by its rows
"""Every rule, held and broken: which row, which value, which sentence, what was expected."""

import datetime

import pytest

from tests.validations import tiny
from validations.rules import (
    RULES,
    amounts,
    coverage,
    dates,
    evidence,
    planned,
    plausible,
    references,
    telephones,
    totals,
    unexplained,
)

BY_NAME = {rule.name: rule for rule in RULES}
LIFE = "男性平均壽命達82.5歲,女性88.1歲。"
PHONE = "查詢:(852) 2871 8888"

BROKEN = [
    # rule, table, row, changes, then of the violation: row_id, column, value, expected, sentence
    (references, "statistics", 0, {"subject_id": "nobody"}, "all", "subject_id", "nobody", "organisations", "12人"),
    (references, "statistics", 0, {"indicator_id": "x"}, "all", "indicator_id", "x", "indicators", "12人"),
    (references, "timeline", 0, {"organisation_ids": ["test-centre", "x"]}, "founded", "organisation_ids", "x", "organisations", "2021年成立"),
    (references, "roles", 0, {"person_id": "x"}, "chan-chair", "person_id", "x", "people", "主席"),
    (references, "evidence", 3, {"row_id": "x"}, "notice/", "row_id", "x", "statistics", ""),
    (references, "coverage", 0, {"row_id": "x"}, "letter/", "row_id", "x", "timeline", ""),
    (evidence, "evidence", 0, {"quote": "香港考試中心"}, "organisations/test-centre/notice/0", "quote", "'香港考試中心'", "'香港測試中心'", "2021年成立"),
    (evidence, "evidence", 0, {"start": 900, "end": 906}, "organisations/test-centre/notice/900", "quote", "測試", "the end of the text at", ""),
    (evidence, "evidence", 0, {"document_id": "x"}, "organisations/test-centre/x/0", "document_id", "x", "raw text is at hand", ""),
    (evidence, "evidence", 0, {"field": "colour"}, "organisations/test-centre/notice/0", "field", "colour", "a column of organisations", ""),
    (evidence, "evidence", 1, {"row_id": "x"}, "chan-tai-man", "", "no row of evidence", "at least one", ""),
    (coverage, "coverage", 3, {"text": "82.6"}, "notice/", "text", "'82.6'", "'82.5'", LIFE),
    (coverage, "coverage", 0, {"row_id": "founded"}, "letter/", "row_id", "founded", "a row of timeline stated in this text", "舉行會議"),
    (coverage, "coverage", 1, {"start": 1, "end": 3, "text": "港測"}, "letter/", "", "'3'", "a row of coverage over it", "一共3頁"),
    (unexplained, "coverage", 1, {"reason": "unexplained"}, "letter/", "reason", "'3 '", "a fact or a reason", "一共3頁"),
    (amounts, "statistics", 4, {"value": 28.5}, "life-male", "value", "28.5", "82.5", LIFE),
    (amounts, "statistics", 4, {"value_max": 80.0}, "life-male", "value_max", "80", "more than 82.5", LIFE),
    (plausible, "statistics", 4, {"value": 28.5}, "life-male", "value", "28.5", "40 to 100", LIFE),
    (plausible, "statistics", 4, {"indicator_id": None, "value": 28.5}, "life-male", "value", "28.5", "40 to 100", LIFE),
    (dates, "timeline", 0, {"date": "1321", "date_start": datetime.date(1321, 1, 1), "date_end": datetime.date(1321, 12, 31)}, "founded", "date", "1321", "a date from 1800 to 2100", "2021年成立"),
    (dates, "timeline", 0, {"date": "2021/2019", "date_start": datetime.date(2021, 1, 1), "date_end": datetime.date(2019, 12, 31)}, "founded", "date", "2021/2019", "not before the first", "2021年成立"),
    (dates, "timeline", 0, {"date_start": datetime.date(2021, 2, 1)}, "founded", "date_start", "2021-02-01", "2021-01-01, as date is 2021", "2021年成立"),
    (dates, "timeline", 0, {"date_end": None}, "founded", "date_end", "nothing", "2021-12-31", "2021年成立"),
    (dates, "timeline", 0, {"precision": "day"}, "founded", "precision", "day", "year", "2021年成立"),
    (dates, "statistics", 0, {"period": "2185"}, "all", "period", "2185", "1800 to 2100", "12人"),
    (planned, "timeline", 0, {"planned": True}, "founded", "planned", "true", "false, for 2021 lies before", "2021年成立"),
    (planned, "timeline", 1, {"planned": False}, "meeting", "planned", "false", "true, for 2024-03 lies after", "舉行會議"),
    (telephones, "contacts", 0, {"value": "+8520000"}, "phone", "value", "+8520000", "a number of a national plan", PHONE),
    (telephones, "contacts", 0, {"value": "+85201234567"}, "phone", "value", "+85201234567", "a number of a national plan", PHONE),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_rule_is_kept_by_the_tiny_tables(rule):
    assert rule.check(tiny.frames(), tiny.TEXTS) == []


@pytest.mark.parametrize(
    ("rule", "table", "at", "changes", "row_id", "column", "value", "expected", "sentence"), BROKEN
)
def test_every_rule_when_broken(rule, table, at, changes, row_id, column, value, expected, sentence):
    violations = BY_NAME[rule.NAME].check(tiny.frames(tiny.spoilt(table, at, **changes)), tiny.TEXTS)
    told = [each for each in violations if each.column == column and each.row_id.startswith(row_id)]
    assert told, violations
    assert value in told[0].value
    assert expected in told[0].expected
    assert sentence in told[0].sentence
    for part in (row_id, value, expected, sentence, told[0].remedy):
        assert part in str(told[0])


def test_every_rule_has_a_broken_case():
    assert {rule.name for rule in RULES} == {case[0].NAME for case in BROKEN} | {totals.NAME}


def test_a_reviewed_parent_needs_no_mention():
    rows = tiny.rows()
    rows["organisations"].append({**rows["organisations"][0], "organisation_id": "parent", "aliases": []})
    assert "no row of evidence" in str(BY_NAME[evidence.NAME].check(tiny.frames(rows), tiny.TEXTS)[0])
    rows["organisations"][0]["parent_id"] = "parent"
    assert BY_NAME[evidence.NAME].check(tiny.frames(rows), tiny.TEXTS) == []


def test_an_event_of_a_text_without_a_date_may_be_either():
    rows = tiny.spoilt("timeline", 1, planned=False)
    rows["documents"][0]["published"] = None
    assert BY_NAME[planned.NAME].check(tiny.frames(rows), tiny.TEXTS) == []


def test_a_telephone_with_an_extension():
    rows = tiny.spoilt("contacts", 0, value="+85228718888;ext=12")
    assert BY_NAME[telephones.NAME].check(tiny.frames(rows), tiny.TEXTS) == []


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-11-18/2025-11-19", "2025-11-18", "2025-11-19"),
        ("../2025-10", None, "2025-10-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
    ],
)
def test_days(edtf, first, last):
    assert tuple(day.isoformat() if day else None for day in dates.days(edtf)) == (first, last)


def test_plausible_ranges_have_reasons():
    for limits in plausible.ranges():
        assert limits.minimum < limits.maximum
        assert limits.reason
