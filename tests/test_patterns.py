"""Patterns that wait: the same finds as compiled ones, and nothing compiled before the first is asked for."""

import re

import pytest

from pipelines import patterns
from pipelines.patterns import later


def test_a_pattern_waits_until_it_is_asked(monkeypatch):
    compiled = []
    monkeypatch.setattr(patterns.re, "compile", lambda *given: compiled.append(given))
    later("a+")
    assert compiled == []


@pytest.mark.parametrize("text", ["5年", "共5年6年", "年\n7年", "無"])
def test_a_pattern_that_waited_finds_what_a_compiled_one_does(text):
    waiting, compiled = later(r"^(\d)年", re.MULTILINE), re.compile(r"^(\d)年", re.MULTILINE)
    assert waiting.findall(text) == compiled.findall(text)
    assert waiting.sub("-", text) == compiled.sub("-", text)
    assert (waiting.match(text) is None) == (compiled.match(text) is None)
    assert waiting.pattern == compiled.pattern


def test_a_wrong_pattern_is_told_of_when_it_is_asked():
    with pytest.raises(re.error):
        later("(").search("")
