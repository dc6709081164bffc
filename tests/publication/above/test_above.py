"""What stands above the releases: all versions and all identifiers, whatever happens in between."""

import csv
import hashlib
import json

import pytest

from pipelines.knowledge.store import REGISTRY_COLUMNS
from pipelines.publication import above, gate, releases
from pipelines.publication.above import identifiers
from pipelines.publication.building import InputError
from tests.publication.changes.states import release

GAMMA = "2024-05-06-gamma.txt"


@pytest.fixture(autouse=True)
def _files_are_taken_as_fit(monkeypatch):
    """Great Expectations take seconds a release, and these tests are not about what is in one."""
    monkeypatch.setattr(gate, "require_expected", lambda *_: {"passed": True, "files": []})


def catalogue(project):
    return json.loads((project.releases.parent / "index.json").read_text(encoding="utf-8"))


def listed(project):
    with (project.releases.parent / "identifiers.csv").open(encoding="utf-8", newline="") as file:
        return {(row["table_name"], row["row_id"]): row for row in csv.DictReader(file)}


def test_two_releases_are_listed_with_what_vouches_for_them(project):
    project.publish()
    project.write(GAMMA, "香港基因組中心再添77名參加者。\n")
    project.publish()
    told = catalogue(project)
    assert (told["name"], told["licence"], told["latest"]) == ("hkbiomed", "CC-BY-4.0", "1.1.0")
    first, second = told["versions"]
    assert (first["version"], first["since"], first["as_of"]) == ("1.0.0", None, None)
    assert (second["since"], second["level"], second["rows"]["statistics"]) == ("1.0.0", "minor", 3)
    assert second["changes"]["statistics"] == {"added": 1, "removed": 0, "modified": 0}
    for entry in told["versions"]:
        for name, digest in entry["sha256"].items():
            path = project.releases.parent / entry["path"] / name
            assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def test_every_identifier_is_listed_since_and_until(project):
    project.write(GAMMA, "香港基因組中心再添77名參加者。\n")
    project.publish()
    (project.raw / GAMMA).unlink()
    project.publish()
    told = listed(project)
    gone = told["documents", "2024-05-06-gamma"]
    assert (gone["first_seen"], gone["last_seen"]) == ("1.0.0", "1.0.0")
    stays = told["organisations", "hong-kong-genome-institute"]
    assert (stays["first_seen"], stays["last_seen"]) == ("1.0.0", "1.1.0")
    assert {table for table, _ in told} >= {"documents", "statistics", "timeline", "people", "roles", "contacts"}
    assert not {table for table, _ in told} & {"evidence", "coverage"}


def test_an_identifier_that_the_register_retired_names_its_successors(tmp_path):
    registry = tmp_path / "registry.csv"
    lines = [
        ("statistics", "one", "old", "1.0.0", "1.1.0", "new"),
        ("statistics", "two", "old", "1.0.0", "1.1.0", "other"),
        ("statistics", "three", "old", "1.0.0", "1.1.0", "new"),
        ("statistics", "four", "new", "1.0.0", "1.1.0", "old"),
    ]
    registry.write_text("\n".join(map(",".join, [REGISTRY_COLUMNS, *lines])), encoding="utf-8")
    states = [
        release(statistics=[{"statistic_id": row_id} for row_id in rows], version=version)
        for version, rows in (("1.0.0", ["old"]), ("1.1.0", ["new"]))
    ]
    told = identifiers.content(states, registry).decode().splitlines()
    assert "statistics,old,1.0.0,1.0.0,new|other" in told
    assert "statistics,new,1.1.0,1.1.0," in told
    assert "statistics,old,1.0.0,1.0.0," in identifiers.content(states, None).decode().splitlines()


@pytest.mark.parametrize("mended_by", ["nothing changed", "the next publication"])
def test_a_run_that_ended_before_them_is_noticed_and_mended(project, monkeypatch, mended_by):
    project.publish()
    project.write(GAMMA, "香港基因組中心再添77名參加者。\n")
    with monkeypatch.context() as cut:
        cut.setattr(releases.above, "write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            project.publish()
    assert catalogue(project)["latest"] == "1.0.0"
    wrong = above.complaints(project.releases, project.registry)
    assert [line.partition(" does")[0].rpartition("/")[2] for line in wrong] == ["index.json", "identifiers.csv"]
    assert all("`hkbiomed release` writes it again" in line for line in wrong)
    if mended_by == "nothing changed":
        with pytest.raises(releases.NothingChangedError):
            project.publish()
    else:
        project.publish("2.0.0")
    assert catalogue(project)["latest"] == ("1.1.0" if mended_by == "nothing changed" else "2.0.0")
    assert above.complaints(project.releases, project.registry) == []


def test_missing_and_forged_ones_are_noticed(project):
    project.publish()
    (project.releases.parent / "index.json").unlink()
    path = project.releases.parent / "identifiers.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("1.0.0", "0.9.0"), encoding="utf-8")
    missing, forged = above.complaints(project.releases, project.registry)
    assert "index.json is missing" in missing
    assert "identifiers.csv does not tell the releases as they are" in forged


def test_they_are_not_touched_while_they_are_right(project):
    project.publish()
    paths = [project.releases.parent / name for name in (above.CATALOGUE, above.IDENTIFIERS)]
    before = [path.stat().st_mtime_ns for path in paths]
    above.write(project.releases, project.registry)
    assert [path.stat().st_mtime_ns for path in paths] == before
    assert {path.name for path in project.releases.parent.iterdir()} == {"releases", "index.json", "identifiers.csv"}


def test_a_damaged_release_is_named(project):
    project.publish()
    path = project.releases / "1.0.0" / "parquet" / "people.parquet"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(InputError, match=r"1\.0\.0 cannot be read .* restore it"):
        above.write(project.releases, project.registry)


def test_the_first_layouts_are_listed_too(tmp_path):
    from pipelines.cli.differing import ROOT

    (tmp_path / "releases").symlink_to(ROOT / "data" / "releases")
    above.write(tmp_path / "releases", None)
    first, second = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))["versions"][:2]
    assert (first["version"], second["version"]) == ("1.0.0", "1.1.0")
    assert first["as_of"] == "2026-11-22"
    assert second["changes"] == {"statistics": {"added": 0, "removed": 0, "modified": 5}}
    assert above.complaints(tmp_path / "releases", None) == []
