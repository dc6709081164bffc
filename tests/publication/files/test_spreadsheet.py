"""The spreadsheet: agreeing with the models and the rows, in types that spreadsheets have, never a formula."""

import datetime
import zipfile

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.utils.escape import unescape

from pipelines.publication import gate
from pipelines.publication.files import code_lists, quotes, spreadsheet
from pipelines.publication.files.spreadsheet import cells, derived, layout, lists
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
    assert book.sheetnames == ["about", *schema.TABLES, "dictionary", "codes"]


@pytest.mark.parametrize("table", schema.TABLES)
def test_columns_and_cells_are_those_of_the_table(written, table):
    told, _, book = written
    names = [column.name for column in schema.columns(table)]
    made = {column.name for column in derived.columns(table)}
    header, *rows = book[table].iter_rows(values_only=True)
    assert [name for name in header if name not in made] == names
    assert set(header) == {*names, *made}
    # Office Open XML writes a carriage return as _x000D_, which Excel reads back and openpyxl leaves.
    read = [
        [unescape(value) if isinstance(value, str) else value for name, value in zip(header, row, strict=True)
         if name in names]
        for row in rows
    ]  # fmt: skip
    listed = layout.in_order(table, told.rows[table], quotes.by_fact(told.rows["evidence"]))
    assert read == [[cell(row[name]) for name in names] for row in listed]
    assert sorted(map(str, listed)) == sorted(map(str, told.rows[table]))


@pytest.mark.parametrize("table", schema.TABLES)
def test_derived_columns_are_told_apart_and_columns_for_checking_folded(written, table):
    sheet = written[2][table]
    made = {column.name for column in derived.columns(table)}
    own, blue = (
        {cell.fill.fgColor.rgb for cell in sheet[1] if (cell.value in made) is derived} for derived in (False, True)
    )
    assert len(own) == 1
    assert not own & blue
    assert len(blue) == bool(made)
    folded = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            assert dimension.outlineLevel == 1
            folded |= set(range(dimension.min, dimension.max + 1))
    assert {sheet.cell(1, at).value for at in folded} == {
        placed.column.name for placed in layout.columns(table) if placed.folded
    }
    # A pane whose every column is folded would freeze nothing.
    frozen = column_index_from_string(sheet.freeze_panes[:-1]) - 1
    assert set(range(1, frozen + 1)) - folded


@pytest.mark.parametrize(
    ("table", "beside"),
    [("statistics", "value"), ("timeline", "title_en"), ("roles", "title_en"), ("people", "name_en")],
)
def test_quotes_stand_beside_what_they_state(table, beside):
    names = [placed.column.name for placed in layout.columns(table)]
    at = names.index(beside)
    assert names[at + 1 : at + 3] == ["quotes", "quoted_documents"]


def test_what_is_for_checking_is_folded_and_what_others_refer_to_is_not():
    folded = {
        (table, placed.column.name) for table in schema.TABLES for placed in layout.columns(table) if placed.folded
    }
    assert {("statistics", "statistic_id"), ("timeline", "event_id"), ("statistics", "decision")} <= folded
    assert {("organisations", "name_zh_hans"), ("people", "rule")} <= folded
    for named in [("organisations", "organisation_id"), ("indicators", "indicator_id"), ("evidence", "row_id")]:
        assert named not in folded


def place(document, start):
    return {"document_id": document, "start": start}


ORDERS = {
    "timeline": (
        ("event_id", "date_start", "date"),
        [
            ("z", datetime.date(1887, 1, 1), "1887"), ("b", datetime.date(2021, 1, 1), "2021"),
            ("a", datetime.date(2021, 1, 1), "2021-01-01"), ("c", None, "../2020"),
        ],
    ),
    "organisations": (
        ("organisation_id", "name_en", "name_zh"),
        [("z", "alpha", "丙"), ("a", "Beta", "甲"), ("c", None, "一"), ("b", None, "乙")],
    ),
    "people": (
        ("person_id", "name_zh", "name_en"),
        [("z", "丁", None), ("a", "王", "Wong"), ("c", None, "Ann"), ("b", None, "Bob")],
    ),
    "statistics": (("statistic_id",), [("late",), ("later",), ("other",), ("another",), ("none",)]),
}  # fmt: skip
EVIDENCE = {
    ("statistics", "late"): [place("b", 5), place("a", 9)],
    ("statistics", "later"): [place("a", 10)],
    ("statistics", "other"): [place("b", 2)],
    ("statistics", "another"): [place("b", 2)],
}


@pytest.mark.parametrize("table", ORDERS)
def test_rows_are_in_the_order_in_which_they_are_read(table):
    names, listed = ORDERS[table]
    rows = [dict(zip(names, values, strict=True)) for values in listed]
    expected = [row[names[0]] for row in rows]
    if table == "statistics":
        expected = ["late", "later", "another", "other", "none"]
    for given in (rows, rows[::-1]):
        assert [row[names[0]] for row in layout.in_order(table, given, EVIDENCE)] == expected


@pytest.mark.parametrize("table", schema.TABLES)
def test_header_is_frozen_filtered_and_explained(written, table):
    sheet = written[2][table]
    assert sheet.freeze_panes is not None
    assert int(sheet.freeze_panes[1:]) == 2
    assert sheet.auto_filter.ref.startswith("A1:")
    for at, column in enumerate((placed.column for placed in layout.columns(table)), 1):
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
    labels = [each.value for row in book["statistics"].iter_rows() for each in row]
    assert editions.FORMULA in labels


def test_days_are_dates_but_for_those_that_spreadsheets_count_differently(written):
    header, *rows = written[2]["timeline"].iter_rows()
    at = [cell.value for cell in header].index("date_start")
    first = {row[0].value: row[at] for row in rows}
    assert first["meeting"].is_date
    assert first["meeting"].number_format == "yyyy-mm-dd"
    assert first["founded"].value == "1887-01-01"


def test_pandas_reads_it_plainly(written):
    told, path, _ = written
    frame = pd.read_excel(path, sheet_name="statistics", dtype={"value_exact": str, "label_en": str})
    frame = frame.set_index("statistic_id")
    for row in told.rows["statistics"]:
        assert frame.loc[row["statistic_id"], ["value", "value_exact"]].tolist() == [row["value"], row["value_exact"]]
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
    assert header == lists.HEADER
    told = [dict(zip(header, row, strict=True)) for row in rows]
    own = [row for row in told if not row["derived"]]
    declared = [(table, column) for table in schema.TABLES for column in schema.columns(table)]
    assert len(own) == len(declared)
    for row, (table, column) in zip(own, declared, strict=True):
        assert (row["table_name"], row["column_name"], row["type"]) == (table, column.name, column.type)
        assert (row["nullable"], row["references"]) == (column.nullable, column.references)
        assert (row["vocabulary"], bool(row["closed"])) == (column.vocabulary, bool(column.enum))
        assert (row["title_zh"], row["description_en"]) == (column.title_zh, column.description_en)


def test_codes_are_those_of_the_vocabularies(written):
    header, *rows = written[2]["codes"].iter_rows(values_only=True)
    assert header == code_lists.HEADER
    assert rows == [(*code, "|".join(users)) for code, users in code_lists.held()]
    assert ("units", "a") in {row[:2] for row in rows}


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
        ("quote", ["many words " * 50], 34),
        ("body_id", ["one-of-the-many-words-of-an-identifier"], 24),
        ("geography", ["HK"] * 19 + ["HK|CN|US|GB|FR|DE|IT|ES"], 13),
    ],
)
def test_columns_are_as_wide_as_most_of_what_they_show(header, values, width):
    assert cells.width(header, values) == width


@pytest.mark.parametrize(
    ("value", "width", "lines"),
    [
        ("", 10, 1), (None, 10, 1), (1e12, 5, 1), ("香港", 10, 1), ("香港基因組中心", 10, 2), ("a\nb", 10, 2),
        ("one two three four", 10, 2), ("a-long-identifier-of-many-words", 12, 4), ("x" * 50, 11, 5),
        (["a", "b"], 10, 1),
    ],
)  # fmt: skip
def test_cells_take_as_many_lines_as_they_are_wrapped_into(value, width, lines):
    assert cells.lines(value, width) == lines


def test_rows_are_as_high_as_their_quotes(written):
    sheet = written[2]["evidence"]
    at = [cell.value for cell in sheet[1]].index("quote")
    high = [row[0].row for row in sheet.iter_rows(min_row=2) if "\n" in str(row[at].value)]
    # In pixels, three quarters of a point each.
    assert [sheet.row_dimensions[row].height for row in high] == [pytest.approx(2 * cells.LINE + cells.GAP, abs=0.75)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1300.0, "#,##0"), (40_000, "#,##0"), (16.0, "#,##0"), (1234.5, "#,##0.##########"), (82.5, "General")],
)
def test_numbers_are_grouped_one_way(tmp_path, value, shown):
    rows = editions.tables()
    rows["statistics"][0]["value"] = value
    _, path = write(tmp_path / "release", rows)
    cells_of = [each for row in openpyxl.load_workbook(path)["statistics"].iter_rows() for each in row]
    assert shown in {each.number_format for each in cells_of if each.value == value}


def test_years_are_never_grouped(written):
    """Years are texts (founded, period) or dates."""
    for sheet in written[2]:
        header, *rows = sheet.iter_rows()
        years = [at for at, cell in enumerate(header) if cell.value in ("founded", "period", "published", "date")]
        assert not [row[at] for row in rows for at in years if row[at].data_type == "n" and row[at].value is not None]


@pytest.mark.parametrize(("name", "paper"), [("about", 9), ("evidence", 9), ("statistics", 8)])
def test_sheets_print_across_one_page_that_is_wide_enough(written, name, paper):
    sheet = written[2][name]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToHeight, sheet.page_setup.paperSize) == (0, paper)
    assert sheet.page_setup.orientation == "landscape"


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
