"""The changelog of the dataset: every version back to the first, whether or not older ones had a changelog."""

import json
import shutil
from pathlib import Path

import pytest

from pipelines.publication import versions
from pipelines.publication.changes.structure import SchemaChange
from pipelines.publication.metadata import changelog
from pipelines.publication.metadata.changelog import Difference, Heading, section, structure_told, summed

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "data" / "releases"


def sections(text):
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


def test_each_release_goes_on_from_the_one_before(project):
    project.publish()
    project.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
    project.publish()
    project.write("2024-07-08-delta.txt", "香港基因組中心再添88名參加者。\n")
    project.publish()
    texts = [(project.releases / v / "CHANGELOG.md").read_text(encoding="utf-8") for v in ("1.0.0", "1.1.0", "1.2.0")]
    assert [sections(text) for text in texts] == [["1.0.0"], ["1.1.0", "1.0.0"], ["1.2.0", "1.1.0", "1.0.0"]]
    assert "new text 2024-07-08-delta" in texts[2].split("## 1.1.0")[0]
    assert texts[2].endswith(texts[1][texts[1].index("## 1.1.0") :])


def test_releases_without_a_changelog_tell_by_their_indexes(tmp_path):
    for version in ("1.0.0", "1.1.0"):
        shutil.copytree(PUBLISHED / version, tmp_path / version)
        (tmp_path / version / "CHANGELOG.md").unlink(missing_ok=True)
    text = changelog.earlier(tmp_path / "1.1.0")
    assert sections(text) == ["1.1.0", "1.0.0"]
    # Told in today's words, not in those of its changes.csv.
    assert "| statistics | modified | 5 | indicator_id, decision, label_zh | rule, correction or knowledge |" in text
    assert "changed" not in text
    assert "A minor version after 1.0.0, dated 2026-11-22.\n" in text
    assert text.endswith("indicators 33.\n")


def test_a_table_less_is_told(tmp_path):
    for version in ("1.0.0", "1.1.0"):
        shutil.copytree(PUBLISHED / version, tmp_path / version)
    index = json.loads((tmp_path / "1.0.0" / "index.json").read_text(encoding="utf-8"))
    index["tables"]["dreams"] = index["tables"]["people"]
    (tmp_path / "1.0.0" / "index.json").write_text(json.dumps(index), encoding="utf-8")
    shutil.copy(tmp_path / "1.0.0" / "parquet" / "people.parquet", tmp_path / "1.0.0" / "parquet" / "dreams.parquet")
    assert "- Table removed: dreams.\n" in changelog.earlier(tmp_path / "1.1.0")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([], []),
        ([("a", "x", "type_changed", "string", "double")], ["- Type changed: a.x (string → double)."]),
        (
            [("a", "x", "column_removed", "string", ""), ("a", "y", "column_added", "", "string")],
            ["- Column added: a.y (string).", "- Column removed: a.x (string)."],
        ),
        ([("b", "", "table_added", "", "x, y")], ["- Table added: b."]),
        ([("a", "x", "made_nullable", "never empty", "may be empty")], ["- Made nullable: a.x."]),
        (
            [("a", "", "description_changed", "One.", "Two."), ("a", "x", "description_changed", "One.", "Two.")],
            ["- English description changed: a, a.x."],
        ),
        ([("a", "x", "code_added", "", "B"), ("a", "x", "code_added", "", "C")], ["- Code added: a.x (B), a.x (C)."]),
    ],
    ids=str,
)
def test_changes_of_the_schema(changes, told):
    assert list(structure_told(SchemaChange(*change) for change in changes)) == told


def test_every_change_of_the_schema_has_words():
    changes = [SchemaChange("a", "x", name, "", "") for name in versions.LEVELS]
    assert len(list(structure_told(changes))) == len(versions.LEVELS)


def test_rows_are_counted_once_by_table_change_and_cause():
    differences = [
        Difference("people", "a", "modified", "name_zh", "correction"),
        Difference("people", "a", "modified", "name_en", "correction"),
        Difference("people", "b", "modified", "name_en", "correction"),
        Difference("people", "c", "added", "", "source"),
    ]
    assert summed(differences) == [
        ("people", "modified", "2", "name_zh, name_en", "correction"),
        ("people", "added", "1", "", "source"),
    ]


def test_a_version_without_changed_rows_says_so():
    told = section(Heading("1.0.1", "2026-11-22", "1.0.0"), [], [], {})
    assert told.startswith("## 1.0.1\n\nA patch version after 1.0.0, dated 2026-11-22.\n")
    assert told.endswith("\nNo row has changed; documentation or reports have.\n")
    told = section(
        Heading("1.1.0", None, "1.0.0"), [], [SchemaChange("people", "born", "column_added", "", "date")], {}
    )
    assert told.startswith("## 1.1.0\n\nA minor version after 1.0.0.\n")
    assert told.endswith("\n- Column added: people.born (date).\n\nNo row has changed.\n")
