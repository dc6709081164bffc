"""`hkbiomed review`: what awaits a decision is listed, and a decision is tried before it is written."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines import cli
from pipelines.building import extracting
from pipelines.knowledge import Knowledge, descriptor
from pipelines.publication import reviewing
from pipelines.publication.reviewing import corpus
from tests.publication import fake_extraction
from tests.publication.conftest import TEXTS

CENTRE = "hkgi"


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Two texts about a body that nobody has looked at, and a folder of no decisions."""
    monkeypatch.setattr(extracting, "extract", fake_extraction.extract)
    raw, knowledge = tmp_path / "raw", tmp_path / "knowledge"
    raw.mkdir()
    knowledge.mkdir()
    for name, text in TEXTS.items():
        (raw / name).write_text(text, encoding="utf-8")
    return raw, knowledge


def run(folders, *arguments):
    places = ("--raw", folders[0], "--knowledge", folders[1])
    return CliRunner().invoke(cli.app, ["review", *map(str, [*arguments, *places])])


def decide(folders, *arguments):
    return run(folders, *arguments, "--author", "An Editor", "--reason", "its page", "--date", "2026-01-02")


def rows(folders):
    return reviewing.Corpus.read(folders[0]).resolved(folders[1]).rows


def candidate(folders):
    return rows(folders)["organisations"][0]["organisation_id"]


def figure(folders, value=120):
    return next(row["statistic_id"] for row in rows(folders)["statistics"] if row["value"] == value)


def lines(folders, path):
    with (folders[1] / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(folders):
    return {path: path.read_bytes() for path in sorted(folders[1].rglob("*")) if path.is_file()}


def test_what_awaits_a_decision_is_listed_with_its_sentence(folders):
    listed = run(folders)
    assert listed.exit_code == 0, listed.output
    assert "1 bodies found in the texts that nobody has looked at" in listed.stdout
    assert "香港基因組中心 (facility, 2 mentions)" in listed.stdout
    assert "2024-01-02-alpha: 【香港基因組中心】於2021年成立。" in listed.stdout
    assert "2024-01-02-alpha: 計劃有【120名參加者】。" in listed.stdout
    assert "without an indicator" not in listed.stdout
    assert "2 figures without an indicator" in run(folders, "--indicators").stdout


def test_unexplained_numbers_and_decisions_that_no_longer_fit_are_listed(folders, monkeypatch):
    def unexplained(document):
        for claim in fake_extraction.extract(document):
            if claim.kind != "number" or claim.values["reason"] is None:
                yield claim
            else:
                yield type(claim)(claim.kind, claim.start, claim.end, {**claim.values, "reason": None}, claim.rule)

    monkeypatch.setattr(extracting, "extract", unexplained)
    assert decide(folders, "translate", figure(folders), "--column", "label_en", "--value", "People").exit_code == 0
    path = folders[1] / "translations" / "labels.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",,People", ",Persons,People"), encoding="utf-8")
    listed = run(folders).stdout
    assert "1 numbers that no rule has read" in listed
    assert "分【3】組" in listed
    assert "1 decisions that no longer fit" in listed
    assert "expected 'Persons', but the row now has ''" in listed


def test_nothing_awaits_a_decision(folders, monkeypatch):
    monkeypatch.setattr(extracting, "extract", lambda document: [])
    assert run(folders).stdout == "Nothing awaits a decision.\n"


def test_a_candidate_is_accepted(folders):
    result = decide(folders, "accept", candidate(folders), "--name-en", "Genome Institute", "--kind", "nonprofit")
    assert result.exit_code == 0, result.output
    (line,) = lines(folders, "organisations/decisions.csv")
    assert (line["decision"], line["expected"], line["name_en"]) == ("accept", "香港基因組中心", "Genome Institute")
    assert (line["document"], line["author"], line["date"]) == ("2024-01-02-alpha", "An Editor", "2026-01-02")
    assert f"{line['organisation_id']},accept,香港基因組中心,,,Genome Institute,,nonprofit" in result.stdout
    assert str(folders[1] / "organisations" / "decisions.csv") in " ".join(result.stdout.split())
    (row,) = rows(folders)["organisations"]
    assert (row["status"], row["name_en"], row["kind"]) == ("reviewed", "Genome Institute", "nonprofit")


def test_a_candidate_is_rejected(folders):
    assert decide(folders, "reject", candidate(folders)).exit_code == 0
    assert rows(folders)["organisations"] == []


def test_a_candidate_is_said_to_be_another(folders):
    gone = candidate(folders)
    authority = folders[1] / "organisations" / "authority.csv"
    authority.parent.mkdir()
    head = ",".join(descriptor.columns("authority"))
    line = f"{CENTRE},基因中心,,,nonprofit,,HK,,,,,the text,named in the texts,An Editor,2026-01-01"
    authority.write_text(f"{head}\n{line}\n", encoding="utf-8")
    assert decide(folders, "same-as", gone, CENTRE).exit_code == 0
    (row,) = rows(folders)["organisations"]
    assert (row["organisation_id"], row["aliases"]) == (CENTRE, ["香港基因組中心"])


def test_a_figure_is_worded_and_corrected(folders):
    row_id = figure(folders)
    assert decide(folders, "translate", row_id, "--column", "label_en", "--value", "Participants, all").exit_code == 0
    pair = "--column", "value", "--value", "121", "--column", "value_exact", "--value", "121"
    assert decide(folders, "correct", row_id, *pair).exit_code == 0
    row = next(row for row in rows(folders)["statistics"] if row["statistic_id"] == row_id)
    assert (row["label_en"], row["value"], row["value_exact"]) == ("Participants, all", 121.0, "121")
    assert [line["expected"] for line in lines(folders, "corrections/corrections.csv")] == ["120", "120"]


def test_without_a_date_it_is_today(folders, monkeypatch):
    monkeypatch.setattr(cli.reviewing, "today", lambda: "2026-03-04")
    result = run(folders, "reject", candidate(folders), "--author", "An Editor", "--reason", "a place")
    assert result.exit_code == 0, result.output
    assert lines(folders, "organisations/decisions.csv")[0]["date"] == "2026-03-04"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["accept", "org-none"], 2, "organisations has no row org-none"),
        (["accept", "{body}", "--kind", "hotel"], 1, "kind is 'hotel'. Write one of archive"),
        (["accept", "{body}", "--ror-id", "ror.org/1"], 1, "ror_id is 'ror.org/1'"),
        (["accept", "{body}", "--parent-id", "nobody"], 1, "there is no body 'nobody'"),
        (["same-as", "{body}", "nobody"], 1, "there is no body 'nobody' among those that stay"),
        (["translate", "stat-none", "--column", "label_en", "--value", "x"], 2, "no table has a row stat-none"),
        (["translate", "{figure}", "--column", "value", "--value", "1"], 2, "use `review correct`"),
        (["translate", "{figure}", "--column", "title_en", "--value", "x"], 2, "statistics has no column 'title_en'"),
        (["translate", "{figure}", "--column", "label_zh", "--value", ""], 1, "statistics.label_zh must be filled"),
        (["correct", "{figure}", "--column", "value", "--value", "121"], 1, "values equal their exact literals"),
        (["correct", "{figure}", "--column", "subject_id", "--value", "nobody"], 1, "references point to rows"),
        (["correct", "{figure}", "--column", "per", "--value", "1"], 1, "'1' replaces itself"),
        (["correct", "{figure}", "--column", "per", "--column", "unit", "--value", "1"], 2, "one --value"),
        (["correct", "{figure}", "--column", "geography", "--value", "a\nb"], 1, "value must be one line"),
        (["correct", "{figure}", "--column", "geography", "--value", "CN", "--date", "today"], 1, "date is 'today'"),
        (["correct", "{figure}", "--column", "geography", "--value", "CN", "--author", ""], 1, "author left empty"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(folders, arguments, code, words):
    names = {"{body}": candidate(folders), "{figure}": figure(folders)}
    before = written(folders)
    who = "--author", "An Editor", "--reason", "its page", "--date", "2026-01-02"
    # Of an option that is given twice the last one counts.
    result = run(folders, arguments[0], *who, *(names.get(argument, argument) for argument in arguments[1:]))
    assert result.exit_code == code, result.output
    assert words in " ".join(result.stderr.split())
    assert written(folders) == before


def test_a_decision_is_made_once(folders):
    body, row_id = candidate(folders), figure(folders)
    wording = "translate", row_id, "--column", "label_en", "--value"
    assert decide(folders, "accept", body).exit_code == 0
    assert decide(folders, *wording, "Participants").exit_code == 0
    before = written(folders)
    assert "is reviewed already" in decide(folders, "accept", body).stderr
    again = decide(folders, *wording, "People")
    assert "translations/labels.csv:2 decides on label_en" in " ".join(again.stderr.split())
    assert written(folders) == before


def test_a_decision_that_makes_another_stale_is_refused(folders):
    body = candidate(folders)
    founded = "--column", "founded", "--value", "2020"
    assert decide(folders, "correct", body, *founded).exit_code == 0
    refused = decide(folders, "reject", body)
    assert refused.exit_code == 1
    assert "corrections.csv, line 2: organisations" in " ".join(refused.stderr.split())
    assert "there is no such row" in " ".join(refused.stderr.split())
    assert str(folders[1]) in "".join(refused.stderr.split())
    assert not (folders[1] / "organisations").exists()


def test_help_has_an_example_for_each_command():
    for command in ([], ["accept"], ["reject"], ["same-as"], ["translate"], ["correct"]):
        told = CliRunner().invoke(cli.app, ["review", *command, "--help"]).stdout
        assert " ".join(["Example: hkbiomed review", *command]) in " ".join(told.split())


def test_the_projects_own_texts_await_nothing():
    found = corpus.Corpus.read(Path(cli.reviewing.RAW)).resolved()
    assert reviewing.awaiting(found) == []
    assert Knowledge.load().candidates == ()
