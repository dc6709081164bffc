"""What the UI is given to show: commands that the command line takes, sentences with reasons, words for everything."""

import base64
import datetime
import shlex

import pytest
import typer

from assets import faults
from assets.accounting import account
from assets.archive import Archive
from assets.checks import HOMES, check_name
from assets.deciding import commands, summary, to_copy
from assets.definitions import defs
from assets.pictures import SHOWN, timeline_plot
from assets.previews import column_schema, preview
from assets.resources import Project, Work
from pipelines.cli import app
from pipelines.publication.reviewing import KINDS, Awaiting
from validations.reports import Check
from validations.violations import Violation

TEXT = "計劃有120名參加者，分3組。第15屆會議。"


def awaiting(kind, column="label_en"):
    return Awaiting(kind, "statistics", "stat-abc", column, "參加者人數", "alpha", "計劃有【120名】參加者。")


@pytest.mark.parametrize(("kind", "expected"), [("candidate", 3), ("conflict", 1), ("wording", 1), ("unexplained", 0)])
def test_commands_are_those_of_the_command_line(kind, expected):
    found = commands(awaiting(kind))
    assert len(found) == expected
    review = typer.main.get_command(app).commands["review"]
    for line in found:
        program, group, name, *arguments = shlex.split(line)
        assert (program, group) == (".venv/bin/hkbiomed", "review")
        # Refuses options that are not there, and misses those that must be.
        assert review.commands[name].make_context(name, arguments).params["row_id"] == "stat-abc"


def test_what_awaits_is_counted_by_kind_and_told_with_its_sentence():
    told = summary([awaiting("wording"), awaiting("wording"), awaiting("conflict")]).value
    assert KINDS["wording"] in told
    assert "計劃有【120名】參加者。" in told
    assert summary([]).value == "nothing"


def test_commands_stand_under_what_they_decide():
    lines = to_copy([awaiting("wording")] * 50).value.splitlines()
    assert lines[1] == "# 參加者人數"
    assert lines[2].startswith(".venv/bin/hkbiomed review translate stat-abc")
    assert "10 more" in lines[-2]


def covered(start, end, status="set_aside", reason="ordinal_name"):
    return {
        "document_id": "alpha",
        "start": start,
        "end": end,
        "text": TEXT[start:end],
        "status": status,
        "reason": reason,
        "table_name": None,
    }


def test_each_reason_has_its_meaning_and_a_sentence():
    at = TEXT.index("第15屆")
    rows = [covered(3, 7, "used", None), covered(at, at + 4), covered(10, 12, reason="unexplained")]
    told = account(rows, {"alpha": TEXT})
    assert (told["numbers"], told["set aside"], told["unexplained"]) == (3, 1, 1)
    reasons = told["set aside by reason"].value
    assert "Ordinal in a name 名稱中的序數" in reasons
    assert "【第15屆】會議。" in reasons
    assert "| alpha" in told["by document"].value


def test_a_preview_has_quotes_and_no_technical_columns():
    row = {column.name: None for column in column_schema("statistics").columns}
    row |= {
        "statistic_id": "stat-abc",
        "label_zh": "參加者人數",
        "value": 120.0,
        "unit": "1",
        "rule": "statistics.count",
    }
    evidence = {"table_name": "statistics", "row_id": "stat-abc", "document_id": "alpha", "start": 3, "quote": "120名"}
    told = preview("statistics", [row] * 12, [evidence]).value
    head, _, first = told.splitlines()[:3]
    assert [name.strip(" \N{FIGURE SPACE}") for name in head.strip("|").split("|")] == [
        "label_zh",
        "value",
        "unit",
        "quotes",
        "quoted_documents",
    ]
    assert "120名" in first
    assert "statistics.count" not in told
    assert "not shown: statistic_id, indicator_id, value_exact, rule, decision" in told
    assert "2 more" in told


def test_columns_tell_what_is_asked_of_them():
    columns = {column.name: column for column in column_schema("statistics").columns}
    assert "key of indicators" in columns["indicator_id"].constraints.other
    assert any(one.startswith("one of ") for one in columns["measure"].constraints.other)
    assert "EDTF" in columns["period"].constraints.other


@pytest.mark.parametrize("rule", HOMES)
def test_a_check_says_more_than_its_name(rule):
    graph = defs.resolve_asset_graph()
    (spec,) = [graph.get_check_spec(key) for key in graph.asset_check_keys if key.name == check_name(rule)]
    assert len(spec.description) > len(rule) + 20


def violation(number):
    return Violation(
        "sums add up", "statistics", f"stat-{number:04}", "value", "99", "100", "look", "有99名。", "alpha"
    )


def test_of_many_at_fault_the_first_are_shown_and_all_are_counted():
    check = Check("sums add up", "", 9_000, tuple(map(violation, range(5_000))), left_out=1_000)
    told = faults.of_check(check)
    assert told["violations"] == 6_000
    assert "stat-0039" in told["rows"].value
    assert "stat-0040" not in told["rows"].value
    assert "5,960 more" in told["rows"].value
    description = faults.told(check.violations, check.left_out)
    assert "stat-0002" in description
    assert "stat-0003" not in description
    assert "5,997 more" in description
    assert faults.listed([str(number) for number in range(100)], ", ").endswith("9, and 90 more")


def test_of_many_events_the_latest_are_drawn():
    day = datetime.date(1500, 1, 1)
    rows = [
        {
            "date": str(year),
            "date_start": day.replace(year),
            "date_end": None,
            "kind": "founding",
            "title_zh": f"第{year}",
        }
        for year in range(1500, 1500 + SHOWN + 1)
    ]
    told = timeline_plot(rows)
    assert told.startswith(f"the latest {SHOWN} of {SHOWN + 1} events")
    drawn = base64.b64decode(told.partition("base64,")[2].rstrip(")")).decode()
    assert "第1501" in drawn
    assert "第1500" not in drawn
    assert timeline_plot(rows[1:]).startswith("![timeline]")


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("香港基因組中心成立", "2021  香港基因組中心成立"),
        ("香" * 60, "2021  " + "香" * 27 + "…"),
        ("a" * 60, "2021  " + "a" * 45 + "…"),
    ],
)
def test_a_label_is_cut_at_its_end_and_not_at_its_date(title, drawn):
    day = datetime.date(2021, 1, 1)
    event = {"date": "2021", "date_start": day, "date_end": None, "kind": "founding", "title_zh": title}
    svg = base64.b64decode(timeline_plot([event]).partition("base64,")[2].rstrip(")")).decode()
    assert f">{drawn}<" in svg.replace("\u00a0", " ")


@pytest.mark.parametrize("settings", [Project, Work, Archive])
def test_settings_say_what_they_do(settings):
    assert all(field.description for name, field in settings.model_fields.items() if name in settings().model_dump())


def test_jobs_and_automation_say_what_they_do():
    assert "nothing is published" in defs.resolve_job_def("release_job").description
    assert "published nowhere" in defs.resolve_job_def("archive_job").description
    assert "Off until switched on" in defs.resolve_sensor_def("raw_texts_changed").description
    assert "Off until switched on" in defs.resolve_schedule_def("weekly").description
