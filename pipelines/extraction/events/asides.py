"""Why a date is no event: it dates the text or a figure, is part of a name, or is an interval that others refer to.

A date is an event when its clause tells of an act, or of something meant to be done; what a clause with figures tells
of without either is a figure, and the date its period.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.lexicon import acts, english_acts
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.table_cells import Cell, cell

FUTURE = re.compile(
    r"將(?!軍)|預[計期料]|即將|(?:^|[，。；局府署會院司們亦正並仍原])計劃[於在]|定於|[擬訂]於|[可有]望|擬|(?<![學協工公社商聯本該員大議董理年])會(?=[在於向把將再於討推公舉提展開召繼])|"
    r"will\b|expected|scheduled|due to|plans? to",
    re.I,
)
_SOURCES = re.compile(r"(?:數據|資料|信息)?(?:來源|出處)[:：]|^Sources?:")
_DATELINE = re.compile(r"^[\s(（]*(?:[一-鿿]{2,6}|[A-Z][A-Z ]+)?[，,\s]*(?:date|日期[:：]|發[佈布]時間[:：])?\s*$")
_SIGNED = frozenset("© ")
_ANNUAL = re.compile(
    r"(?:年度?)?[《「]?(?:(?:周年|年度|中期|季度|全年)(?:報告|業績|財報|帳目)|年報|年鑑|年刊|年終報告|財政預算案?)"
    r"|\s(?:annual report|interim report|budget\b|policy address)",
    re.I,
)
_ANNUALS = frozenset("年度《「周中季全財 \t\n")
_OPEN_UNTIL = re.compile(
    r"(?:申請|報名|徵稿|投稿|登記|遞交|提交|提名|接受|開放|展出|展期|預約|訂購|優惠|投標|諮詢)[^，。；]{0,4}$"
)
_BEGUN = re.compile(
    r"[起間內]?(?:首次|首度|正式|率先|開始)?(?:開辦|創辦|成立|創立|開設|設立|推出|啟動|啟用|開展|展開|試行|推行)"
)
_CAMPAIGN = re.compile(r"\s?(?:活動|計劃|運動|宣傳|講座|展覽|比賽|系列|行動|專題|項目)")
_TITLED = re.compile(r"(?:為題|題為|主題[是為]|口號[是為]|名為|以|歌曲|電影|節目)[「『]?$")
_SLOGAN, _SAID_AGAIN, _TOP = 20, 24, 400
_CLOSING = re.compile(r"[)）]\s*[。.]?")
_PARTED = re.compile(r"\s*[–—\-:：|｜\t]")
_WORDED = re.compile(r"[一-鿿]{3}|[A-Za-z]{4}")
_FIGURES_NAME = re.compile(
    r"(?:^|\n)[表圖][^\n]*$|(?:數字?|率|比例|百分比|統計|分[布佈]|情況|金額|開支|收入|支出|人次|股息)$"
)
_INTENDED = re.compile(r"計劃|擬|打算|準備|爭取|力爭|預備|將|有望|可望|決定|定於|料")
# What is foreseen of a figure is no plan: 預計2030年達300人.
_MEASURED = re.compile(
    r"[年底前初內末，,間]*(?:將|會|可)?(?:達|增|升|上升|減|降|跌|縮|有|為|是|佔|超|逾|突破|錄得|共|約|人口|全|每|平均|維持)"
)
_REACHED = re.compile(r"\b(?:had|have|has|was|were|is|are|stood|reached|totall?ed|numbered)\b")
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s$")
# The time of day that stands behind the day in a row of a schedule.
_TIMED = re.compile(
    r"\s*(?:[上下]午|中午|晚上)?(?:[0-2]?\d[:：.時]?[0-5]\d)\s?(?:[ap]\.?m\.?)?\s?(?:[-–—~～至]|\t)", re.I
)
_HOURS = re.compile(r"(?:活動|開放|服務)?(?:時間|時段|时间|时段|Time|Hours)")
_WORDS, _LATIN = re.compile(r"[a-z]+"), re.compile(r"[A-Za-z]{3}")
_TO_COME = frozenset({"will", "to", "should", "must", "shall", "may", "can"})
_ADVERBS = frozenset({"also", "then", "formally", "officially", "soon", "first", "be"})
_ATTRIBUTE = re.compile(
    r"的?(?:年中|年底)?(?:調查|調研|研究|統計|數據|報告|資料|普查|估算|推算|估計|預測|目標|願景|指標|人口(?=計|推))|(?:年)?(?:相比|比較|相較)"
)
_ATTRIBUTES = frozenset("的年調研統數報資普估推預目願指人相比")
_COMPARED = re.compile(r"(?:對比|比較|相比|比起|較|跟|比)(?:[^，。]{0,6}[和與及])?$")
# A clause that counts people or things says what was done with them, unless its words are those of statistics.
_COUNTED = frozenset({"count", "age", "duration"})
# An age may only say of whom: 9至17歲女學童.
_OF_WHOM = re.compile(r"(?:的|或以上|以上|以下|或以下|及以上)?[一-鿿]")
_GRANTED = re.compile(r"獲[^，。；]{0,16}(?:資助|撥款|注資|捐|贊助|支持|批准|頒|選|邀|委任|認可|評)")
_STATISTICAL = re.compile(
    r"有|達|為|佔|共|錄得|約|逾|超|近|僅|只|每|平均|人口|宗|個案|例|病例|增|減|升|跌|降|多|少|率|累計|接獲|收到|處理|死|患|額|收入|支出|"
    r"人次|數|總|全年|獲批|參加|參與|受惠|登記|歲以上|歲或以上|現|是|：|:"
)
# Between a date and the figure that it is the period of: nothing but what links the two.
_TOLD = re.compile(r"[間內,，年]*(?:全球|全國|全港|本港|全年)?(?:共|共有|合共|約有|達|為|錄得|有|成功舉辦|舉辦)")
_TABLED = re.compile(r"(?:表列|詳列|列出|見)如下|如下表|見下表|下表")
_NOT_FIGURES = frozenset({"ordinal", "article", "idiom", "part_of_a_name", "rank_set"})
_STATEMENT = re.compile(r"[，,。；;][^（(]*[。；;，,]|位居|領先|佔|擁有|允許|致力")


def set_aside(scene: Scene, date: DateSpan) -> str | None:
    """Return the reason why a date is not an event, or None where it may be one."""
    text, form, start, end = scene.plain, date.form, date.start, date.end
    line_start, line_end = scene.line(start)
    if scene.cites and _SOURCES.search(text[line_start:start]):
        return "citation"
    if scene.in_title(start, end):
        return "part_of_a_name"
    if text[start - 1 : start] in _SIGNED and text[max(0, start - 2) : start].strip() == "©":
        return "date_of_issue"
    if (form == "as_of" and _closes(scene, date, line_end)) or (form == "fiscal" and _begun(scene, date)):
        return None
    said = text[start:end]
    if form in ("as_of", "fiscal") or date.precision in ("century", "decade") or "年度" in said or "學年" in said:
        return "period"
    if _in_a_name(scene, date, line_start, line_end):
        return "part_of_a_name"
    if _said_again(scene, date) or _narrowed(scene, date):
        return "period"
    if _dates_the_text(scene, date, line_start, line_end):
        return "date_of_issue"
    if (
        form == "since"
        and ("以來" in text[start : end + 3] or "以来" in text[start : end + 3])
        and not _acted(text[date.head_end : end])
    ):
        return "period"
    if text[end : end + 1] in _ATTRIBUTES and _ATTRIBUTE.match(text, end, end + 8):
        return "period"
    near = text[max(0, start - 8) : start]
    if ("比" in near or "較" in near or "跟" in near) and _COMPARED.search(near):
        return "period"
    place = cell(scene, start)
    if place is not None and (place.header or (date.form == "range" and _HOURS.match(place.column))):
        return "period"
    if place is not None and not place.stub:
        return None if _told_in_row(scene, date, line_end) else "period"
    if scene.tabled and _TABLED.search(text, *scene.sentence(start)):
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
    if date.relative:
        return _slogan(text, date, line_start, line_end)
    return _in_own_title(scene, date, line_start, line_end)


def _closes(scene: Scene, date: DateSpan, line_end: int) -> bool:
    """Tell whether a day up to which something is open is a deadline: 摘要截止 2026年4月30日, 申請至2月14日止."""
    text = scene.plain
    if text.startswith("截止", date.start) and not text[date.end : line_end].strip():
        return True
    start, end = scene.clause(date.start)
    if text.startswith("才", date.end):
        return True
    if text.startswith("截至", date.start) or scene.quantities.within(date.end, end):
        return False
    return date.precision == "day" and _OPEN_UNTIL.search(text, start, date.start) is not None


def _begun(scene: Scene, date: DateSpan) -> bool:
    """Tell whether something was begun in a fiscal or academic year, which makes it an event."""
    end = scene.clause(date.start)[1]
    return date.last is not None and _BEGUN.match(scene.plain, date.end, end) is not None


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
    if scene.plain[max(0, date.start - 1) : date.start] not in ("(", "（"):
        return False
    before = scene.dates.within(max(0, date.start - _SAID_AGAIN), date.start)
    return bool(before) and before[-1].edtf == date.edtf and not scene.plain[before[-1].end : date.start - 1].strip()


def _told_in_row(scene: Scene, date: DateSpan, line_end: int) -> bool:
    """Tell whether the cells behind the date that a row begins with say what happened, in words without figures."""
    words = scene.plain[date.end : line_end]
    figures = (q for q in scene.quantities.within(date.end, line_end) if scene.reasons.get(q.start) is None)
    # A schedule may say how many a room holds.
    if any(map(_figure, figures)) and not _TIMED.match(words):
        return False
    return _WORDED.search(words) is not None


def _in_own_title(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether a year stands in the title of the text, where it is part of the name of what the text is about."""
    title = scene.document.metadata.title
    if date.precision != "year" or date.relative or not title or line_start > _TOP:
        return False
    line = scene.text[line_start:line_end].strip()
    return line == title and not _acted(scene.plain[line_start:line_end])


def _narrowed(scene: Scene, date: DateSpan) -> bool:
    """Tell whether a year only leads to the day that is told next: 今年為3月22日至23日."""
    if date.precision != "year" or not scene.plain.startswith(("為", "是", "的", "在", "於"), date.end):
        return False
    return bool(scene.dates.within(date.end + 1, date.end + 3))


def _dates_the_text(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether a date stands by itself, at the head of a report or as the date line, and is the date of issue."""
    if date.edtf != scene.document.metadata.published:
        return False
    text = scene.plain
    before, behind = text[line_start : date.start], text[date.end : line_end]
    if date.relative:
        return False
    return bool(_DATELINE.match(before)) or not behind.strip(" \t)）-–—") or len(before.strip()) < 12


def _period_only(scene: Scene, date: DateSpan, line_end: int, place: Cell | None) -> str | None:
    """Return `period` for a date that only dates a figure: in a clause with a figure and no act, or behind one."""
    text = scene.plain
    start, end = scene.clause(date.start)
    bracketed = text[max(0, date.start - 1) : date.start] in ("(", "（")
    if place is None and text[date.end : end].strip("間內,，年 ") == "" and end < scene.sentence(date.start)[1]:
        end = scene.clause(end + 1)[1]  # A clause that only sets the time dates the next one.
    figures = [
        q
        for q in scene.quantities.within(start, end)
        if _figure(q) and not (q.form == "age" and _OF_WHOM.match(text, q.end))
    ]
    if bracketed:
        line_start = scene.line(date.start)[0]
        in_line = [q for q in scene.quantities.within(line_start, date.start) if _figure(q)]
        closing = _CLOSING.fullmatch(text[date.end : line_end].strip()) is not None
        sentence = text[line_start : date.start]
        if text.startswith(("：", ":"), date.end) or _FIGURES_NAME.search(sentence[:-1]):
            return "period"
        return "period" if closing and (in_line or _STATEMENT.search(sentence)) else None
    if scene.english(scene.sentence(date.start)):
        sentence = text[slice(*scene.sentence(date.start))]
        return _english_period(text, date, start, end, bool(figures), sentence)
    if date.relative and date.precision == "year" and text.startswith("的", date.end) and not _acted(text[start:end]):
        return "period"
    if not figures or date.form == "relative":
        return None
    between = text[date.end : figures[0].start] if figures[0].start > date.end else ""
    if _acted(text[date.end : end]) and not _TOLD.fullmatch(between):
        return None
    if _GRANTED.search(text, date.end, end):
        return None
    if _intended(text, date, start) and not _MEASURED.match(text, date.end, end):
        return None
    if date.form == "since" or (date.form == "range" and date.precision != "year"):
        return None
    if figures[-1].end <= date.end:
        return None
    if all(figure.form in _COUNTED for figure in figures) and not _STATISTICAL.search(text, date.end, end):
        return None
    return "period"


def _figure(quantity: Quantity) -> bool:
    """Tell whether a quantity says how many or how much, which an ordinal or an anniversary does not."""
    return quantity.form not in _NOT_FIGURES and quantity.counter not in ("周年", "週年")


def _intended(text: str, date: DateSpan, start: int) -> bool:
    """Tell whether the clause says before the date that something is meant to be done then."""
    return _INTENDED.search(text, start, date.start) is not None


def _english_period(text: str, date: DateSpan, start: int, end: int, figures: bool, sentence: str) -> str | None:
    """Return `period` for a date of an English sentence whose words tell of a figure or a state, but of no act."""
    clause = text[start:end]
    if date.form == "relative":
        return None if _acted(clause) else "period"
    if date.form == "until" and _REACHED.search(sentence) and not FUTURE.search(sentence):
        return "period"
    if (
        date.relative
        and date.precision == "year"
        and (figures or not _acted(clause) or _MONTH.search(text, start, date.start))
    ):
        return "period"
    if date.form == "range" and date.precision == "year" and figures:
        return "period"
    return None if not figures or _acted(sentence) else "period"


def _acted(words: str) -> bool:
    """Tell whether the words say that something was done."""
    if acts().search(words) is not None:
        return True
    if _LATIN.search(words) is None:
        return False
    verbs, before = english_acts(), ""
    for word in _WORDS.findall(words.lower()):
        told = verbs.get(word)
        if told or (told is False and before in _TO_COME):
            return True
        if word not in _ADVERBS:
            before = word
    return False
