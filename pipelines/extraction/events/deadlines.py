"""Days up to which something is open, and years in which something began: intervals that are events all the same.

申請至2月14日止 is a deadline, 2023-24年度開辦 a beginning; 截至, 年度 and their like are periods otherwise.
"""

from __future__ import annotations

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.events.acting import acted
from pipelines.extraction.events.rows import figure
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

LIMITS = frozenset({"as_of", "until"})
_OPEN_UNTIL = later(
    r"\b(?:available|accessible|open|on (?:view|show|display|sale)|valid|[Rr]eplay|[Rr]egistration|[Aa]pplications?"
    r"|[Ee]nrolment|[Ee]arly bird|[Nn]ominations?|[Ss]ubmissions?)(?:[^.。]|\.(?=\S)){0,60}[,: ]$|"
    r"(?:申請|報名|徵稿|投稿|登記|遞交|提交|提名|接受|開放|展出|展期|預約|訂購|優惠|投標|諮詢|早鳥)[^，。；]{0,4}$|"
    r"(?:早鳥|優惠|報名|申請|截止)[^，。；：]{0,4}：$"
)
# 報名截至4月30日: until when something may be handed in, not what was so up to then.
_CLOSES_AT = later(r"(?:報名|申請|登記|提名|投稿|徵稿|投標|預約|認購|接受)(?:日期|期限|期|時間|表格?)?[：:]?$")
_BEGUN = later(
    r"[起間內]?(?:首次|首度|正式|率先|開始)?(?:開辦|創辦|成立|創立|開設|設立|推出|啟動|啟用|開展|展開|試行|推行)"
)
_FAR, _UNTIL = 80, ("直至", "直到")


def closes(scene: Scene, date: DateSpan, line_end: int) -> bool:
    """Tell whether a day up to which something is open is a deadline: 摘要截止 2026年4月30日, 申請至2月14日止."""
    text = scene.plain
    if text.startswith("截止", date.start) and not text[date.end : line_end].strip():
        return True
    start, end = scene.clause(date.start)
    if text.startswith("才", date.end):
        return True
    if _CLOSES_AT.search(text, start, date.start):
        return not scene.quantities.within(date.end, end)
    if text.startswith(("截至", "As of", "as of", "As at", "as at"), date.start) or scene.quantities.within(
        date.end, end
    ):
        return False
    if not text[start : date.start].strip():
        start = max(scene.line(date.start)[0], date.start - _FAR)  # 早鳥優惠：10月31日或以前
    return date.precision == "day" and _OPEN_UNTIL.search(text, start, date.start) is not None


def until_done(scene: Scene, date: DateSpan) -> bool:
    """Tell whether it is said what was done on a day up to which something went on: 直至今年4月藥物納入資助範圍."""
    text, end = scene.plain, scene.clause(date.start)[1]
    if not text.startswith(_UNTIL, date.start) or any(map(figure, scene.quantities.within(date.end, end))):
        return False
    return acted(text[date.end : end])


def begun(scene: Scene, date: DateSpan) -> bool:
    """Tell whether something was begun in a fiscal or academic year, which makes it an event."""
    end = scene.clause(date.start)[1]
    return _BEGUN.match(scene.plain, date.end, end) is not None
