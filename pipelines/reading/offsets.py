"""The way back from cleaned text to the raw text it was made of.

Cleaning deletes characters (hard wraps, blanks, doubled brackets), replaces them one for one (variants,
wrong glyphs) and now and then writes one raw character as several (㎡ as m2). The map keeps one breakpoint
for each place where the distance between the two texts changes, so that it costs memory for the damage and
not for the text, and nothing that was found in cleaned text has to be searched for again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import sub
from sys import maxsize

Edit = tuple[int, int, str]


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

    def stretches(self) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Return where the stretches without a change start and end, clean, and how far behind each lies in the raw.

        An offset's stretch ends, and is shifted, by the item whose index is the number of the starts up to it.
        """
        clean = self.clean
        return clean, [*clean, maxsize], [0, *map(sub, self.raw, clean)]


IDENTITY = OffsetMap((0,), (0,))


def compose(outer: OffsetMap, inner: OffsetMap) -> OffsetMap:
    """Return the map from the text that `outer` starts in to the raw text that `inner` ends in.

    `outer` leads from cleaned to half-cleaned text, `inner` from half-cleaned to raw.
    """
    if inner is IDENTITY:
        return outer
    if outer is IDENTITY:
        return inner
    starts, middles = outer.clean, outer.raw
    clean: list[int] = []
    raw: list[int] = []
    done, last = 0, len(inner.clean) - 1
    # Between two breakpoints of the inner map all that the outer one says is only shifted.
    for at, (begin, target) in enumerate(zip(inner.clean, inner.raw, strict=True)):
        if done:
            # The inner breakpoint itself, where the outer map did not cut it away.
            place = starts[done - 1] + begin - middles[done - 1]
            if (done == len(starts) or place < starts[done]) and begin > middles[done - 1]:
                clean.append(place)
                raw.append(target)
        until = bisect_left(middles, inner.clean[at + 1], done) if at < last else len(middles)
        shift = target - begin
        clean += starts[done:until]
        raw += [middle + shift for middle in middles[done:until]]
        done = until
    return OffsetMap(clean, raw)


def rewrite(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Return the text with each edit `(start, end, replacement)` made, and the map back.

    Edits come in order and do not overlap.

    >>> text, offsets = rewrite("5 月 15 日", [(1, 2, ""), (3, 4, ""), (6, 7, "")])
    >>> text, offsets.raw_span(2, 5)
    ('5月15日', (4, 8))
    """
    pieces: list[str] = []
    clean, raw = [0], [0]
    write, from_clean, to_raw = pieces.append, clean.append, raw.append
    # How far the raw text is ahead of the clean one.
    place = ahead = 0
    for start, end, replacement in edits:
        if replacement:
            write(text[place:start])
            write(replacement)
            length = len(replacement)
            if length > 1:
                # Each character written stands for the raw one at its place, the last raw one if there are more
                # written.
                clean += range(start - ahead + 1, start - ahead + length)
                raw += (min(start + extra, end - 1) for extra in range(1, length))
            ahead += end - start - length
        elif start == place:
            # Nothing stands between this breakpoint and the last.
            ahead += end - start
            raw[-1] = place = end
            write("")
            continue
        else:
            write(text[place:start])
            ahead += end - start
        from_clean(end - ahead)
        to_raw(end)
        place = end
    if not pieces:
        return text, IDENTITY
    pieces.append(text[place:])
    return "".join(pieces), OffsetMap(clean, raw)
