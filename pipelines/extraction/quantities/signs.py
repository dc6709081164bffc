"""What stands right before a number and changes it: 數 and 幾 before a scale word, minus, 負, 零下, a loss in brackets.

Works at one place of the text; currencies and qualifiers, which may stand between, are read in `quantities`.
"""

from __future__ import annotations

from typing import Final

from pipelines.extraction.numerals.mixed import Reading
from pipelines.patterns import later

_SEVERAL: Final = later("好?[數数幾几]$")
_NO_SEVERAL: Final = frozenset("人指函次總总基少多分個个參参係系位字點点歲岁件倍讀读代")
# A loss in the cell of a table: (1,234), (5.6), (7.8%); small whole numbers there are notes and columns.
_IN_BRACKETS: Final = later("\t[(（](?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{3,}|[0-9]+\\.[0-9]+)%?[)）]%?(?=[\t\n]|$)")
# What a hyphen may stand behind that is a minus; one behind another character joins: COVID-19, 5-10.
_BEFORE_MINUS: Final = frozenset(("", *"(（:：，\t|=＝約约為为是於于至到達达由從从僅仅"))
_COLONS: Final = frozenset(":：")


def several(text: str, start: int, floor: int) -> int:
    """Return where 數, 幾 or 好幾 before a scale word begins (數百, 幾十萬), else `start`."""
    if text[start] not in "十百千萬万億亿":
        return start
    match = _SEVERAL.search(text, max(floor, start - 2), start)
    if match is None or (match.start() > 0 and text[match.start() - 1] in _NO_SEVERAL):
        return start
    return match.start()


def bracketed(text: str, start: int) -> int | None:
    r"""Return where the brackets around the number at `start` end if they make it a loss, None if they do not.

    >>> bracketed("Loss\t(1,234)", 6), bracketed("註\t(1)", 3)
    (12, None)
    """
    found = _IN_BRACKETS.match(text, start - 2)
    return None if found is None else found.end()


def signed(text: str, begin: int, start: int, floor: int, reading: Reading) -> tuple[int, Reading]:
    """Return the beginning and the reading with the sign before the number: 負三, -22.2%, 零下5度."""
    if begin != start or start <= floor:
        return begin, reading
    before = text[start - 1]
    if before == "下" and start - 2 >= floor and text[start - 2] == "零":
        return start - 2, negative(reading)
    if before in "負负" and text[start - 2 : start - 1] == "正":
        return (start - 2 if start - 2 >= floor else begin), reading  # 正負3.1個百分點
    minus = before in "負负" and text[start - 2 : start - 1] not in ("抱", "肩", "擔", "担", "背", "自", "勝", "胜")
    if before in "-−":
        second = text[start - 2 : start - 1]
        if second == " ":
            second = text[start - 3 : start - 2]  # Growth: -2.5%
            minus = second in _COLONS
        else:
            minus = second in _BEFORE_MINUS or (before == "−" and not (second.isascii() and second.isalnum()))
    if not minus:
        return begin, reading
    return start - 1, negative(reading)


def negative(reading: Reading) -> Reading:
    """Return the reading with its value below zero."""
    upper = None if reading.upper is None else -reading.upper
    return reading._replace(value=-reading.value, coefficient=-reading.coefficient, upper=upper)
