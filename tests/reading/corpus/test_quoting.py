"""Texts that may be quoted and not shown whole, on the word of a file's entry or of their own row."""

import pytest

from pipelines.reading.corpus import quoted_only, texts
from tests.reading.corpus.written import entry, jsonl, manifest, parquet, row

WITHHELD = {"whole_text": "withheld"}


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("香港", "utf-8")
    jsonl(tmp_path / "a.jsonl", row("1"), row("2", **WITHHELD), "{")
    jsonl(tmp_path / "b.jsonl", row("3"), row("3b", **WITHHELD))
    parquet(tmp_path / "c.parquet", row("4", **WITHHELD), row("5", whole_text=None))
    parquet(tmp_path / "d.parquet", row("6"))
    jsonl(tmp_path / "e.jsonl", row("7", **WITHHELD))
    manifest(
        tmp_path,
        entry("a.txt", **WITHHELD),
        entry("b.jsonl", **WITHHELD),
        entry("e.jsonl", set_aside=["whole_text"]),
    )
    return tmp_path


def test_they_are_named_by_source_file(folder):
    held = quoted_only(folder)
    asked = [
        "a.txt",
        "b.txt",
        *(
            f"{file}#{number}"
            for number, file in enumerate(
                ["a.jsonl", "a.jsonl", "b.jsonl", "c.parquet", "c.parquet", "d.parquet", "e.jsonl"], 1
            )
        ),
        None,
    ]
    assert [one for one in asked if one in held] == ["a.txt", "a.jsonl#2", "b.jsonl#3", "c.parquet#4"]


def test_a_file_that_is_withheld_whole_is_not_read_for_it(folder):
    assert quoted_only(folder).texts == {"a.jsonl#2", "c.parquet#4"}


def test_the_stream_says_the_same(folder):
    held = quoted_only(folder)
    for text in texts(folder):
        assert ("whole_text" in getattr(text, "source", {})) == (text.source_file in held)
