"""The contract as a whole: kept, broken, strict, and told so that a maintainer knows what to do."""

import json

import pytest

from tests.validations import tiny
from validations import contract
from validations.rules import RULES
from validations.schema import TABLES


def test_tables_that_keep_the_contract():
    report = contract.require(tiny.frames(), tiny.TEXTS, strict=True)
    assert report.passed
    assert report.violations == ()
    assert len(report.checks) == len(TABLES) + 1 + len(RULES)


def test_rows_do_as_well_as_frames():
    assert contract.check_tables(tiny.rows(), tiny.TEXTS).as_dict() == (
        contract.check_tables(tiny.frames(), tiny.TEXTS).as_dict()
    )


def test_the_report_is_plain_data():
    report = contract.check_tables(tiny.spoilt("statistics", 4, value=28.5), tiny.TEXTS).as_dict()
    assert json.loads(json.dumps(report, ensure_ascii=False)) == report
    assert not report["passed"]
    failed = {check["name"]: check["failed"] for check in report["checks"] if not check["passed"]}
    assert failed == {"values equal their exact literals": 1, "values are plausible": 1}
    assert report["checks_made"] - report["checks_passed"] == 2


def test_the_message_names_row_value_and_sentence():
    with pytest.raises(contract.ContractBroken) as broken:
        contract.require(tiny.spoilt("statistics", 4, value=28.5), tiny.TEXTS)
    message = str(broken.value)
    assert message.startswith("The contract is broken in ")
    assert "statistics life-male, column value: found 28.5, expected 82.5, as value_exact has it." in message
    assert "Sentence in notice: 「男性平均壽命達82.5歲,女性88.1歲。」." in message
    assert broken.value.report.violations[0].row_id == "life-male"


def test_a_number_without_a_reason_breaks_strict_builds_only():
    rows = tiny.spoilt("coverage", 1, reason="unexplained")
    report = contract.check_tables(rows, tiny.TEXTS)
    assert report.passed
    assert [warning.value for warning in report.warnings] == ["'3 '"]
    with pytest.raises(contract.ContractBroken, match="no number is left unexplained"):
        contract.require(rows, tiny.TEXTS, strict=True)


def test_a_missing_table():
    frames = tiny.frames()
    del frames["roles"]
    with pytest.raises(contract.ContractBroken, match="tables keep to their models: roles: found no table"):
        contract.require(frames, tiny.TEXTS)


def test_a_missing_column_leaves_the_rules_unmade():
    frames = tiny.frames()
    frames["evidence"] = frames["evidence"].drop(columns="start")
    report = contract.check_tables(frames, tiny.TEXTS)
    assert not report.passed
    skipped = [check.name for check in report.checks if check.skipped]
    assert len(skipped) == 1 + len(RULES)


def test_many_violations_are_told_in_part():
    rows = tiny.rows()
    texts = {**tiny.TEXTS, "notice": "0 " * 60}
    with pytest.raises(contract.ContractBroken, match=r"\.\.\. and \d+ more"):
        contract.require(rows, texts)
