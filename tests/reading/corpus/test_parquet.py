"""Parquet: which columns are taken, and what is told where a file or a part of it is damaged."""

import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.reading.corpus import CorpusError, Unreadable, parquet, texts
from tests.reading.corpus import written
from tests.reading.corpus.written import row

DAY = datetime.date(2023, 5, 11)


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]
)
def test_each_kind_of_string_is_text(tmp_path, kind):
    columns = {name: pa.array([value], pa.string()).cast(kind) for name, value in row(title="題").items()}
    pq.write_table(pa.table({**columns, "note": pa.nulls(1)}), tmp_path / "a.parquet")
    (text,) = texts(tmp_path)
    assert (text.name, text.data, text.source) == ("a", "香港".encode(), {"title": "題"})


def test_dates_are_days(tmp_path):
    written.parquet(tmp_path / "a.parquet", row(published=DAY, received_on="2024"), row("b", published=None))
    assert [text.source for text in texts(tmp_path)] == [
        {"published": "2023-05-11", "received_on": "2024"},
        {},
    ]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"id": ["a"]}, r"no column 'text', among id; rename the one that is meant"),
        ({"text": ["a"], "url": ["b"]}, r"no column 'id', among text, url"),
        ({"id": [1], "text": ["a"]}, "the column 'id' is of int64; expected string; cast it"),
        ({"id": ["a"], "text": [b"a"]}, "the column 'text' is of binary; expected string"),
        ({"id": ["a"], "text": [None]}, "the column 'text' is of null; expected string"),
        ({**row(), "title": [DAY]}, "the column 'title' is of date32.*; expected string; cast it"),
        (
            {**row(), "published": [datetime.datetime(2023, 5, 11)]},
            "the column 'published' is of timestamp.*; expected string or date32; cast it",
        ),
        ({**row(), "author": ["x"]}, "unknown column 'author'; expected id, text, .*or list it under set_aside in the"),
    ],
)
def test_columns_that_are_not_those_of_texts_are_told_before_any_text(tmp_path, columns, message):
    columns = {name: value if isinstance(value, list) else [value] for name, value in columns.items()}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    (tmp_path / "a.txt").write_text("香港", "utf-8")
    with pytest.raises(CorpusError, match=rf"a\.parquet: {message}"):
        texts(tmp_path)


def test_two_columns_of_one_name_are_told(tmp_path):
    table = pa.Table.from_arrays([pa.array(["a"])] * 3, names=["id", "text", "text"])
    pq.write_table(table, tmp_path / "a.parquet")
    with pytest.raises(CorpusError, match="two columns are named 'text'; keep one of them"):
        texts(tmp_path)


def test_bytes_that_are_no_text_are_told_in_their_row(tmp_path):
    column = pa.array([b"1", b"\xad\xbb", b"3"], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"id": ["1", "2", "3"], "text": column}), tmp_path / "a.parquet")
    one, wrong, other = texts(tmp_path)
    assert (one.name, str(wrong), other.name) == ("1", "a.parquet, row 2: not UTF-8; write the text in UTF-8", "3")


def test_a_damaged_group_of_rows_is_told_and_the_others_are_read(tmp_path):
    path = tmp_path / "a.parquet"
    rows = [row(str(number), f"{number}" * 50) for number in range(300)]
    written.parquet(path, *rows, row_group_size=100, compression="none", use_dictionary=False, write_page_checksum=True)
    data = bytearray(path.read_bytes())
    at = data.index(b"150" * 50)
    data[at : at + 3] = b"999"
    path.write_bytes(data)
    told = list(texts(tmp_path))
    (wrong,) = [one for one in told if isinstance(one, Unreadable)]
    assert wrong.place == "a.parquet, row 101"
    assert wrong.reason.startswith("this and the rows up to 200 cannot be read (")
    assert [one.name for one in told if one is not wrong] == [str(n) for n in (*range(100), *range(200, 300))]


def test_a_group_of_rows_is_not_read_whole(tmp_path, monkeypatch):
    read = []
    rows = [row(str(number)) for number in range(1000)]
    written.parquet(tmp_path / "a.parquet", *rows)
    values = parquet._values
    monkeypatch.setattr(parquet, "_values", lambda batch: read.append(batch.num_rows) or values(batch))
    stream = texts(tmp_path)
    for _ in range(65):
        next(stream)
    assert sum(read) < 200
