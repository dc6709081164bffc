"""What single characters and words around a plain number may make of it, laid out for `plain` to look up at once."""

from __future__ import annotations

import re
from collections.abc import Set
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from pipelines.extraction.numerals.mixed import AFTER_ARABIC, ONE
from pipelines.extraction.quantities import idioms, measures, qualifiers, ranges

DIGITS: Final = frozenset("0123456789")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
NUMERALS: Final = frozenset("一二兩两三四五六七八九十")
# Behind a number: a scale or 多.
SCALES: Final = {"萬": 4, "万": 4, "億": 8, "亿": 8}
MORE: Final = frozenset("多餘余幾几")
_LENGTHENING: Final = MORE | frozenset(SCALES)
# Before a number: what may make it a code, a label, a rank, a sum, a rate or less than nothing.
_EVENTFUL_BEFORE: Final = frozenset(
    " #$%&'()*+-./:<=>@\\^_`{~每前負负−–氏數数幾几好體体顯显子碼码型號号錄录件圖图表片編编戶户牌：（≤＜"
)
_BETWEEN: Final = frozenset("介位處处")
# What stands before these two and gives them a say: 零下, and the word of a caption at the end of a line.
CLOSE_BEFORE: Final = {
    "下": frozenset("零"), "乎": frozenset("介"), "於": _BETWEEN, "于": _BETWEEN,
    "\n": frozenset("圖图表件錄录片 ."),
}  # fmt: skip
# Behind a number: what may make it longer, a range, a share, a time, a code or a sum.
_EVENTFUL_BEHIND: Final = frozenset(" %‰/:_+⁄∕份分來来比：對对三號号染月時时點点成折百半斤兩两錢钱")
_CAPTIONS: Final = frozenset("圖图表")
_BREAK: Final = "\n"
_GROUPING: Final = frozenset(", \u2009\u202f\u00a0")
_POINTS: Final = frozenset(".,\n")
# Behind an ordinal: what may make it a rank.
RANKING: Final = frozenset("大位名高多快低佳好")
# Counters and units that the words around them may make ordinals: 三期, 二十世紀.
_DOUBTFUL: Final = frozenset(("期", "世紀", "世纪", "度", "廳", "厅", "頁", "页"))


class Unit(NamedTuple):
    """What a plain number is by what stands behind it; `written` is its counter, if it has one."""

    length: int
    form: str
    measure: str
    unit: str
    per: Decimal
    written: str | None
    adds: bool


BARE: Final = Unit(0, "bare", "count", "1", ONE, None, False)
SHARE: Final = Unit(1, "percentage", "percentage", "%", Decimal(100), None, False)
TENTHS: Final = SHARE._replace(written="成")
_COUNTS: Final = {"count": "count", "list": "count", "label": "ordinal", "rank_set": "rank_set"}
_MEASURES: Final = {"duration": "duration", "age": "quantity", "physical": "quantity"}


def _made(found: measures.Measure) -> Unit | None:
    """Return what a counter, unit or currency makes of a plain number; None for those that need a closer look."""
    written, kind = found.written, found.kind
    if kind == "noun":
        return BARE._replace(form="count")
    if written in _DOUBTFUL or found.factor != "1":
        return None
    if kind in _COUNTS:
        return Unit(len(written), _COUNTS[kind], "count", "1", ONE, written, False)
    if kind in _MEASURES:
        return Unit(len(written), kind, _MEASURES[kind], found.unit, ONE, written, True)
    if kind == "currency" and found.unit:
        return Unit(len(written), "money", "money", found.unit, ONE, None, True)
    return None


# A counter, unit or currency as written, its length, what it does not stand before, whether a letter behind it makes
# another word of it, and what it makes of a number.
_Entry = tuple[str, int, frozenset[str], bool, Unit | None]


class Words(NamedTuple):
    """The characters around a plain number that have a say, and what the words behind it make of it.

    `before` tells of a character before a number, `behind` of one behind it, what it may be (see `words`); `closing`
    are those that leave a number to the grammar; qualifiers before a number end with `qualifying` and those behind it
    begin with `qualifying_behind`; `units` are by their first two characters or
    the only one, the longest first; `idioms` are the pairs of characters in words that hold a numeral; `bare` is an
    Arabic number that nothing around it changes, as in the marker of a list.
    """

    before: dict[str, str]
    behind: dict[str, str]
    closing: frozenset[str]
    qualifying: frozenset[str]
    qualifying_behind: frozenset[str]
    idioms: frozenset[str]
    units: dict[str, tuple[_Entry, ...]]
    bare: re.Pattern[str]


@cache
def words() -> Words:
    """Return the words of this installation's lists, laid out once.

    Before a number stand the last characters of a qualifier or a rank, a caption, a blank, one of a pair that is told
    by both (close), or what may make something else of the number (eventful). Behind it stand what makes it longer,
    what closes it to all but the whole grammar, a point, or the beginning of a word.
    """
    qualifying, qualifying_behind = qualifiers.end_with(), qualifiers.begin_with()
    before = {
        **dict.fromkeys(qualifying, "qualifier"),
        **dict.fromkeys(CLOSE_BEFORE, "close"),
        **dict.fromkeys(_EVENTFUL_BEFORE | _LETTERS | DIGITS | measures.signs_end_with(), "eventful"),
        **dict.fromkeys(_CAPTIONS, "caption"),
        " ": "blank",
        "第": "rank",
    }
    closing = _EVENTFUL_BEHIND | _LETTERS | AFTER_ARABIC | ranges.JOINERS
    behind = {
        **dict.fromkeys((key[0] for key, _ in measures.by_beginning()), "word"),
        **dict.fromkeys(qualifying_behind, "word"),
        **dict.fromkeys(_POINTS, "point"),
        **dict.fromkeys(closing, "closing"),
        **dict.fromkeys(_LENGTHENING, "longer"),
    }
    entries = {one: (one.written, len(one.written), one.not_before, one.ascii, _made(one)) for one in measures.every()}
    units = {key: tuple(entries[one] for one in found) for key, found in measures.by_beginning()}
    bare = _bare(before.keys(), behind.keys())
    return Words(before, behind, closing, qualifying, qualifying_behind, idioms.pairs(), units, bare)


def _bare(before: Set[str], behind: Set[str]) -> re.Pattern[str]:
    eventless = f"(?<![{_class(before - {_BREAK})}])(?<![{_class(CLOSE_BEFORE[_BREAK])}]{_BREAK})"
    ends = f"(?![{_class(behind | DIGITS | _GROUPING)}])|\\.(?![0-9A-Za-z])|,(?![0-9X])|\\n(?![至到])"
    return re.compile(f"{eventless}(?:0|[1-9][0-9]{{0,3}})(?:\\.[0-9]+)?(?={ends})")


def _class(characters: Set[str]) -> str:
    """Return the inside of a class of characters in a pattern."""
    return re.escape("".join(sorted(characters)))
