"""Each text gives the claims that are written down beside it, and no others."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from tests.extraction.whole import bare
from tests.extraction.whole.texts import FILES, claims, texts

TOLD = [(path.stem, told) for path in FILES for told in texts(path)]


@pytest.mark.parametrize("told", [told for _, told in TOLD], ids=[f"{file}-{told['name']}" for file, told in TOLD])
def test_a_text_gives_what_is_written_down(told: dict[str, Any]) -> None:
    assert claims(told) == told["claims"]


def test_names_are_given_once() -> None:
    names = [f"{file}-{told['name']}" for file, told in TOLD]
    assert len(names) == len(set(names)) > 0


def test_clauses_read_as_bare_strings_as_is_written_down() -> None:
    with bare.PATH.open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    assert tuple(head) == bare.HEADER
    assert [tuple(line) for line in lines] == list(bare.rows())
