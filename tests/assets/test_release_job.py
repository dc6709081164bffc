"""The release job from end to end in a small project: what it publishes, and what a broken contract leaves."""

import dagster as dg
import pytest

from assets import release as release_assets
from assets.graph import build_defs
from assets.resources import Project as Folders
from assets.resources import Work
from assets.values import Values
from pipelines.knowledge import Knowledge
from pipelines.publication import building
from tests.publication.conftest import small_project


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(release_assets, "CANDIDATE", tmp_path / "candidate")
    return small_project(tmp_path, monkeypatch)


@pytest.fixture
def defs(project, tmp_path):
    folders = Folders(raw_dir=str(project.raw), releases_dir=str(project.releases), registry_file=str(project.registry))
    values = Values(tmp_path / "values")
    work = Work(cache_dir=str(tmp_path / "cache"))
    return build_defs({"project": folders, "work": work, "io_manager": values})


def run(defs, instance, **options):
    job = defs.resolve_job_def("release_job")
    return job.execute_in_process(instance=instance, raise_on_error=False, **options)


@pytest.fixture
def instance():
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


def messages(result):
    for event in result.get_step_failure_events():
        error = event.step_failure_data.error
        while error is not None:
            yield error.message
            error = error.cause


def test_a_release_is_published_and_shown(defs, project, instance):
    result = run(defs, instance)
    assert result.success
    assert all(check.passed for check in result.get_asset_check_evaluations())
    assert [path.name for path in project.releases.iterdir()] == ["1.0.0"]
    shown = {
        event.asset_key.to_user_string(): event.materialization for event in result.get_asset_materialization_events()
    }
    assert shown["statistics"].metadata["dagster/row_count"].value == 2
    assert "label_zh" in shown["statistics"].metadata["preview"].value
    assert "data:image/svg+xml;base64," in shown["timeline"].metadata["plot"].value
    release = shown["release"].metadata
    assert release["version"].value == "1.0.0"
    assert release["README.md"].value == str(project.releases / "1.0.0" / "README.md")
    assert "The first release" in release["changes"].value


def test_a_later_release_tells_its_own_changes_alone(defs, project, instance):
    run(defs, instance)
    project.write("2024-01-02-alpha.txt", "香港基因組中心於2021年成立。\n計劃有130名參加者。\n")
    (event,) = [
        event
        for event in run(defs, instance).get_asset_materialization_events()
        if event.asset_key == dg.AssetKey(["release"])
    ]
    told = event.materialization.metadata
    assert told["changes"].value.startswith("## 1.1.0")
    assert "## 1.0.0" not in told["changes"].value
    assert "source" in told["values changed"].value


def test_what_awaits_people_is_shown_and_stops_nothing(defs, instance, monkeypatch):
    monkeypatch.setattr(Knowledge, "load", lambda folder=None: Knowledge.empty())
    result = run(defs, instance)
    assert result.success
    (check,) = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert (check.check_name, check.severity) == ("bodies_are_reviewed", dg.AssetCheckSeverity.WARN)
    assert check.description == "await review: 香港基因組中心"
    assert "【香港基因組中心】於2021年成立。" in check.metadata["rows"].value
    assert "hkbiomed review accept org-" in check.metadata["commands"].value


def test_nothing_changed_is_no_failure_and_no_release(defs, project, instance):
    assert run(defs, instance).success
    before = project.files()
    again = run(defs, instance)
    assert again.success
    assert project.files() == before
    assert not [e for e in again.get_asset_materialization_events() if e.asset_key == dg.AssetKey(["release"])]
    (seen,) = again.get_asset_observation_events()
    assert "nothing has changed since 1.0.0" in seen.asset_observation_data.asset_observation.description


def test_a_version_from_the_launchpad(defs, project, instance):
    config = {"raw_dir": str(project.raw), "releases_dir": str(project.releases), "version": "2.5.0"}
    config["registry_file"] = str(project.registry)
    assert run(defs, instance, run_config={"resources": {"project": {"config": config}}}).success
    assert [path.name for path in project.releases.iterdir()] == ["2.5.0"]


@pytest.fixture
def broken(monkeypatch):
    resolve = building.resolve_tables

    def resolve_wrongly(texts):
        resolved = resolve(texts)
        resolved.rows["statistics"][0]["value"] = 99.0
        return resolved

    monkeypatch.setattr(building, "resolve_tables", resolve_wrongly)


@pytest.mark.usefixtures("broken")
def test_a_broken_contract_stops_the_run_before_anything_is_published(defs, project, instance):
    result = run(defs, instance)
    assert not result.success
    failed = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert failed
    assert "名參加者" in failed[0].description
    assert "99" in failed[0].metadata["rows"].value
    assert not project.releases.parent.exists()


@pytest.mark.usefixtures("broken")
def test_launched_alone_the_release_checks_for_itself(defs, project, instance):
    run(defs, instance)
    alone = run(defs, instance, asset_selection=[dg.AssetKey(["release"])])
    assert not alone.success
    assert any("The contract is broken" in message for message in messages(alone))
    assert not project.releases.exists()


def test_launched_alone_on_values_of_other_texts_it_refuses(defs, project, instance):
    assert run(defs, instance).success
    before = project.files()
    project.write("2024-01-02-alpha.txt", "香港基因組中心於2012年成立。\n計劃有120名參加者。\n")
    alone = run(defs, instance, asset_selection=[dg.AssetKey(["release"])])
    assert not alone.success
    assert any("not the text that the tables were made from" in message for message in messages(alone))
    assert project.files() == before
