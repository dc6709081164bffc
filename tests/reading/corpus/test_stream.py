"""A folder as one stream: its order, what is wrong with it as a whole, and with single texts of it."""

import os
from pathlib import Path

import pytest

from pipelines.reading import ManifestError, UnreadableText, read_folder
from pipelines.reading.corpus import CorpusError, Text, Unreadable, names, texts, texts_of
from tests.reading.corpus.written import entry, jsonl, manifest, parquet, row

SAID = {"title": "題", "kind": "news", "published": "2023-05-11", "note": "甲"}


@pytest.fixture
def mixed(tmp_path):
    for name in ("b.txt", "a.TXT", "c.md"):
        (tmp_path / name).write_text(name, "utf-8")
    jsonl(tmp_path / "z.jsonl", row("2"), row("1"))
    parquet(tmp_path / "y.parquet", row("4"), row("3"))
    return tmp_path


def test_texts_come_by_file_and_then_by_row(mixed):
    assert names(mixed) == ["a.TXT", "b.txt", "y.parquet", "z.jsonl"]
    told = [(text.name, text.source_file) for text in texts(mixed)]
    assert told == [
        ("a.TXT", "a.TXT"),
        ("b.txt", "b.txt"),
        ("4", "y.parquet#4"),
        ("3", "y.parquet#3"),
        ("2", "z.jsonl#2"),
        ("1", "z.jsonl#1"),
    ]


def test_what_a_row_says_comes_before_what_its_file_says(tmp_path):
    jsonl(tmp_path / "a.jsonl", row("1"), row("2", kind="letter", title=None))
    manifest(tmp_path, entry("a.jsonl", **SAID))
    one, two = texts(tmp_path)
    assert one.source == {"file": "a.jsonl", **SAID}
    assert two.source == {"file": "a.jsonl", **SAID, "kind": "letter"}


def test_keys_set_aside_are_not_read(tmp_path):
    jsonl(tmp_path / "a.jsonl", row("1", author="x", kind="News Article", title="題"))
    parquet(tmp_path / "b.parquet", row("2", author=7, kind=["x"], title="題"))
    manifest(tmp_path, *(entry(name, set_aside=["author", "kind"]) for name in ("a.jsonl", "b.parquet")))
    assert [(text.name, text.source["title"]) for text in texts(tmp_path)] == [("1", "題"), ("2", "題")]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (None, "no folder that can be read .No such file or directory.; name a folder of texts"),
        ({}, "holds no text; put .txt, .jsonl or .parquet files there"),
        ({"a.md": b"x"}, "holds no text"),
        ({"a.jsonl": b"", "b.jsonl": b" \n"}, "its files hold no text"),
        ({"a.txt": b"x", "b.jsonl.gz": b""}, r"b\.jsonl\.gz: packed; unpack it"),
        ({"a.txt": b"x", "b.parquet": None}, r"b\.parquet: a folder; put its files beside it"),
        ({"a.jsonl#1.txt": b"x"}, r"a\.jsonl# stands before the ids of texts; rename the file"),
        ({"a.jsonl": b"\x1f\x8b\x08"}, r"a\.jsonl: expected JSON lines in UTF-8.*packed by gzip; unpack it"),
        ({"a.jsonl": b"\xef\xbb\xbf\n [{"}, r"one JSON array; write its objects one a line \(jq"),
        ({"a.jsonl": b'{\n "id": "a"}'}, r"spread over lines; write each on one \(jq -c \.\)"),
        ({"a.jsonl": '{"id"'.encode("utf-16")}, "in UTF-16; save it as UTF-8"),
        ({"a.jsonl": '{"text": "香港"}\n{"text": "基因"}'.encode("big5")}, "in another encoding; save it as UTF-8"),
        ({"a.jsonl": b"PAR1"}, r"this is Parquet; name it \.parquet"),
        (
            {"a.parquet": b"x" * 20},
            r"a\.parquet: not Parquet that can be read \(.+\); expected a table with columns id",
        ),
        ({"a.parquet": b""}, "not Parquet that can be read"),
    ],
)
def test_what_is_wrong_with_the_whole_is_told_before_any_text(tmp_path, files, message):
    folder = tmp_path / "texts"
    if files is not None:
        folder.mkdir()
    for name, data in (files or {}).items():
        (folder / name).mkdir() if data is None else (folder / name).write_bytes(data)
    with pytest.raises(CorpusError, match=message) as caught:
        texts(folder)
    assert str(folder) in str(caught.value)


def test_a_broken_manifest_is_told_before_any_text(mixed):
    manifest(mixed, "[broken")
    with pytest.raises(ManifestError, match=r"sources\.toml: not TOML"):
        texts(mixed)


def test_what_cannot_be_opened_stops_no_other(mixed):
    (mixed / "aa.txt").symlink_to(mixed / "gone")
    (mixed / "ab.txt").mkdir()
    (wrong,) = [text for text in texts(mixed) if isinstance(text, Unreadable)]
    assert wrong.name == wrong.source_file == "aa.txt"
    assert str(wrong) == (
        "aa.txt: cannot be opened (No such file or directory); allow this user to read it, or take it out of the folder"
    )
    assert len(list(texts(mixed))) == 7


@pytest.mark.parametrize("meanwhile", [Path.unlink, lambda path: path.write_bytes(b"no longer Parquet")])
def test_a_file_that_goes_or_changes_meanwhile_stops_no_other(mixed, meanwhile):
    stream = texts(mixed)
    (mixed / "b.txt").unlink()
    meanwhile(mixed / "y.parquet")
    told = [text if isinstance(text, Unreadable) else text.name for text in stream]
    assert [told[0], *told[3:]] == ["a.TXT", "2", "1"]
    assert [wrong.place for wrong in told[1:3]] == ["b.txt", "y.parquet"]


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX only")
def test_a_name_that_is_no_text_is_told(tmp_path):
    (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("香港", "utf-8")
    (wrong,) = texts(tmp_path)
    assert str(wrong).endswith("the name of the file is not UTF-8; rename it")


def test_a_second_text_of_one_id_is_told_and_the_first_stands(tmp_path):
    (tmp_path / "a.txt").write_text("一", "utf-8")
    jsonl(tmp_path / "b.jsonl", row("a.txt"), row("1"), row("2", kind="poem"), row("2"), row("1", "異"))
    parquet(tmp_path / "c.parquet", row("1"), row("3"))
    told = list(texts(tmp_path))
    assert [text.source_file for text in told if isinstance(text, Text)] == [
        "a.txt",
        "b.jsonl#1",
        "b.jsonl#2",
        "c.parquet#3",
    ]
    doubles = [text for text in told if isinstance(text, Unreadable) and "earlier" in text.reason]
    assert [wrong.place for wrong in doubles] == ["b.jsonl, line 1", "b.jsonl, line 5", "c.parquet, row 1"]
    assert doubles[1].reason == "an earlier text of the folder has the id '1' too; give each one of its own"


def test_a_folder_is_read_as_far_as_it_can_be(mixed):
    documents = read_folder(mixed)
    assert [document.name for document in documents] == ["a.TXT", "b.txt", "4", "3", "2", "1"]
    jsonl(mixed / "z.jsonl", row("2"), "{")
    documents = read_folder(mixed)
    assert [next(documents).name for _ in range(5)][-1] == "2"
    with pytest.raises(UnreadableText, match=r"z\.jsonl, line 2: not JSON"):
        next(documents)


def test_texts_are_found_again_by_their_source_file(mixed):
    jsonl(mixed / "z.jsonl", "{,", row("bad", kind="poem"), row("2", kind="poem"), row("2", "二"), row("1"), row("9"))
    asked = ["z.jsonl#1", "z.jsonl#2", "z.jsonl#gone", "z.jsonl#bad", "b.txt", "gone.txt", "y.parquet#3", "../b.txt"]
    found = list(texts_of(mixed, asked))
    assert [text.source_file for text in found] == ["b.txt", "y.parquet#3", "z.jsonl#2", "z.jsonl#1", "z.jsonl#bad"]
    assert [type(text) for text in found] == [Text, Text, Text, Text, Unreadable]
    assert found[2].data.decode() == "二"
    assert list(texts_of(mixed / "nowhere", asked)) == []


def test_no_text_is_looked_for_outside_the_folder(mixed):
    (mixed / "inner").mkdir()
    jsonl(mixed / "inner" / "A.JSONL", row("1"))
    outside = ["../b.txt", str(mixed / "b.txt"), "../z.jsonl#1"]
    assert [text.source_file for text in texts_of(mixed / "inner", [*outside, "A.JSONL#1"])] == ["A.JSONL#1"]
    assert list(texts_of(mixed, ["inner/A.JSONL#1"])) == []


def test_a_file_is_read_no_further_than_to_the_last_text_that_is_asked_for(mixed):
    jsonl(mixed / "z.jsonl", row("2"), row("1", kind="poem"), row("1"))
    stream = texts_of(mixed, ["z.jsonl#2"])
    assert [text.name for text in stream] == ["2"]
