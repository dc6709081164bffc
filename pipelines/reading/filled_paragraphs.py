"""Paragraphs broken over lines in a text that has no width of page, told by the widths of their own lines.

Between a stop, an empty line or a list marker and the next stop at a line's end lies one paragraph, or one list item:
its lines but the last are about as wide as the widest of them, and end in mid-sentence. What stands above such lines
and is narrower is a heading; what has no stop at its end is no prose, but names, addresses or fields.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.patterns import later
from pipelines.reading.beginnings import PERSON
from pipelines.reading.markers import marker_of
from pipelines.reading.shapes import shape_of, stands_apart
from pipelines.reading.torn_lines import CREDITS, WIDEST

_WIDE, _NARROW = 56, 40
"""Columns of lines that are full: one alone is wide, and several are of a page, however narrow."""

# Lines are filled up to a word's length, short of the widest; the last may hang over it by a stop.
_FILLED, _OVERHANG = 0.82, 4
_CLOSERS = '」』”）)》]］"'
# What a paragraph ends with, and what besides a line of a list or before one does.
_ENDS, _PARTS = frozenset("。！？!?….；;"), frozenset("。！？!?….：:；;")
_ITEM_ENDS = frozenset("；;")
_CLAUSE, _SENTENCE = later(r"[，。；、]|[a-z0-9)][,.;:] "), later(r"。|[a-z0-9)]\. [A-Z]")
# A person's name over another is a list of names; who reports stands at a paragraph's end.
_NAMED = later(PERSON)
_CREDITED = later(rf"[。」](?:{CREDITS})[^。]{{0,24}}$")
# English goes on in small letters or figures, or behind a word that nothing ends with.
_GOES_ON = later(
    r"[a-z0-9,)-]\n[a-z0-9(]|(?:\b(?:the|a|an|of|and|or|to|in|for|by|at|with|from|on|as|than|its|their|that|which|is|are"
    r"|was|were|has|have|had|be|will|about|over|nearly|under|between|the [A-Z][a-z]+)|,)\n"
)
_LAST_LATIN = "\u024f"


def filled(lines: Sequence[str], widths: Sequence[int], gaps: Sequence[int]) -> set[int]:
    """Return the numbers of the lines that go on in the next, by the paragraphs that they fill.

    >>> told = ["醫管局", "去年用於罕病藥物的開支為2.07億元，受惠病人僅178人，佔整體藥", "物開支約2%。", "主席"]
    >>> filled(told, [6, 60, 13, 4], [0, 0, 0])
    {1}
    """
    found: set[int] = set()
    for last, width in enumerate(widths):
        if last and not gaps[last - 1] and width <= WIDEST and lines[last].rstrip(_CLOSERS)[-1:] in _ENDS:
            found.update(_above(last, lines, widths, gaps))
    return found


def _above(last: int, lines: Sequence[str], widths: Sequence[int], gaps: Sequence[int]) -> range:
    """Return the full lines above the last line of a paragraph."""
    first, widest = last, 0
    while first and not gaps[first - 1] and _joins(lines[first - 1], lines[first]):
        width = widths[first - 1]
        if not max(_NARROW, widest * _FILLED) <= width <= WIDEST or (widest and width * _FILLED > widest):
            break
        first, widest = first - 1, max(widest, width)
    if first == last or widths[last] > widest + _OVERHANG or _unended(first, lines, gaps):
        return range(0)
    head, alone = lines[first], last - first == 1
    if lines[last][-1] in _ITEM_ENDS and marker_of(head) is None:
        return range(0)
    if alone and widest < _WIDE:
        return range(0)
    # The first line of a text may be its headline, over a sentence as short.
    if not first and alone and marker_of(head) is None and not _SENTENCE.search(head):
        return range(0)
    prose = head[0] <= _LAST_LATIN or any(map(_CLAUSE.search, lines[first:last]))
    return range(first, last) if prose else range(0)


def _joins(line: str, following: str) -> bool:
    """Tell whether the words of two lines can be of one sentence."""
    if line.rstrip(_CLOSERS)[-1:] in _PARTS or shape_of(line) is not None or stands_apart(following):
        return False
    if line[-1] <= _LAST_LATIN and following[0] <= _LAST_LATIN:
        return _GOES_ON.search(f"{line[-24:]}\n{following[:1]}") is not None
    return not (_NAMED.match(line) and _NAMED.match(following)) and _CREDITED.search(line) is None


def _unended(first: int, lines: Sequence[str], gaps: Sequence[int]) -> bool:
    """Tell whether a line is of a list, of items or of names, whose line above it has no stop at its end."""
    if not first or gaps[first - 1] or not _listed(lines[first]):
        return False
    return _listed(lines[first - 1]) and lines[first - 1].rstrip(_CLOSERS)[-1:] not in _PARTS


def _listed(line: str) -> bool:
    return marker_of(line) is not None or _NAMED.match(line) is not None
