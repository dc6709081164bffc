"""What is different between two releases, with its cause, and what it amounts to."""

import pytest

from pipelines.publication.changes import compare as changes

KEYS = {"documents": ("document_id",), "statistics": ("statistic_id",), "coverage": ("document_id", "start")}


def tables(statistics, texts=("letter",), sha="1"):
    return {
        "documents": [{"document_id": name, "sha256": sha} for name in texts],
        "statistics": [{"statistic_id": key, "value": value} for key, value in statistics.items()],
        "evidence": [{"table_name": "statistics", "row_id": key, "document_id": texts[-1]} for key in statistics],
        "coverage": [],
    }


def of_statistics(before, after):
    return [change[1:] for change in changes.between(before, after, KEYS) if change[0] == "statistics"]


def test_no_change():
    assert list(changes.between(tables({"a": 1}), tables({"a": 1}), KEYS)) == []


def test_changed_value_is_told_by_column_with_both_values():
    found = of_statistics(tables({"a": 82.5}), tables({"a": 28.5}))
    assert found == [("a", "changed", "value", 82.5, 28.5, changes.DECIDED)]


def test_rows_of_a_new_text_name_it():
    found = of_statistics(tables({}), tables({"a": 1}, ("letter", "speech")))
    assert found == [("a", "added", "", None, None, "new text speech")]


def test_rows_of_a_withdrawn_and_of_a_changed_text_name_it():
    assert of_statistics(tables({"a": 1}), tables({}, ()))[0][-1] == "withdrawn text letter"
    assert of_statistics(tables({"a": 1}), tables({"a": 2}, sha="2"))[0][-1] == "changed text letter"


def test_rows_are_counted_once_however_many_columns_changed():
    old = {"documents": [{"document_id": "a", "sha256": "1", "title": "x"}]}
    new = {"documents": [{"document_id": "a", "sha256": "2", "title": "y"}, {"document_id": "b", "sha256": "3"}]}
    counted = changes.counts(list(changes.between(old, new, {"documents": ("document_id",)})))
    assert counted == {"documents": {"added": 1, "removed": 0, "changed": 1}}


def told(**columns):
    return {"statistics": {"columns": [{"name": name, "type": kind} for name, kind in columns.items()]}}


@pytest.mark.parametrize(
    ("before", "after", "differences", "level"),
    [
        (told(value="double"), told(value="double"), [], "none"),
        (told(value="double"), told(value="double"), ["a row"], "minor"),
        (told(value="double"), told(value="double", unit="string"), [], "minor"),
        (told(value="double"), told(value="string"), [], "major"),
        (told(value="double"), told(number="double"), [], "major"),
        (
            told(value="double") | {"people": {"columns": [{"name": "id", "type": "string"}]}},
            told(value="double"),
            [],
            "major",
        ),
    ],
)
def test_level(before, after, differences, level):
    assert changes.level(before, after, differences) == level
