"""半 where it begins a quantity: 半數, 過半, 近半, 半年, 半打; and half in English."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals.english import PARTS
from pipelines.extraction.numerals.mixed import ONE, Reading
from pipelines.extraction.quantities import measures, qualifiers, ranges, spans
from pipelines.extraction.quantities.quantity import Quantity, build
from pipelines.extraction.quantities.tail import HALF, HUNDRED, SHARE, Tail, template
from pipelines.patterns import later

_MOST: Final = later("半數|半数")
# 上半年 is a season, 多半 'mostly', 減半 a verb of its own.
_NOT_AFTER: Final = frozenset("上下前後后夜多南北東西參参各")
_SHARE: Final = frozenset("近過过逾一佔占超約约達达至")
_AFTER_HALF: Final = frozenset("天島岛場场途夜")
_MORE: Final = frozenset("大")
_PIECES: Final = frozenset("個个")
_HALVED: Final = frozenset(("duration", "dozen", "age", "physical"))
_ENGLISH: Final = later("(?i:half(?= (?:of|the)(?![a-z]))|half an? )")
_HALF_WORD: Final = later("half(?![A-Za-z-])")
_AND_A_HALF: Final = later("(?:^|[^A-Za-z])([Aa]n? (century|decade|year|month|week|day|hour|minute) and a )$")
_PART: Final = later(f"(?i:{'|'.join(PARTS)})(?![A-Za-z-])")
_ARTICLE: Final = later("(?:^|[^A-Za-z])([Aa]n? )$")
_SHARE_BEFORE: Final = later(
    "(?i:(?:^|[^a-z])(?:by|about|around|nearly|almost|over|under|than|only|just|roughly|some|up|down|to|at least)) $"
)
_SHARE_BEHIND: Final = later(
    "(?i: (?:as|in|to|from|since|after|on|over|during|compared|this|last|year)(?![a-z]))|[.,;:)\n]|$"
)
_OF_WHICH: Final = later("(?i:(?:of|among) (?:which|whom|them|these|those),? )$")
_FIFTY: Final = Decimal(50)


def read(text: str, start: int, floor: int) -> tuple[Reading, Tail, bool] | None:
    """Return the reading, the tail and whether it is 'over' (大半) of the half that begins at `start`, or None.

    What lies below `floor` belongs to another quantity.
    """
    before = text[start - 1] if start > floor else ""
    most = _MOST.match(text, start)
    share = Tail(start + 1, "percentage", "percentage", "%", HUNDRED, ONE, Decimal(0), "半", False)
    if most is not None:
        return _reading(most.end(), _FIFTY), share._replace(end=most.end(), counter="半數"), before in _MORE
    if before in _NOT_AFTER:
        return None
    if text[start + 1 : start + 2] in ("成", "折"):
        value = Decimal("0.5")
        return (
            _reading(start + 1, value),
            share._replace(
                end=start + 2, factor=Decimal(10 if text[start + 1] == "成" else 100), counter=text[start + 1]
            ),
            False,
        )
    following = text[start + 1 : start + 2]
    piece = following in _PIECES
    unit = start + 1 + piece
    found = measures.behind(text, unit)
    if piece and (found is None or found[0].kind not in _HALVED):
        found = measures.behind("個" + text[unit : unit + 4], 0)
        found = None if found is None else (found[0], unit + found[1] - 1)
    if found is not None and found[0].kind in _HALVED:
        return _reading(start + 1, HALF), template(found[0]).ending(found[1]), False
    if before in _SHARE and following not in (
        "島",
        "岛",
        "導",
        "导",
        "個",
        "个",
        "天",
        "場",
        "场",
        "途",
        "價",
        "价",
        "百",
    ):
        return _reading(start + 1, _FIFTY), share, False
    if before in _MORE:
        return _reading(start + 1, _FIFTY), share, True
    return None


def one(text: str, start: int) -> tuple[Reading, Tail] | None:
    """Return the reading and tail of 一半 where it begins at `start`; None where 半 belongs to the word behind it."""
    if not text.startswith("半", start + 1) or text[start + 2 : start + 3] in _AFTER_HALF:
        return None
    tail = Tail(start + 2, "percentage", "percentage", "%", HUNDRED, ONE, Decimal(0), "半", False)
    return _reading(start + 2, _FIFTY), tail


def english(text: str, start: int) -> tuple[Reading, Tail] | None:
    """Return the reading and tail of 'half of', None for any other word."""
    half = _ENGLISH.match(text, start)
    if half is None:
        return None
    if half[0].endswith(" "):
        measure = measures.right_behind(text, half.end())
        if measure is None or measure.kind != "duration":
            return None
        end = half.end() + len(measure.written)
        return _reading(end, HALF), template(measure).ending(end)
    return _reading(half.end(), _FIFTY), Tail(
        half.end(), "percentage", "percentage", "%", HUNDRED, ONE, Decimal(0), None, False
    )


def with_a_half(text: str, start: int, floor: int) -> tuple[int, Reading, Tail] | None:
    """Return where 'a year and a half' begins whose last word is at `start`, its reading and tail; else None.

    >>> with_a_half("waited a year and a half", 20, 0)[2].unit
    'a'
    """
    found = _AND_A_HALF.search(text, max(floor, start - 20), start) if text[start - 3 : start] == " a " else None
    measure = measures.right_behind(text, found.start(2)) if found is not None else None
    if found is None or measure is None or not _HALF_WORD.match(text, start):
        return None
    tail = template(measure).ending(start + 4)
    return found.start(1), _reading(start + 4, ONE + HALF), tail


def part(text: str, start: int, floor: int) -> tuple[int, Reading, Tail] | None:
    """Return where 'a third', 'a quarter' begins whose last word is at `start`, its reading and tail; else None.

    Only as a share: of something, or by how much something changed; not 'a third party', 'a quarter of an hour'.

    >>> part("nearly a quarter of them", 9, 0)[1].per
    Decimal('4')
    """
    found = _PART.match(text, start)
    article = _ARTICLE.search(text, max(floor, start - 3), start)
    if found is None or article is None:
        return None
    begin = article.start(1)
    shared = text.startswith(" of ", found.end()) and not text.startswith((" of an hour", " of a century"), found.end())
    shared = shared or _OF_WHICH.search(text, max(floor, begin - 18), begin) is not None
    changed = _SHARE_BEFORE.search(text, max(floor, begin - 14), begin) and _SHARE_BEHIND.match(text, found.end())
    if not (shared or changed):
        return None
    per = Decimal(PARTS[found[0].lower()])
    tail = Tail(found.end(), "ratio", "ratio", "1", per, ONE, Decimal(0), None, False)
    return begin, Reading(found.end(), ONE, None, False, per, ONE, "english"), tail


def _reading(end: int, value: Decimal) -> Reading:
    return Reading(end, value, None, False, ONE, value, "chinese")


def in_english(text: str, start: int, floor: int) -> Quantity | None:
    """Return the quantity of a third, a year and a half or half of at `start`, None for other English words."""
    found = part(text, start, floor) or with_a_half(text, start, floor)
    if found is not None:
        begin, said = qualifiers.before(text, found[0], floor)
        return build(text, begin, start, found[1], found[2], said, None)
    half = english(text, start)
    if half is None:
        return None
    begin, said = qualifiers.before(text, start, floor)
    return build(text, begin, start, half[0], half[1], said, None)


def halved(text: str, begin: int, start: int, reading: Reading, tail: Tail, said: str, place: str) -> Quantity:
    """Return the quantity of a half with what is joined to it and the qualifier behind it: 半年至一年, 半數以上."""
    number_end = reading.end
    if tail.form in ("duration", "physical") and text[tail.end : tail.end + 1] in ranges.JOINERS:
        reading, tail, number_end = ranges.joined(text, start, reading, tail, place, None)
    end, behind = qualifiers.behind(text, tail.end)
    tail = tail.ending(end)
    return build(text, begin, start, reading, tail, qualifiers.combine(said, False, behind), number_end)


def and_more(text: str, start: int, floor: int, place: str) -> Quantity | None:
    """Return the quantity of 個半小時 or 分半鐘 at `start`, None where no unit of time follows."""
    tail = spans.and_a_half(text, start)
    if tail is None:
        return None
    value = Decimal("1.5")
    begin, said = qualifiers.before(text, start, floor)
    return halved(text, begin, start, Reading(start + 2, value, None, False, ONE, value, "chinese"), tail, said, place)


def half_price(text: str, start: int) -> Quantity:
    """Return the quantity of 對折 at `start`."""
    return build(
        text, start, start, _reading(start + 2, _FIFTY), SHARE._replace(end=start + 2, counter="折"), "exact", None
    )
