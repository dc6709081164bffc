"""Dates on which nothing happened: of ages, of what is so nowadays, of figures that stand right behind them.

今年38歲 tells an age, 到今天可以走路 how things are; the day up to which a count goes on, the year of a figure under a
label (2023年輪候時間：51個月) and the year in which so many died are periods.
"""

from __future__ import annotations

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.events.acting import acted
from pipelines.extraction.events.rows import figure
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

# 今年已38歲, but 今年18歲或以上市民可接種.
_AGED = later(r"[已纔才剛刚只僅约約將将快年滿满有近]{0,3}$")
_ANY_AGE = later(r"[或及]?(?:以[上下]|至)|生日|大壽|成年")
# 到今日連定義都未有, 到今天可以走路: what is so up to a day did not happen on it, but what was put off to it did.
_UP_TO, _PUT_OFF = frozenset("到至"), later(r"(?:延|改|推遲|押後|留待|提前|順延|延期|延後)[到至]$")
_DONE_THEN = later(r"[，,]?(?:才|始|正式|再)?(?:舉行|召開|開幕|開始|結束|截止|公布|宣布|發[布表])")
# 今日用標靶藥可以捱到38.6個月: how things are.
_NOWADAYS = later(r"[^，。；希說指稱我他她]{0,6}(?:可以|只需|便可|就可|已成為|已是|不再|仍然|仍是|仍未|依然|都係)")
# The end of a count whose beginning is told: 自2016年運作至今年5月31日，累計5 218人登記.
_BEGUN, _COUNTED_UP = later(r"自|由|從"), later(r"年?間|[，,止為]{0,3}(?:已|共|累計|合共|總共|一共|錄得|有|累積)")
_OPENS_FIGURE = later(r"[：:](?:約|逾|超過|近)? ?")
_STOPS = frozenset({"", *"\n，。；、,;）) "})
_LABEL, _PEOPLE = 30, frozenset("人名位個例宗")
_DIED = later(r"[^，。；\d]{0,12}(?:離世|去世|逝世|病逝|喪生|喪命|身亡|死亡|死於|患病|確診|染病)")
# So many died in a year; of fewer it is told as what happened.
_MANY = 20
_WAS_THEN = later(r"[^，。；]{0,20}(?:中位數|平均|只[有得能]|僅[有得能]|不足|未有|尚未|仍未|沒有)")


def tells_no_act(scene: Scene, date: DateSpan, near: str) -> bool:
    """Tell whether a date is of a state or a figure; `near` are the characters before it."""
    text, end = scene.plain, date.end
    if date.relative and date.precision == "day" and _now(text, date, near):
        return True
    if near[-1:] in _UP_TO and _ends_count(scene, date):
        return True
    first = next(filter(figure, scene.quantities.within(end, end + _LABEL)), None)
    if first is None:
        return False
    if date.relative and date.precision == "year" and first.form == "age" and _AGED.match(text, end, first.start):
        return first.value_max is None and first.qualifier != "at_least" and _ANY_AGE.match(text, first.end) is None
    return _labelled(scene, date, first) or _then(scene, date, first)


def _now(text: str, date: DateSpan, near: str) -> bool:
    """Tell whether 今日 and its like mean nowadays."""
    if text[date.end : date.end + 1] in ("（", "("):
        return False
    if near[-1:] in _UP_TO:
        return _PUT_OFF.search(near) is None and _DONE_THEN.match(text, date.end) is None
    clause = _NOWADAYS.match(text, date.end)
    return clause is not None and not acted(clause[0])


def _ends_count(scene: Scene, date: DateSpan) -> bool:
    """Tell whether a day ends a stretch of time whose beginning is told before it, and which a count is of."""
    text, (start, end) = scene.plain, scene.clause(date.start)
    earlier = scene.dates.within(start, date.start)
    begun = earlier and (_BEGUN.search(text, start, earlier[0].end) or acted(text[earlier[0].end : date.start]))
    if not begun:
        return False
    return _COUNTED_UP.match(text, end) is not None or _COUNTED_UP.match(text, date.end) is not None


def _labelled(scene: Scene, date: DateSpan, first: Quantity) -> bool:
    """Tell whether words without an act lead from a year to a figure behind a colon: 2023年輪候時間：51個月."""
    text = scene.plain
    colon = scene.clause(date.start)[1]
    told = None if date.precision == "day" else _OPENS_FIGURE.match(text, colon)
    if told is None or first.start > told.end() or text[first.end : first.end + 1] not in _STOPS:
        return False
    return not acted(text[date.end : colon])


def _then(scene: Scene, date: DateSpan, first: Quantity) -> bool:
    """Tell whether a year or a distance in years only says when so many died, or how things were."""
    text = scene.plain
    if date.precision != "year":
        return False
    end = scene.clause(date.start)[1]
    if first.start - date.end <= 1 and first.value >= _MANY and (first.counter or "")[:1] in _PEOPLE:
        return _DIED.match(text, first.end, end) is not None
    if date.form != "relative" or text[date.end : end].strip():
        start = date.end
    else:
        start, end = scene.clause(end + 1)
    was = _WAS_THEN.match(text, start, end)
    return date.form == "relative" and was is not None and not acted(text[start:end])
