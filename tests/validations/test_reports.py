"""What a check of the contract says in JSON: its keys are read by others; and how reports of parts add up."""

import json

import pytest

from validations import models
from validations.facts import pinned
from validations.reports import KEPT, Check, Finding, Findings, PartReport, Report, at_fault, first, merged
from validations.rules import RULES
from validations.schema import TABLES
from validations.violations import Violation

BROKEN = Violation("rule", "statistics", "stat-a", "value", "7", "8", "look")
TOLD = {
    "rule": "rule", "table": "statistics", "row_id": "stat-a", "column": "value", "value": "7", "expected": "8",
    "remedy": "look", "sentence": "", "document": "",
}  # fmt: skip
MODEL = (models.NAME, "people")
RULE = (RULES[0].name, "")


def broken(row_id, column="value"):
    return Violation("rule", "people", row_id, column, "7", "8", "look", "句。", "notice")


def finding(place, nth=0, step=0):
    return Finding(step, (place,), nth, broken(str(place)))


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (
            Check("a rule", "", 5, ()),
            {"table": "", "failed": 0, "passed": True, "blocking": True, "skipped": "", "violations": []},
        ),
        (
            Check("a rule", "statistics", 5, (BROKEN,), blocking=False, left_out=2, failing=3),
            {
                "table": "statistics", "failed": 3, "passed": False, "blocking": False, "skipped": "",
                "violations": [TOLD], "violations_left_out": 2,
            },
        ),
        (
            Check("a rule", "statistics", 5, (BROKEN, BROKEN), failing=3),
            {
                "table": "statistics", "failed": 1, "passed": False, "blocking": True, "skipped": "",
                "violations": [TOLD, TOLD],
            },
        ),
        (
            Check("a rule", "statistics", 5, (), skipped="no table"),
            {
                "table": "statistics", "failed": 0, "passed": False, "blocking": True, "skipped": "no table",
                "violations": [],
            },
        ),
    ],
)  # fmt: skip
def test_a_check_in_json(check, expected):
    assert check.as_dict() == {"name": "a rule", "checked": 5, **expected}


def test_a_report_of_checks():
    kept, look = Check("a", "", 5, ()), Check("b", "", 2, (BROKEN,), blocking=False)
    refused, skipped = Check("c", "", 1, (BROKEN, broken("x"))), Check("d", "", 0, (), skipped="no table")
    report = Report((kept, look))
    assert (report.passed, report.violations, report.warnings) == (True, (), (BROKEN,))
    assert report.as_dict() == {
        "passed": True, "checks_made": 2, "checks_passed": 1, "checks": [kept.as_dict(), look.as_dict()],
    }  # fmt: skip
    assert not Report((kept, skipped)).passed
    report = Report((kept, look, refused))
    assert (report.passed, report.violations, report.warnings) == (False, (BROKEN, broken("x")), (BROKEN,))


def test_findings_stand_by_step_place_and_what_was_found_first():
    ordered = [finding(None), finding(2), finding(2, 1), finding(3), finding(1, step=1)]
    assert first(reversed(ordered), None) == tuple(ordered)
    assert first(reversed(ordered), 2) == tuple(ordered[:2])
    assert first([], 2) == ()


def test_values_at_fault_are_counted_once():
    assert at_fault([broken("a"), broken("a"), broken("a", "per"), broken("b"), BROKEN]) == 4


def test_a_report_of_a_part_comes_back_from_json():
    part = PartReport(
        {MODEL: 5, RULE: 7},
        {"roles": (broken("a"), BROKEN)},
        {MODEL: Findings(9, 8, (finding("a", 2, 1), finding(None))), RULE: Findings(1, 1, (finding(0),))},
    )
    told = part.as_dict()
    assert told == {
        "checked": [[*MODEL, 5], [*RULE, 7]],
        "structure": {"roles": [broken("a").as_dict(), TOLD]},
        "found": [
            [*MODEL, 9, 8, [[1, ["a"], 2, broken("a").as_dict()], [0, [None], 0, broken("None").as_dict()]]],
            [*RULE, 1, 1, [[0, [0], 0, broken("0").as_dict()]]],
        ],
    }
    assert PartReport.of_dict(json.loads(json.dumps(told))) == part


def whole(checked=1, **more):
    names = [*((models.NAME, table) for table in TABLES), *((rule.name, "") for rule in RULES), (pinned.NAME, "")]
    return PartReport(dict.fromkeys(names, checked), **more)


def checks(report):
    return {(check.name, check.table): check for check in report.checks}


def test_checks_come_in_their_order():
    report = merged([whole(2), PartReport({MODEL: 3, RULE: 4})])
    assert [(check.name, check.table) for check in report.checks] == [
        *((models.NAME, table) for table in TABLES), (pinned.NAME, ""), *((rule.name, "") for rule in RULES),
    ]  # fmt: skip
    assert {name: check.checked for name, check in checks(report).items() if check.checked != 2} == {MODEL: 5, RULE: 6}
    assert {check.name for check in report.checks if not check.blocking} == {"no number is left unexplained"}
    assert all(check.blocking for check in merged([whole()], strict=True).checks)
    assert report.passed


def test_the_first_violations_are_kept_and_all_are_counted():
    parts = [
        whole(found={MODEL: Findings(4, 3, (finding(5), finding(7)))}),
        PartReport(found={MODEL: Findings(3, 2, (finding(4), finding(8)))}),
        PartReport(found={MODEL: Findings(2, 2, (finding(6), finding(1)))}),
    ]
    for given in (parts, parts[::-1]):
        check = checks(merged(given, keep=2))[MODEL]
        assert check == Check(*MODEL, 1, (broken("1"), broken("4")), True, "", 7, 7)
    everything = tuple(broken(str(place)) for place in (1, 4, 5, 6, 7, 8))
    assert checks(merged(parts, keep=None))[MODEL] == Check(*MODEL, 1, everything, True, "", 3, 7)
    assert checks(merged(parts))[MODEL].violations == everything
    assert KEPT == 10_000


def test_columns_of_the_wrong_kind_are_told_once_and_leave_the_rules_unmade():
    found = {MODEL: Findings(1, 1, (finding(5),)), RULE: Findings(1, 1, (finding(5),))}
    parts = [
        whole(structure={"people": (broken("a"), broken("b"))}, found=found),
        PartReport({MODEL: 1}, structure={"people": (broken("b"), broken("c"))}),
    ]
    report = merged(parts)
    told = checks(report)
    assert told[MODEL] == Check(*MODEL, 2, (broken("a"), broken("b"), broken("c")))
    assert told[models.NAME, "roles"] == Check(models.NAME, "roles", 1, ())
    why = "a table is missing or has columns of the wrong kind"
    assert list(report.checks[-len(RULES) - 1 :]) == [
        Check(pinned.NAME, "", 0, (), True, why), *(Check(rule.name, "", 0, (), rule.blocking, why) for rule in RULES),
    ]  # fmt: skip
    assert all(check.blocking for check in merged(parts, strict=True).checks)


def test_a_table_that_no_part_has_is_missing():
    part = whole()
    del part.checked[MODEL], part.checked[models.NAME, "roles"]
    report = merged([part])
    expected = "the table, empty if it has no rows"
    missing = Violation(models.NAME, "people", "", "", "no table", expected, "hand the table in")
    assert report.checks[0] == Check(*MODEL, 0, (missing,))
    assert [check.table for check in report.checks[:3]] == ["people", "roles", "documents"]
    assert {check.skipped for check in report.checks if not check.table} == {
        "a table is missing or has columns of the wrong kind"
    }


def test_what_only_the_whole_can_tell_is_not_passed_over():
    part = whole(found={RULE: Findings(1, 1, (finding(5),))})
    del part.checked[pinned.NAME, ""]
    told = checks(merged([part]))
    why = "the whole was not asked"
    asked = [pinned.NAME, *(rule.name for rule in RULES if rule.whole)]
    assert {name for (name, _), check in told.items() if check.skipped} == set(asked)
    assert [told[name, ""] for name in asked] == [Check(name, "", 0, (), True, why) for name in asked]
    assert told[RULE] == Check(*RULE, 1, (broken("5"),), True, "", 0, 1)
