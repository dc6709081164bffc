"""Digests of folders and rows."""

import subprocess

import pytest

from pipelines.publication.files import checksums


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "people.csv").write_text("person_id\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("# 說明\n", encoding="utf-8")
    checksums.write(tmp_path)
    return tmp_path


def test_sha256sum_reads_them(folder):
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_rows_have_one_digest_whatever_the_order_of_their_columns():
    assert checksums.of_rows([{"a": 1, "b": ["港"]}]) == checksums.of_rows([{"b": ["港"], "a": 1}])
    assert checksums.of_rows([{"a": 1.0}]) != checksums.of_rows([{"a": 1.5}])
