"""Days and weeks that are counted within their month: 5月第二個星期日, 十月的第一周, 二月最後一天.

Only the words are read here; which day they come to is computed once the year is known.
"""

from __future__ import annotations

from pipelines.extraction.dates.calendar_words import WEEK, WEEKDAY, compiled, number
from pipelines.extraction.dates.edtf import Part

BEGINS = frozenset("的第最首")
_COUNTED = compiled(
    rf"""的?(?: 第(?P<n>[一二三四五1-5]) | (?P<last>最[後后]一?) | 首)[ ]?[個个]?的?
        (?: {WEEK}(?P<w>[一二三四五六日天])?(?![年刊報报歲岁]) | (?P<day>[天日])(?![前後后本記记]) )"""
)


def narrow(text: str, part: Part) -> None:
    """Take into a part that ends with its month what counts a weekday, a week or a day of that month."""
    match = _COUNTED.match(text, part.end)
    if match is None:
        return
    count = -1 if match["last"] else number(match["n"] or "一")
    unit = str(WEEKDAY[match["w"]]) if match["w"] else "day" if match["day"] else "week"
    part.nth, part.end = (count, unit), match.end()
