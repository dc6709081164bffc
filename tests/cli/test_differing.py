"""`hkbiomed diff`: the same changes as sentences, CSV and JSON, the first releases' layout included."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from pipelines import cli
from pipelines.cli import difference_forms as forms
from pipelines.publication import changes
from tests.publication.changes.states import TABLES, code, release, table


def run(*arguments):
    result = CliRunner().invoke(cli.app, ["diff", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def told():
    return run("1.0.0", "1.1.0")


@pytest.mark.parametrize(
    "line",
    [
        "1.0.0 -> 1.1.0: a minor change",
        "  statistics: 5 modified",
        "  cause correction: 2 modified",
        "statistics, rule: the code reads or resolves otherwise",
        "      label_zh: 大灣區專業醫護人員數目 -> 大灣區的專業醫護人員數目",
        "      「約140萬名」 medical-convention-hub",
        "      indicator_id: nothing -> society_members",
        "      decision: as the cause says",
    ],
)
def test_people_are_told_in_words_and_quotes(told, line):
    assert line in told.splitlines()


def test_programs_are_told_the_same_in_csv_and_json():
    lines = list(csv.DictReader(io.StringIO(run("1.0.0", "1.1.0", "--format", "csv"))))
    told = json.loads(run("1.0.0", "1.1.0", "--format", "json"))
    assert list(lines[0])[:3] == ["change", "table_name", "row_id"]
    assert {line["change"] for line in lines} == {"modified"}
    assert [{k: v or "" for k, v in line.items()} for line in told["modified"]] == [
        {k: v for k, v in line.items() if k != "change"} for line in lines
    ]
    assert (told["since"], told["version"], told["summary"]["level"]) == ("1.0.0", "1.1.0", "minor")


def test_the_older_may_come_second():
    back = json.loads(run("1.1.0", "1.0.0", "--format", "json"))["modified"]
    there = json.loads(run("1.0.0", "1.1.0", "--format", "json"))["modified"]
    assert [(line["after"], line["before"]) for line in back] == [(line["before"], line["after"]) for line in there]
    assert any("correction withdrawn" in line["detail"] for line in back)


def test_the_same_release_and_a_table_without_changes_say_so():
    assert run("1.0.0", "1.0.0") == "1.0.0 and 1.0.0 are the same in every row and column.\n"
    assert "are the same" in run("1.0.0", "1.1.0", "--table", "people")
    assert run("1.0.0", "1.0.0", "--format", "csv").count("\n") == 1


def labelled(number):
    return [{"statistic_id": f"s{n:02}", "label_zh": f"第{n}項", "value_exact": str(n)} for n in range(number)]


def test_long_lists_are_cut_unless_one_table_is_asked_for():
    states = release(), release(statistics=labelled(25), code=code("2"), version="1.1.0")
    found = changes.between(*states)
    short, whole = (list(forms.as_text(found, *states, whole=whole)) for whole in (False, True))
    assert short[-1] == "  ... and 5 more; --table statistics shows all"
    assert "  + 第24項, 24 [s24]" not in short
    assert "  + 第24項, 24 [s24]" in whole


def test_changes_of_the_structure_are_told_in_all_forms():
    wider = {**TABLES, "timeline": table(["event_id"], "event_id", "date", "date_start", "place")}
    states = release(), release(tables=wider, version="1.1.0")
    found = changes.between(*states)
    assert "  timeline.place: column added: nothing -> string" in forms.as_text(found, *states, whole=False)
    (line,) = csv.DictReader(io.StringIO(forms.as_csv(found)))
    assert (line["change"], line["cause"], line["column_name"]) == ("column_added", "schema", "place")
    assert json.loads(forms.as_json(found, "1.1.0"))["schema"][0]["change"] == "column_added"
