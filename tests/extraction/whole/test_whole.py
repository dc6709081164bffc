"""Each text gives the claims that are written down beside it, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extraction.whole.texts import FILES, claims, texts

TOLD = [(path.stem, told) for path in FILES for told in texts(path)]


@pytest.mark.parametrize("told", [told for _, told in TOLD], ids=[f"{file}-{told['name']}" for file, told in TOLD])
def test_a_text_gives_what_is_written_down(told: dict[str, Any]) -> None:
    assert claims(told) == told["claims"]


def test_names_are_given_once() -> None:
    names = [f"{file}-{told['name']}" for file, told in TOLD]
    assert len(names) == len(set(names)) > 0
