"""A file is replaced whole or stays as it was."""

import errno
import os

import pytest

from pipelines.publication.files import durable


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "made" / "index.json"
    durable.replace(path, b"one")
    durable.new(path).write_bytes(b"half of what a killed run wro")
    durable.replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch, step):
    path = tmp_path / "index.json"
    path.write_bytes(b"one")

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(durable.os, step, refuse)
    with pytest.raises(OSError, match="No space left"):
        durable.replace(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]
