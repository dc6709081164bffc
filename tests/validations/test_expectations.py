"""Great Expectations over a release folder: the same results twice, failures that name file and value, offline docs."""

import json
import re

import pytest

from tests.validations import tiny
from validations import expectations
from validations.schema import TABLES

LOADED = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)\s*=\s*[\"']?(?:https?:)?//|url\(\s*[\"']?(?:https?:)?//",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    return tiny.release(tmp_path_factory.mktemp("release") / "1.0.0")


@pytest.fixture(scope="module")
def results(release):
    return expectations.validate_release(release)


def test_a_release_that_meets_its_expectations(results):
    assert results["passed"], expectations.unmet(results)
    assert [file["file"] for file in results["files"]] == [
        f"{form}/{table}.{form}" for table in TABLES for form in ("parquet", "csv")
    ]
    kinds = {outcome["expectation"] for file in results["files"] for outcome in file["expectations"]}
    assert {
        "expect_table_columns_to_match_ordered_list",
        "expect_table_row_count_to_be_between",
        "expect_table_row_count_to_equal",
        "expect_column_values_to_not_be_null",
        "expect_column_values_to_be_in_set",
        "expect_column_values_to_be_unique",
        "expect_column_values_to_be_between",
        "expect_column_values_to_match_regex",
    } <= kinds


def test_results_are_the_same_twice(release, results):
    again = expectations.validate_release(release)
    assert json.dumps(again, ensure_ascii=False) == json.dumps(results, ensure_ascii=False)


def _spoilt_release(folder):
    rows = tiny.spoilt("statistics", 0, qualifier="roughly")
    rows["contacts"] = []
    rows["coverage"][0]["end"] = 8
    for row in rows["coverage"][:7]:
        row["kind"] = "odd"
    rows["timeline"][0]["event_id"] = "meeting"
    tiny.release(folder, rows)
    for table, old, new in (
        ("people", "博士,,\n", "博士,,\nsomebody,某人,,,,\n"), ("statistics", ",12,12,", ",twelve,12,"),
        ("roles", "role_id", "role"),
    ):  # fmt: skip
        path = folder / "csv" / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_a_release_that_does_not(tmp_path):
    results = expectations.validate_release(_spoilt_release(tmp_path / "1.0.0"), frozenset({"contacts"}))
    assert expectations.unmet(results) == [
        "csv/people.csv: expect_table_row_count_to_equal {'value': 1}: found 2",
        "csv/roles.csv: expect_table_columns_to_match_ordered_list {'column_list': ['role_id', 'person_id', "
        "'organisation_id', 'title_zh', 'title_en', 'document_id', 'rule', 'decision']}: found ['role', 'person_id', "
        "'organisation_id', 'title_zh', 'title_en', 'document_id', 'rule', 'decision']",
        "csv/roles.csv: expect_column_values_to_be_unique {'column': 'role_id'}: "
        'Error: The column "role_id" in BatchData does not exist.',
        "csv/roles.csv: expect_column_values_to_not_be_null {'column': 'role_id'}: "
        'Error: The column "role_id" in BatchData does not exist.',
        "parquet/statistics.parquet: expect_column_values_to_be_in_set {'column': 'qualifier', 'value_set': ['exact', "
        "'over', 'at_least', 'nearly', 'about', 'up_to', 'under']}: found ['roughly']",
        "csv/statistics.csv: expect_column_values_to_match_regex {'column': 'value', 'regex': "
        "'^-?[0-9]+(?:\\\\.[0-9]+)?(?:e[+-]?[0-9]+)?$'}: found ['twelve']",
        "parquet/timeline.parquet: expect_column_values_to_be_unique {'column': 'event_id'}: found ['meeting', "
        "'meeting']",
        "csv/timeline.csv: expect_column_values_to_be_unique {'column': 'event_id'}: found ['meeting', 'meeting']",
        "parquet/coverage.parquet: expect_column_pair_values_a_to_be_greater_than_b {'column_A': 'end', 'column_B': "
        "'start'}: found [[8, 8]]",
        "parquet/coverage.parquet: expect_column_values_to_be_in_set {'column': 'kind', 'value_set': ['number', "
        "'date', 'phone', 'email', 'url']}: found ['odd', 'odd', 'odd', 'odd', 'odd']",
    ]
    met = [outcome["passed"] for file in results["files"] for outcome in file["expectations"]]
    assert {name: value for name, value in results.items() if name != "files"} == {
        "passed": False, "expectations": len(met), "expectations_met": len(met) - 10,
    }  # fmt: skip
    files = {file["file"]: file for file in results["files"]}
    assert [name for name, file in files.items() if not file["passed"]] == [
        "csv/people.csv", "csv/roles.csv", "parquet/statistics.parquet", "csv/statistics.csv",
        "parquet/timeline.parquet", "csv/timeline.csv", "parquet/coverage.parquet",
    ]  # fmt: skip
    odd = next(one for one in files["parquet/coverage.parquet"]["expectations"] if one["unexpected"] == ["odd"] * 5)
    assert odd["unexpected_count"] == 7
    assert (files["csv/people.csv"]["rows"], files["parquet/people.parquet"]["rows"]) == (2, 1)
    columns = ["person_id", "name_zh", "name_en", "honorific", "rule", "decision"]
    assert files["csv/people.csv"]["expectations"] == [
        _told("expect_table_columns_to_match_ordered_list", {"column_list": columns}, True, columns),
        _told("expect_table_row_count_to_be_between", {"min_value": 1}, True, 2),
        _told("expect_table_row_count_to_equal", {"value": 1}, False, 2),
        _told("expect_column_values_to_be_unique", {"column": "person_id"}, True, None),
        _told("expect_column_values_to_not_be_null", {"column": "person_id"}, True, None),
    ]


def _told(expectation, expected, passed, observed):
    return {
        "expectation": expectation, "expected": expected, "passed": passed, "observed": observed,
        "unexpected_count": 0, "unexpected": [], "error": "",
    }  # fmt: skip


class Result:
    """A result of Great Expectations, as far as it is asked."""

    def __init__(self, found, raised, success=False):
        config = {"type": "expect_a", "kwargs": {"column": "x", "batch_id": "release-x"}}
        self._told = {
            "expectation_config": config, "result": found, "exception_info": raised, "success": success,
        }  # fmt: skip

    def to_json_dict(self):
        return self._told


QUIET = {"raised_exception": False, "exception_message": None}


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (Result({"observed_value": 7}, QUIET, success=True), {"passed": True, "observed": 7}),
        (
            Result({"unexpected_count": 9, "partial_unexpected_list": ["a", "b"]}, QUIET),
            {"unexpected_count": 9, "unexpected": ["a", "b"]},
        ),
        (Result({}, {"raised_exception": True, "exception_message": "no column"}), {"error": "no column"}),
        (
            Result({}, {"metric": {"raised_exception": True, "exception_message": "no table"}, "other": {}}),
            {"error": "no table"},
        ),
        (Result({}, {}), {}),
    ],
)
def test_an_outcome_tells_what_great_expectations_found(result, told):
    assert expectations._outcome(result) == _told("expect_a", {"column": "x"}, False, None) | told


def test_outcomes_stand_by_column():
    outcomes = [
        {"expected": {"column": "b"}, "expectation": "a"}, {"expected": {"column": "a"}, "expectation": "b"},
        {"expected": {"column": "a"}, "expectation": "a"}, {"expected": {"value": 1}, "expectation": "z"},
    ]  # fmt: skip
    assert sorted(outcomes, key=expectations._order) == outcomes[:1:-1] + outcomes[1::-1]


def test_cells_of_a_csv_are_read_as_they_are(release, tmp_path):
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "people.csv").write_text("person_id,name_zh\n007,\nNA,陳\n1.0,null\n", encoding="utf-8")
    frame = expectations.read(tmp_path, "people", "csv")
    assert set(map(str, frame.dtypes)) == {"str"}
    assert frame["person_id"].tolist() == ["007", "NA", "1.0"]
    assert frame["name_zh"].isna().tolist() == [True, False, False]
    assert frame["name_zh"].tolist()[1:] == ["陳", "null"]
    assert expectations.read(release, "people", "parquet")["name_zh"].tolist() == ["陳大文"]
    with pytest.raises(FileNotFoundError):
        expectations.read(tmp_path, "people", "parquet")


def test_data_docs_load_nothing_from_outside(release, tmp_path):
    index = expectations.build_data_docs(release, tmp_path / "docs")
    pages = sorted((tmp_path / "docs").rglob("*.html"))
    assert len(pages) > 2 * len(TABLES)
    for page in [*pages, *(tmp_path / "docs").rglob("*.css")]:
        text = page.read_text(encoding="utf-8")
        assert not LOADED.search(text), page
        assert "<script" not in text
    listed = index.read_text(encoding="utf-8")
    links = re.findall(r'<td><a href="(validations/[^"]+)">([^<]+)</a></td><td class="met">✔ met', listed)
    assert sorted(name for _, name in links) == sorted(f"{t}-{f}" for t in TABLES for f in ("csv", "parquet"))
    for path, _ in links:
        assert (index.parent / path).exists()
