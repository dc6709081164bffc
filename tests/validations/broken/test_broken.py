"""Each case gives the violations that are written down beside it, to the last word, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from tests.validations.broken.cases import FILES, cases, found
from validations import models
from validations.facts import pinned
from validations.rules import RULES

TOLD = [(path.stem, case) for path in FILES for case in cases(path)]


@pytest.mark.parametrize("case", [case for _, case in TOLD], ids=[f"{file}-{case['name']}" for file, case in TOLD])
def test_a_case_gives_what_is_written_down(case: dict[str, Any]) -> None:
    assert found(case) == case.get("found", [])


def test_every_check_has_a_broken_case() -> None:
    broken = {violation["rule"].partition(" (")[0] for _, case in TOLD for violation in case.get("found", [])}
    assert broken == {models.NAME, pinned.NAME, *(rule.name for rule in RULES)}


def test_names_are_given_once() -> None:
    names = [f"{file}-{case['name']}" for file, case in TOLD]
    assert len(names) == len(set(names)) > 0
