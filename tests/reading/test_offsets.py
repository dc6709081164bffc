"""The map of offsets: rewriting, composing, spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.offsets import IDENTITY, OffsetMap, compose, rewrite


@pytest.mark.parametrize(
    ("text", "edits", "expected", "raw"),
    [
        ("abc", [], "abc", [0, 1, 2]),
        ("a b", [(1, 2, "")], "ab", [0, 2]),
        ("a  b", [(1, 3, "\t")], "a\tb", [0, 1, 3]),
        ("a㎡b", [(1, 2, "m2")], "am2b", [0, 1, 1, 2]),
        (" ab", [(0, 1, "")], "ab", [1, 2]),
        ("ab ", [(2, 3, "")], "ab", [0, 1]),
        ("a  b", [(1, 2, ""), (2, 3, "")], "ab", [0, 3]),
    ],
)
def test_rewrite(text, edits, expected, raw):
    clean, offsets = rewrite(text, edits)
    assert clean == expected
    assert [offsets.raw_span(index, index)[0] for index in range(len(clean))] == raw


def test_empty_spans_stay_empty():
    _, offsets = rewrite("a  b", [(1, 3, "")])
    assert offsets.raw_span(1, 1) == (3, 3)
    assert offsets.raw_span(0, 2) == (0, 4)


def test_composing_with_the_identity_changes_nothing():
    offsets = OffsetMap((0, 2), (0, 5))
    assert compose(offsets, IDENTITY) is offsets
    assert compose(IDENTITY, offsets) is offsets


CUTS = st.lists(st.booleans(), min_size=1, max_size=30)


@given(CUTS, CUTS)
def test_composing_is_doing_one_after_the_other(first, second):
    raw = "".join(chr(0x4E00 + index) for index in range(30))
    half, inner = rewrite(raw, [(i, i + 1, "") for i, cut in enumerate(first) if cut])
    text, outer = rewrite(half, [(i, i + 1, "") for i, cut in enumerate(second) if cut and i < len(half)])
    both = compose(outer, inner)
    assert [raw[both.raw_span(index, index)[0]] for index in range(len(text))] == list(text)


@given(CUTS, st.integers(0, 29), st.integers(0, 30))
def test_a_span_reaches_from_its_first_character_to_its_last(cuts, start, end):
    raw = "".join(chr(0x4E00 + index) for index in range(30))
    text, offsets = rewrite(raw, [(i, i + 1, "") for i, cut in enumerate(cuts) if cut])
    end = min(end, len(text))
    if start < end:
        first, last = raw.index(text[start]), raw.index(text[end - 1])
        assert offsets.raw_span(start, end) == (first, last + 1)
