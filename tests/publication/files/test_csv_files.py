"""CSV that reads back as it was written, and cells that readers would misread."""

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.publication.files import csv_files

CELLS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_any_cell_reads_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    csv_files.write(["a", "b"], rows, path)
    with path.open(encoding="utf-8", newline="") as file:
        assert [tuple(row) for row in csv.reader(file, strict=True)] == [("a", "b"), *rows]


def test_dialect(tmp_path):
    path = tmp_path / "table.csv"
    csv_files.write(["quote", "value"], [["最新加\n坡", '第2,000個 "GMP"'], ["", " 有空格"]], path)
    assert path.read_bytes().decode() == 'quote,value\n"最新加\n坡","第2,000個 ""GMP"""\n," 有空格"\n'


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("=HYPERLINK(A1)", "read as a formula"),
        ("@SUM(1)", "read as a formula"),
        ("+cmd|' /C calc'!A0", "read as a formula"),
        ("-2+3+cmd", "read as a formula"),
        ("\t=1", "read as a formula"),
        ("\r=1", "read as a formula"),
        ("NA", "read as missing"),
        ("null", "read as missing"),
        ("None", "read as missing"),
        ("nan", "read as missing"),
        ("+85228718888", None),
        ("+85228718888;ext=12", None),
        ("-0.5", None),
        ("info@hkgp.org", None),
        ("1=2", None),
        ("", None),
        ("NAD+", None),
    ],
)
def test_risks(cell, why):
    found = [reason for *_, reason in csv_files.risks(["value"], [[cell]])]
    assert found == ([why] if why else [])


@pytest.mark.parametrize("cell", ["NA", "N/A", "null", "None", "nan", "<NA>", "NULL", "n/a", "#N/A"])
def test_what_pandas_takes_for_missing_is_found(tmp_path, cell):
    csv_files.write(["id", "value"], [["1", cell]], tmp_path / "table.csv")
    assert pd.read_csv(tmp_path / "table.csv")["value"].isna().all()
    assert list(csv_files.risks(["value"], [[cell]]))
