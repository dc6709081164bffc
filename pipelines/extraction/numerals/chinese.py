"""The value of a run of Chinese numeral characters, in either script and in the financial forms.

Knows nothing of where a run lies in a text, what it counts, or which words merely contain such characters; Arabic
digits that a Chinese scale word follows (2,760億) are read in `numerals`, with the scales given here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from pipelines.patterns import later

DIGITS: Final = {
    **{character: value for value, written in enumerate(
        ("〇零○", "一壹弌幺", "二貳贰貮弍兩两俩倆", "三參叁参叄弎", "四肆", "五伍", "六陸陆", "七柒", "八捌", "九玖")
    ) for character in written},
}  # fmt: skip
UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS: Final = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
SCALES: Final = {
    "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12,
}  # fmt: skip
CHARACTERS: Final = "".join((*DIGITS, *UNITS, *TENS, *SCALES))
# What each of them comes to where it stands alone.
SINGLE: Final = {
    character: Decimal(value) for values in (DIGITS, UNITS, TENS, SCALES) for character, value in values.items()
}
POINT: Final = "點点"
# A neighbour pair stands for a range only where the second digit follows the first: 三四十, 七八, 兩三.
PAIR: Final = later("[一二兩两三四五六七八][二兩两三四五六七八九]")
# What may stand behind a decimal point: 兩 counts things, it is no digit there.
DECIMALS: Final = "".join(character for character in DIGITS if character not in "兩两俩倆")
DECIMAL_RUN: Final = later(f"([^{POINT}]+)[{POINT}]([^{POINT}{''.join(SCALES)}]+)([{''.join(SCALES)}]*)$")


# 兩 behind a digit, or last behind a unit, is a weight (八兩, 三十兩, 六兩四): as a digit it stands first in its part.
_TAEL: Final = later("(?<=[二三四五六七八九])[兩两]|(?<=.一)[兩两]$|(?<=[十廿卅百千萬万億亿])[兩两]$")
_TWO_OR_THREE: Final = frozenset(("三兩", "三两"))


class Value(NamedTuple):
    """What a run means: its value, and the upper end where it names two neighbours (三四十 is 30 to 40)."""

    value: Decimal
    upper: Decimal | None


def integer(run: str) -> int | None:
    """Return the integer that `run` writes, or None where it writes none.

    Digit by digit where it holds no unit (二零二四), else by units and scales, which stack: 一萬五千億 is
    1,500,000,000,000. A last digit takes a tenth of the unit before it (兩萬八 is 28,000, 百二萬 is
    1,200,000).

    >>> integer("一萬五千億"), integer("二零二四"), integer("廿一"), integer("百二萬"), integer("十百")
    (1500000000000, 2024, 21, 1200000, None)
    """
    if all(character in DIGITS for character in run):
        return int("".join(str(DIGITS[character]) for character in run)) if run else None
    stack: list[tuple[int, int]] = []
    section, digit, last, after_zero = 0, None, 10**4, False
    for character in run:
        if character in DIGITS:
            value = DIGITS[character]
            if digit is not None:
                return None
            if value == 0:
                after_zero = True
                continue
            digit = value
        elif character in TENS:
            if digit is not None or last <= 10:
                return None
            section, last, after_zero = section + TENS[character], 10, False
        elif character in UNITS:
            unit = UNITS[character]
            if unit >= last or (digit is None and section):
                return None
            section, digit, last, after_zero = section + (1 if digit is None else digit) * unit, None, unit, False
        else:
            scale = SCALES.get(character, 0)
            if not scale:
                return None
            # 百二萬 is 1,200,000: a digit right behind 百 or 千 takes a tenth of it, before a scale too.
            placed = digit is not None and section and not after_zero and last > 10
            below = section + (digit or 0) * (last // 10 if placed else 1)
            if below == 0 and stack and stack[-1][1] == scale and not after_zero:
                # 四萬萬, an old way to write 億.
                stack.append((stack.pop()[0] * scale, scale))
                continue
            popped = False
            while stack and stack[-1][1] < scale:
                below, popped = below + stack.pop()[0], True
            if below == 0:
                if popped or stack or run[0] != character:
                    return None
                below = 1
            if stack and stack[-1][1] == scale:
                return None
            stack.append((below * scale, scale))
            section, digit, last, after_zero = 0, None, 10**4, False
    total = sum(value for value, _ in stack) + section
    if digit is None:
        return total
    if after_zero or last == 10:
        return total + digit
    unit = last if last < 10**4 else stack[-1][1]
    return total + digit * unit // 10


def tael(run: str) -> int | None:
    """Return where in `run` a 兩 stands that is a weight and no digit, None where none does.

    >>> tael("八兩"), tael("六兩四"), tael("一萬兩千"), tael("一兩")
    (1, 1, None, None)
    """
    if "兩" not in run and "两" not in run:
        return None
    found = _TAEL.search(run)
    return None if found is None else found.start()


def evaluate(run: str) -> Value | None:
    """Return what `run`, a string of numeral characters with at most one 點, means; None where it means nothing.

    >>> evaluate("三點一四"), evaluate("三四十")
    (Value(value=Decimal('3.14'), upper=None), Value(value=Decimal('30'), upper=Decimal('40')))
    """
    if len(run) == 1:
        return Value(SINGLE[run], None) if run in SINGLE else None
    if run in _TWO_OR_THREE:
        return Value(Decimal(2), Decimal(3))
    point = DECIMAL_RUN.match(run)
    if point is not None:
        whole = integer(point[1])
        if whole is None or not all(character in DIGITS for character in point[2]):
            return None
        value = Decimal(f"{whole}.{''.join(str(DIGITS[character]) for character in point[2])}")
        for scale in point[3]:
            value = value.scaleb(len(str(SCALES[scale])) - 1)
        return Value(value, None)
    pair = PAIR.search(run)
    if pair is not None and DIGITS[pair[0][1]] == DIGITS[pair[0][0]] + 1 and (len(run) == 2 or not _only_digits(run)):
        low = integer(run[: pair.start() + 1] + run[pair.end() :])
        high = integer(run[: pair.start()] + run[pair.end() - 1 :])
        if low is not None and high is not None:
            return Value(Decimal(low), Decimal(high))
    found = integer(run)
    return None if found is None else Value(Decimal(found), None)


def _only_digits(run: str) -> bool:
    return all(character in DIGITS for character in run)
