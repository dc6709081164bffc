"""Spans of time of several parts and halves: 3小時20分鐘, 四小時八分, 兩小時零九秒, 七分半鐘, 八分二十秒."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.chinese import DIGITS
from pipelines.extraction.numerals.mixed import ZERO
from pipelines.extraction.quantities import measures
from pipelines.extraction.quantities.tail import HALF, Tail, template
from pipelines.patterns import later

_UNIT: Final = "月|小時|小时|鐘|钟|分鐘|分钟|星期|禮拜|礼拜|世紀|世纪|工作"
_HALF_UNIT: Final = later(f"[個个](半|多|幾|几)(?={_UNIT})")
# 七分半鐘, 八分二十秒: what tells minutes from marks and coins.
_MINUTES: Final = later("半[鐘钟]|(?=[零又]?[0-9一二三四五六七八九十]{1,3} ?秒)")
_MINUTE: Final = later("分(?![鐘钟之別别析一-鿿])|分(?=[後后內内])")
_SMALLER: Final = {
    "a": (("mo", 12),),
    "wk": (("d", 7),),
    "d": (("h", 24),),
    "h": (("min", 60), ("s", 3600)),
    "min": (("s", 60),),
}
_NUMERAL: Final = frozenset(f"0123456789{''.join(DIGITS)}十廿卅百")
# What 'day' says of: 9 day beds are beds; a 9 day course lasts 9 days.
_DAY: Final = later(
    " (?:beds?|cent(?:re|er)s?|cases?|patients?|places?|wards?|nurser(?:y|ies)|schools?|hospitals?|procedures?|clinics?"
    "|surger(?:y|ies)|chairs?|students?|visitors?|boarders?|trippers?|pupils?)(?![a-z])"
)


def halved(text: str, position: int) -> Tail | None:
    """Return the tail of a number with 個半 or 個多 and a unit of time at `position`: 七個半小時, 兩個多月."""
    half = _HALF_UNIT.match(text, position)
    if half is None:
        return None
    found = _unit(text, half.end())
    if found is None:
        return None
    return found._replace(plus=HALF) if half[1] == "半" else found._replace(more=True)


def and_a_half(text: str, position: int) -> Tail | None:
    """Return the tail of 個半 or 分半 at `position`, one and a half of the unit behind it: 個半小時, 分半鐘."""
    if text[position] == "分":
        if text[position + 2 : position + 3] not in ("鐘", "钟"):
            return None
        return template(_minutes())._replace(end=position + 3, counter=None)
    half = _HALF_UNIT.match(text, position)
    return _unit(text, half.end()) if half is not None else None


def _unit(text: str, position: int) -> Tail | None:
    found = measures.behind("個" + text[position : position + 4], 0)
    shift = position - 1
    if found is None or found[0].kind != "duration":
        found, shift = measures.behind(text, position), 0
    if found is None or found[0].kind != "duration":
        return None
    return template(found[0])._replace(end=shift + found[1], counter=None)


def minutes(text: str, end: int) -> Tail | None:
    """Return the tail of a number with 分, which ends at `end`, where it counts minutes; None where it may not."""
    found = _MINUTES.match(text, end)
    if found is None:
        return None
    tail = template(_minutes()).ending(found.end())
    return tail._replace(plus=HALF) if found.end() > end else tail


def _minutes() -> measures.Measure:
    found = measures.right_behind("分鐘", 0)
    assert found is not None
    return found


def modifies(text: str, written: str, end: int) -> bool:
    """Return whether the 'day' that ends at `end` says what kind of thing is counted behind it: 9 day beds."""
    return written == "day" and _DAY.match(text, end) is not None


def smaller(text: str, tail: Tail) -> tuple[Tail, Decimal, int] | None:
    """Return the smaller part that follows a span, how many there are of it, and how many go into the larger one."""
    end = tail.end
    joint = end + (text[end : end + 1] in ("零", "又", " "))
    if text.startswith("and ", joint):
        joint += 4
    below = _SMALLER.get(tail.unit)
    if below is None or tail.factor != 1 or tail.plus or tail.more:
        return None
    if text[joint : joint + 1] not in _NUMERAL:
        return None
    reading = mixed_numerals.read(text, joint)
    if reading is None or reading.upper is not None or reading.per != 1:
        return None
    found = measures.behind(text, reading.end)
    measure, stop = (None, 0) if found is None else found
    if (measure is None or measure.kind != "duration") and tail.unit == "h" and _MINUTE.match(text, reading.end):
        measure, stop = _minutes(), reading.end + 1
    if measure is None or measure.kind != "duration" or measure.factor != "1":
        return None
    for unit, times in below:
        if measure.unit == unit and reading.value < times:
            part = template(measure)._replace(end=stop, plus=ZERO)
            return part, reading.value, times
    return None
