"""What a single value must be: lines, dates, identifiers, codes."""

import csv
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from validations.tables import checks, formats, units, vocabularies

UNITS = Path(units.__file__).parent / "units.csv"


@pytest.mark.parametrize(
    "text",
    ["香港基因組中心", "Cell Therapies Pty Ltd", "《刺針》罕見病專家委員會", "é", "no\u00a0break", "soft\u00adhyphen"],
)
def test_lines(text):
    assert checks.is_line(text)


@pytest.mark.parametrize(
    "text", ["", " 香港", "香港 ", "香\n港", "香\t港", "e\u0301", "香\u2028港", "香\u2029港", None, 7, float("nan")]
)
def test_what_is_no_line(text):
    assert not checks.is_line(text)


@pytest.mark.parametrize(
    "date", ["2021", "2025-11", "2025-11-17", "2025-11-18/2025-11-19", "../2025-10", "2020/..", "2024-02-29", "198X"]
)
def test_dates(date):
    assert re.match(formats.EDTF, date)
    assert checks.is_edtf(date)


@pytest.mark.parametrize(
    "date", ["2025-02-30", "2025-02-29/2025-03-01", "../..", "2025-13", "20", "0000-01-01", "2025-W01-1"]
)
def test_what_is_no_date(date):
    assert not (re.match(formats.EDTF, date) and checks.is_edtf(date))


@settings(deadline=None)
@given(st.integers(1, 2500), st.integers(0, 13), st.integers(0, 32))
def test_a_day_that_the_calendar_has_is_one_for_the_library_too(year, month, day):
    date = f"{year:04}-{month:02}-{day:02}"
    if checks.is_edtf(date):
        assert str(parse_edtf(date)) == date


@pytest.mark.parametrize(
    ("value", "listed"),
    [
        (("a", "b"), ["a", "b"]), (["a"], ["a"]), (np.array(["a"], dtype=object), ["a"]), ("a", None), (None, None),
        (np.int64(3), None),
    ],
)  # fmt: skip
def test_lists(value, listed):
    assert checks.as_list(value) == listed


@pytest.mark.parametrize(
    ("value", "mapped"),
    [
        ({"sex": "male"}, {"sex": "male"}),
        ([("sex", "male")], {"sex": "male"}),
        ([], {}),
        (["sex"], None),
        (["ab"], None),
        ([("sex", "male", "adult")], None),
        ([("sex", "male"), "ab"], None),
        ("x", None),
        (None, None),
    ],
)
def test_maps(value, mapped):
    assert checks.as_map(value) == mapped


@pytest.mark.parametrize("kind", ["str", "object"])
@pytest.mark.parametrize(
    ("values", "told"),
    [([], []), (["a", "b", None, "a", "ab"], [True, False, False, True, False])],
    ids=["none", "some"],
)
def test_each_value_of_a_column_is_told_at_its_row(values, told, kind):
    series = pd.Series(values, dtype=kind, index=range(5, 5 + len(values)))
    found = checks._each(series, lambda value: value == "a")
    assert (found.tolist(), found.index.tolist(), str(found.dtype)) == (told, series.index.tolist(), "bool")


@pytest.mark.parametrize("kind", ["str", "object"])
def test_equal_values_keep_what_each_of_them_is(kind):
    found = checks._each(pd.Series(["x", "a"], dtype=kind), lambda value: 0 if value == "x" else "yes")
    assert found.tolist() == [False, True]


@pytest.mark.parametrize(("day", "there"), [("2024-02-29", True), ("2023-02-29", False), ("2023-04-31", False)])
def test_days_of_the_calendar(day, there):
    assert checks._in_calendar(day) is there
    assert checks.is_edtf(day) is there


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        (formats.SLUG, "hong-kong-genome-institute", "Hong Kong"),
        (formats.BCP47, "zh-Hant-HK", "zh_HK"),
        (formats.ISO3166, "US-PA", "usa"),
        (formats.ROR, "https://ror.org/02zhqgq86", "02zhqgq86"),
        (formats.WIKIDATA, "Q15568", "15568"),
        (formats.WDI, "SP.DYN.LE00.MA.IN", "life"),
        (formats.SDG, "3.2.1", "3"),
        (formats.DECIMAL, "82.5", "82,5"),
        (formats.URL, "https://www.hkgp.org/", "www.hkgp.org"),
        (formats.E164, "+85221856745", "2185 6745"),
        (formats.EMAIL, "hkam-hkgi-grant@hkam.org.hk", "HKAM-HKGI-Grant@hkam.org.hk"),
    ],
)
def test_patterns(pattern, right, wrong):
    assert re.match(pattern, right)
    assert not re.match(pattern, wrong)


def test_units_are_listed_once_and_named_in_both_languages():
    with UNITS.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))
    named = ("code", "system", "dimension", "name_en", "name_zh")
    assert all(all(row[column] for column in named) for row in rows)
    assert {row["system"] for row in rows} == {"UCUM", "UCUM annotation", "ISO 4217"}
    assert all((row["system"] == "UCUM annotation") == row["code"].startswith("{") for row in rows)
    assert {"1", "%", "a", "mo", "wk", "d", "h", "m2", "HKD", "CNY", "USD"} <= set(codes)
    assert all(re.fullmatch("[A-Z]{3}", code) for code in units.of_dimension("money"))


def test_vocabularies_name_nothing_twice():
    for name, words in vars(vocabularies).items():
        if isinstance(words, list):
            assert len(words) == len(set(words)), name
