"""Corrections and translations replace what they expect, or say loudly that it is gone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pipelines.knowledge import Decision, Knowledge
from pipelines.resolution import StaleCorrection, Tables, require_fresh
from tests.resolution.written import Written, tables

TEXT = Written("a.txt", "2021年開展，招募53,000名參加者", "2023-05-11").figure("53,000名", "參加者", "53000")
TEXT.event("2021年", "2021", "開展", "launch")


def _row_id(table: str) -> str:
    return str(next(iter(tables(TEXT).rows[table][0].values())))


def _decide(
    table: str, column: str, expected: str, value: str, document: str = "a", row_id: str | None = None
) -> Tables:
    row = row_id or _row_id(table)
    path = Path("corrections") / "corrections.csv"
    decision = Decision(path, 7, table, row, column, expected, value, (document,), "told so", "An Editor", "2026-01-02")
    return tables(TEXT, knowledge=Knowledge({}, {}, (), (decision,), (), ()))


@pytest.mark.parametrize(
    ("table", "column", "expected", "value", "became"),
    [
        ("statistics", "label_en", "", "participants recruited", "participants recruited"),
        ("statistics", "label_zh", "參加者", "香港基因組計劃參加者", "香港基因組計劃參加者"),
        ("statistics", "value", "53000", "53001", 53001.0),
        ("statistics", "dimensions", "", "sex=male", {"sex": "male"}),
        ("statistics", "qualifier", "exact", "over", "over"),
        ("timeline", "planned", "false", "true", True),
        ("timeline", "organisation_ids", "", "x|y", ["x", "y"]),
        ("timeline", "place", "", "", None),
        ("documents", "published", "2023-05-11", "2023-05-12", "2023-05-12"),
    ],
)
def test_a_decision_replaces_what_it_expects(
    table: str, column: str, expected: str, value: str, became: object
) -> None:
    decided = _decide(table, column, expected, value)
    row = decided.rows[table][0]
    assert row[column] == became
    assert type(row[column]) is type(became)
    if table != "documents":
        assert row["decision"] == f"{column}: told so (An Editor, 2026-01-02)"
    assert decided.decisions[0]["source"] == "corrections/corrections.csv:7"


def test_a_corrected_date_brings_its_days() -> None:
    row = _decide("timeline", "date", "2021", "2021-07").rows["timeline"][0]
    assert (row["date_start"], row["date_end"]) == (datetime.date(2021, 7, 1), datetime.date(2021, 7, 31))
    assert row["precision"] == "month"


@pytest.mark.parametrize(
    ("table", "column", "expected", "value", "row_id", "words"),
    [
        ("statistics", "value", "52000", "53001", None, "the row now has '53000'"),
        ("statistics", "value", "53000", "53001", "stat-gone", "there is no such row"),
        ("statistics", "colour", "", "red", None, "there is no such column"),
        ("statistics", "statistic_id", "", "x", None, "there is no such column"),
        ("statistics", "value", "53000", "many", None, "does not fit the column"),
        ("statistics", "label_zh", "參加者", "", None, "empty in a column that must be filled"),
        ("nothing", "value", "", "", "x", "there is no such column"),
    ],
)
def test_a_stale_decision_stops_the_run_and_says_where(
    table: str, column: str, expected: str, value: str, row_id: str | None, words: str
) -> None:
    decided = _decide(table, column, expected, value, row_id=row_id or (None if table == "statistics" else row_id))
    assert decided.decisions == []
    with pytest.raises(StaleCorrection) as caught:
        require_fresh(decided.stale)
    message = str(caught.value)
    assert words in message
    assert message.startswith("corrections/corrections.csv, line 7: ")
    assert "mend the line or remove it" in message


def test_a_decision_about_a_text_that_is_not_there_does_not_apply() -> None:
    decided = _decide("statistics", "value", "1", "2", document="another-text", row_id="stat-gone")
    assert decided.rows["statistics"][0]["value"] == 53000.0
    assert decided.decisions == []
