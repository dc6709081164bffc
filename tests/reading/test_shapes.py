"""Shapes of lines: which characters begin them, so that most lines need not be looked at."""

import importlib

import pytest

from pipelines.reading.markers import CHINESE_NUMERALS, SHAPES, marker_of
from pipelines.reading.shapes import LONGEST_PAGE_NUMBER, SHAPED_IDEOGRAPHS, SHAPELESS, shape_of, stands_apart
from pipelines.reading.tables import patterns_of, rows_of

# How `re` reads a pattern; there is no public way to ask what a pattern can begin with.
PARSER = importlib.import_module("re._parser")
KINDS = patterns_of("line_shapes.csv", "kind")


def firsts(parsed):
    """Return the ranges and categories that a parsed pattern can begin with, and whether it can be empty."""
    found = []
    for operator, value in parsed:
        name, parts = str(operator), []
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if name == "LITERAL":
            return [*found, (value, value)], False
        if name == "IN":
            for kind, what in value:
                found.append(what if str(kind) == "RANGE" else (what, what) if str(kind) == "LITERAL" else str(what))
            return found, False
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            parts, least = [value[2]], value[0]
        elif name == "SUBPATTERN":
            parts, least = [value[3]], 1
        elif name == "BRANCH":
            parts, least = value[1], 1
        else:
            raise ValueError(f"{name}: unknown; tell here what it can begin with")
        told = [firsts(part) for part in parts]
        found += [first for some, _ in told for first in some]
        if least and not any(empty for _, empty in told):
            return found, False
    return found, True


def ideographs(pattern):
    ranges = [first for first in firsts(PARSER.parse(pattern))[0] if isinstance(first, tuple)]
    return {
        character
        for first, last in ranges
        for character in map(chr, range(first, last + 1))
        if "一" <= character <= "鿿"
    }


def test_the_ideographs_that_begin_shapes_are_all_known():
    assert set().union(*map(ideographs, KINDS.values())) == SHAPED_IDEOGRAPHS


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_to_begin_no_shape_begins_none(kind):
    found, _ = firsts(PARSER.parse(KINDS[kind]))
    ranges = [first for first in found if isinstance(first, tuple)]
    assert not [character for character in SHAPELESS for first, last in ranges if first <= ord(character) <= last]


def test_the_ideographs_that_begin_markers_are_all_known():
    assert set().union(*(ideographs(pattern) for _, pattern in SHAPES)) == set(CHINESE_NUMERALS)


def test_figures_begin_page_numbers_alone():
    beginnings = {kind: firsts(PARSER.parse(pattern)) for kind, pattern in KINDS.items()}
    assert not any(empty for _, empty in beginnings.values())
    figured = {
        kind
        for kind, (found, _) in beginnings.items()
        for first in found
        if (first == "CATEGORY_DIGIT" if isinstance(first, str) else first[0] <= ord("9") and first[1] >= ord("0"))
    }
    assert figured == {"page_number"}


def test_figures_begin_two_shapes_of_markers():
    figured = [
        name
        for name, pattern in SHAPES
        if any("DIGIT" in first for first in firsts(PARSER.parse(pattern))[0] if first[0] == "C")
    ]
    assert figured == ["decimal", "number"]


def test_page_numbers_that_figures_begin_are_short():
    rows = [
        row["pattern"]
        for row in rows_of("line_shapes.csv")
        if "CATEGORY_DIGIT" in firsts(PARSER.parse(row["pattern"]))[0]
    ]
    assert rows
    assert max(PARSER.parse(pattern).getwidth()[1] for pattern in rows) <= LONGEST_PAGE_NUMBER


@pytest.mark.parametrize("line", ["1234 -", "12", "1-", "9999 –"])
def test_the_longest_page_number_of_figures(line):
    assert shape_of(line) == "page_number"
    assert len(line) <= LONGEST_PAGE_NUMBER


@pytest.mark.parametrize(
    ("line", "apart"),
    [("", False), ("香港", False), ("一、背景", True), ("電話：2345 6789", True), ("1.1) 背景", True), ("公司", False)],
)
def test_lines_that_stand_apart(line, apart):
    assert stands_apart(line) is apart
    assert not apart or marker_of(line) or shape_of(line)
