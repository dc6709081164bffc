"""The spreadsheet: agreeing with the models and the rows, in types that spreadsheets have, never a formula."""

import datetime
import zipfile

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.escape import unescape

from pipelines.publication import gate
from pipelines.publication.files import spreadsheet
from pipelines.publication.files.spreadsheet import cells, derived, dictionary
from tests.publication.files import editions
from validations import schema


def write(folder, rows=None):
    folder.mkdir()
    told = editions.edition(folder, rows)
    spreadsheet.write(told)
    return told, folder / spreadsheet.NAME


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    told, path = write(tmp_path_factory.mktemp("spreadsheet") / "release")
    return told, path, openpyxl.load_workbook(path)


def cell(value):
    """Return what a cell of a spreadsheet holds for a value of a table."""
    if isinstance(value, datetime.date) and value >= cells.FIRST_DAY:
        return datetime.datetime.combine(value, datetime.time())
    return value if isinstance(value, (bool, int, float)) else schema.csv_value(value) or None


def test_sheets_are_those_of_the_tables(written):
    _, _, book = written
    assert book.sheetnames == ["about", *schema.TABLES, "dictionary"]


@pytest.mark.parametrize("table", schema.TABLES)
def test_columns_and_cells_are_those_of_the_table(written, table):
    told, _, book = written
    names = [column.name for column in schema.columns(table)]
    header, *rows = book[table].iter_rows(values_only=True)
    assert list(header) == names + [column.name for column in derived.columns(table)]
    # Office Open XML writes a carriage return as _x000D_, which Excel reads back and openpyxl leaves.
    read = [[unescape(value) if isinstance(value, str) else value for value in row[: len(names)]] for row in rows]
    assert read == [[cell(row[name]) for name in names] for row in told.rows[table]]


@pytest.mark.parametrize("table", schema.TABLES)
def test_header_is_frozen_filtered_and_explained(written, table):
    sheet = written[2][table]
    assert sheet.freeze_panes is not None
    assert int(sheet.freeze_panes[1:]) == 2
    assert sheet.auto_filter.ref.startswith("A1:")
    for at, column in enumerate((*schema.columns(table), *derived.columns(table)), 1):
        note = sheet.cell(1, at).comment.text
        for words in (column.title_en, column.title_zh, column.description_en, column.description_zh):
            assert words in note


def test_no_cell_is_a_formula_or_a_link_to_outside(written):
    _, path, book = written
    kinds = {each.data_type for sheet in book for row in sheet.iter_rows() for each in row}
    assert kinds <= {"s", "n", "d", "b"}
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/" in name)
        links = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert not any(b'TargetMode="External"' in each for each in links)
    labels = [row[2].value for row in book["statistics"].iter_rows()]
    assert editions.FORMULA in labels


def test_days_are_dates_but_for_those_that_spreadsheets_count_differently(written):
    first = {row[0].value: row[2] for row in written[2]["timeline"].iter_rows(min_row=2)}
    assert first["meeting"].is_date
    assert first["meeting"].number_format == "yyyy-mm-dd"
    assert first["founded"].value == "1887-01-01"


def test_pandas_reads_it_plainly(written):
    told, path, _ = written
    frame = pd.read_excel(path, sheet_name="statistics", dtype={"value_exact": str, "label_en": str})
    assert frame["value_exact"].tolist() == [row["value_exact"] for row in told.rows["statistics"]]
    assert frame["value"].tolist() == [row["value"] for row in told.rows["statistics"]]
    assert "007" in frame["label_en"].tolist()


def test_quotes_and_simplified_names_stand_beside_their_fact(written):
    frame = pd.read_excel(written[1], sheet_name=None)
    statistics = frame["statistics"].set_index("statistic_id")
    assert statistics.loc["life-male", ["quotes", "quoted_documents"]].tolist() == ["82.5歲", "notice"]
    assert statistics.loc["all", "quotes"] == "衞生署"
    assert statistics.loc["group-a", "label_zh_hans"] == "港大罕病基因组参加者人数"
    assert "卫生署" in frame["organisations"]["name_zh_hans"].tolist()


def test_many_quotes_are_cut_short_and_say_so():
    row = {"person_id": "p"}
    quotes = {("people", "p"): [{"quote": f"第{at}句", "document_id": "d"} for at in range(derived.MOST_QUOTES + 5)]}
    told = {column.name: column.cell for column in derived.columns("people") if column.name.startswith("quote")}
    assert told["quotes"](row, quotes).endswith(f"第{derived.MOST_QUOTES - 1}句 | … 5")
    assert told["quoted_documents"](row, quotes) == "d"


def test_dictionary_says_what_the_models_say(written):
    header, *rows = written[2]["dictionary"].iter_rows(values_only=True)
    assert header == dictionary.HEADER
    told = [dict(zip(header, row, strict=True)) for row in rows]
    own = [row for row in told if not row["derived"]]
    declared = [(table, column) for table in schema.TABLES for column in schema.columns(table)]
    assert len(own) == len(declared)
    for row, (table, column) in zip(own, declared, strict=True):
        assert (row["table_name"], row["column_name"], row["type"]) == (table, column.name, column.type)
        assert (row["nullable"], row["references"]) == (column.nullable, column.references)
        assert (row["title_zh"], row["description_en"]) == (column.title_zh, column.description_en)


def test_first_sheet_tells_version_rows_and_terms_in_both_languages(written):
    told, _, book = written
    shown = "\n".join(str(value) for row in book["about"].iter_rows(values_only=True) for value in row if value)
    for words in (
        "hkbiomed 1.2.0",
        "2024-01-15",
        "CC BY 4.0",
        "使用條款",
        "EDTF",
        "限定詞",
        "空白儲存格",
        "from 0, the end not included",
        "不含終點",
    ):
        assert words in shown
    rows = {row[0]: row[2] for row in book["about"].iter_rows(values_only=True)}
    assert {table: rows[table] for table in schema.TABLES} == {name: len(told.rows[name]) for name in schema.TABLES}


@pytest.mark.parametrize(
    ("header", "values", "width"),
    [
        ("value", [1e12], len("1,000,000,000,000") + 3),
        ("value", [82.5, None], 9),
        ("quantity", ["x"], len("quantity") + 4),
        ("label_zh", ["香港基因組中心"], 15),
        ("quote", ["HKU\nHong Kong University"], len("Hong Kong University") + 1),
        ("quote", ["a" * 500], 56),
    ],
)
def test_columns_are_as_wide_as_what_they_show(header, values, width):
    assert cells.width(header, values) == width


def test_rows_are_as_high_as_their_quotes(written):
    heights = written[2]["evidence"].row_dimensions
    high = [row[0].row for row in written[2]["evidence"].iter_rows() if "\n" in str(row[5].value)]
    assert [heights[row].height for row in high] == [2 * cells.LINE]


def test_a_cell_that_no_spreadsheet_holds_is_refused_by_name(tmp_path):
    rows = editions.tables()
    # Beyond the Basic Multilingual Plane, where Excel counts a character twice.
    rows["statistics"][4]["label_zh"] = "𠮷" * (cells.LONGEST // 2 + 1)
    with pytest.raises(gate.FilesRefusedError, match="label_zh of the row life-male of statistics has 32,768"):
        write(tmp_path / "release", rows)


def test_more_rows_than_a_sheet_holds_are_refused():
    with pytest.raises(gate.FilesRefusedError, match="evidence has 1,048,576"):
        cells.require_rows("evidence", cells.MOST_ROWS)


def test_same_rows_are_the_same_bytes(tmp_path, written, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Hong_Kong")
    assert write(tmp_path / "again")[1].read_bytes() == written[1].read_bytes()
