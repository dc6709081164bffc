"""Numbers written in English words: twenty-five, three hundred and four, 1.5 million, half a million.

Only cardinals; 'one' is read wherever it stands, whether it counts or not is for `quantities` to say.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from pipelines.patterns import later

ONES: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "bn": 10**9,
}
DOZEN: Final = 12
# 'dozens', 'hundreds of': more than one of them, an open number like 數百.
PLURALS: Final = {**{f"{word}s": value for word, value in SCALES.items()}, "dozens": DOZEN}
PARTS: Final = {
    **{
        word: value
        for value, word in enumerate(
            ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=3
        )
    },
    "quarter": 4,
}
FRACTION: Final = later(rf"(?i:[ -]((?:{'|'.join(PARTS)})s?)(?![A-Za-z]))")
_WORD = "|".join(sorted((*ONES, *TENS, *SCALES, *PLURALS, "dozen"), key=len, reverse=True))
RUN: Final = later(rf"(?i:(?:{_WORD})(?:(?: |-| and )(?:(?:a )?(?:{_WORD}))){{0,30}})(?![A-Za-z])")
SCALE: Final = later(r"(?i:[ -]?(hundred|thousand|million|billion|trillion|mn|bn)(?![A-Za-z]))")
HALF_A: Final = later(r"(?i:half an? (dozen|hundred|thousand|million|billion|trillion)(?![A-Za-z]))")
AND_A_HALF: Final = later(r"(?i: and a half(?: (hundred|thousand|million|billion|trillion))?(?![A-Za-z]))")
_BEGINNINGS = sorted({word[:3] for word in (*ONES, *TENS, *SCALES, *PARTS, "dozen", "half")})
INITIALS: Final = "".join(sorted({beginning[0] for beginning in _BEGINNINGS}))
# Behind an initial: what may go on a number word, so that other English words cost little.
WORD_BEHIND: Final = "|".join(
    f"(?<=[{initial}{initial.upper()}])"
    f"(?i:{'|'.join(beginning[1:] for beginning in _BEGINNINGS if beginning[0] == initial)})"
    for initial in INITIALS
)


def scale(word: str) -> int:
    """Return what a scale word, 'dozen' among them, stands for.

    >>> scale("million"), scale("dozen")
    (1000000, 12)
    """
    return SCALES.get(word.lower(), DOZEN)


def scaled(word: str, value: Decimal) -> Decimal:
    """Return `value` times the scale word, keeping the value's own precision.

    >>> scaled("million", Decimal("1.5"))
    Decimal('1.5E+6')
    """
    return value.scaleb(len(str(SCALES[word.lower()])) - 1)


def evaluate(words: str) -> tuple[int, bool] | None:
    """Return the value of number words, and whether they leave it open (hundreds of); None where they make no number.

    >>> evaluate("two hundred and five"), evaluate("hundreds"), evaluate("two three")
    ((205, False), (100, True), None)
    """
    total, section, open_ended = 0, 0, False
    last = 10**15
    for word in re.split(r" and | |-", words.lower()):
        if word == "a":
            continue
        if word in ONES:
            if section % 10 or (section % 100 and ONES[word] >= 10):
                return None
            section += ONES[word]
        elif word in TENS:
            if section % 100:
                return None
            section += TENS[word]
        elif word in PLURALS:
            total, section, open_ended = total + max(section, 1) * PLURALS[word], 0, True
        elif word == "dozen":
            total, section = total + max(section, 1) * DOZEN, 0
        elif word == "hundred":
            section = max(section, 1) * SCALES[word]
        else:
            scale = SCALES[word]
            if scale >= last:
                return None
            total, section, last = total + max(section, 1) * scale, 0, scale
    return total + section, open_ended
