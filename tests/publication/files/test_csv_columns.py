"""Columns as CSV: of every value what is said of it alone, by schema.csv_value and csv_files."""

import csv
import datetime
import io
import re
import sys

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.publication.files import csv_columns, csv_files
from validations import schema

NASTY = [
    "",
    ",",
    '"',
    '""',
    "\n",
    "\r",
    "a\rb",
    "\r\n",
    " a",
    "a ",
    "\u3000a",
    "a\u2003",
    "\x85",
    "a\x0b",
    "\ufeffa",
    "a|b",
]
NASTY += [
    "=1+1",
    "+85228718888",
    "-0.5",
    "-1e-05",
    "@SUM(1)",
    "\t=1",
    "+٣",
    "NA",
    "null",
    "-nan",
    "香港，「衞生署」",
    "\U00020bb7",
]
TEXT = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"])))
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="|="), max_size=5)
MAPS = st.dictionaries(PLAIN, st.none() | PLAIN, max_size=3).map(lambda pairs: sorted(pairs.items()))
VALUES = {
    pa.string(): st.none() | TEXT,
    pa.int64(): st.none() | st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.none() | st.floats() | st.integers(-(2**70), 2**70).map(float),
    pa.bool_(): st.none() | st.booleans(),
    pa.date32(): st.none() | st.dates(),
    pa.list_(pa.string()): st.lists(st.none() | PLAIN, max_size=3),
    pa.map_(pa.string(), pa.string()): MAPS,
}
COLUMNS = st.sampled_from(list(VALUES)).flatmap(lambda kind: st.tuples(st.just(kind), st.lists(VALUES[kind])))
ROWS = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6)


def columns(rows):
    return [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]


@given(COLUMNS, st.integers(0, 2))
@example((pa.float64(), [-0.0, 0.0, 1e16, 1e22, 0.1, 5e-324, float("inf"), float("nan"), None, 276e9]), 0)
@example((pa.date32(), [datetime.date(1, 1, 1), datetime.date(9999, 12, 31)]), 0)
@example((pa.list_(pa.string()), [None, ["港大", "HKU"], []]), 1)
def test_cells_are_those_of_single_values(column, start):
    kind, values = column
    cells = csv_columns.cells(pa.array(values, kind).slice(start))
    assert cells.to_pylist() == [schema.csv_value(value) for value in pa.array(values, kind).to_pylist()[start:]]


@given(ROWS, st.integers(0, 2))
def test_lines_are_those_of_single_cells(rows, start):
    rows = [*[("", "")] * start, *rows]
    lines = csv_columns.lines([column.slice(start) for column in columns(rows)])
    assert lines.to_pybytes().decode() == csv_files.as_csv(rows[start], rows[start + 1 :])


@given(ROWS)
def test_lines_read_back(rows):
    text = csv_columns.lines(columns(rows)).to_pybytes().decode()
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)] == rows


@given(st.lists(st.tuples(TEXT, TEXT, TEXT)))
@example([tuple(NASTY[place : place + 3]) for place in range(len(NASTY) - 2)])
def test_risks_are_those_of_single_cells(rows):
    found = [(row + 1, "abc"[number], cell, why) for row, number, cell, why in csv_columns.risks(columns(rows))]
    assert found == list(csv_files.risks("abc", rows))


def test_any_letter_at_either_end_is_quoted_as_in_single_cells():
    letters = [chr(number) for number in range(0xD800)]
    rows = [(f"{letter}a", f"a{letter}") for letter in letters]
    assert csv_columns.lines(columns(rows)).to_pybytes().decode() == csv_files.as_csv(rows[0], rows[1:])


def test_blanks_are_those_of_python():
    blank, pythons = re.compile(f"[{csv_columns.BLANKS}]"), re.compile(r"\s")
    told = [(bool(blank.match(letter)), bool(pythons.match(letter))) for letter in map(chr, range(sys.maxunicode + 1))]
    assert [place for place, (ours, theirs) in enumerate(told) if ours != theirs] == []


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (pa.list_(pa.string()), ["a", "b|c"], "'b|c' holds '|' or '='"),
        (pa.map_(pa.string(), pa.string()), [("a=b", "c")], "'a=b' holds '|' or '='"),
        (pa.map_(pa.string(), pa.string()), [("a", "b|c")], "'b|c' holds '|' or '='"),
        (pa.map_(pa.string(), pa.string()), [("b", "1"), ("a", "2")], "has its keys out of order or one of them twice"),
        (pa.map_(pa.string(), pa.string()), [("a", "1"), ("a", "2")], "has its keys out of order or one of them twice"),
    ],
)
def test_what_could_not_be_read_back_is_refused(kind, value, told):
    column = pa.array([[], value, []], kind)
    with pytest.raises(ValueError, match=re.escape(told)):
        csv_columns.cells(column.slice(1))
    assert csv_columns.cells(column.slice(2)).to_pylist() == [""]
