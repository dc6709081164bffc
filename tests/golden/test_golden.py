"""The tables of the five texts are the proof-read ones; a difference must be looked at, then renewed."""

from __future__ import annotations

import difflib

import pytest

from tests.golden.tables import FOLDER, TABLES, built


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_as_it_was_proof_read(name: str) -> None:
    golden = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    made = built()[name]
    difference = difflib.unified_diff(golden.splitlines(), made.splitlines(), "golden", "made", lineterm="", n=0)
    assert made == golden, "\n".join(difference)
