"""What the words beside a date and a figure say of the two: that the one changed to the other, was counted up to it.

From 0.5% to 1.6% by 2030 only the latter is of 2030; what is counted up (累計) from one day to another is of all days
between them; a year that heads a label (2023年平均輪候時間：51個月) is that of the figure behind it, even of a span of
time; and an English figure with a date right behind it needs none from before.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.dating import INTERVALS, part_of_name
from pipelines.patterns import later

# The figure that something has grown or shrunk to is not of the date that it has grown or shrunk from.
CHANGED = re.compile(
    r"(?:增|升|減|降|跌|縮短|擴展|擴|添|上升|下降|增加|減少|缩短|减|扩|收窄|改善|回落|放寬|延長|拉長|惡化|翻)(?:加|少|低|了)?"
    r"(?:[約近逾]?[\d.]+(?:%|個百分點|倍))?(?:至|到)"
)
# By how much something has changed by the date told right before: in 2022, down 5.6% from 38,462 in 2021.
RISEN = later(
    r",? (?:down|up|an? (?:rise|fall|drop|increase|decrease|decline|growth) of)"
    r"(?: by)?(?: about| around| nearly| some)? ?"
)
# The figure that something changes from, before the one that it is to change to.
_FROM = later(r"[由從从](?:約|近|逾)?$")
_ENGLISH_FROM = later(r"\bfrom (?:about |around |nearly |over |some )?$")
_ENGLISH_TO = later(r"(?: [a-z]+){0,3} to (?:about |around |nearly |over |some )?(?:[A-Z]{2,3})?\$?\d")
_TO_COME = later(r"(?:到|至|預[計期料]|估計|料|將[於在]|[擬訂定]於)$")
_COUNTED_UP = later(r"(?:[已亦並]?累[計積]|[合總一]?共)")
_STOPS = frozenset("，。；")
_UP_TO, _SINCE = frozenset("至到"), frozenset("自由從")
_AVERAGED = later(r"(?:平均|中位)[^，。；：]{0,12}|(?:輪候|等候|審批|處理|住院|存活|回應)(?:時間|期|日數)(?:中位數)?")
_AVERAGE = later(r"[^，。；]{0,12}(?:平均|中位)")
_EARLIER = later(
    r" (?:[a-z]+ )?(?:a|one|the) year (?:earlier|ago|before)\b|(?: [a-z]+)? in the (?:previous|preceding) year\b"
)
_HANDED_IN = later(r"遞交|提交|申請|報名|登記|截止|回覆|交回")
_SET_UP = later(r"(?:成立|創立|創辦|設立|建成|落成|啟用|開業|開幕|註冊|立會)[於在]$")
_EVERY = later(r"每[年月日週周季天]可?|每個?(?:月|星期|季度)|每名")
_PLANNED = later(r"將(?!軍|近|於)|擬|目標|計劃(?=[在於用投斥增擴])|有望|可望")
_COMPARING, _OF_A_TIME = frozenset("較比跟與"), later(r"[^，。；、增減多少升跌降]{0,12}的")
_COLONS, _OPENED, _NEXT = frozenset("：:"), frozenset("（("), 8
_CLOSED = later(r"[）)]")
_HOWEVER = later(r"(?:但|惟|然而|不過|可是)")
_OF_DATE = later(r"(?: [A-Za-z'’-]+){0,6} (?:(?:in|during|at the end of|by the end of) )?\(?")
_ACTED = later(r"\b(?:[a-z]+(?:ed|ing)|since|until|from|than|by|to|opened|began|was|were)\b")


def a_year_earlier(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether an English figure is of the year before that of others: from US$30.1 million a year earlier."""
    return _EARLIER.match(scene.plain, quantity.end) is not None


def right_behind(scene: Scene, quantity: Quantity, sentence_start: int) -> str | None:
    """Return the date right behind an English figure where the sentence has told another before it."""
    text = scene.plain
    if not text[quantity.start].isascii() or not scene.dates.within(sentence_start, quantity.start):
        return None
    end = scene.clause(quantity.start)[1]
    date = next(iter(scene.dates.within(quantity.end, end)), None)
    if date is None or not scene.english((sentence_start, end)) or part_of_name(scene, date):
        return None
    between = text[quantity.end : date.start]
    if not _OF_DATE.fullmatch(between) or _ACTED.search(between) or date.form in ("since", "until"):
        return None
    if text[date.end : date.end + 1] in _COLONS:
        return None  # HK$48.2 million (2023: HK$21.5 million)
    return date.edtf if between.endswith(("in ", "during ", "of ", "(")) or date.form in INTERVALS else None


def compared_with(scene: Scene, date: DateSpan, quantity: Quantity) -> bool:
    """Tell whether a figure is what is compared with, of a date that 較 stands before: 較2021年開業時的35宗大增."""
    text = scene.plain
    if text[quantity.start - 1 : quantity.start] != "的" or text[date.start - 1 : date.start] not in _COMPARING:
        return False
    between = text[date.end : quantity.start]
    return _OF_A_TIME.fullmatch(between) is not None and not scene.quantities.within(date.end, quantity.start)


def of_another(scene: Scene, date: DateSpan, quantity: Quantity) -> bool:
    """Tell whether a date is that of an earlier figure alone: （2022年：2.9億元），增加8.9%; 由2022年的35宗增加三成."""
    text, start, end = scene.plain, date.start, date.end
    if text[start - 1 : start] in _OPENED and (text[end : end + 1] in _COLONS or text.startswith("同期", end)):
        closed = _CLOSED.search(text, end, quantity.start)
        return closed is not None
    if text[start - 1 : start] not in _SINCE or text[end : end + 1] != "的":
        return False
    own = scene.quantities.within(end, end + _NEXT)
    return bool(own) and own[0].start < quantity.start


def aimed_at(scene: Scene, date: DateSpan) -> bool:
    """Tell whether something is to change by the date: 到2030年，職位由9,600個增至兩萬個."""
    if _TO_COME.search(scene.plain, max(0, date.start - 4), date.start):
        return True
    return date.form in ("point", "until", "since") and to_come(scene, date)


def changed_by(scene: Scene, date: DateSpan) -> bool:
    """Tell whether something is to change, or has changed, by the date: 截至2022年，職位由9,600個增至兩萬個."""
    return date.form == "as_of" or aimed_at(scene, date)


def to_come(scene: Scene, date: DateSpan) -> bool:
    """Tell whether a date is of a year after that of the text."""
    published = scene.document.metadata.published
    return bool(published) and date.edtf[:4] > str(published)[:4]


def changes_from(scene: Scene, quantity: Quantity, date: DateSpan) -> bool:
    """Tell whether a figure is what something changes from by a date."""
    text = scene.plain
    if _ENGLISH_FROM.search(text, max(0, quantity.start - 16), quantity.start):
        return _ENGLISH_TO.match(text, quantity.end) is not None and changed_by(scene, date)
    return (
        _FROM.search(text, max(0, quantity.start - 2), quantity.start) is not None
        and CHANGED.search(text, quantity.end, quantity.end + 8) is not None
        and changed_by(scene, date)
    )


def counted_up_to(scene: Scene, date: DateSpan, clause_start: int, sentence_start: int) -> str | None:
    """Return all the days up to the date, or from the one before, for what is counted up: 自2016年…至今年5月，累計."""
    text = scene.plain
    if text[date.start - 1 : date.start] not in _UP_TO or date.end <= sentence_start:
        return None
    if date.form not in ("point", "relative"):
        return None
    opened = text[date.start - 2 : date.start - 1] in _STOPS and text[date.end : date.end + 1] in _STOPS
    past = date.edtf[:7] <= str(scene.document.metadata.published or "")[:7]
    told = _COUNTED_UP.match(text, max(clause_start, date.end)) or (opened and past and date.end < clause_start)
    if not told:
        return None
    for first in scene.dates.within(sentence_start, date.start):
        if first.form == "since" or text[first.start - 1 : first.start] in _SINCE:
            return f"{first.edtf.partition('/')[0]}/{date.edtf}"
    return f"../{date.edtf}"


def measured_then(scene: Scene, date: DateSpan, clause_start: int, at: int) -> bool:
    """Tell whether a span of time is what was measured then: 2023年平均輪候時間：51個月; 2023年，平均51個月."""
    text, end = scene.plain, scene.clause(date.start)[1]
    if date.end == end and end + 1 == clause_start and _AVERAGE.match(text, clause_start, at):
        return True
    if end + 1 != clause_start or text[end : end + 1] not in _COLONS:
        return False
    return any(found.end() == end for found in _AVERAGED.finditer(text, date.end, end))


def set_up_then(scene: Scene, date: DateSpan) -> bool:
    """Tell whether the words before a date say that something was set up then: 中心成立於2018年9月，登記病種231種."""
    return _SET_UP.search(scene.plain, max(0, date.start - 6), date.start) is not None


def planned(scene: Scene, date: DateSpan, clause_start: int, at: int) -> bool:
    """Tell whether a clause behind that of the date tells of a plan or a capacity, which the date does not limit."""
    if date.precision != "year" and _EVERY.search(scene.plain, clause_start, at):
        return date.form == "point"
    if not scene.document.metadata.published or aimed_at(scene, date) or to_come(scene, date):
        return False
    return _PLANNED.search(scene.plain, clause_start, at) is not None


def limits_applications(scene: Scene, date: DateSpan) -> bool:
    """Tell whether a date is by when something is to be handed in, which other figures have no part in."""
    return date.form == "until" and _HANDED_IN.search(scene.plain, *scene.clause(date.start)) is not None


def another_topic(scene: Scene, clause_start: int, at: int) -> bool:
    """Tell whether a clause turns from what was told of a time to a body: 至2022年有886人死亡，但醫管局只有3名."""
    return _HOWEVER.match(scene.plain, clause_start) is not None and bool(scene.bodies.within(clause_start, at))
