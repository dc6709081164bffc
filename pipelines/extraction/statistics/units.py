"""Units that stand elsewhere than at their figure: in a table's heading, at the figure before, or in a denominator.

`（千港元）` over a column gives its bare numbers their unit. In `每10萬人39.8，到2022年只有14.6` the second figure
has that of the first, and so has the one of `9,800萬澳門元，較去年多1,150萬`. `按每千人口計` makes the rates of its
sentence ones per thousand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from pipelines.extraction.quantities import Quantity, parse
from pipelines.extraction.scene import Scene
from pipelines.extraction.table_cells import cell, unit_of
from pipelines.patterns import later

# Between two figures of one thing: what it grew, shrank or came to.
_CAME_TO = later(
    r"(?:[到至]|只有|僅有|僅為|只為|則為|上升|下降|回落|減少|增加|較[^，。]{0,8}(?:多|少|增|減|升|跌))(?:至|到|了)?$"
)
_MORE = later(r"(?:較|比|按年|同比)[^，。；]{0,8}(?:多|少|增加?|減少?|上升|下降|升|跌)(?:了|出)?$")
# Two places, bodies or groups set against each other: 英國每百萬人有4.6名，本港則不足一名.
_AGAINST = later(r"[，,；;][^，。；;]{1,8}(?:則|卻)(?:只|僅)?有?$")
# Between a figure without its unit and the one that it changed to, and before the former.
_TO = later(r"[^，。；;\d\n]{0,6}[至到](?:了|約|近|不足|逾)?$|[^,.;\d\n]{0,3}\bto (?:about |nearly |over )?$")
_FROM = later(r"(?:[由從从][^，。；\d]{0,6}|\bfrom (?:about |nearly |over )?)$")
# Between the numbers of a list, whose last has the unit of all.
_AND, _SCALES, _LONGEST_LIST = later(r"\s?(?:[、和及與,]|以及)\s?|,? and "), frozenset("億亿萬万"), 48
_SHARING = frozenset({"money", "duration", "percentage", "physical", "age"})
_NEAREST = 12
_PER = later(r"按?(每[^，。；]{1,8}?)(?:人口|名|人|個)?[^，。；]{0,4}計")
_PAID = later(
    r"(?:藥費|費用|開支|支出|花費|收費|埋單|價錢|售價|月薪|薪金|津貼|撥款|一針|一劑|一盒|一樽|成本|積蓄)[^，。；]{0,6}$"
)
# 驗一次要2.8萬, 花咗十幾萬: a sum that closes its clause behind a word for paying.
_SPENT = later(
    r"(?:(?:[花畀俾蝕][了咗費去掉]?|用[了咗去]成?|花[了咗]成|(?<!推)[售賣]|索價|盛惠|收費|開價|叫價|標價|定價|劈價|取價|耗資|斥資)[逾近約]?"
    r"|(?:[一每兩][次針劑盒樽支粒晚]|一套|每人|每個?月|每年|一年|一個月|埋單|全套|診金|手術|住院)[^，。；\d\s]{0,4}[要收])$"
)
_CLOSED = later(r"[元蚊]?(?:[，。；！？!?」』）)\s]|$|先|起|度)")
# 千億「生命科學母基金」: what so many hundred millions are of.
_FUND = later(r"元?[「『《]?[^，。；！？「」『』《》\d的個]{0,12}?(?:基金|撥款|資金|投資|注資|融資|貸款|計劃基金)")
_HUNDRED_MILLIONS = frozenset("億亿")
_AGED_BEFORE = later(r"(?P<name>\b[A-Z][a-z]+(?:-[a-z]+)?, )$|\b(?:is|was|turned|aged)(?: now| only| just| already)? $")
_AGED_BEHIND = later(r",|\.(?=\s|$)| and (?:has|had|is|was|takes?|lives?|suffers?|works?|attends?|needs?)\b")
# 7.35億元人民幣（下同）, and the sums that then leave out their currency.
_SAME_BELOW = later(r"\s?[（(](?:以)?下(?:均)?同[）)]")
_BARE_SUM = later(
    r"[0-9.,〇一二兩三四五六七八九十百千萬億万亿多餘余至到–~-]+元(?:[至到–-][0-9.,萬億万亿]+元)?(?:以上|以下|或以上)?"
)
_PER_MILLE = later(r"\s‰")
_CURRENCY = later(r"[$€£¥￥＄幣币]|[A-Z]{3}")
_ENOUGH, _NEAR, _OLDEST, _THOUSAND, _RARE = 1000, 40, 120, Decimal(1000), 100_000


def with_unit(scene: Scene, quantity: Quantity, before: Quantity | None, behind: Quantity | None) -> Quantity:
    """Return a number without a unit with the one that its table, its denominator or the figures about it give."""
    place = cell(scene, quantity.start)
    if place is not None:
        unit = unit_of(place, scene.document.metadata.place) if place.index else None
        return quantity if unit is None else _scaled(quantity, unit)
    return _shared(scene, quantity, behind) or _listed(scene, quantity) or _told(scene, quantity, before)


def at_the_rate(scene: Scene, quantity: Quantity, before: Quantity) -> Quantity:
    """Return a count with the denominator of the rate before it that it was, or that it is set against."""
    between = scene.plain[before.end : quantity.start]
    if before.counter != quantity.counter or len(between) > _NEAR or "。" in between or quantity.per != 1:
        return quantity
    if _CAME_TO.search(between) or _AGAINST.search(between):
        return replace(quantity, per=before.per, measure=before.measure)
    return quantity


def currency_below(scene: Scene, quantity: Quantity) -> str | None:
    """Return the currency that a sum says is that of all below as well: 7.35億元人民幣（下同）."""
    return quantity.unit if _SAME_BELOW.match(scene.plain, quantity.end) else None


def currencies_named(scene: Scene) -> dict[Decimal, str]:
    """Return the currencies that sums of the text are said to be in, by amount, for those that leave theirs out.

    4.5億元 in a headline is of the currency of 4.5億元人民幣 in its story. Under nought stands that of all sums: yuan,
    where a text in Simplified characters begins with a sum of them.
    """
    money = [one for one in scene.quantities if one.form == "money"]
    named = {one.value: one.unit for one in reversed(money) if not _bare(scene, one)}
    if scene.document.metadata.language == "zh-Hans" and money and named.get(money[0].value) == "CNY":
        named[Decimal(0)] = "CNY"
    return named


def _bare(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a sum leaves out the name of its currency: 4.5億元."""
    if _BARE_SUM.fullmatch(scene.plain, quantity.number_start, quantity.end) is None:
        return False
    return _CURRENCY.search(scene.plain, quantity.start, quantity.number_start) is None


def of_the_amount(scene: Scene, quantity: Quantity, named: Mapping[Decimal, str]) -> Quantity:
    """Return a sum that leaves out its currency in the one that the text names for it, if any."""
    unit = (named.get(quantity.value) if quantity.value >= _RARE else None) or named.get(Decimal(0))
    if unit is None or unit == quantity.unit or not _bare(scene, quantity):
        return quantity
    return replace(quantity, unit=unit)


def in_currency(scene: Scene, quantity: Quantity, currency: str, before: Quantity) -> Quantity:
    """Return a sum in the currency that was said to be that of all, unless it or the sum before tells another."""
    if before.unit != currency and before.start >= scene.sentence(quantity.start)[0]:
        return quantity
    return replace(quantity, unit=currency) if _bare(scene, quantity) else quantity


def _shared(scene: Scene, quantity: Quantity, behind: Quantity | None) -> Quantity | None:
    """Return a bare number with the unit of what it changed to: 由1.92億收窄至1.05億元, from 32 to 20 months."""
    if behind is None or behind.form not in _SHARING or behind.start - quantity.end > _NEAREST:
        return None
    text = scene.plain
    if not (
        _TO.match(text, quantity.end, behind.start) and _FROM.search(text, max(0, quantity.start - 8), quantity.start)
    ):
        return None
    return _of_the_kind(quantity, behind)


def _listed(scene: Scene, quantity: Quantity) -> Quantity | None:
    """Return a bare number with the unit that a list of such numbers has at its end: 5.1億、6.3億及7.2億元."""
    text, end = scene.plain, quantity.end
    for other in scene.quantities.within(end, end + _LONGEST_LIST):
        if not _AND.fullmatch(text, end, other.start):
            return None
        if other.form in _SHARING:
            scaled = text[quantity.end - 1] in _SCALES or (other.form != "money" and other.value < _ENOUGH)
            return _of_the_kind(quantity, other) if scaled else None
        if other.form != "bare":
            return None
        end = other.end
    return None


def _of_the_kind(quantity: Quantity, other: Quantity) -> Quantity:
    return replace(
        quantity, per=other.per, measure=other.measure, unit=other.unit, form=other.form, counter=other.counter
    )


def _told(scene: Scene, quantity: Quantity, before: Quantity | None) -> Quantity:
    """Return a bare number of a sentence with the unit that the sentence gives it, if any."""
    text = scene.plain
    if (per_mille := _PER_MILLE.match(text, quantity.end)) is not None:
        return replace(quantity, end=per_mille.end(), per=_THOUSAND, measure="rate", form="rate")
    if before is not None and quantity.start - before.end <= _NEAR:
        between = text[before.end : quantity.start]
        if "。" not in between and "\n" not in between:
            rate = before.per != 1 and "." in quantity.value_exact and _CAME_TO.search(between)
            if rate or (before.form == "money" and _large(quantity) and _MORE.search(between)):
                form = "rate" if rate else "money"
                return replace(quantity, per=before.per, measure=before.measure, unit=before.unit, form=form)
    if "." in quantity.value_exact and "每" in text[slice(*scene.sentence(quantity.start))]:
        named = _PER.search(text, *scene.sentence(quantity.start))
        one = parse(f"{named[1]}人1人") if named else None
        if one is not None and one.per != 1:
            return replace(quantity, per=one.per, measure="rate", form="rate")
    start = scene.sentence(quantity.start)[0]
    spent = _CLOSED.match(text, quantity.end) and _SPENT.search(text, start, quantity.start)
    funded = text[quantity.end - 1] in _HUNDRED_MILLIONS and _FUND.match(text, quantity.end)
    if _large(quantity) and (spent or funded or _PAID.search(text, start, quantity.start)):
        one = parse("1元", place=scene.document.metadata.place)
        return quantity if one is None else replace(quantity, measure="money", unit=one.unit, form="money")
    if quantity.value < _OLDEST and "." not in quantity.value_exact and _aged(text, quantity):
        return replace(quantity, measure="quantity", unit="a", form="age")
    return quantity


def _aged(text: str, quantity: Quantity) -> bool:
    """Tell whether a bare English number is somebody's age: said Wong, 48, whose daughter is now 16 and ...."""
    if _AGED_BEHIND.match(text, quantity.end) is None:
        return False
    named = _AGED_BEFORE.search(text, max(0, quantity.start - _NEAR), quantity.start)
    return named is not None and (named.lastgroup is None or text.startswith(",", quantity.end))


def _large(quantity: Quantity) -> bool:
    return quantity.value >= _ENOUGH


def _scaled(quantity: Quantity, unit: Quantity) -> Quantity:
    highest = None if quantity.value_max is None else quantity.value_max * unit.value
    return replace(
        quantity,
        value=quantity.value * unit.value,
        value_exact=f"{Decimal(quantity.value_exact) * unit.value:f}",
        value_max=highest,
        per=unit.per,
        measure=unit.measure,
        unit=unit.unit,
    )
