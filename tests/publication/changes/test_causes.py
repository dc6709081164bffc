"""Why rows and values differ: the order of precedence, case by case, on releases made by hand."""

import pytest

from pipelines.publication.changes import between
from tests.publication.changes.states import CODE, code, decision, release

CITED = [("statistics", "a", "letter")]


def statistic(label="甲", **values):
    return [{"statistic_id": "a", "label_zh": label, **values}]


def body(**values):
    return [{"organisation_id": "centre", "status": "reviewed", **values}]


def causes(found, table="statistics"):
    lines = [*found.added, *found.removed, *found.modified]
    return {(line.cause, line.detail) for line in lines if line.table_name == table}


RULE = ("rule", "the code reads or resolves otherwise")
DECIDED = "label_zh: the text says so (an editor, 2026-11-25)"


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ({}, {"code": code("2")}, RULE),
        ({}, {"code": code(counters="2")}, ("knowledge", "quantities/counters.csv")),
        ({}, {"code": code("2", counters="2")}, RULE),
        ({"code": {}}, {"code": CODE}, RULE),
        ({"evidence": CITED}, {"evidence": CITED, "texts": {"letter": "2"}}, ("source", "changed text letter")),
        (
            {"evidence": CITED},
            {"evidence": [("statistics", "a", "speech")], "texts": {"letter": "1", "speech": "1"}, "code": code("2")},
            ("source", "new text speech"),
        ),
        (
            {"evidence": [*CITED, ("statistics", "a", "speech")], "texts": {"letter": "1", "speech": "1"}},
            {"evidence": CITED, "code": code("2")},
            ("source", "withdrawn text speech"),
        ),
        ({}, {"decisions": [decision("乙")], "code": code("2")}, ("correction", f"correction added, {DECIDED}")),
        ({"decisions": [decision("甲")]}, {}, ("correction", f"correction withdrawn, {DECIDED}")),
        (
            {"decisions": [decision("甲")]},
            {"decisions": [decision("乙")]},
            ("correction", f"correction changed, {DECIDED}"),
        ),
        (
            {},
            {"decisions": [decision("乙", sheet="translations/labels.csv")]},
            ("knowledge", f"translation added, {DECIDED}"),
        ),
        # A decision that a release has applied already explains nothing.
        ({"decisions": [decision("乙")]}, {"decisions": [decision("乙")], "code": code("2")}, RULE),
        # Another reason for the same value is no other value.
        ({"decisions": [decision("乙")]}, {"decisions": [decision("乙", reason="?")], "code": code("2")}, RULE),
        ({}, {"decisions": [decision("乙", column="value")], "code": code("2")}, RULE),
        # A decision outranks a text; but without its text it did not apply.
        (
            {"evidence": CITED},
            {"evidence": CITED, "texts": {"letter": "2"}, "decisions": [decision("乙")]},
            ("correction", f"correction added, {DECIDED}"),
        ),
        (
            {
                "evidence": [*CITED, ("statistics", "a", "speech")],
                "texts": {"letter": "1", "speech": "1"},
                "decisions": [decision("甲")],
            },
            {"evidence": CITED},
            ("source", "withdrawn text speech"),
        ),
        # Nothing of its own moved: a text that came changed it by way of other rows.
        ({}, {"texts": {"letter": "1", "speech": "1"}}, ("source", "new text speech, by way of other rows")),
        ({}, {"texts": {"letter": "1", "speech": "1"}, "code": code("2")}, RULE),
        ({}, {}, ("knowledge", "registry/registry.csv")),
    ],
)
def test_a_changed_label(before, after, cause):
    found = between(release(statistics=statistic("甲"), **before), release(statistics=statistic("乙"), **after))
    assert causes(found) == {cause}


@pytest.mark.parametrize(
    ("after", "cause"),
    [
        (code("2", matches="2"), ("knowledge", "indicators/matches.csv")),
        (code("2", authority="2"), RULE),
        (code("2"), RULE),
        (
            {"code_sha256": "2", "knowledge_sha256": "2"},
            ("knowledge", "indicators/matches.csv or indicators/vocabulary.csv"),
        ),
        (
            {"code_sha256": "1", "knowledge_sha256": "2"},
            ("knowledge", "indicators/matches.csv or indicators/vocabulary.csv"),
        ),
        ({"code_sha256": "2", "knowledge_sha256": "1"}, RULE),
    ],
)
def test_an_indicator_comes_from_knowledge_where_that_has_changed(after, cause):
    states = [
        release(statistics=statistic(indicator_id=one), code=digests) for one, digests in (("x", CODE), ("y", after))
    ]
    assert causes(between(*states)) == {cause}


@pytest.mark.parametrize(
    ("column", "status", "after", "cause"),
    [
        ("name_en", "reviewed", code("2", authority="2"), ("knowledge", "organisations/authority.csv")),
        ("name_en", "candidate", code("2", authority="2"), ("source", "changed text letter")),
        ("aliases", "reviewed", code("2", authority="2"), ("source", "changed text letter")),
        ("name_en", "reviewed", code("2"), ("source", "changed text letter")),
    ],
)
def test_a_reviewed_cell_comes_from_the_authority_file_whatever_texts_say(column, status, after, cause):
    cited = [("organisations", "centre", "letter")]
    before, now = (
        release({"letter": sha}, cited, code=digests, organisations=body(**{"status": status, column: value}))
        for sha, digests, value in (("1", CODE, "Centre"), ("2", after, "Institute"))
    )
    assert causes(between(before, now), "organisations") == {cause}


def test_a_reference_follows_the_row_that_it_refers_to():
    before = release(organisations=body(), statistics=statistic(subject_id="centre"))
    after = release(
        organisations=[{"organisation_id": "institute", "status": "reviewed"}],
        statistics=statistic(subject_id="institute"),
        code=code("2", authority="2"),
    )
    assert causes(between(before, after)) == {("knowledge", "organisations/authority.csv")}


def test_evidence_follows_the_fact_that_came():
    before, after = release(), release(evidence=[("organisations", "centre", "letter")], organisations=body())
    after = release(
        evidence=[("organisations", "centre", "letter")], organisations=body(), code=code("2", authority="2")
    )
    assert causes(between(before, after), "evidence") == {("knowledge", "organisations/authority.csv")}


def test_evidence_that_moved_with_its_text_is_of_the_source():
    before = release({"letter": "1"}, CITED, statistics=statistic())
    after = release({"letter": "2"}, statistics=statistic(), code=code("2"))
    after.rows["evidence"].append({**before.rows["evidence"][0], "start": 5})
    found = between(before, after)
    assert causes(found, "evidence") == {("source", "changed text letter")}
    assert (len(found.added), len(found.removed)) == (1, 1)


@pytest.mark.parametrize("column", ["date", "date_start"])
def test_columns_that_follow_from_a_corrected_date(column):
    before, after = (
        release(timeline=[{"event_id": "a", column: value}], decisions=decisions, code=digests)
        for value, decisions, digests in (
            ("2024", [], CODE),
            ("2025", [decision("2025", column="date", table="timeline")], code("2")),
        )
    )
    ((cause, _),) = causes(between(before, after), "timeline")
    assert cause == "correction"


def test_the_column_decision_tells_of_all_that_was_decided_on_a_row():
    old = [decision("乙", reason="one")]
    new = [decision("乙", reason="two"), decision("1", column="value", sheet="translations/labels.csv")]
    states = [
        release(statistics=statistic(decision=told), decisions=decisions)
        for told, decisions in (("one", old), ("two", new))
    ]
    assert causes(between(*states)) == {("correction", "correction changed, label_zh: two (an editor, 2026-11-25)")}


def test_what_the_manifest_alone_tells_of_a_text_is_of_the_source():
    before, after = release(), release(code=code("2"))
    after.rows["documents"][0]["source_url"] = "https://example.org"
    assert causes(between(before, after), "documents") == {("source", "sources.toml says otherwise of letter")}


def test_where_nothing_else_moved_the_manifest_did():
    before, after = release(statistics=statistic("甲")), release(statistics=statistic("乙"))
    after.rows["documents"][0]["title"] = "another"
    assert causes(between(before, after)) == {("source", "sources.toml says otherwise of letter")}


@pytest.mark.parametrize(("column", "value"), [("status", "rejected"), ("organisation_id", "other")])
def test_a_body_that_people_decided_away_goes_for_their_reason(column, value):
    verdict = decision(value, column, "organisations/decisions.csv", "organisations", "centre")
    cited = [("organisations", "centre", "letter")]
    found = between(
        release(organisations=body(), evidence=cited), release(decisions=[verdict], code=code("2"), version="1.1.0")
    )
    told = ("knowledge", f"verdict on a candidate added, {column}: the text says so (an editor, 2026-11-25)")
    assert causes(found, "organisations") == {told}
    assert causes(found, "evidence") == {told}


def test_an_accepted_candidate_is_no_correction():
    verdict = decision("reviewed", "status", "organisations/decisions.csv", "organisations", "centre")
    before = release(organisations=body(status="candidate"))
    after = release(organisations=body(), decisions=[verdict], version="1.1.0")
    ((cause, detail),) = causes(between(before, after), "organisations")
    assert cause == "knowledge"
    assert detail.startswith("verdict on a candidate added, status: the text says so")
