"""Blanks between the glyphs of one number (三千 八百 萬, 六 個 百 分 點), closed for the grammars.

Reading closes the gaps of damaged documents in general; this is for numerals alone, in whatever string is asked about.
Blanks between plain digits (一 二 三, a row of cells) are left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from pipelines.extraction.numerals.chinese import DIGITS, SCALES, TENS, UNITS

_UNIT: Final = f"{''.join((*UNITS, *TENS, *SCALES))}點点"
_ANY: Final = f"{_UNIT}{''.join(DIGITS)}"
# The blank itself comes first, for `re` finds a lone character fastest; what stands around it is looked at then.
_GAP: Final = re.compile(
    f" (?<=[0-9{_ANY}多餘余幾几個个分之又成] )(?:(?<=[{_UNIT}] ) *(?=[{_ANY}多餘余幾几個个折成分])"
    f"|(?<=[{_ANY}] ) *(?=[{_UNIT}多餘余幾几折成])|(?<=[多餘余幾几] ) *(?=[{''.join(SCALES)}])"
    f"|(?<=[0-9{_ANY}] ) *(?=[個个] ?百 ?分|又 *[0-9{_ANY}]+ *分 *之|分 *之|[0-9{_ANY}] ?折(?![0-9]))"
    f"|(?<=[個个百佰分之] ) *(?=[百分點点之][分點点之]?)|(?<=[0-9] ) +(?=[{''.join(SCALES)}])"
    f"|(?:(?<=分之 )|(?<=分 之 )) *(?=[0-9{_ANY}負负])|(?<=又 ) *(?=[0-9{_ANY}]+ *分 *之)"
    f"|(?<=成 )(?=[一二三四五六七八九](?:$|[，。、；,;])))"
)


class Gaps:
    """A text with its gaps closed, and the way from its offsets to those of the text as it came and back."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self._closed, self._shift = [0], [0]
        last = 0
        for gap in _GAP.finditer(text):
            pieces.append(text[last : gap.start()])
            last = gap.end()
            self._shift.append(self._shift[-1] + last - gap.start())
            self._closed.append(last - self._shift[-1])
        pieces.append(text[last:])
        self.text = "".join(pieces)
        self._came = [closed + shift for closed, shift in zip(self._closed, self._shift, strict=True)]

    def out(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text as it came."""
        if end <= start:
            return self._out(start), self._out(start)
        return self._out(start), self._out(end - 1) + 1

    def into(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return spans of the text as it came as spans of the closed text."""
        return [(self._into(start), self._into(end)) for start, end in spans]

    def _out(self, at: int) -> int:
        return at + self._shift[bisect_right(self._closed, at) - 1]

    def _into(self, at: int) -> int:
        gap = bisect_right(self._came, at)
        closed = at - self._shift[gap - 1]
        # A span that ends within a gap ends where the gap was.
        return min(closed, self._closed[gap]) if gap < len(self._closed) else closed


def closed(text: str) -> Gaps | None:
    """Return the text with its gaps closed, None where it has none.

    >>> closed("三千 八百").text, closed("一 二 三")
    ('三千八百', None)
    """
    return Gaps(text) if _GAP.search(text) is not None else None
