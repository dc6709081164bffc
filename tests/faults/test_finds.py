"""What fuzzing has found (fuzzing.py), tried again: nothing of it breaks a grammar any more, or takes it for ever."""

import pytest

from tests.faults.fuzzing import FINDS, NAMES
from tests.faults.grammars import TARGETS

FOUND = sorted(FINDS.glob("*/*"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_find_is_read(path):
    TARGETS[path.parent.name](path.read_bytes())


def test_all_targets_are_fuzzed():
    assert set(NAMES) == set(TARGETS)
