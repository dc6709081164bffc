"""What stands behind a number and says what it is: %, 成, a currency, a unit, a counter, or nothing.

Works at one place of the text, right behind a numeral that `numerals` has read; ranges, qualifiers and what stands
before the number are put together in `quantities`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipelines.extraction.numerals.chinese import DIGITS
from pipelines.extraction.numerals.english import AND_A_HALF
from pipelines.extraction.numerals.mixed import ONE, ZERO, Reading
from pipelines.extraction.quantities import measures, money, spans, weights
from pipelines.extraction.quantities.tail import BARE, FRACTION, HALF, HUNDRED, SHARE, Tail, template
from pipelines.patterns import later

_RARE: Final = weights.FIRST | frozenset("‰分")
THOUSAND: Final = Decimal(1000)
_PERCENT: Final = later("(?i:percentage points?|per ?cent(?![A-Za-z])|pct(?![A-Za-z]))")
_POINTS: Final = later(" ?[個个]? ?百 ?分 ?[點点]")
# 成 is a tenth, unless it begins a word of its own: 三成員, 十成功.
_TENTHS: Final = later(
    " ?成(?![員员](?![工警])|功(?!能|課)|果(?!欄)|熟|[績绩]|就|交|品|[長长](?![者期遠远])|分(?!別|析))"
    "(半|[一二三四五六七八九](?![成個个名位年萬千百十])|[1-9](?![0-9.,%％成個个名位年月日萬千百十]))?"
)
_DISCOUNT: Final = later(" ?折(?![扣射磨疊叠合返騰腾])(半)?")
_HALF: Final = later("半(?![年月日天導导島岛徑径數数決决公官夜場场價价載载途])")
_MORE: Final = later("(?:[多餘余](?![元媒學学次功重個个名位種种方邊边國国人樣样額额下地達达於于數数少])|有[多餘余])")


def read(text: str, start: int, reading: Reading, place: str, currency: str | None) -> Tail:
    """Return what the number `reading`, which begins at `start`, is by the words behind it.

    `currency` is the ISO 4217 code of a sign before the number, if any; `place` decides what a bare 元 is.
    """
    position = reading.end
    if currency is not None:
        return money.behind_sign(text, position, currency, place)
    if reading.per != 1:
        share = reading.per == HUNDRED and (text[position - 1] not in "0123456789" or text[start] in "百佰一")
        return (SHARE if share else FRACTION)._replace(end=position, per=reading.per)
    following = text[position : position + 1]
    if not following:
        return BARE.ending(position)
    if following == "分" and text.startswith("分百", position) and text[start:position] == "百":
        return SHARE.ending(position + 2)
    if following == "%" or (following == " " and text[position + 1 : position + 2] == "%"):
        return SHARE.ending(text.index("%", position) + 1)
    if following in "成折 " and (tail := _tenths(text, position, reading)) is not None:
        return tail
    if following in " 個个百":
        points = _POINTS.match(text, position)
        if points is not None:
            return SHARE._replace(end=points.end(), counter="百分點")
    if following in " 個个p" or following == "P":
        percent = _PERCENT.match(text, position + (following == " "))
        if percent is not None:
            points_said = "百分點" if "point" in percent[0].lower() else None
            return SHARE._replace(end=percent.end(), counter=points_said)
        if following in "個个" and (half := spans.halved(text, position)) is not None:
            return half
    if following in _RARE and (rare := _rare(text, position, following, reading, place)) is not None:
        return rare
    found = measures.behind(text, position)
    if found is None:
        return BARE.ending(position)
    measure, end = found
    if measure.kind in ("currency", "tenth", "cent"):
        return money.behind_number(text, measure, end, place)
    if measure.kind == "noun":
        # What is counted, not a word to count with: it stays outside (三醫院, 45 hospitals).
        return BARE._replace(end=position, form="count")
    tail = template(measure).ending(end)
    if measure.kind == "count" and text[end : end + 1] == "半" and not "一" <= text[end + 1 : end + 2] <= "鿿":
        return tail._replace(end=end + 1, plus=HALF)
    if measure.ascii and measure.kind == "duration" and spans.modifies(text, measure.written, end):
        return BARE._replace(end=position, form="count")
    return _suffix(text, tail) if measure.kind in ("duration", "age", "multiple", "physical") else tail


def _rare(text: str, position: int, following: str, reading: Reading, place: str) -> Tail | None:
    """Return the tail of a number with 斤, 兩, 錢, ‰, or with 分 for minutes at `position`; None for others."""
    if following == "‰":
        return BARE._replace(end=position + 1, form="rate", measure="rate", per=THOUSAND)
    if following == "分":
        return spans.minutes(text, position + 1)
    return weights.read(text, reading, place)


def _tenths(text: str, position: int, reading: Reading) -> Tail | None:
    if (tenths := _TENTHS.match(text, position)) is not None:
        if reading.value > 10 and reading.upper is None:
            return None
        plus = ZERO if tenths[1] is None else Decimal(5 if tenths[1] == "半" else DIGITS.get(tenths[1]) or tenths[1])
        end = tenths.end()
        more = _MORE.match(text, end) if plus == 0 else None
        if more is not None:
            end = more.end()
        return SHARE._replace(end=end, factor=Decimal(10), plus=plus, counter="成", more=more is not None)
    if (discount := _DISCOUNT.match(text, position)) is not None and reading.value < 100:
        plus = ZERO if discount[1] is None else Decimal(5)
        factor = Decimal(10) if reading.value <= 10 else ONE
        return SHARE._replace(end=discount.end(), factor=factor, plus=plus, counter="折")
    return None


def _suffix(text: str, tail: Tail) -> Tail:
    """Return the tail with 半 or 多 behind its unit: 一年半, 3倍多."""
    following = text[tail.end : tail.end + 1]
    if following == "半" and _HALF.match(text, tail.end):
        return tail._replace(end=tail.end + 1, plus=HALF * tail.factor)
    if following == " " and (half := AND_A_HALF.match(text, tail.end)) is not None and half[1] is None:
        return tail._replace(end=half.end(), plus=HALF * tail.factor)
    if following in ("多", "餘", "余", "有") and (more := _MORE.match(text, tail.end)) is not None:
        return tail._replace(end=more.end(), more=True)
    return tail
