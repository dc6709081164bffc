"""Why a date is no event: it dates the text or a figure, is part of a name, or is an interval that others refer to.

A date is an event when its clause tells of an act, or of something meant to be done; what a clause with figures tells
of without either is a figure, and the date its period.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.events.acting import FUTURE, STATISTICAL, acted, english_period
from pipelines.extraction.events.date_lines import dates_the_text
from pipelines.extraction.events.deadlines import LIMITS, begun, closes, until_done
from pipelines.extraction.events.rows import figure, milestone, of_a_row
from pipelines.extraction.events.states import tells_no_act
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.codes import numbers_an_issue
from pipelines.extraction.statistics.periods_above import of_figures
from pipelines.extraction.table_cells import Cell, cell
from pipelines.patterns import later

_SOURCES, _ENGLISH_SOURCES = re.compile(r"(?:來源|出處)[:：]"), ("Source:", "Sources:")
_SIGNED = frozenset("© ")
_ANNUAL = later(
    r"(?:年度?)?[《「]?(?:(?:周年|年度|中期|季度|全年)(?:報告|業績|財報|帳目)|年報|年鑑|年刊|年終報告|財政預算案?)"
    r"|\s(?:annual report|interim report|budget\b|policy address)",
    re.I,
)
_ANNUALS = frozenset("年度《「周中季全財 \t\n")
_CAMPAIGN = later(r"\s?(?:活動|計劃|運動|宣傳|講座|展覽|比賽|系列|行動|專題|項目)")
_TITLED = later(r"(?:為題|題為|主題[是為]|口號[是為]|名為|以|歌曲|電影|節目)[「『]?$")
_OF_FIGURES = later(r"統計|概[覽況]|數據|摘要|\b(?:Statistics|Overview|Figures|Report|Summary|Results|Highlights)\b")
_SLOGAN, _SAID_AGAIN = 20, 24
_CLOSING = later(r"[)）]\s*[。.]?")
_BRACKETS, _COLON = frozenset("(（"), later(r"年?(?:同期|全年|[上下]半年|年度)?[：:]")
_PARTED = later(r"\s*[–—\-:：|｜\t]")
_FIGURES_NAME = later(
    r"(?:^|\n)[表圖][^\n]*$|(?:數[字據]?|率|比例|百分比|統計|[一概]覽|概況|分[布佈]|情況|金額|開支|收入|支出|人次|股息)$"
)
_INTENDED = later(r"計劃|擬|打算|準備|爭取|力爭|預備|將|有望|可望|決定|定於|料")
# What is foreseen of a figure is no plan: 預計2030年達300人.
_MEASURED = later(
    r"[年底前初內末，,間]*(?:將|會|可)?(?:達|增|升|上升|減|降|跌|縮|有|為|是|佔|超|逾|突破|錄得|共|約|人口|全|每|平均|維持)"
)
_ATTRIBUTE = later(
    r"的?(?:年中|年底)?(?:調查|調研|研究|統計|數據|報告|資料|普查|估算|推算|估計|預測|目標|願景|指標|人口(?=計|推))|(?:年)?(?:相比|比較|相較)"
)
_ATTRIBUTES = frozenset("的年調研統數報資普估推預目願指人相比")
_COMPARED = later(r"(?:對比|比較|相比|比起|較|跟|比)(?:[^，。]{0,6}[和與及])?$")
# What is compared with may be a thing of that year: 比2023年在新加坡舉行的上屆多三成半.
_HELD_THEN = later(r"年?[^，。\d]{0,10}(?:舉行|舉辦|召開|推出|成立|開幕|啟用|主辦|出版|發布|發表|公布)(?:時|之初)?的")
# A clause that counts people or things says what was done with them, unless its words are those of statistics.
_COUNTED = frozenset({"count", "age", "duration"})
# An age may only say of whom: 9至17歲女學童.
_OF_WHOM = later(r"(?:的|或以上|以上|以下|或以下|及以上)?[一-鿿]")
_GRANTED = later(r"獲[^，。；]{0,16}(?:資助|撥款|注資|捐|贊助|支持|批准|頒|選|邀|委任|認可|評)")
# An anniversary is no founding: 今年慶祝成立30周年.
_OF_AGE = later(r"(?:成立|創立|創辦|創會|建校|開業|開辦|建院)[^，。；]{0,6}[周週]年")
# How many there were of those to whom something was done: 2015年新登記的捐贈者為4,365人.
_OF_THEM = later(r"(?<![舉召成創推][行辦開立出])的[^，。的]{1,12}(?:為|達|有|共|是|佔)[約逾近]?$")
# 2000年立法後獲認定的病種已有240種: the act was of that year, what is counted came later.
_DONE_FIRST = later(r"(?:正式)?(?:立法|成立|推出|實施|生效|修例|開業|啟用|開幕|設立|落成|上市)[之]?後")
# What was done so many times in months or years: 上半年舉辦講座二十四場.
_ACTIVITY = later(
    r"[年間內，]*(?:[一共合]共|共)?(?:舉辦|舉行|進行|完成)[^，。]{0,8}(?:講座|活動|課程|工作坊|班|測試|手術|化驗|服務|探訪|義診)$"
)
# What is done all year round: 去年協會探訪了320戶.
_ROUTINE = later(
    r"(?:探訪|探望|派發|服務|接待|處理|培訓|訓練|接獲|收到|診治|治療|檢測|化驗|巡查|審批|轉介|配對|運送|回收|收集|新增[^，。]{0,8})(?:了|過|逾|約|近|共|超過|的)?$"
)
# On one day something is held once; in a year it may be held so often.
_HELD = later(r"舉行|舉辦")
# Behind a date that a clause holds alone: 2019年至2023年五年間，.
_ALONE = later(r"[一二三四五六七八九十\d]{0,2}[間內,，年 ]*")
_SO_FEW = frozenset({"只有", "僅有"})
_TALLIED = later(r"(?:[已亦並]?累[計積]|[合總一]共|共[有為])")
# 以2022年計, 以2022年為例: which year figures are of.
_RECKONED = later(r"(?:計|為例|為準|為基準|為基數)(?!劃)")
_MONTH_LONG = 80
_CLOSES = frozenset("）)")
# Between a date and the figure that it is the period of: nothing but what links the two.
_TOLD = later(r"[間內,，年]*(?:全球|全國|全港|本港|全年)?(?:共|[只僅共約]有|合共|達|為|錄得|有|成功舉辦|舉辦)")
_TABLED = later(r"(?:表列|詳列|列出|見)如下|如下表|見下表|下表")
_STATEMENT = later(r"[，,。；;][^（(]*[。；;，,]|位居|領先|佔|擁有|允許|致力")


def set_aside(scene: Scene, date: DateSpan) -> str | None:
    """Return the reason why a date is not an event, or None where it may be one."""
    text, form, start, end = scene.plain, date.form, date.start, date.end
    line_start, line_end = scene.line(start)
    cited = scene.cites and (
        text.startswith(_ENGLISH_SOURCES, line_start, start) or _SOURCES.search(text, line_start, start) is not None
    )
    if cited:
        return "citation"
    if scene.titled and scene.in_title(start, end):
        return "part_of_a_name"
    last, said = text[start - 1 : start], text[start:end]
    if last in _SIGNED and text[max(0, start - 2) : start].strip() == "©":
        return "date_of_issue"
    if (form in LIMITS and closes(scene, date, line_end)) or (form == "fiscal" and begun(scene, date)):
        return None
    if form == "as_of" and until_done(scene, date):
        return None
    if form in ("as_of", "fiscal") or date.precision in ("century", "decade") or "年度" in said or "學年" in said:
        return "period"
    if _in_a_name(scene, date, line_start, line_end):
        return "part_of_a_name"
    if _said_again(scene, date) or _narrowed(scene, date, line_start, line_end):
        return "period"
    if dates_the_text(scene, date, line_start, line_end):
        return "date_of_issue"
    if of_figures(scene, date, scene.block(start)):
        return "period"
    if (
        form == "since"
        and ("以來" in text[start : end + 3] or "以来" in text[start : end + 3])
        and not acted(text[date.head_end : end])
    ):
        return "period"
    if text[end : end + 1] in _ATTRIBUTES and _ATTRIBUTE.match(text, end, end + 8):
        return "period"
    if last == "以" and _RECKONED.match(text, end):
        return "period"
    near = text[max(0, start - 8) : start]
    if tells_no_act(scene, date, near):
        return "period"
    if ("比" in near or "較" in near or "跟" in near) and _COMPARED.search(near):
        return None if _HELD_THEN.match(text, date.end, scene.clause(start)[1]) else "period"
    place = cell(scene, start) if scene.rows else None
    told = None if place is None else of_a_row(scene, date, line_end, place)
    if told is not None:
        return None if told else "period"
    if scene.tabled and _TABLED.search(text, *scene.sentence(start)):
        return "period"
    if scene.aged and date.precision == "year" and _OF_AGE.search(text, *scene.clause(start)):
        return "period"
    if form == "relative" and said[-1:] in "後后r" and _told_later(scene, date):
        return "period"
    return _period_only(scene, date, line_end, place)


def _in_a_name(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether a date is part of the name of a body, a report, a campaign, or of the text itself."""
    text = scene.plain
    if scene.bodies.around(date.start, date.end) is not None:
        return True
    if date.form == "name_year" and (text[line_start : date.start].strip() or not _PARTED.match(text, date.end)):
        return True
    if text[date.end : date.end + 1] in _ANNUALS and _ANNUAL.match(text, date.end):
        return True
    if numbers_an_issue(text, date.start, date.end):
        return True
    if date.relative:
        return _slogan(text, date, line_start, line_end)
    return _in_own_title(scene, date, line_start, line_end)


def _slogan(text: str, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether 今日 and its like stand in a short quoted title: 「今日不節制 明日恐中風」活動."""
    opened = text.rfind("「", max(line_start, date.start - _SLOGAN), date.start)
    if opened < 0 or "」" in text[opened : date.start]:
        return False
    closed = text.find("」", date.end, min(line_end, date.end + _SLOGAN))
    return closed >= 0 and (
        _CAMPAIGN.match(text, closed + 1) is not None or _TITLED.search(text, max(0, opened - 8), opened) is not None
    )


def _said_again(scene: Scene, date: DateSpan) -> bool:
    """Tell whether a bracket only says again which day the words before it mean: next Monday (June 2)."""
    if scene.plain[date.start - 1 : date.start] not in _BRACKETS:
        return False
    before = scene.dates.within(max(0, date.start - _SAID_AGAIN), date.start)
    return bool(before) and before[-1].edtf == date.edtf and not scene.plain[before[-1].end : date.start - 1].strip()


def _in_own_title(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether a year stands in the title of the text or in a heading over figures, as part of a name."""
    if date.precision != "year":
        return False
    line = scene.text[line_start:line_end].strip()
    named = line == scene.document.metadata.title
    if scene.block(date.start).kind == "heading":
        named = named or _OF_FIGURES.search(line) is not None
    return named and not acted(scene.plain[line_start:line_end])


def _narrowed(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether a year only leads to the day told next: 今年為3月22日至23日, or 2021 over a line with 4月起."""
    if date.precision != "year":
        return False
    text = scene.plain
    if text.startswith(("為", "是", "的", "在", "於"), date.end):
        return bool(scene.dates.within(date.end + 1, date.end + 3))
    if date.start - line_start > 2 or text[date.end : line_end].strip("年：: ") or line_end + 1 >= len(text):
        return False
    start, end = scene.line(line_end + 1)
    return any(
        told.edtf.startswith(date.edtf)
        and told.precision != "year"
        and (told.start - start <= 1 or not text[told.end : end].strip("）)。. "))
        for told in scene.dates.within(start, end)
    )


def _period_only(scene: Scene, date: DateSpan, line_end: int, place: Cell | None) -> str | None:
    """Return `period` for a date that only dates a figure: in a clause with a figure and no act, or behind one."""
    text = scene.plain
    if text[date.start - 1 : date.start] in _BRACKETS:
        return _bracketed_period(scene, date, line_end)
    start, end = scene.clause(date.start)
    alone = place is None and _ALONE.fullmatch(text, date.end, end) and end < scene.sentence(date.start)[1]
    if alone and date.form == "since" and _TALLIED.match(text, end + 1):
        return "period"
    if alone and not acted(text[start : date.start]):
        end = scene.clause(end + 1)[1]  # A clause that only sets the time dates the next one.
    figures = [
        q
        for q in scene.quantities.within(start, end)
        if figure(q) and not (q.form == "age" and _OF_WHOM.match(text, q.end))
    ]
    if scene.english(scene.sentence(date.start)):
        sentence = text[slice(*scene.sentence(date.start))]
        return english_period(text, date, start, end, bool(figures), sentence)
    if date.relative and date.precision == "year" and text.startswith("的", date.end) and not acted(text[start:end]):
        return "period"
    if not figures or milestone(scene, date, figures[0]):
        return None
    between = text[date.end : figures[0].start]
    if between == "的":
        return "period"  # 自2023年的97億元，增為111億元; 由1981年的78.5歲
    if _DONE_FIRST.match(text, date.end, end):
        return None
    if _lasts(date) and _ROUTINE.search(between):
        return "period"
    counted = _lasts(date) and (_OF_THEM.search(between) or _ACTIVITY.match(text, date.end, figures[0].start))
    if counted and not _intended(text, date, start):
        return "period"
    if acted(text[date.end : end]) and not _TOLD.fullmatch(between):
        return None
    granted = _GRANTED.search(text, date.end, end) is not None and between not in _SO_FEW
    if granted or (date.precision == "day" and _HELD.search(text, date.end, end)):
        return None
    if _intended(text, date, start) and not _MEASURED.match(text, date.end, end):
        return None
    if date.form == "since" or (date.form == "range" and date.precision != "year"):
        return None
    if figures[-1].end <= date.end:
        return None
    if all(figure.form in _COUNTED for figure in figures) and not STATISTICAL.search(text, date.end, end):
        return None
    return "period"


def _bracketed_period(scene: Scene, date: DateSpan, line_end: int) -> str | None:
    """Return `period` for a date in brackets that dates a figure, what figures are of, or a statement before it."""
    text = scene.plain
    line_start = scene.line(date.start)[0]
    sentence = text[line_start : date.start]
    if _COLON.match(text, date.end) or _FIGURES_NAME.search(sentence[:-1]):
        return "period"
    if _CLOSING.fullmatch(text[date.end : line_end].strip()) is None:
        # 收治310名病人（2022年），聘用45名護士（2023年）: each dates the figure before it.
        of_clause = scene.quantities.within(scene.clause(date.start)[0], date.start)
        closed = text[date.end : date.end + 1] in _CLOSES and date.precision != "day"
        return "period" if closed and any(map(figure, of_clause)) else None
    if any(map(figure, scene.quantities.within(line_start, date.start))) or _STATEMENT.search(sentence):
        return "period"
    return None


def _lasts(date: DateSpan) -> bool:
    """Tell whether a date spans months, in which things are done again and again."""
    return date.first is not None and date.last is not None and (date.last - date.first).days > _MONTH_LONG


def _told_later(scene: Scene, date: DateSpan) -> bool:
    """Tell whether 24星期後 and its like count from what was told before, with figures of what was found by then."""
    start, end = scene.sentence(date.start)
    clause_end = scene.clause(date.start)[1]
    if scene.plain[date.end : clause_end].strip():
        end = clause_end
    told = any(figure(q) and q.form not in _COUNTED for q in scene.quantities.within(date.end, end))
    return (
        told and not FUTURE.search(scene.plain, start, end) and not acted(scene.plain[slice(*scene.clause(date.start))])
    )


def _intended(text: str, date: DateSpan, start: int) -> bool:
    """Tell whether the clause says before the date that something is meant to be done then."""
    return _INTENDED.search(text, start, date.start) is not None
