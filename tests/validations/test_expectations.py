"""Great Expectations over a release folder: the same results twice, failures that name file and value, offline docs."""

import json
import re

import pytest

from tests.validations import tiny
from validations import expectations
from validations.data_docs import rewritten
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


def test_a_release_that_does_not(tmp_path):
    folder = tiny.release(tmp_path / "1.0.0", tiny.spoilt("statistics", 0, qualifier="roughly"))
    path = folder / "csv" / "people.csv"
    path.write_text(path.read_text(encoding="utf-8") + "somebody,某人,,,,\n", encoding="utf-8")
    results = expectations.validate_release(folder)
    assert not results["passed"]
    told = "\n".join(expectations.unmet(results))
    assert "parquet/statistics.parquet: expect_column_values_to_be_in_set {'column': 'qualifier'" in told
    assert "['roughly']" in told
    assert "csv/people.csv: expect_table_row_count_to_equal {'value': 1}: found 2" in told


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


@pytest.mark.parametrize(
    ("page", "clean"),
    [
        ('<link rel="stylesheet" href="https://a.org/b.css"/><p>x', "<p>x"),
        ("<link href='//a.org/b.css'><p>x", "<p>x"),
        ('<img class="c" src="http://a.org/l.png?d=1" alt="l"/><p>x', "<p>x"),
        ("<style>a { background: url('https://a.org/b.png') 0; }</style>", "<style>a { background: none 0; }</style>"),
        ("<script>let x = 1;</script><a href='static/a.html'>a</a>", "<a href='static/a.html'>a</a>"),
    ],
)
def test_pages_are_rewritten(page, clean):
    assert rewritten(page) == clean
