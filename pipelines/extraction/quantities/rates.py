"""Numbers in a proportion: 每千名新生嬰兒1.4人, 每67人當中便有一個, one in 67, 12 per 100,000, 每日平均62人.

Only proportions told within one clause; shares with % and fractions are read where their number is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from pipelines.extraction.numerals import mixed as mixed_numerals
from pipelines.extraction.numerals.mixed import Reading
from pipelines.extraction.quantities import measures, qualifiers
from pipelines.extraction.quantities.quantity import Quantity
from pipelines.patterns import later

# Between the base and the number of 每N…: what is counted, then perhaps a verb.
_OF: Final = later(
    "(?P<of>[^，。；：！？,;:!?\n\t()（）「」每第0-9]{0,20}?)(?P<link>[當当]中|之中|之間|裏|裡|里)?(?P<verb>(?:[中內内]?(?:就|便|約|约|平均|會|会|大約|大约|大概|則|则|即|只|才|估計|估计)*(?:有|為|为|佔|占|是|達|达))|[中，,]?(?:就|便))?(?=(?:逾|近|約|约|超過|超过|多於|至少|大約|大约|不足|少於|最多|接近)?[0-9一二兩两三四五六七八九十])"
)
# 每14名長者，終身便有1人: the number in the clause behind, where one of these words ties it to its base.
_ACROSS: Final = later(
    "(?P<of>[^，。；：！？,;:!?\n\t()（）「」每第0-9]{1,14})[，,](?P<link>)(?:[一-鿿]{0,8}?)"
    "(?P<verb>(?:便|就|[當当]中|其中|即|才)[會会]?(?:約|约|平均|大約|大约)?有)"
    "(?=(?:逾|近|約|约|超過|超过|多於|至少|大約|大约|不足|少於|最多|接近)?[0-9一二兩两三四五六七八九十])"
)
# 每10萬人口7.4: people are told apart by what they are called; nothing that is counted follows.
_PEOPLE: Final = frozenset("口人名性女士嬰婴兒儿童日產产民員员")
_ENDS: Final = later("$|[\\s，。；、;)）.](?![0-9])")
ONLY: Final = later("(?:[當当之]?中)?才[會会]?有")
BEFORE_ONLY: Final = frozenset("才中當当之")
_RANGE: Final = later("[至到–~-](?=[0-9一二兩两三四五六七八九十])")
_POWERS: Final = frozenset(Decimal(10) ** power for power in range(2, 10))
_IN: Final = later("(?i: (?:in(?: every)?|out of(?: every)?) )")
_PER: Final = later("(?i:(?: [a-z-]+){0,4}? per )(?=[0-9a-z])|/(?=1[0 ,]{2,})|/(?=10{2,})")
_NOUN: Final = later("[ -]?([a-z]+(?: [a-z]+)?)")
# 5人當中有4人, 十個病人有三個.
_SOME: Final = later(
    "(?P<counter>[人個个])(?P<all>(?:(?<=[個个])[^，。；：、\\s0-9當当中之裡裏有就]{1,6})?)"
    "(?:[當当]中|之中|中|裡|裏)?[就便只約约]{0,2}有(?:超過|超过|多達|多达|約|约|近|逾)?"
    "(?=[0-9一二兩两三四五六七八九])"
)
SOME: Final = frozenset("人個个")
_FEW: Final = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 9, 10, 100, 1000)))
_ROUND: Final = frozenset(map(Decimal, (10, 100, 1000)))
_GOES_BEFORE: Final = later("[一-鿿0-9A-Za-z]")
_TIME: Final = later(
    "(?:[每按][個个]?|平均每|年均|月均|日均)(年|月|日|天|週|周|星期|季|小時|小时|分鐘|分钟|個月)?[^，。；、,;:：\n\t每至到都向對对在把由於于從从以為为]{0,6}$"
)

_AGAINST: Final = later(" ?[比:：對对] ?(?=[0-9一二兩两三四五六七八九十])| to (?=[0-9])")
_LINK: Final = "(?:大?[約约]|大概|接近|不[低少]於|不低于|不少于|至少|最少|是|[為为]|高?[達达]|[:： ])*"
_SHARES: Final = later(
    f"(?:比[例率值]|之比|(?<=[一-鿿])比(?![較较])){_LINK}$"
    "|(?i:ratio(?: of| is| was| at|:)?(?: about| around| nearly)? $)"
)


class Proportion(NamedTuple):
    """A proportion: its end, the number's place and reading, the denominator, its noun, qualifier and counter.

    `rates` is true for so many per hundred or a thousand, false for one in 67.
    """

    end: int
    number_start: int
    reading: Reading
    per: Decimal
    of: str | None
    qualifier: str
    counter: str | None
    rates: bool


def each(text: str, base: Reading) -> Proportion | None:
    """Return the proportion whose base, behind 每, is `base`; None where no number of things follows in the clause.

    >>> text = "僅為每千名新生嬰兒1.4人"
    >>> found = each(text, mixed_numerals.read(text, 3))
    >>> found.reading.value, found.per, found.of, found.rates
    (Decimal('1.4'), Decimal('1000'), '名新生嬰兒', True)
    """
    if base.per != 1 or base.value <= 1:
        return None
    match = _OF.match(text, base.end) or _ACROSS.match(text, base.end)
    if match is None:
        return None
    start = match.end()
    first = start
    while text[start] not in "0123456789一二兩两三四五六七八九十":
        start += 1
    reading = mixed_numerals.read(text, start)
    if reading is None or text[reading.end : reading.end + 1] in ("%", "成", "元", "月"):
        return None
    joint = _RANGE.match(text, reading.end)
    upper = mixed_numerals.read(text, joint.end()) if joint is not None else None
    if upper is not None and upper.value > reading.value and upper.per == 1:
        reading = reading._replace(upper=upper.value, end=upper.end)
    found = measures.behind(text, reading.end)
    counter, end = None, reading.end
    if found is not None:
        if found[0].kind not in ("count", "noun"):
            return None
        if found[0].kind == "count":
            counter, end = found[0].written, found[1]
    elif match["verb"] is None and match["link"] is None:
        people = base.value in _POWERS and match["of"][-1:] in _PEOPLE and match["of"]
        if not people or _ENDS.match(text, end) is None:
            return None
        counter = ""
    of = match["of"].strip()
    if not of and found is None:
        return None
    counter = counter or None
    opening = measures.behind(of, 0) if of else None
    if opening is not None and opening[0].kind not in ("count", "noun", "label"):
        return None
    _, qualifier = qualifiers.before(text, start, base.end)
    if match["verb"] and first == start and qualifier == "exact":
        _, qualifier = qualifiers.before(text, match.end("verb"), base.end)
    return Proportion(
        end,
        start,
        reading,
        Decimal(mixed_numerals.literal(base.value)),
        of or None,
        qualifier,
        counter,
        base.value in _POWERS and not (match["verb"] and counter and reading.value == 1 and reading.upper is None),
    )


def among(text: str, base: Reading) -> Proportion | None:
    """Return the proportion told without 每: 千名嬰兒當中有三名; None where no number of them follows in the clause."""
    match = _OF.match(text, base.end)
    if match is None or not match["of"]:
        return None
    within = match["link"] is not None or (match["verb"] or "").startswith(("中", "內", "内"))
    return each(text, base) if within else None


def some_of(text: str, base: Quantity) -> Proportion | None:
    """Return the proportion of so many in so few, told without 每 at the head of a clause: 5人當中有4人, 十個有三個.

    Not of a group whose size is told: 一家5人當中有4人, 三個孩子中有兩個, 10名患者中有6名.
    """
    if base.form != "count" or base.value not in _FEW or base.value_max is not None:
        return None
    if base.start and _GOES_BEFORE.match(text, base.start - 1):
        return None
    match = _SOME.match(text, base.number_end)
    if match is None or (match["all"] and (base.value not in _ROUND or text[base.number_start].isdigit())):
        return None
    reading = mixed_numerals.read(text, base.number_start)
    found = None if reading is None else each(text, reading)
    if found is None or found.counter != match["counter"] or found.reading.value >= base.value:
        return None
    return found


def rare(text: str, end: int, base: Reading) -> Proportion | None:
    """Return the proportion whose base, told with its counter up to `end`, has 才 behind it: 五千人中才有一名."""
    if text[end : end + 1] not in BEFORE_ONLY or ONLY.match(text, end) is None:
        return None
    return each(text, base)


def out_of(text: str, reading: Reading) -> Proportion | None:
    """Return the proportion of 'one in 67' or '1.4 per 1,000 live births', whose first number is `reading`."""
    if text[reading.end : reading.end + 1] not in (" ", "/"):
        return None
    match = _IN.match(text, reading.end) or _PER.match(text, reading.end)
    if match is None:
        return None
    base = mixed_numerals.read(text, match.end()) if text[match.end() : match.end() + 1].isalnum() else None
    if base is None or base.value <= max(reading.value, mixed_numerals.ZERO) or base.per != 1:
        return None
    per = not match[0].lower().startswith((" in", " out"))
    year = 1900 <= base.value <= 2100 and "," not in text[match.end() : base.end]
    if not per and (year or reading.value.as_tuple().exponent):
        return None
    noun = _NOUN.match(text, base.end) if per else None
    counter = match[0].lower().removesuffix("per ").strip(" /") if per else ""
    return Proportion(
        base.end,
        0,
        reading,
        Decimal(mixed_numerals.literal(base.value)),
        noun[1] if noun else None,
        "exact",
        counter or None,
        per,
    )


def each_time(text: str, start: int, floor: int) -> str | None:
    """Return the span of time (年, 日) that the count beginning at `start` recurs in, None where it does not.

    >>> each_time("全院每日平均62人", 6, 0)
    '日'
    """
    floor = max(floor, start - 12)
    near = text[floor:start]
    if "每" not in near and "均" not in near:
        return None
    match = _TIME.search(text, floor, start)
    if match is None:
        return None
    return match[1] or (match[0][0] if match[0][1:2] == "均" else None)


def against(text: str, start: int, floor: int, reading: Reading) -> Proportion | None:
    """Return the proportion 'so many to so many' (比例為1比3, 比例為1:3), whose first number is `reading`.

    >>> text = "男女比例為1比3"
    >>> against(text, 5, 0, mixed_numerals.read(text, 5)).per
    Decimal('3')
    """
    joint = _AGAINST.match(text, reading.end)
    if joint is None:
        return None
    base = mixed_numerals.read(text, joint.end())
    told = _SHARES.search(text, max(floor, start - 24), start) is not None
    # 1:1,000 is neither a time nor a code.
    glued = text[start - 1 : start].isalnum() and text[start - 1].isascii()
    grouped = base is not None and not glued and text[joint.start()] == ":" and "," in text[joint.end() : base.end]
    if base is None or not (told or grouped) or not base.value or base.per != 1 or reading.per != 1:
        return None
    per = Decimal(mixed_numerals.literal(base.value))
    return Proportion(base.end, start, reading, per, None, "exact", None, False)
