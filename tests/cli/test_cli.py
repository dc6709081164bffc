"""The command: what it writes, what it says, and the exit codes that scripts rely on."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from typer.testing import CliRunner

from pipelines import cli
from pipelines.building import assembling, extracting
from pipelines.cli import releasing
from tests.publication import fake_extraction
from tests.publication.conftest import small_project
from validations import schema

ROOT = Path(__file__).parents[2]


def run(*arguments):
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


@pytest.fixture
def project(tmp_path, monkeypatch):
    return small_project(tmp_path, monkeypatch)


@pytest.fixture
def published(project):
    project.publish()
    return project


def places(project):
    return "--raw", project.raw, "--releases", project.releases


def test_build_writes_every_table(project, tmp_path):
    result = run("build", "--raw", project.raw, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    for table in schema.TABLES:
        assert (tmp_path / "out" / "csv" / f"{table}.csv").is_file()
    assert pd.read_parquet(tmp_path / "out" / "parquet" / "statistics.parquet")["value"].tolist() == [350.0, 120.0]
    assert "2 texts" in result.stdout


def test_build_refuses_two_rows_of_one_key(project, tmp_path, monkeypatch):
    once = assembling.Assembled.table

    def twice(made, name):
        for part in once(made, name):
            yield part
            if name == "statistics":
                yield part.slice(len(part) - 1)

    monkeypatch.setattr(assembling.Assembled, "table", twice)
    result = run("build", "--raw", project.raw, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "statistics: two rows have the key" in result.stderr
    assert not (tmp_path / "out" / "csv" / "statistics.csv").exists()


def test_build_warns_and_strict_build_fails_on_what_is_unexplained(project, tmp_path, monkeypatch):
    def unexplained(document):
        return [c for c in fake_extraction.extract(document) if c.kind != "number" or c.values["status"] == "used"]

    monkeypatch.setattr(extracting, "extract", unexplained)
    arguments = "build", "--raw", project.raw, "--out", tmp_path / "out"
    lenient, strict = run(*arguments), run(*arguments, "--strict")
    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    assert "warning: " in lenient.stderr
    assert "分3組" in strict.stderr
    assert "rules are broken" in strict.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "--raw", "nowhere", "--out", "out"], "nowhere: no folder that can be read"),
        (["build", "--raw", ".", "--out", "out"], "holds no text; put .txt, .jsonl or .parquet files there"),
        (["build", "--out", "out"], "Missing option"),
        (["check", "--releases", "nowhere"], "holds no release yet"),
        (["check", "1.0.0", "--releases", "nowhere"], "there is no release 1.0.0"),
        (["check", "one", "--releases", "nowhere"], "write three numbers with dots"),
        (
            ["diff", "1.0.0", "1.1.0", "--releases", "nowhere"],
            "there is no release 1.0.0 in nowhere; there are none at all",
        ),
        (["diff", "1.0.0", "2.0.0"], "there is no release 2.0.0"),
        (["diff", "1.0.0", "new"], "write three numbers with dots"),
        (["diff", "1.0.0", "1.1.0", "--table", "prices"], "no table 'prices' in 1.0.0 or 1.1.0; there are contacts,"),
        (["diff", "1.0.0", "1.1.0", "--format", "xml"], "'xml' is not one of"),
        (["summary", "--releases", "nowhere"], "holds no release yet"),
        (["explain", "stat-1", "--from", "nowhere"], "holds no tables"),
        (["release", "--version", "one"], "write three numbers with dots"),
        (["publish"], "No such command"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(arguments, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_unreadable_texts_are_set_aside_and_strict_builds_name_them_all(project, tmp_path):
    for name in ("one.txt", "two.txt"):
        (project.raw / name).write_bytes(bytes(range(256)) * 4)
    arguments = "build", "--raw", project.raw, "--out", tmp_path / "out"
    strict = run(*arguments, "--strict")
    assert strict.exit_code == 2
    assert "one.txt" in strict.stderr
    assert "two.txt" in strict.stderr
    assert not (tmp_path / "out").exists()
    # The second of these runs has nothing to read, and tells of them none the less.
    for _ in range(2):
        lenient = run(*arguments)
        assert lenient.exit_code == 0
        assert "2 texts cannot be read" in lenient.stderr
        assert "2 texts, " in lenient.stdout
        aside = pd.read_csv(tmp_path / "out" / "set-aside.csv")
        assert aside["source_file"].tolist() == ["one.txt", "two.txt"]
        assert aside["reason"].str.contains("one.txt|two.txt").all()
    for name in ("one.txt", "two.txt"):
        (project.raw / name).unlink()
    assert run(*arguments).exit_code == 0
    assert not (tmp_path / "out" / "set-aside.csv").exists()


def test_check_of_a_sound_and_of_a_damaged_release(published):
    sound = run("check", *places(published))
    assert sound.exit_code == 0, sound.output
    path = published.releases / "1.0.0" / "csv" / "people.csv"
    path.write_text("")
    damaged = run("check", "1.0.0", *places(published))
    assert damaged.exit_code == 1
    assert "WRONG  csv/people.csv has changed since it was published" in damaged.stdout


def test_explain_marks_the_quote_and_names_the_rule(published):
    row = next(row for row in published.build().rows["statistics"] if row["value"] == 120)
    release = published.releases / "1.0.0"
    result = run("explain", row["statistic_id"], "--from", release, "--raw", published.raw)
    assert result.exit_code == 0
    assert "計劃有【120名參加者】。" in result.stdout
    assert "statistics.fake" in result.stdout
    assert "no correction applies" in result.stdout


def test_summary(published):
    result = run("summary", "--releases", published.releases)
    assert result.exit_code == 0
    assert "first release" in result.stdout
    assert "accounted for" in result.stdout


def test_help_has_examples_and_exit_codes():
    assert "hkbiomed build --raw my-texts" in run("--help").stdout
    for command in ("build", "release", "check", "diff", "explain", "summary", "data-docs", "site", "browse"):
        assert f"Example: hkbiomed {command}" in " ".join(run(command, "--help").stdout.split())


def test_runs_as_a_module():
    ran = subprocess.run([sys.executable, "-m", "pipelines.cli", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0
    assert "build" in ran.stdout


def test_build_imports_neither_dagster_nor_great_expectations(tmp_path):
    (tmp_path / "text.txt").write_text("香港男性平均壽命達82.5歲。", encoding="utf-8")
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom pipelines.cli import app\n"
        f"result = CliRunner().invoke(app, ['build', '--raw', r'{tmp_path}', '--out', r'{tmp_path / 'out'}'])\n"
        "assert result.exit_code == 0, result.output\n"
        "print([name for name in ('dagster', 'great_expectations', 'altair') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert ran.stdout.strip() == "[]", ran.stdout + ran.stderr


def _chain(*messages):
    """What Dagster tells of an error and of those that it came of, the outermost first."""
    told = None
    for message in reversed(messages):
        told = SimpleNamespace(message=message, cause=told)
    return told


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        (
            ["dagster.StepError: failed", "pipelines.knowledge.KnowledgeError: a.csv, line 2: not UTF-8. Save it.\n",
             "UnicodeDecodeError: byte 0xff"],
            "a.csv, line 2: not UTF-8. Save it.",
        ),
        (["dagster.StepError: step failed", "OSError: disk full"], "OSError: disk full"),
        (
            ["dagster.StepError: step failed", "PermissionError: [Errno 13] Permission denied: '/data'\n"],
            "Permission denied: '/data': make room, or see to who may write there, and run again",
        ),
        ([], ""),
    ],
)  # fmt: skip
def test_a_failed_run_tells_the_error_that_names_place_and_remedy(messages, told):
    assert releasing.reason(_chain(*messages)) == told


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        (["dagster.StepError: failed", "pipelines.knowledge.sheets.KnowledgeError: a.csv, line 2: not UTF-8."], True),
        (["pipelines.publication.building.InputError: raw: no folder that can be read"], False),
        (["dagster.StepError: failed", "OSError: disk full"], False),
        ([], False),
    ],
)
def test_a_run_that_a_word_list_has_stopped_is_known(messages, expected):
    assert releasing.of_knowledge(_chain(*messages)) is expected
