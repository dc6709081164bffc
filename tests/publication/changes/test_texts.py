"""A text added to raw/, one changed and one taken away: the right changes with the right cause, from end to end."""

from dataclasses import replace

import pytest

from pipelines.building import extracting
from pipelines.knowledge import Decision, Knowledge
from pipelines.knowledge.sheets import FOLDER
from pipelines.publication import changes, staging
from pipelines.publication.changes import change_files
from tests.publication import fake_extraction
from tests.publication.changes.states import CODE, code

ALPHA, GAMMA = "2024-01-02-alpha", "2024-05-06-gamma"


def state(project, digests=CODE):
    resolved = project.build()
    return changes.of_tables(staging.as_published(resolved.rows), resolved.decisions, "1.0.0", digests)


def causes(lines):
    return {(line.cause, line.detail) for line in lines}


def values(found, kind, table="statistics"):
    return [line for line in getattr(found, kind) if line.table_name == table]


def test_a_text_added(project):
    before = state(project)
    project.write(f"{GAMMA}.txt", "香港基因組中心再添77名參加者。\n")
    found = changes.between(before, state(project, code("2", authority="2")))
    assert causes([*found.added, *found.modified]) == {("source", f"new text {GAMMA}")}
    assert {line.table_name for line in found.added} == {"documents", "statistics", "evidence", "coverage"}
    assert found.removed == []


def test_a_text_taken_away(project):
    before = state(project)
    (project.raw / f"{ALPHA}.txt").unlink()
    found = changes.between(before, state(project, code("2")))
    assert causes([*found.removed, *found.modified]) == {("source", f"withdrawn text {ALPHA}")}
    assert {line.table_name for line in found.removed} >= {
        "documents",
        "statistics",
        "timeline",
        "evidence",
        "coverage",
    }
    assert found.added == []


def test_a_text_changed(project):
    before = state(project)
    project.write(f"{ALPHA}.txt", "香港基因組中心於2021年成立。\n計劃有150名參加者。\n")
    found = changes.between(before, state(project, code("2")))
    assert causes([*found.added, *found.removed, *found.modified]) == {("source", f"changed text {ALPHA}")}
    assert (len(values(found, "added")), len(values(found, "removed"))) == (1, 1)
    assert {line.column_name for line in values(found, "modified", "documents")} == {"sha256"}


def test_a_text_that_only_moved_its_words(project):
    before = state(project)
    project.write(f"{ALPHA}.txt", "\n香港基因組中心於2021年成立。\n計劃有120名參加者。\n")
    found = changes.between(before, state(project))
    assert causes([*found.added, *found.removed, *found.modified]) == {("source", f"changed text {ALPHA}")}
    assert {line.table_name for line in found.added} == {"evidence", "coverage"}
    assert len(found.added) == len(found.removed)


def test_a_changed_rule(project, monkeypatch):
    before = state(project)

    def relabelled(document):
        return [
            claim._replace(values={**claim.values, "label_zh": "參加人數"}) if claim.kind == "statistic" else claim
            for claim in fake_extraction.extract(document)
        ]

    monkeypatch.setattr(extracting, "extract", relabelled)
    found = changes.between(before, state(project, code("2", authority="2")))
    assert {line.column_name for line in found.modified} >= {"label_zh"}
    assert {line.cause for line in found.modified if line.column_name != "indicator_id"} == {"rule"}
    assert (found.added, found.removed) == ([], [])


def test_a_changed_authority_cell(project, monkeypatch):
    before = state(project)
    known = Knowledge.load()
    renamed = {**known.bodies}
    renamed["hong-kong-genome-institute"] = replace(renamed["hong-kong-genome-institute"], name_en="Genome Centre")
    monkeypatch.setattr(Knowledge, "load", lambda folder=None: replace(known, bodies=renamed))
    found = changes.between(before, state(project, code("2", authority="2")))
    cells = {line.column_name: (line.after, line.cause, line.detail) for line in found.modified}
    assert cells["name_en"] == ("Genome Centre", "knowledge", "organisations/authority.csv")


@pytest.mark.parametrize(
    ("sheet", "cause"), [("corrections/corrections.csv", "correction"), ("translations/labels.csv", "knowledge")]
)
def test_a_decision_that_came_and_went(project, monkeypatch, sheet, cause):
    before = state(project)
    row = next(row for row in project.build().rows["statistics"] if row["value"] == 120)
    said = Decision(
        FOLDER / sheet, 2, "statistics", row["statistic_id"], "label_en", row["label_en"] or "", "Participants",
        (ALPHA,), "wording", "an editor", "2026-11-25",
    )  # fmt: skip
    known = Knowledge.load()
    kind = "corrections" if cause == "correction" else "translations"
    monkeypatch.setattr(Knowledge, "load", lambda folder=None: replace(known, **{kind: (said,)}))
    after = state(project, code("2", authority="2"))
    for found, how in (changes.between(before, after), "added"), (changes.between(after, before), "withdrawn"):
        assert causes(found.modified) == {(cause, f"{kind[:-1]} {how}, label_en: wording (an editor, 2026-11-25)")}
        assert {line.column_name for line in found.modified} == {"label_en", "decision"}


def test_the_files_hold_what_was_found(project, monkeypatch):
    before = state(project)
    project.write(f"{GAMMA}.txt", "香港基因組中心再添77名參加者。\n")
    found = changes.between(before, state(project))
    cells = change_files.cells(found)
    assert {name: len(lines) for name, lines in cells.items()} == {
        name: len(getattr(found, name)) for name in ("added", "removed", "modified", "schema")
    }
    for name, lines in cells.items():
        assert all(len(line) == len(change_files.HEADERS[name]) for line in lines)
