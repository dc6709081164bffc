"""The archive job from end to end on small texts: what it writes, what it tells, what stops it."""

import dagster as dg
import pytest
from typer.testing import CliRunner

from assets.graph import build_defs
from assets.resources import Project as Folders
from assets.resources import Work
from assets.values import Values
from pipelines import cli
from pipelines.building import extracting
from pipelines.building.build import STATIONS
from tests.publication import fake_extraction
from tests.publication.conftest import small_project
from validations import schema


@pytest.fixture
def project(tmp_path, monkeypatch):
    return small_project(tmp_path, monkeypatch)


@pytest.fixture
def instance():
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


@pytest.fixture
def run(project, instance, tmp_path):
    """Run the archive job into tmp_path/archive and return what came of it."""

    def execute(strict=False, cache="cache", **work):
        folders = Folders(raw_dir=str(project.raw), releases_dir=str(project.releases))
        values = Values(tmp_path / "values")
        defs = build_defs(
            {"project": folders, "work": Work(cache_dir=str(tmp_path / cache), **work), "io_manager": values}
        )
        told = {"raw_dir": str(project.raw), "strict": strict}
        config = {
            "ops": {"archive": {"config": {"folder": str(tmp_path / "archive")}}},
            "resources": {"project": {"config": told}},
        }
        job = defs.resolve_job_def("archive_job")
        return job.execute_in_process(instance=instance, raise_on_error=False, run_config=config)

    return execute


def told(result, asset="archive"):
    (event,) = [
        event.materialization
        for event in result.get_asset_materialization_events()
        if event.asset_key == dg.AssetKey([asset])
    ]
    return {name: value.value for name, value in event.metadata.items()}


def checks(result):
    return {check.check_name: check for check in result.get_asset_check_evaluations()}


def reasons(result):
    for event in result.get_step_failure_events():
        error = event.step_failure_data.error
        while error is not None:
            yield error.message
            error = error.cause


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def with_a_damaged_text(project):
    (project.raw / "2024-05-06-damaged.txt").write_bytes(b"\x00\xff\x00\xfe\x80")


@pytest.fixture
def with_a_wrong_value(project, monkeypatch):
    def extract(document):
        claims = fake_extraction.extract(document)
        for claim in claims:
            if claim.kind == "statistic":
                claim.values["value"] = 99.0
        return claims

    monkeypatch.setattr(extracting, "extract", extract)


def test_the_tables_are_those_of_the_command(run, project, tmp_path):
    result = run()
    assert result.success
    arguments = ["build", "--raw", project.raw, "--out", tmp_path / "built", "--no-cache"]
    assert CliRunner().invoke(cli.app, list(map(str, arguments))).exit_code == 0
    assert files(tmp_path / "archive") == files(tmp_path / "built")
    assert all(check.passed for check in checks(result).values())


def test_what_a_maintainer_sees(run, tmp_path):
    shown = told(run())
    assert (shown["texts"], shown["set aside"]) == (2, 0)
    assert shown["folder"] == str(tmp_path / "archive")
    assert "350" in shown["first rows of statistics"]
    assert "350名參加者" in shown["first rows of statistics"]
    assert "香港基因組中心" in shown["first rows of organisations"]
    assert all(table in shown["rows by table"] for table in schema.TABLES)
    assert all(words in shown["time by station"] for words in STATIONS.values())
    assert "what is refused" not in shown


def test_a_second_run_reads_nothing_again(run, project):
    first, again = run(), run()
    assert (told(first, "claims")["read now"], told(again, "claims")["read now"]) == (2, 0)
    assert told(first)["read by this step"] == 0
    project.write("2024-06-07-gamma.txt", "新聞稿\n香港基因組中心已有40名參加者。\n")
    assert told(run(), "claims")["texts"] == 3


@pytest.mark.usefixtures("with_a_damaged_text")
def test_a_text_that_cannot_be_read_is_set_aside(run, tmp_path):
    result = run(strict=False)
    assert result.success
    for asset in ("claims", "archive"):
        shown = told(result, asset)
        assert (shown["texts"], shown["set aside"]) == (2, 1)
        assert "2024-05-06-damaged.txt" in shown["why set aside"]
    check = checks(result)["every_text_is_read"]
    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert "2024-05-06-damaged.txt" in (tmp_path / "archive" / "set-aside.csv").read_text("utf-8")


@pytest.mark.usefixtures("with_a_damaged_text")
def test_a_text_that_cannot_be_read_stops_a_strict_run(run, tmp_path):
    result = run(strict=True)
    assert not result.success
    assert any("2024-05-06-damaged.txt" in reason for reason in reasons(result))
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize(
    ("strict", "severity"), [(False, dg.AssetCheckSeverity.WARN), (True, dg.AssetCheckSeverity.ERROR)]
)
@pytest.mark.usefixtures("with_a_wrong_value")
def test_a_broken_contract_stops_only_a_strict_run(run, strict, severity):
    result = run(strict=strict)
    assert result.success != strict
    check = checks(result)["keeps_the_contract"]
    assert (check.passed, check.severity) == (False, severity)
    assert check.metadata["violations"].value > 0
    assert "99" in check.metadata["rows"].value
    assert "名參加者" in check.description
    # Written all the same, to be looked at.
    assert "values equal their exact literals" in told(result)["what is refused"]


def test_in_several_processes_the_bytes_are_the_same(run, tmp_path, monkeypatch):
    # Workers are processes of their own, which know nothing of the stand-in for extraction.
    monkeypatch.undo()
    assert run(engine_name="process", workers=2, cache="other").success
    several = files(tmp_path / "archive")
    assert run().success
    assert files(tmp_path / "archive") == several


def test_of_many_texts_set_aside_few_are_shown(run, project):
    for number in range(60):
        (project.raw / f"damaged-{number:02}.txt").write_bytes(b"\x00\xff\x00\xfe\x80")
    result = run()
    shown = told(result, "claims")
    assert shown["set aside"] == 60
    assert "damaged-19.txt" in shown["why set aside"]
    assert "damaged-20.txt" not in shown["why set aside"]
    assert "40 more" in shown["why set aside"]
    assert "57 more" in checks(result)["every_text_is_read"].description


def test_no_table_passes_from_step_to_step(run, tmp_path):
    assert run().success
    assert {path.name for path in (tmp_path / "values").iterdir()} == {"raw_texts", "claims"}
