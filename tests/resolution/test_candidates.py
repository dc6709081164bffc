"""A candidate is accepted, rejected or said to be another; what no longer fits stops the run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.knowledge import Body, BodyDecision, Knowledge
from pipelines.resolution import StaleCorrection, Tables, registry_update, require_fresh
from tests.resolution.written import Written, tables

PATH = Path("organisations") / "decisions.csv"
PARK = Body("park", "科技園公司", None, (), "company", None, "HK", None, None, None)
KNOWN = Knowledge({"park": PARK}, {}, (), (), (), ())


def text() -> Written:
    """One text in which 甲研究所 and 第二甲所 are found, the first with a founding, a figure and a telephone."""
    made = Written("a.txt", "甲研究所（第二甲所）於2021年成立，有53名職員，電話2871 8888", "2023-05-11")
    made.body("甲研究所", body_kind="facility", jurisdiction="HK").body("第二甲所")
    made.event("2021年", "2021", "甲研究所成立", "founding", subject="name:甲研究所", organisations=("name:甲研究所",))
    made.figure("53名", "職員人數", "53", subject="name:甲研究所")
    made.contact("2871 8888", "phone", "+85228718888", organisation="name:甲研究所")
    made.claim("number", "2021", number_kind="date", status="used", claim=2, reason=None)
    return made.claim("number", "二", number_kind="number", status="set_aside", claim=None, reason="part_of_a_name")


def ids() -> dict[str, str]:
    return {row["name_zh"]: row["organisation_id"] for row in tables(text()).rows["organisations"]}


def decided(name: str, decision: str, *more: BodyDecision, knowledge: Knowledge = KNOWN, **changes: object) -> Tables:
    plain = verdict(name, decision, **changes)
    return tables(text(), knowledge=replace(knowledge, candidates=(plain, *more)))


def verdict(name: str, decision: str, **changes: object) -> BodyDecision:
    made = BodyDecision(
        PATH, 7, ids().get(name, name), decision, name, "", {}, ("a",), "told so", "An Editor", "2026-01-02"
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def body(of: Tables, row_id: str) -> dict[str, object]:
    return next(row for row in of.rows["organisations"] if row["organisation_id"] == row_id)


def test_an_accepted_candidate_is_reviewed_and_has_what_the_decision_gives() -> None:
    given = {"name_en": "Institute A", "kind": "education", "aliases": "甲所|A", "ror_id": "https://ror.org/02zhqgq86"}
    made = decided("甲研究所", "accept", given=given)
    row = body(made, ids()["甲研究所"])
    assert (row["status"], row["name_zh"], row["name_en"]) == ("reviewed", "甲研究所", "Institute A")
    assert (row["kind"], row["jurisdiction"], row["founded"]) == ("education", "HK", "2021")
    assert (row["aliases"], row["ror_id"]) == (["A", "甲所"], "https://ror.org/02zhqgq86")
    assert row["decision"] == "accepted: told so (An Editor, 2026-01-02)"
    changed = {(told["column_name"], told["expected"], told["value"]) for told in made.decisions}
    assert {("status", "candidate", "reviewed"), ("name_en", "", "Institute A")} <= changed
    assert made.decisions[0]["source"] == "organisations/decisions.csv:7"


def test_a_name_that_the_decision_replaces_is_an_alias() -> None:
    row = body(decided("甲研究所", "accept", given={"name_zh": "甲科學研究所"}), ids()["甲研究所"])
    assert (row["name_zh"], row["aliases"]) == ("甲科學研究所", ["甲研究所"])


def test_a_rejected_candidate_leaves_with_its_evidence_and_what_it_was_said_of_stays() -> None:
    gone = ids()["甲研究所"]
    made = decided("甲研究所", "reject")
    assert [row["name_zh"] for row in made.rows["organisations"]] == ["第二甲所"]
    assert not [row for row in made.rows["evidence"] if row["row_id"] == gone]
    assert [row["subject_id"] for row in made.rows["statistics"]] == [None]
    assert [row["organisation_ids"] for row in made.rows["timeline"]] == [[]]
    assert [row["organisation_id"] for row in made.rows["contacts"]] == [None]
    assert [(told["row_id"], told["value"]) for told in made.decisions] == [(gone, "rejected")]


@pytest.mark.parametrize("name", ["甲研究所", "第二甲所"])
def test_the_numbers_of_a_rejected_candidate_are_accounted_for(name: str) -> None:
    before, after = tables(text()).rows["coverage"], decided(name, "reject").rows["coverage"]
    assert after == before
    assert {row["reason"] for row in after} == {None, "part_of_a_name"}


@pytest.mark.parametrize("to", ["park", "第二甲所"])
def test_a_candidate_that_is_another_joins_it(to: str) -> None:
    target, gone = ids().get(to, to), ids()["甲研究所"]
    made = decided("甲研究所", "same_as", same_as=target)
    row = body(made, target)
    assert gone not in {row["organisation_id"] for row in made.rows["organisations"]}
    assert row["name_zh"] == ("科技園公司" if to == "park" else "甲研究所")
    assert ("甲研究所" if to == "park" else "第二甲所") in row["aliases"]
    assert row["decision"] == f"{gone} is the same: told so (An Editor, 2026-01-02)"
    assert made.rows["statistics"][0]["subject_id"] == target
    assert made.rows["timeline"][0]["organisation_ids"] == [target]
    assert {e["row_id"] for e in made.rows["evidence"] if e["table_name"] == "organisations"} >= {target}
    assert (
        made.decisions[0] | {"column_name": "organisation_id", "expected": gone, "value": target} == made.decisions[0]
    )


@pytest.mark.parametrize(
    ("decision", "same_as", "replaced_by"),
    [("reject", "", ""), ("same_as", "park", "park"), ("same_as", "第二甲所", "")],
)
def test_the_register_retires_the_identifier_and_later_runs_agree(
    decision: str, same_as: str, replaced_by: str
) -> None:
    gone, target = ids()["甲研究所"], ids().get(same_as, same_as)
    first = registry_update(tables(text(), knowledge=KNOWN), (), "1.0.0")
    made = decided("甲研究所", decision, same_as=target, knowledge=replace(KNOWN, registry=tuple(first)))
    second = registry_update(made, first, "1.1.0")
    (line,) = [line for line in second if line.row_id == gone and line.table_name == "organisations"]
    assert (line.retired_in, line.replaced_by) == ("1.1.0", replaced_by or target)
    again = decided("甲研究所", decision, same_as=target, knowledge=replace(KNOWN, registry=tuple(second)))
    assert again.stale == []
    assert again.rows == made.rows
    assert registry_update(again, second, "1.2.0") == second


@pytest.mark.parametrize(
    ("name", "decision", "changes", "words"),
    [
        (
            "甲研究所",
            "accept",
            {"expected": "乙研究所"},
            "expected the name '乙研究所', but the candidate is read as '甲研究所'",
        ),
        ("org-gone", "reject", {}, "there is no such candidate"),
        ("park", "accept", {}, "there is no such candidate"),
        ("甲研究所", "same_as", {"same_as": "nobody"}, "there is no body 'nobody' among those that stay"),
        ("甲研究所", "accept", {"given": {"parent_id": "nobody"}}, "there is no body 'nobody'"),
    ],
)
def test_a_stale_decision_stops_the_run_and_says_where(
    name: str, decision: str, changes: dict[str, object], words: str
) -> None:
    made = decided(name, decision, **changes)
    assert made.decisions == []
    assert made.rows == tables(text(), knowledge=KNOWN).rows
    with pytest.raises(StaleCorrection) as caught:
        require_fresh(made.stale)
    assert str(caught.value).startswith("organisations/decisions.csv, line 7: organisations ")
    assert words in str(caught.value)
    assert "mend the line or remove it" in str(caught.value)


def test_nothing_joins_a_body_that_leaves() -> None:
    leaving = verdict("第二甲所", "reject", line=8)
    made = decided("甲研究所", "same_as", leaving, same_as=ids()["第二甲所"])
    assert len(made.stale) == 1
    assert [told["value"] for told in made.decisions] == ["rejected"]


def test_a_decision_whose_text_is_not_there_does_not_apply() -> None:
    made = decided("甲研究所", "reject", documents=("a", "another-text"))
    assert made.rows == tables(text(), knowledge=KNOWN).rows
    assert (made.decisions, made.stale) == ([], [])
