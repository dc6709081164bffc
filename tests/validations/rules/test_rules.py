"""Every rule, held by the small tables; what each says where it is broken stands in tests/validations/broken."""

import pandas as pd
import pytest

from tests.validations import tiny
from validations import rules
from validations.rules import RULES, coverage, dates, evidence, planned, plausible, telephones, unexplained
from validations.rules.plausible import Range

BY_NAME = {rule.name: rule for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_rule_is_kept_by_the_tiny_tables(rule):
    assert rule.check(tiny.frames(), tiny.TEXTS) == []


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
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-08/2023-10", "2023-08-01", "2023-10-31"),
        ("2020/..", "2020-01-01", None),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("..", None, None),
    ],
)
def test_days(edtf, first, last):
    assert tuple(day.isoformat() if day else None for day in dates.days(edtf)) == (first, last)


@pytest.mark.parametrize("date", ["", "20", "2024-13", "2023-02-29", "2023-1", "spring"])
def test_what_has_no_days(date):
    with pytest.raises(ValueError, match=r"."):
        dates.days(date)
    assert dates._expected(date) == ""


LIMITS = Range("", "人數", "count", "1", 6.0, 7.0, "so")


@pytest.mark.parametrize(
    ("limits", "rows"),
    [
        (LIMITS, ["all", "group-a"]),
        (LIMITS._replace(minimum=5.0), ["all"]),
        (LIMITS._replace(maximum=12.0), ["group-a"]),
        (LIMITS._replace(label_contains="壽命"), ["all", "group-a"]),
        (LIMITS._replace(unit="a"), []),
        (LIMITS._replace(measure="duration"), []),
        (LIMITS._replace(measure="duration", unit=""), ["life-female", "life-male"]),
        (LIMITS._replace(measure="", unit="a"), ["life-female", "life-male"]),
        (LIMITS._replace(measure="", unit="", indicator_id="life_expectancy_at_birth"), ["life-female", "life-male"]),
        (LIMITS._replace(indicator_id="x"), []),
        (LIMITS._replace(measure="", unit=""), ["all", "group-a", "life-female", "life-male"]),
    ],
)
def test_what_leaves_a_range(limits, rows):
    statistics = tiny.frames()["statistics"]
    left = limits.left_by(statistics)
    assert statistics.loc[left, "statistic_id"].tolist() == rows


def test_upper_values_leave_a_range_too():
    statistics = tiny.frames(tiny.spoilt("statistics", 2, value_max=8.0))["statistics"]
    assert LIMITS._replace(minimum=5.0).left_by(statistics).tolist() == [True, False, True, False, False]


@pytest.mark.parametrize(
    ("other", "applies"),
    [
        ({}, True),
        ({"indicator_id": "x"}, False),
        ({"indicator_id": ""}, True),
        ({"label_contains": ""}, True),
        ({"label_contains": "壽"}, False),
        ({"measure": "rate"}, False),
        ({"measure": ""}, True),
        ({"unit": "a"}, False),
        ({"unit": ""}, True),
    ],
)
def test_what_a_range_applies_to(other, applies):
    row = {"indicator_id": "i", "label_zh": "甲組的人數", "measure": "count", "unit": "1"}
    assert LIMITS._replace(indicator_id="i")._replace(**other).applies(row) is applies


def test_rules_are_what_their_modules_say():
    made = rules._rule(unexplained, blocking=False)
    assert made == rules.Rule(unexplained.NAME, ("coverage",), unexplained.STEPS, unexplained.__doc__, blocking=False)
    assert made in RULES
    assert rules._rule(coverage).blocking
    assert rules._rule(coverage).meaning.startswith("Nothing that looks like a number is passed over: every digit")
    assert "\n\nChinese numerals are accounted for by extraction" in rules._rule(coverage).meaning
    assert [rule.name for rule in RULES if not rule.blocking] == [unexplained.NAME]


def test_a_rule_tells_violations_by_step_and_row():
    rows = tiny.spoilt("coverage", 3, text="82.6")
    rows["coverage"][5]["text"] = "13"
    told = BY_NAME[coverage.NAME].check(tiny.frames(rows), tiny.TEXTS)
    assert [violation.value for violation in told] == ["'82.6'", "'13'", "'82.5'", "'12'"]
    assert told[0].sentence == "男性平均壽命達82.5歲,女性88.1歲。"


def test_lists_that_a_model_has_refused_are_passed_over():
    frames = tiny.frames()
    frames["timeline"] = frames["timeline"].assign(organisation_ids=pd.Series([None, ["x"]], dtype="object"))
    references = next(rule for rule in RULES if "references" in rule.name)
    assert [(each.row_id, each.value) for each in references.check(frames, tiny.TEXTS)] == [("meeting", "x")]


def test_plausible_ranges_have_reasons():
    for limits in plausible.ranges():
        assert limits.minimum < limits.maximum
        assert limits.reason
