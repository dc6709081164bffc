"""The numeral at one place of a text, in any script and mix of scripts: 2,760億, 一萬五千億, 三分之一, twenty-five.

Begins where it is told to and looks no further back; signs, idioms and all that a number counts are others' business.
`numerals` is the plain entry for whole strings.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from pipelines.extraction.numerals import chinese, english
from pipelines.patterns import later

_CN = re.escape(chinese.CHARACTERS)
_SCALES = "".join(chinese.SCALES)
ARABIC: Final = re.compile(
    "([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
    # Blank-grouped thousands (48 730), but not one cell of a row of figures.
    "|(?<![0-9] )[0-9]{1,3}(?:[ \u2009\u202f\u00a0][0-9]{3})+(?! ?[0-9,])"
    "|[0-9]+)(\\.[0-9]+)?"
)
# The marks that group thousands.
_UNGROUPED: Final = dict.fromkeys(map(ord, " \u2009\u202f\u00a0"))
CHINESE: Final = re.compile(f"[{_CN}]+(?:[{chinese.POINT}][{chinese.DECIMALS}]+[{_SCALES}]*)?")
# 5千米 is five kilometres and 3千克 three kilograms: there 千 belongs to the unit.
_SCALE = f"[十百千拾佰仟]?[{_SCALES}]+|[百佰](?!分)|[千仟](?![米克瓦卡帕焦])"
SCALE: Final = later(f" ?({_SCALE})")
# The lower part behind a scale: 2億4,000萬, 2億 4,000萬, 1億5000萬, 3萬5,000.
LOWER: Final = later(
    f" ?[零又]?([0-9][0-9,]*(?:\\.[0-9]+)?) ?({_SCALE})|([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{3,}})(?![0-9.])|([{_CN}]+)"
    "|([1-9])(?![0-9.,%％:/年月日號号十百千萬万億亿成折–~-])"
)
OPEN: Final = later(f" ?(?:多|餘|余|幾|几)(?= ?[十百千拾佰仟]?[{_SCALES}])")
NEIGHBOUR: Final = later(
    "、([二三四五六七八九])(?=[十百千萬万億亿成個个名間间位家所天次宗種种項项款人歲岁]|年(?![級级]))"
)
# 百份之 is a common slip for 百分之.
FRACTION: Final = later(" ?[分份] ?之[ \\n]?")
_MAGNITUDE: Final = later(" ?([kKM])(?![A-Za-z0-9])")
_COUNTED: Final = later("([kK]) ?(?=[個个名人宗次元位])")
# 四分三, 三份二: a share told without 之, where nothing is counted behind it.
SHORT_FRACTION: Final = later(
    "[分份]之?(?=[一二兩两三四五六七八九](?:$|[\\s，。；：、！？）)」』,.;]|[的以左受被病患醫医市學学男女港會会家企公機机]))"
)
SLASH: Final = later("[/⁄∕]([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}|10+)(?!,?[0-9]|[/號号.年月])")
# The part of a whole number and a fraction, 2½ and 1 1/2: halves, thirds, quarters, fifths and eighths before a word.
VULGAR: Final = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": 1 / Decimal(3), "⅔": 2 / Decimal(3),
}  # fmt: skip
_JOINS_PART: Final = frozenset(("", "又", *VULGAR))
PART: Final = later(" ([1-7])[/⁄∕]([23458])(?= ?[a-z一-鿿]|$)")
# A power of ten: 2 × 10^14, 1.5x10⁶.
POWER: Final = later(" ?[×xX] ?10(?:\\^([0-9]{1,2})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?![0-9])")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
BEFORE_SCALE: Final = frozenset(f" 多餘余幾几{_SCALES}十百千拾佰仟")
# 三兩個 is two or three of them.
_TWO_OR_THREE: Final = frozenset(("三兩", "三两"))
_COUNTERS: Final = frozenset("個个名位人天日年次月項项種种間间家杯句口下")
AFTER_ARABIC: Final = BEFORE_SCALE | frozenset("-tmbhTMBH×xX又½¼¾⅓⅔")
_FINANCIAL = "參参叄伍陸陆幺俩倆弌弍弎卄"
_PLAIN = "".join(c for c in chinese.CHARACTERS if c not in _FINANCIAL and c not in "拾佰仟兆")
_LETTERS = english.INITIALS + english.INITIALS.upper()
# One class to scan with; then the letters must begin a word, and characters that are mostly other words (參加, 陸續)
# must stand in a run.
TRIGGER: Final = re.compile(
    f"[0-9{_PLAIN}半{_FINANCIAL}拾佰{_LETTERS}]"
    f"(?:(?<=[0-9{_PLAIN}半])"
    f"|(?<![{_PLAIN}0-9半A-Za-z])(?=[拾佰仟{_SCALES}][{_CN}元圓圆]|[{_CN}]{{2}}[{_CN}元圓圆]"
    f"|[點点][{chinese.DECIMALS}]|(?<=佰)分)"
    f"|(?<![0-9A-Za-z].)(?<=[{_LETTERS}])(?={english.WORD_BEHIND}))"
)


class Reading(NamedTuple):
    """What `read` makes of the characters at one place.

    `upper` is the other end where the numeral names two neighbours (八、九, 三四十); `open` is true where it says
    'and more' (50多萬, hundreds of); `per` is the denominator of a fraction (三分之一, 1/3), else 1; `coefficient` is
    the value before its last scale word (7 of 7萬), by which a range shares the scale; `script` is one of `arabic`,
    `chinese`, `english`.
    """

    end: int
    value: Decimal
    upper: Decimal | None
    open: bool
    per: Decimal
    coefficient: Decimal
    script: str


ONE: Final = Decimal(1)
ZERO: Final = Decimal(0)
# How far before and behind the beginning of a part its signs may lie.
_BESIDE: Final = 8
_REACH: Final = 80


def literal(value: Decimal) -> str:
    """Return the decimal literal of a value: no exponent, the precision kept.

    >>> literal(Decimal("16.3").scaleb(8)), literal(Decimal("82.50"))
    ('1630000000', '82.50')
    """
    written = str(value)
    return format(value, "f") if "E" in written else written


def read(text: str, start: int) -> Reading | None:
    """Return the numeral that begins at `start`, longest first, or None; signs are not part of it.

    >>> read("逾50多萬名", 1)[:4]
    (5, Decimal('5.0E+5'), None, True)
    """
    character = text[start]
    if character.isascii():
        if character.isdigit():
            return _arabic(text, start)
        return _english(text, start)
    return _chinese(text, start)


def _arabic(text: str, start: int) -> Reading | None:
    match = ARABIC.match(text, start)
    if match is None:
        return None
    value, end = arabic_value(match), match.end()
    following = text[end : end + 1]
    if following in "/⁄∕分份":
        return _fraction(text, end, value)
    if following not in AFTER_ARABIC:
        return Reading(end, value, None, False, ONE, value, "arabic")
    return _scaled(text, end, value)


def thousands(text: str, reading: Reading) -> Reading:
    """Return the Arabic number with k for thousand, where a counter or 個百分點 follows: 12k個."""
    said = _COUNTED.match(text, reading.end)
    return reading if said is None else reading._replace(end=said.end(1), value=reading.value.scaleb(3))


def arabic_value(match: re.Match[str]) -> Decimal:
    """Return the value of a match of `ARABIC`, whose thousands may be grouped."""
    return Decimal(ungrouped(match[0]))


def ungrouped(written: str) -> str:
    """Return an Arabic number without the marks that group its thousands."""
    if "," in written:
        return written.replace(",", "")
    return written if written.isascii() and " " not in written else written.translate(_UNGROUPED)


def _scaled(text: str, end: int, value: Decimal) -> Reading:
    """Return the reading of an Arabic number that a scale word may follow."""
    more = OPEN.match(text, end)
    scale = SCALE.match(text, more.end() if more is not None else end)
    if scale is None:
        word = english.SCALE.match(text, end)
        raised = POWER.match(text, end) if word is None else None
        if raised is not None:
            tens = int(raised[1] or raised[2].translate(_RAISED))
            return Reading(raised.end(), value.scaleb(tens), None, False, ONE, value, "arabic")
        if word is not None:
            return Reading(word.end(), english.scaled(word[1], value), None, False, ONE, value, "english")
        fraction = FRACTION.match(text, end)
        if fraction is not None:
            return _fraction(text, end, value)
        alone = Reading(end, value, None, False, ONE, value, "arabic")
        ahead = text[end : end + 3]
        joins = ahead[:1] in _JOINS_PART or ahead == " an" or ahead[2:] == "/"
        return _with_part(text, alone) if joins else alone
    total, end = _times(value, scale[1]), scale.end()
    if more is None and (some := OPEN.match(text, end)) is not None:
        # 3千多萬: the scale word itself has one behind it.
        higher = SCALE.match(text, some.end())
        if higher is not None:
            return Reading(higher.end(), _times(total, higher[1]), None, True, ONE, total, "arabic")
    exponent = _exponent(scale[1])
    while more is None and (lower := LOWER.match(text, end)) is not None:
        power = _exponent(lower[2]) if lower[2] else 0
        if lower[4]:
            chinese_part = chinese.integer(lower[4])
            if chinese_part is None or len(lower[4]) == 1:
                break
            part = Decimal(chinese_part)
        elif lower[5]:
            # 7萬2 is 72,000.
            part = Decimal(lower[5]).scaleb(exponent - 1)
        else:
            part = Decimal((lower[1] or lower[3]).replace(",", "")).scaleb(power)
        if power >= exponent or part >= Decimal(1).scaleb(exponent):
            break
        total, end, exponent = total + part, lower.end(), power
        if power == 0:
            break
    return Reading(end, total, None, more is not None, ONE, value, "arabic")


def _with_part(text: str, whole: Reading) -> Reading:
    """Return the whole number with the fraction behind it (三又二分之一, 2½, 1 1/2), itself where none follows."""
    end = whole.end
    following = text[end : end + 1]
    part: Decimal | None = VULGAR.get(following)
    if part is not None:
        end += 1
    elif following == "又" and end + 1 < len(text):
        below = _ahead(text, end + 1)
        if below is not None and below.upper is None and below.value < below.per:
            part, end = below.value / below.per, below.end
    elif (half := english.AND_A_HALF.match(text, end)) is not None:
        end, scale = half.end(), half[1]
        value = whole.value + VULGAR["½"]
        value = value if scale is None else english.scaled(scale, value)
        return whole._replace(end=end, value=value, coefficient=value)
    elif (slashed := PART.match(text, end)) is not None and slashed[1] < slashed[2]:
        part, end = Decimal(slashed[1]) / Decimal(slashed[2]), slashed.end()
    if part is None or whole.value != whole.value.to_integral_value():
        return whole
    return whole._replace(end=end, value=whole.value + part, coefficient=whole.value + part)


def _exponent(scale: str) -> int:
    return sum(len(str(chinese.UNITS.get(c) or chinese.SCALES[c])) - 1 for c in scale)


def _times(value: Decimal, scale: str) -> Decimal:
    return value.scaleb(_exponent(scale))


def _chinese(text: str, start: int) -> Reading | None:
    match = CHINESE.match(text, start)
    if match is None:
        return None
    end = match.end()
    weight = chinese.tael(match[0]) if end - start > 1 else None
    if weight is not None and not (match[0] in _TWO_OR_THREE and text[end : end + 1] in _COUNTERS):
        end = start + weight
    found = chinese.evaluate(text[start:end])
    if found is None and (point := match[0].find("點") + match[0].find("点") + 1) > 0:
        end = start + point
        found = chinese.evaluate(text[start:end])
    if found is None:
        return None
    value, upper = found
    following = text[end : end + 1]
    if following in "多餘余幾几" and following:
        more = OPEN.match(text, end)
        scale = SCALE.match(text, more.end()) if more is not None else None
        if scale is not None:
            return Reading(scale.end(), _times(value, scale[1]), None, True, ONE, value, "chinese")
    elif following == "、" and end - start == 1:
        near = NEIGHBOUR.match(text, end)
        if near is not None and chinese.DIGITS[near[1]] == value + 1:
            second = _chinese(text, end + 1)
            if second is not None and second.upper is None and second.per == 1:
                lower = second.value * value / (value + 1)
                return second._replace(value=lower.to_integral_value(), upper=second.value, coefficient=value)
    elif following and following in "分份":
        return _fraction(text, end, value, upper, "chinese")
    alone = Reading(end, value, upper, False, ONE, value, "chinese")
    return _with_part(text, alone) if following == "又" and upper is None else alone


def _fraction(text: str, end: int, value: Decimal, upper: Decimal | None = None, script: str = "arabic") -> Reading:
    """Return the fraction whose denominator (三分之一) or numerator (1/3) ends at `end`, else the number alone."""
    alone = Reading(end, value, upper, False, ONE, value, script)
    slash = SLASH.match(text, end)
    if slash is not None:
        below = Decimal(slash[1].replace(",", ""))
        return Reading(slash.end(), value, None, False, below, value, script) if value < below else alone
    joint = FRACTION.match(text, end)
    shortened = joint is None and script == "chinese"
    if shortened:
        joint = SHORT_FRACTION.match(text, end)
    if joint is None or not text[joint.end() : joint.end() + 1] or value == 0:
        return alone
    at = joint.end() + (text[joint.end()] in "負负")
    character = text[at : at + 1]
    if not character or not ((character.isascii() and character.isdigit()) or character in chinese.CHARACTERS):
        return alone
    above = _ahead(text, at)
    if above is None or above.per != 1 or (shortened and above.value >= value):
        return alone
    if value == 100 and above.script == "arabic" and (said := _MAGNITUDE.match(text, above.end)) is not None:
        above = above._replace(end=said.end(), value=above.value.scaleb(6 if said[1] == "M" else 3))
    amount = above.value if at == joint.end() else -above.value
    return above._replace(value=amount, per=value, coefficient=amount)


def _ahead(text: str, at: int) -> Reading | None:
    """Return the numeral that begins at `at` and belongs to one before; no further is looked than parts can reach.

    Parts may have parts: without a bound 百分之百分之百分之 would be read as deep as it is long.
    """
    base = max(0, at - _BESIDE)
    found = read(text[base : at + _REACH], at - base)
    return None if found is None else found._replace(end=found.end + base)


def _english(text: str, start: int) -> Reading | None:
    half = english.HALF_A.match(text, start) if text[start] in "hH" else None
    if half is not None:
        value = Decimal(english.scale(half[1]) // 2)
        return Reading(half.end(), value, None, False, ONE, value, "english")
    match = english.RUN.match(text, start)
    if match is None:
        return None
    found = english.evaluate(match[0])
    end = match.end()
    if found is None:
        word = re.match("[A-Za-z]+", match[0])
        end = start + len(word[0]) if word else end
        found = english.evaluate(text[start:end])
        if found is None:
            return None
    value = Decimal(found[0])
    part = english.FRACTION.match(text, end)
    per = Decimal(english.PARTS[part[1].lower().rstrip("s")]) if part is not None else ONE
    if part is not None and value < per:
        end = part.end()
    else:
        per = ONE
    reading = Reading(end, value, None, found[1], per, value, "english")
    return _with_part(text, reading) if per is ONE and text.startswith(" and a", end) else reading
