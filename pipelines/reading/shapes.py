"""Lines that their own shape tells apart: page numbers, captions, contact lines, links and the marks that end a text.

The shapes are those of knowledge/reading/line_shapes.csv. Shared by the joining of hard wraps (such a line has
line ends of its own on both sides) and by the layout. It looks at one line alone, never at its neighbours.
"""

from __future__ import annotations

import re

from pipelines.reading.markers import CHINESE_NUMERALS, marker_of
from pipelines.reading.tables import patterns_of

_SHAPES = patterns_of("line_shapes.csv", "kind")
_SHAPE = re.compile("|".join(f"(?P<{kind}>{shapes})" for kind, shapes in _SHAPES.items()))
# Most lines begin with an ideograph, and few ideographs begin a shape; figures begin page numbers alone, short ones. A
# test holds the table to this.
FIRST_IDEOGRAPH, LAST_IDEOGRAPH = "\u4e00", "\u9fff"
SHAPED_IDEOGRAPHS = frozenset("一代传傳全公圖地媒完店廠微手新會查校照熱电直相社第網總网聯辦通邮郵附院電")
# The ideographs that may begin a shape or a marker.
TELLING_IDEOGRAPHS = SHAPED_IDEOGRAPHS | frozenset(CHINESE_NUMERALS)
LONGEST_PAGE_NUMBER = 8
# What begins list items and sentences, but no shape.
SHAPELESS = frozenset("abdefgijklnopqrstuvxyzBDGHJKLNOQRSUVXYZ「•⚫●◆★☆")
_FIGURES, _PAGE_NUMBER = frozenset("0123456789"), re.compile(_SHAPES["page_number"])


def shape_of(line: str) -> str | None:
    """Return the kind of a line that its own shape tells, None for a line that may be anything.

    >>> shape_of("電話：2185 6745"), shape_of("- 12 -"), shape_of("12"), shape_of("1. 背景")
    ('contact', 'page_number', 'page_number', None)
    """
    first = line[:1]
    if FIRST_IDEOGRAPH <= first <= LAST_IDEOGRAPH and first not in SHAPED_IDEOGRAPHS:
        return None
    if first in _FIGURES:
        return "page_number" if len(line) <= LONGEST_PAGE_NUMBER and _PAGE_NUMBER.match(line) else None
    if first in SHAPELESS:
        return None
    match = _SHAPE.match(line)
    return match.lastgroup if match else None


def stands_apart(line: str) -> bool:
    """Tell whether a line begins with a marker or has a shape of its own.

    >>> stands_apart("電話：2185 6745"), stands_apart("1. 背景"), stands_apart("香港")
    (True, True, False)
    """
    first = line[:1]
    if FIRST_IDEOGRAPH <= first <= LAST_IDEOGRAPH and first not in TELLING_IDEOGRAPHS:
        return False
    if marker_of(line) is not None:
        return True
    if first in _FIGURES and len(line) > LONGEST_PAGE_NUMBER:
        return False
    return shape_of(line) is not None
