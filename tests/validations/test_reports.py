"""What a check of the contract says in JSON: its keys are read by others."""

import pytest

from validations.reports import Check
from validations.violations import Violation

BROKEN = Violation("rule", "statistics", "stat-a", "value", "7", "8", "look")
TOLD = {
    "rule": "rule", "table": "statistics", "row_id": "stat-a", "column": "value", "value": "7", "expected": "8",
    "remedy": "look", "sentence": "", "document": "",
}  # fmt: skip


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
