"""The files that descriptions tell of, as they find them."""

import hashlib

import pytest

from pipelines.publication.gate import FilesRefusedError
from pipelines.publication.metadata import holdings


def test_files_are_told_with_what_the_inventory_says(tmp_path):
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "people.csv").write_bytes(b"person_id\n")
    [held] = holdings.of(tmp_path)
    assert held[:4] == ("csv/people.csv", 10, hashlib.sha256(b"person_id\n").hexdigest(), "text/csv")
    assert held.description_en.startswith("People")
    assert held.description_zh.startswith("人物")


def test_a_file_that_the_inventory_does_not_know_is_refused(tmp_path):
    (tmp_path / "stray.txt").write_bytes(b"")
    with pytest.raises(FilesRefusedError, match=r"stray\.txt: no line of inventory\.csv"):
        holdings.of(tmp_path)
