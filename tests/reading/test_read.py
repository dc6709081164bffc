"""Files and folders, and the five texts as the project holds them."""

import hashlib
from pathlib import Path

import pytest

from pipelines.reading import Metadata, UnreadableText, read_bytes, read_file, read_folder, read_text

RAW = Path(__file__).parents[2] / "raw"


def test_spans_count_the_byte_order_mark_and_carriage_returns(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff即時發布\r\n於 2021 年".encode())
    document = read_file(path)
    assert document.text == "即時發布\n於2021年"
    start = document.text.index("2021")
    assert document.raw_span(start, start + 4) == (9, 13)
    assert document.raw[9:13] == "2021"


def test_folder_is_read_by_name_and_only_its_texts(tmp_path):
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text("香港", "utf-8")
    assert [document.name for document in read_folder(tmp_path)] == ["a.txt", "b.txt"]


def test_folder_stops_at_the_text_that_cannot_be_read(tmp_path):
    (tmp_path / "a.txt").write_text("香港", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    documents = read_folder(tmp_path)
    assert next(documents).name == "a.txt"
    with pytest.raises(UnreadableText, match=r"b\.txt"):
        next(documents)


def test_no_folder(tmp_path):
    with pytest.raises(NotADirectoryError, match=r"give the folder that the \.txt files are in"):
        next(read_folder(tmp_path / "none"))


def test_metadata_that_is_given_is_taken():
    assert read_text("香港", metadata=Metadata(title="題")).metadata.title == "題"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "big5hkscs", "utf-16"])
def test_notes_hold_the_checksum_and_length_of_the_bytes(encoding):
    data = "香港基因組中心於二零二一年正式全面運作。".encode(encoding)
    notes = read_bytes(data, source={"file": "a.txt", "note": "甲"}).metadata.notes
    assert notes == {"note": "甲", "sha256": hashlib.sha256(data).hexdigest(), "bytes": str(len(data))}


def test_the_name_of_a_file_tells_nothing():
    assert read_bytes("香港今日".encode(), "2023-05-11-press-release.txt").metadata.published is None


def test_the_manifest_of_the_project_covers_its_texts():
    documents = list(read_folder(RAW))
    assert len(documents) == 5
    for document in documents:
        assert document.metadata.rights
        assert document.metadata.notes["received_by"]
        assert document.metadata.notes["why"]
    unknown = [d.name for d in documents if d.metadata.published is None]
    assert unknown == ["medical-convention-hub.txt"]


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_the_texts_tell_what_the_manifest_says(path):
    told = read_text(path.read_bytes().decode()).metadata
    said = read_file(path).metadata
    for field in ("kind", "language", "published", "place"):
        assert getattr(told, field) == getattr(said, field), field


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_blocks_cover_the_text(path):
    document = read_file(path)
    assert "\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
    for number, block in enumerate(document.blocks):
        assert block.start <= block.marker[0] <= block.marker[1] <= block.end
        assert -1 <= block.parent < number
