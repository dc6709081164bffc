"""What differs in the structure of two releases, and the level that it amounts to."""

import pytest

from pipelines.publication import versions
from pipelines.publication.changes import between, structure
from tests.publication.changes.states import TABLES, column, release, table

ID = column("id", nullable=False)


def people(*columns, key=("id",)):
    return {"people": table(key, ID, *columns)}


@pytest.mark.parametrize(
    ("before", "after", "change", "level"),
    [
        (people(), people(column("age")), ("age", "column_added", "", "string"), "minor"),
        (people(column("age")), people(), ("age", "column_removed", "string", ""), "major"),
        (people(), {**people(), "roles": table(["id"], ID)}, ("", "table_added", "", "id"), "minor"),
        ({**people(), "roles": table(["id"], ID)}, people(), ("", "table_removed", "id", ""), "major"),
        (
            people(column("age", "int64")),
            people(column("age", "double")),
            ("age", "type_changed", "int64", "double"),
            "major",
        ),
        (
            people(column("age", nullable=False)),
            people(column("age")),
            ("age", "made_nullable", "never empty", "may be empty"),
            "major",
        ),
        (
            people(column("age")),
            people(column("age", nullable=False)),
            ("age", "made_required", "may be empty", "never empty"),
            "minor",
        ),
        (
            people(column("of", references="roles")),
            people(column("of", references="bodies")),
            ("of", "reference_changed", "roles", "bodies"),
            "major",
        ),
        (
            people(column("sex", codes=["f"])),
            people(column("sex", codes=("f", "m"))),
            ("sex", "code_added", "", "m"),
            "minor",
        ),
        (
            people(column("sex", codes=["f", "m"])),
            people(column("sex", codes=["f"])),
            ("sex", "code_removed", "m", ""),
            "major",
        ),
        (
            people(column("age", description="Years")),
            people(column("age", description="Years of age")),
            ("age", "description_changed", "Years", "Years of age"),
            "patch",
        ),
        (
            people(column("age", description_zh="年")),
            people(column("age", description_zh="年歲")),
            ("age", "description_zh_changed", "年", "年歲"),
            "patch",
        ),
        (
            people(column("age")),
            people(column("age"), key=("id", "age")),
            ("", "key_changed", "id", "id, age"),
            "major",
        ),
    ],
)
def test_a_change_and_its_level(before, after, change, level):
    (found,) = structure.between(release(tables=before), release(tables=after))
    assert found[1:] == change
    assert versions.level_of([found.change], rows=False) == level


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list<item: string>", "list<element: string>"),
        ("list<item: string>", "list<element: string not null>"),
        ("map<string, string>", "map<string, string ('dimensions')>"),
    ],
)
def test_other_names_for_the_parts_of_a_type_are_no_change(before, after):
    states = (release(tables=people(column("age", kind))) for kind in (before, after))
    assert list(structure.between(*states)) == []


def test_what_an_older_release_does_not_tell_is_not_compared():
    old = {"people": {"key": ("id",), "columns": [{"name": "id", "type": "string", "nullable": False}]}}
    new = people() | {"people": {**people()["people"], "description_zh": "人物"}}
    new["people"]["columns"] = [{**ID, "codes": ["a"], "references": "roles"}]
    assert list(structure.between(release(tables=old), release(tables=new))) == []


def test_every_change_has_a_level():
    told = {change for change in versions.LEVELS if change.endswith(("added", "removed"))}
    assert told == {f"{what}_{how}" for what in ("table", "column", "code") for how in ("added", "removed")}
    assert set(versions.LEVELS.values()) == {"major", "minor", "patch"}


@pytest.mark.parametrize(
    ("changes", "rows", "level"),
    [
        ([], False, "none"),
        ([], True, "minor"),
        (["description_changed"], False, "patch"),
        (["description_changed"], True, "minor"),
        (["code_added", "type_changed", "description_changed"], True, "major"),
    ],
)
def test_the_highest_level_counts(changes, rows, level):
    assert versions.level_of(changes, rows=rows) == level


def test_a_new_column_and_a_new_table_are_the_cause_of_their_values():
    row = {"statistic_id": "a", "label_zh": "甲"}
    unlabelled = {**TABLES, "statistics": table(["statistic_id"], "statistic_id")}
    del unlabelled["timeline"]
    before = release(tables=unlabelled, statistics=[{"statistic_id": "a"}], texts={})
    event = {"event_id": "e", "date": "2024"}
    found = between(before, release(statistics=[row], timeline=[event], code={"code_sha256": "2"}))
    assert [one[:4] for one in found.modified] == [("statistics", "a", "label_zh", None)]
    assert found.modified[0][5:] == ("schema", "the column is new")
    assert ("timeline", "e", "schema", "the table is new") in found.added
    assert found.level == "minor"


def test_a_new_column_that_is_empty_changes_no_row():
    old = {**TABLES, "statistics": table(["statistic_id"], "statistic_id")}
    found = between(
        release(tables=old, statistics=[{"statistic_id": "a"}]),
        release(statistics=[{"statistic_id": "a"} | dict.fromkeys(["label_zh", "value"])]),
    )
    assert found.modified == []
