"""Publishing: the same bytes twice, nothing overwritten, nothing left behind by a failure."""

import csv
import errno
import json
import os
import subprocess

import pandas as pd
import pytest

from pipelines.publication import building, gate, inventory, registering, releases, staging
from tests.publication.conftest import Project
from validations.contract import ContractBroken
from validations.facts import pinned


def test_first_release(project):
    published = project.publish()
    assert published.version == "1.0.0"
    folder = project.releases / "1.0.0"
    assert {path.name for path in folder.iterdir()} == {entry.path.split("/")[0] for entry in inventory.entries()}
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert index["tables"]["statistics"]["rows"] == len(pd.read_parquet(folder / "parquet" / "statistics.parquet"))
    assert {source["source_file"] for source in index["sources"]} == {"2024-01-02-alpha.txt", "2024-03-04-beta.txt"}
    assert list(project.releases.iterdir()) == [folder]


def test_identifiers_given_out_are_recorded(project):
    project.publish()
    with project.registry.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["since"] for row in rows} == {"1.0.0"}
    assert {row["table_name"] for row in rows} >= {"organisations", "statistics", "timeline"}


def test_built_twice_is_the_same_bytes(project, tmp_path):
    project.publish()
    (tmp_path / "again").mkdir()
    again = Project(tmp_path / "again")
    again.publish()
    assert project.files() == again.files()


def test_unchanged_texts_publish_nothing(project):
    project.publish()
    before = project.files()
    with pytest.raises(releases.NothingChangedError, match=r"nothing has changed since 1\.0\.0"):
        project.publish()
    assert project.files() == before


def test_changed_rows_are_a_minor_release_that_names_them(project):
    project.publish()
    before = {path: content for path, content in project.files().items() if path.startswith("releases/")}
    project.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
    published = project.publish()
    assert published.version == "1.1.0"
    told = {path.stem: pd.read_csv(path) for path in (published.folder / "changes").glob("*.csv")}
    assert set(told["added"]["cause"]) == {"source"}
    assert set(told["added"]["detail"]) == {"new text 2024-05-06-gamma"}
    assert [len(told[name]) for name in ("removed", "modified", "schema")] == [0, 0, 0]
    summary = json.loads((published.folder / "changes" / "summary.json").read_text(encoding="utf-8"))
    assert summary == published.index["changes"]
    assert summary["causes"]["source"]["added"] == len(told["added"])
    assert project.files().items() >= before.items()


def test_other_words_in_the_readme_are_a_patch(project, monkeypatch):
    project.publish()
    compose = staging.readme.compose
    monkeypatch.setattr(staging.readme, "compose", lambda *told: compose(*told) + "Errata: none.\n")
    assert project.publish().version == "1.0.1"


def test_a_column_less_is_a_major_release(project):
    project.publish()
    path = project.releases / "1.0.0" / "index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    index["tables"]["people"]["columns"].append({"name": "age", "type": "int64"})
    path.write_text(json.dumps(index), encoding="utf-8")
    assert project.publish().version == "2.0.0"


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("1.0.0", "exists, and what is published is never changed"),
        ("0.9.0", "older than 1.0.0"),
        ("2.0", "no version"),
        ("../2.0.0", "no version"),
    ],
)
def test_refused_versions(project, version, told):
    project.publish()
    before = project.files()
    with pytest.raises(releases.NotPublishedError, match=told):
        project.publish(version)
    assert project.files() == before


def test_a_version_may_be_named(project):
    assert project.publish("3.1.4").version == "3.1.4"


@pytest.mark.parametrize(
    ("level", "version", "enough"),
    [
        ("minor", "1.0.1", "1.1.0"),
        ("major", "1.0.1", "2.0.0"),
        ("major", "1.9.9", "2.0.0"),
        ("patch", "1.0.1", None),
        ("none", "1.0.1", None),
        ("minor", "1.1.0", None),
        ("minor", "1.4.0", None),
        ("minor", "7.0.0", None),
        ("major", "2.0.0", None),
    ],
)
def test_a_number_may_say_more_than_has_changed_but_not_less(tmp_path, level, version, enough):
    (tmp_path / "1.0.0").mkdir()
    if enough is None:
        assert str(releases.asked(version, tmp_path, level)) == version
    else:
        with pytest.raises(releases.NotPublishedError, match=f"understates .* is {level}: {enough} would do"):
            releases.asked(version, tmp_path, level)


def test_an_understating_number_publishes_nothing(project):
    project.publish()
    before = project.files()
    project.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
    with pytest.raises(releases.NotPublishedError, match=r"1\.1\.0 would do"):
        project.publish("1.0.1")
    assert project.files() == before


def test_a_rebuilt_release_is_told_the_code_that_built_it(project, monkeypatch):
    project.publish()
    monkeypatch.setattr(releases.index, "code", lambda: {"code_sha256": "later code that reads alike"})
    with pytest.raises(releases.NothingChangedError):
        project.publish()


def test_a_broken_contract_publishes_nothing_and_says_which_sentence(project):
    resolved = project.build()
    resolved.rows["statistics"][0]["value"] = 99.0
    with pytest.raises(ContractBroken, match="名參加者"):
        releases.publish(resolved, project.raw, project.releases)
    assert not project.releases.exists()


def test_tables_of_other_texts_are_refused(project):
    resolved = project.build()
    project.write("2024-01-02-alpha.txt", "香港基因組中心於2012年成立。\n計劃有120名參加者。\n")
    with pytest.raises(building.InputError, match="not the text that the tables were made from"):
        releases.publish(resolved, project.raw, project.releases)
    assert not project.releases.exists()


@pytest.mark.parametrize("step", ["checksums", "expectations", "readme"])
def test_a_failure_half_way_leaves_what_was_published(project, monkeypatch, step):
    project.publish()
    before = project.files()
    owner, name = {
        "checksums": (staging.checksums, "write"),
        "expectations": (staging.gate, "require_expected"),
        "readme": (staging.readme, "compose"),
    }[step]

    def fail(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(owner, name, fail)
    project.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
    with pytest.raises(releases.NotPublishedError, match=r"No space left on device.* make room"):
        project.publish()
    assert project.files() == before
    assert [path.name for path in project.releases.iterdir()] == ["1.0.0"]


def test_what_a_killed_run_left_is_removed(project):
    left = project.releases / ".staging-1.0.0-99999999"
    left.mkdir(parents=True)
    (left / "half").write_text("")
    project.publish()
    assert [path.name for path in project.releases.iterdir()] == ["1.0.0"]


def test_strict_refuses_unexplained_numbers(project, monkeypatch):
    resolved = project.build()
    aside = next(row for row in resolved.rows["coverage"] if row["status"] == "set_aside")
    aside["reason"] = "unexplained"
    with pytest.raises(ContractBroken):
        releases.publish(resolved, project.raw, project.releases, strict=True)
    assert releases.publish(resolved, project.raw, project.releases).version == "1.0.0"


def test_a_file_that_the_inventory_does_not_describe_is_refused(project, monkeypatch):
    def stray(edition):
        (edition.folder / "stray.txt").write_text("?", encoding="utf-8")

    monkeypatch.setattr(staging, "WRITERS", (*staging.WRITERS[:-1], stray, staging.WRITERS[-1]))
    with pytest.raises(gate.FilesRefusedError, match=r"stray\.txt: no line of inventory\.csv describes it"):
        project.publish()
    assert not project.releases.exists()


def test_a_file_that_is_described_but_missing_is_refused(project, monkeypatch):
    monkeypatch.setattr(staging, "WRITERS", tuple(w for w in staging.WRITERS if w is not staging.readme.write))
    with pytest.raises(gate.FilesRefusedError, match=r"README\.md: inventory\.csv describes it, and it is not there"):
        project.publish()
    assert not project.releases.exists()


def test_a_text_with_pinned_facts_that_is_gone_stops_the_release(project, monkeypatch):
    alpha, gone = (
        pinned.Fact(*[f"{name}.value", "statistics", name, *[""] * 7]) for name in ("2024-01-02-alpha", "gone")
    )
    monkeypatch.setattr(pinned, "facts", lambda: (alpha, gone))
    monkeypatch.setattr(pinned, "check", lambda *_: (1, []))
    with pytest.raises(ContractBroken, match=r"gone\.value, column source: found gone, expected the name of a text"):
        project.publish()
    assert not project.releases.exists()


@pytest.mark.parametrize(("column", "slip"), [("row_id", "x{}"), ("table_name", "people")])
def test_a_line_of_the_register_that_no_release_has_published_stops_the_next(project, column, slip):
    project.publish()
    with project.registry.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    number = next(n for n, line in enumerate(lines) if line["table_name"] == "organisations")
    lines[number][column] = slip.format(lines[number][column])
    with project.registry.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, lines[0].keys(), lineterminator="\n")
        written.writeheader()
        written.writerows(lines)
    project.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
    before = project.files()
    with pytest.raises(registering.RegisterDamagedError, match=rf"line {number + 2}: .* 1\.0\.0 has published no such"):
        project.publish()
    assert project.files() == before


def test_a_register_cut_short_stops_the_release_but_not_what_a_crash_left_unrecorded(project):
    project.publish()
    kept = project.registry.read_bytes()
    project.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
    project.publish()
    project.write("2024-06-07-delta.txt", "香港基因組中心再添78名參加者。\n")
    whole = project.registry.read_bytes()
    before = project.files()
    project.registry.write_bytes(whole.splitlines(keepends=True)[0])
    with pytest.raises(registering.RegisterDamagedError, match=r"identifiers that 1\.0\.0 has published .* restore it"):
        project.publish()
    project.registry.unlink()
    with pytest.raises(registering.RegisterDamagedError, match=r"registry\.csv does not know"):
        project.publish()
    assert project.files() == before
    project.registry.write_bytes(kept)
    assert project.publish().version == "1.2.0"
