"""A place that names a body, and what is asked of places: do they touch, which lines do they stand in."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from pipelines.extraction.bodies.register import Body

Span = tuple[int, int]


class Mention(NamedTuple):
    """A place that names a body, and the construction that told."""

    start: int
    end: int
    body: Body
    rule: str


def touches(spans: list[Span], start: int, end: int) -> bool:
    """Tell whether a span shares a character with one of `spans`, which are in order and nested four deep at most."""
    at = bisect_left(spans, (end, 0))
    return any(last > start for _, last in spans[max(0, at - 4) : at])


def lines_of(text: str, places: list[int]) -> list[Span]:
    """Return the lines that hold `places`, which are in order."""
    lines: list[Span] = []
    for place in places:
        if lines and place < lines[-1][1]:
            continue
        end = text.find("\n", place)
        lines.append((text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)))
    return lines
