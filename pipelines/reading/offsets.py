"""The way back from cleaned text to the raw text it was made of.

Cleaning deletes characters (hard wraps, blanks, doubled brackets), replaces them one for one (variants,
wrong glyphs) and now and then writes one raw character as several (㎡ as m2). The map keeps one breakpoint
for each place where the distance between the two texts changes, so that it costs memory for the damage and
not for the text, and nothing that was found in cleaned text has to be searched for again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Breakpoints `(clean, raw)`: from clean offset on, raw advances with it, until the next breakpoint.

    Offsets are Unicode code points. Both sequences start with 0 for text that was not changed at its head.
    """

    clean: Sequence[int]
    raw: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw half-open span of the clean half-open span; an empty span stays empty."""
        clean = self.clean
        at = bisect_right(clean, start) - 1
        first = self.raw[at] + start - clean[at]
        if end <= start:
            return first, first
        # Most spans hold no breakpoint.
        if at + 1 < len(clean) and clean[at + 1] < end:
            at = bisect_right(clean, end - 1, at + 1) - 1
        return first, self.raw[at] + end - clean[at]


IDENTITY = OffsetMap((0,), (0,))


def compose(outer: OffsetMap, inner: OffsetMap) -> OffsetMap:
    """Return the map from the text that `outer` starts in to the raw text that `inner` ends in.

    `outer` leads from cleaned to half-cleaned text, `inner` from half-cleaned to raw.
    """
    if inner is IDENTITY:
        return outer
    if outer is IDENTITY:
        return inner
    clean: list[int] = []
    raw: list[int] = []
    at, last = 0, len(outer.clean) - 1
    for index, (start, middle) in enumerate(zip(outer.clean, outer.raw, strict=True)):
        while at + 1 < len(inner.clean) and inner.clean[at + 1] <= middle:
            at += 1
        while inner.clean[at] > middle:
            at -= 1
        clean.append(start)
        raw.append(inner.raw[at] + middle - inner.clean[at])
        end = outer.clean[index + 1] if index < last else None
        step = at + 1
        while step < len(inner.clean) and (end is None or start + inner.clean[step] - middle < end):
            clean.append(start + inner.clean[step] - middle)
            raw.append(inner.raw[step])
            step += 1
    return OffsetMap(clean, raw)


def rewrite(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
    """Return the text with each edit `(start, end, replacement)` made, and the map back.

    Edits come in order and do not overlap.

    >>> text, offsets = rewrite("5 月 15 日", [(1, 2, ""), (3, 4, ""), (6, 7, "")])
    >>> text, offsets.raw_span(2, 5)
    ('5月15日', (4, 8))
    """
    pieces: list[str] = []
    clean, raw = [0], [0]
    place = length = 0
    for start, end, replacement in edits:
        pieces.append(text[place:start])
        length += start - place
        # Each character written stands for the raw one at its place, the last raw one if there are more
        # written.
        for extra in range(1, len(replacement)):
            clean.append(length + extra)
            raw.append(min(start + extra, end - 1))
        pieces.append(replacement)
        length += len(replacement)
        place = end
        if clean[-1] == length:
            raw[-1] = end
        else:
            clean.append(length)
            raw.append(end)
    if not pieces:
        return text, IDENTITY
    pieces.append(text[place:])
    return "".join(pieces), OffsetMap(clean, raw)
