"""What a release tells of its own quality: checks, metrics, conflicts, candidates."""

import csv
import json

import pytest

from pipelines.knowledge import Knowledge
from pipelines.publication import inventory, quality
from pipelines.publication.quality import checks
from tests.publication.conftest import TEXTS
from tests.resolution.test_disagreements import HELD
from tests.resolution.written import Written, tables


def read(folder, name):
    with (folder / "quality" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(project):
    return project.publish().folder


@pytest.fixture
def unreviewed(project, monkeypatch):
    """The small project, whose one body nobody has looked at."""
    monkeypatch.setattr(Knowledge, "load", lambda folder=None: Knowledge.empty())
    return project


def test_every_file_is_described_in_both_languages(folder):
    for path in (folder / "quality").iterdir():
        told = inventory.entry(f"quality/{path.name}")
        assert told.description_en
        assert told.description_zh


def test_every_check_is_a_line(folder):
    lines = read(folder, "checks")
    contract = json.loads((folder / "quality" / "contract.json").read_text(encoding="utf-8"))
    expectations = json.loads((folder / "quality" / "expectations.json").read_text(encoding="utf-8"))
    assert len(lines) == len(contract["checks"]) + len(expectations["files"]) + 1
    assert sum(int(line["checked"]) for line in lines if line["name"] == checks.FILES) == expectations["expectations"]
    assert {line["passed"] for line in lines} == {"true"}
    by_name = {line["name"]: line for line in lines}
    assert by_name["values are plausible"]["subject"] == "statistics"
    assert by_name["no number is left unexplained"]["blocking"] == "false"


def test_a_failed_check_is_told():
    contract = {"checks": [{"name": "values are plausible", "table": "", "checked": 9, "failed": 2, "passed": False}]}
    contract["checks"][0]["blocking"] = True
    files = {"files": [{"file": "csv/people.csv", "passed": False, "expectations": [{"passed": False}] * 3}]}
    told = checks.results(contract, files, 5)
    assert [tuple(line)[1:5] for line in told] == [
        ("statistics", 9, 2, False),
        ("csv/people.csv", 3, 3, False),
        ("", 5, 0, True),
    ]


def test_metrics(folder):
    told = json.loads((folder / "quality" / "metrics.json").read_text(encoding="utf-8"))
    statistics = told["tables"]["statistics"]
    assert statistics["rows"] == 2
    assert statistics["columns"]["label_zh"] == {"filled": 2, "completeness": 1.0}
    assert statistics["columns"]["label_en"] == {"filled": 0, "completeness": 0.0}
    assert told["tables"]["disagreements"]["columns"]["value"]["completeness"] is None
    assert set(told["documents"]) == {name.removesuffix(".txt") for name in TEXTS}
    alpha = told["documents"]["2024-01-02-alpha"]
    assert alpha["rows"] == {"organisations": 1, "statistics": 1, "timeline": 1}
    assert alpha["numbers"]["found"] == alpha["numbers"]["used"] == 2
    beta = told["documents"]["2024-03-04-beta"]["numbers"]
    assert (beta["found"], beta["used"], beta["set_aside"], beta["unexplained"]) == (3, 2, 1, 0)
    assert (beta["used_share"], beta["set_aside_share"]) == (0.6667, 0.3333)
    assert told["quotes"]["verified"] == told["quotes"]["quotes"] > 0
    assert told["wording"]["organisations.name_en"]["decided"] == 1
    assert told["wording"]["statistics.label_zh"]["generated"] == 2
    assert told["wording"]["statistics.label_en"]["missing"] == 2
    assert (told["conflicts"], told["candidates"]) == (0, 0)


def test_metrics_tell_wordings_of_people_and_quotes_that_are_wrong(project):
    rows = project.build().rows
    row_id = rows["statistics"][0]["statistic_id"]
    decided = [{"table_name": "statistics", "row_id": row_id, "column_name": "label_zh", "source": "labels.csv:2"}]
    name = "every fact has evidence that equals the raw text"
    check = {"name": name, "checked": 9, "failed": 1, "skipped": "", "violations": [{"column": "quote"}]}
    told = quality.metrics(rows, decided, {"checks": [check]})
    assert told["wording"]["statistics.label_zh"]["decided_share"] == 0.5
    assert told["quotes"]["verified"] == told["quotes"]["quotes"] - 1
    assert told["decisions"] == {"labels.csv": 1}


def test_with_nothing_to_look_at_there_is_a_header_alone(folder):
    for name, head in (("candidates", quality.Candidate._fields), ("conflicts", quality.Conflict._fields)):
        assert (folder / "quality" / f"{name}.csv").read_text(encoding="utf-8") == ",".join(head) + "\n"


def test_a_candidate_stands_with_its_sentence(unreviewed):
    (line,) = read(unreviewed.publish().folder, "candidates")
    assert (line["name_zh"], line["kind"], line["mentions"]) == ("香港基因組中心", "facility", "2")
    assert line["sentence"] == "【香港基因組中心】於2021年成立。"
    assert (line["document_id"], line["start"], line["end"]) == ("2024-01-02-alpha", "0", "7")


def test_without_its_text_a_candidate_stands_with_its_quote(unreviewed):
    (one,) = quality.candidates(unreviewed.build().rows, {})
    assert one.sentence == "【香港基因組中心】"


def test_a_sentence_is_never_taken_for_a_formula():
    text = Written("a", "- 甲研究所成立。").body("甲研究所")
    (one,) = quality.candidates(tables(text).rows, {"a": text.document.raw})
    assert one.sentence == "【甲研究所】成立。"


def founded(name, date, published):
    text = Written(name, f"甲研究所於{date}成立", published).body("甲研究所")
    return text.event(date, date, "甲研究所成立", "founding", subject="name:甲研究所", organisations=("name:甲研究所",))


def test_a_conflict_tells_both_claims_and_the_rule():
    made = tables(founded("a", "2001", "2023"), founded("b", "2002", "2020"), founded("c", "2001", "2024"))
    found = quality.conflicts(made.rows)
    assert len(found) == 2
    for one in found:
        assert (one.table_name, one.column_name, one.value, one.document_id) == (
            "organisations",
            "founded",
            "2002",
            "b",
        )
        assert (one.quote, one.other_value, one.other_quote) == ("2002", "2001", "2001")
        assert one.rule == "most exact, then the body's own text, then the earliest"
    assert {one.other_document_id for one in found} == {"a", "c"}


def test_figures_that_disagree_name_both_rows():
    texts = []
    for name, value in (("a", "130"), ("b", "90")):
        text = Written(name, f"2024年共{value}場醫學會議", "2025")
        texts.append(text.figure(f"{value}場", "醫學會議數目", value, period="2024"))
    made = tables(*texts, knowledge=HELD)
    (one,) = quality.conflicts(made.rows)
    assert (one.value, one.document_id, one.other_value, one.other_document_id) == ("130", "a", "90", "b")
    assert one.row_id != one.other_row_id
    assert {one.row_id, one.other_row_id} == {row["statistic_id"] for row in made.rows["statistics"]}


def test_where_people_decided_otherwise_no_text_has_won():
    made = tables(founded("a", "2001", "2023"), founded("b", "2002", "2020"))
    for row in made.rows["disagreements"]:
        row["chosen"] = False
    made.rows["organisations"][0]["founded"] = "1999"
    assert {(one.value, one.document_id, one.quote) for one in quality.conflicts(made.rows)} == {("1999", "", "")}
