"""Every fact of the short texts is found, and nothing else, but for what misses.toml tells of."""

import pytest

from tests.short_texts.cases import cases, differences, misses

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_short_text_gives_its_facts_and_no_others(case):
    assert differences(case) == misses().get(case["name"], [])


def test_misses_name_texts_that_there_are():
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 40
    assert set(misses()) <= set(names)
