"""The contract as a whole: kept, broken, strict, and told so that a maintainer knows what to do."""

import json

import numpy as np
import pytest

from tests.validations import tiny
from tests.validations.broken.cases import GROUPS, LIFE
from validations import asking, contract, models
from validations.contract import KEPT, Known
from validations.facts import pinned
from validations.reports import Check, Report
from validations.rules import RULES, totals
from validations.rules.amounts import NAME
from validations.schema import TABLES
from validations.violations import Violation


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


def _message(*checks):
    return str(contract.ContractBroken(Report(checks)))


def _broken(count):
    return tuple(Violation("a rule", "people", f"p{n}", "", "x", "y", "mend it") for n in range(count))


def _lines(*numbers):
    return [f"a rule: people p{n}: found x, expected y. What to do: mend it." for n in numbers]


@pytest.mark.parametrize(
    ("checks", "found", "lines"),
    [
        ([Check("a", "", 9, _broken(2))], 2, _lines(0, 1)),
        ([Check("a", "", 9, _broken(20))], 20, _lines(*range(20))),
        ([Check("a", "", 9, _broken(21))], 21, [*_lines(*range(20)), "... and 1 more"]),
        ([Check("a", "", 9, _broken(1), left_out=30)], 31, [*_lines(0), "... and 11 more"]),
        (
            [Check("a", "", 9, _broken(1)), Check("b", "", 9, _broken(5), blocking=False, left_out=40),
             Check("c", "", 0, (), skipped="why"), Check("d", "", 0, (), skipped="so")],
            1,
            [*_lines(0), "c: not checked: why", "d: not checked: so"],
        ),
        ([Check("a", "", 9, _broken(25)), Check("c", "", 0, (), skipped="why")], 25,
         [*_lines(*range(20)), "... and 5 more", "c: not checked: why"]),
    ],
)  # fmt: skip
def test_a_message_tells_the_first_and_counts_all(checks, found, lines):
    assert _message(*checks) == "\n".join([
        f"The contract is broken in {found} places; nothing is published.", *lines,
    ])  # fmt: skip


def test_what_a_broken_contract_reports_is_the_report():
    report = Report((Check("a", "", 9, _broken(1)),))
    assert contract.ContractBroken(report).report is report


def test_violations_stand_in_the_order_of_the_rows_whatever_their_keys():
    rows = tiny.rows()
    rows["statistics"] = [row | {"value": 0.0} for row in reversed(rows["statistics"])]
    amounts = next(check for check in contract.check_tables(rows, tiny.TEXTS).checks if check.name == NAME)
    keys = ["life-male", "life-female", "group-b", "group-a", "all"]
    assert [violation.row_id for violation in amounts.violations] == keys
    part = contract.check_rows("statistics", rows["statistics"], rows["evidence"], Known.of(tiny.frames()), keep=3)
    found = part.found[NAME, ""]
    assert (found.total, found.failing) == (5, 5)
    assert [(one.step, one.place, one.violation.row_id) for one in found.kept] == [
        (0, (key,), key) for key in sorted(keys)[:3]
    ]


def test_every_violation_of_a_whole_is_kept():
    rows = tiny.rows()
    rows["people"] = [rows["people"][0] | {"person_id": f"p{n:05}"} for n in range(KEPT + 1)]
    check = next(
        check for check in contract.check_tables(rows, tiny.TEXTS).checks
        if check.name == "every fact has evidence that equals the raw text"
    )  # fmt: skip
    assert (len(check.violations), check.left_out) == (KEPT + 1, 0)


def test_how_many_rows_each_check_looks_at():
    counts = {
        (check.name, check.table): check.checked for check in contract.check_tables(tiny.rows(), tiny.TEXTS).checks
    }
    rows = {table: len(listed) for table, listed in tiny.rows().items()}
    assert {table: count for (name, table), count in counts.items() if name == models.NAME} == rows
    assert {name: count for (name, _), count in counts.items() if name != models.NAME} == {
        "pinned facts stand": 0,
        "references point to rows that exist": sum(rows.values()),
        "every fact has evidence that equals the raw text": sum(rows.values()) - rows["documents"] - rows["coverage"]
        - rows["indicators"],
        "every number of the raw texts is accounted for": 9,
        "no number is left unexplained": 9,
        "values equal their exact literals": 5,
        "values are plausible": 5,
        "parts add up to their totals": 5,
        "dates are within reason": 2 + 1 + 5 + 2,
        "planned events lie ahead of their texts": 2 + 2,
        "telephone numbers exist in their country's plan": 1,
    }  # fmt: skip


def test_parts_count_what_they_look_at():
    rows, known = tiny.rows(), Known.of(tiny.frames())
    part = contract.check_documents(rows, tiny.TEXTS, known)
    assert {name: count for (name, table), count in part.checked.items() if not table} == {
        "references point to rows that exist": 22,
        "every fact has evidence that equals the raw text": 11,
        "every number of the raw texts is accounted for": 9,
        "no number is left unexplained": 9,
        "dates are within reason": 2,
        "planned events lie ahead of their texts": 2,
    }
    assert {table: count for (_, table), count in part.checked.items() if table} == {
        "documents": 2, "evidence": 11, "coverage": 9,
    }  # fmt: skip
    part = contract.check_rows("contacts", rows["contacts"], rows["evidence"], known)
    assert part.checked == {
        (models.NAME, "contacts"): 1,
        ("references point to rows that exist", ""): 1,
        ("every fact has evidence that equals the raw text", ""): 1,
        ("telephone numbers exist in their country's plan", ""): 1,
    }
    assert contract.check_whole(rows, tiny.TEXTS).checked == {("pinned facts stand", ""): 0}


def test_rows_that_refer_to_what_nobody_knows():
    rows = tiny.rows()
    part = contract.check_rows("roles", rows["roles"], rows["evidence"])
    assert [one.violation.value for findings in part.found.values() for one in findings.kept] == [
        "chan-tai-man", "notice",
    ]  # fmt: skip


def test_keys_of_numpy_and_nulls_are_plain():
    assert asking._plain(np.int64(3)) == 3
    assert type(asking._plain(np.int64(3))) is int
    assert asking._plain(float("nan")) is None
    assert asking._plain("a") == "a"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (lambda: contract.check_rows("coverage", [], []),
         "no rows of coverage are checked by themselves: hand them to check_documents with their texts"),
        (lambda: contract.check_rows("persons", [], []),
         "no rows of persons are checked by themselves: hand them to check_documents with their texts"),
        (lambda: contract.check_documents({"documents": [], "evidence": None}, {}),
         "no evidence, coverage handed in; hand in each table, empty if the part has no rows of it"),
        (lambda: contract.check_whole({"evidence": [], "organisations": []}, {}),
         "no documents, people, roles, statistics, timeline, contacts handed in; hand in each table, empty if the part "
         "has no rows of it"),
    ],
)  # fmt: skip
def test_a_part_that_is_not_handed_in(asked, message):
    with pytest.raises(ValueError, match="hand") as refused:
        asked()
    assert str(refused.value) == message


def test_which_documents_only_the_whole_can_tell_of(monkeypatch):
    monkeypatch.setattr(pinned, "facts", lambda: (LIFE,))
    monkeypatch.setattr(totals, "members", lambda: (GROUPS[0]._replace(source="letter"),))
    listed = [("x", None), ("l", "2024/letter.txt"), ("n1", "notice.txt"), ("o", "other.txt"), ("n2", "notice.md")]
    assert contract.whole_documents(listed) == ["l", "n2"]
    assert contract.whole_documents([]) == []
