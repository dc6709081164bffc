"""Spans of time that are no facts: windows of other figures, anniversaries, and words for a long time.

過去三年 and 截至6月30日止六個月 say when others were counted; but how long money lasts (未來不少於24個月的營運)
is told, and so are the last years of a life.
"""

from __future__ import annotations

import re

from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

_WINDOW_BEFORE = later(
    r"(?:\d日止|其後|隨後|過去|近|最近|未來|今後|往後|往後的|(?<![花用等住加拖耗搭])[下上]|這|该|該|首|頭|past|last|next|coming|recent)\s*$",
    re.I,
)
_WINDOW_BEHIND = later(r"^(?:(?:來|以來|间|間)(?!，?平均)| ended (?:\d|[A-Z]))")
_WINDOW_NEAR = later(r"^(?:近|过去|過去|最近)")
# 最後近十年 are the last years of a life.
_AT_LAST = later(r"(?:最後|餘生|晚年|臨終)的?$")
# How long money lasts: 足以支持本集團未來24個月的營運.
_SUPPORTS = later(r"(?:支[持撐付應]|維持|應付|滿足|覆蓋|足夠|足以|可供)[^，。；]{0,16}$")
_LASTS = later(r"的?(?:日常)?(?:營運|運營|運作|運轉|經營|業務|開[支銷]|支出|資金需[求要]|現金需[求要])")
# In which time so many were counted: 半年內診症人次突破42萬; not by when something is to be done.
_WITHIN = later(
    r"[內内間间][^，。；、\d將須需可要會應預料]{0,8}(?:人次|人數|宗數|個案|數目|次數|錄得|接獲|收到|發生|共有?|累計|(?<=[內内間间])有)"
)
_INNER, _COUNTING = frozenset("內内間间"), frozenset({"count", "bare"})
_ANNIVERSARY = later(r"^(?:周年|週年|歲生日|大壽)|^\s*anniversary")
_AGO = later(r"\s?(?:前|ago)")
_SPAN_OF = later(r"為期|歷時|需時|等[了候]?|長達|共|僅|達|由|從|[縮延][短長]|[到至減增和及或]|任期|輪候|期限|時間")
# 十年八載 and 三年五載 say that it takes long.
_DREARY, _DREARY_BEHIND = re.compile(r"[三五十]年$"), re.compile(r"[兩三五八]載")
_EARLY = later(r"[早遲晚多差]$")
_DAY_BEFORE = later(r"(?<![目之以])[前隔翌]$")


def window(scene: Scene, quantity: Quantity, before: str, behind: str) -> str | None:
    """Return why a span of time is no fact by the words before and behind it, None where it is one."""
    text, start = scene.plain, quantity.start
    if quantity.value == 1 and scene.quantities.within(quantity.end, quantity.end + 3):
        return "window"
    if quantity.value == 1 and _by_the_time(scene, quantity):
        return "window"
    if _DREARY.search(before) or (_DREARY_BEHIND.match(behind) and quantity.unit == "a"):
        return "idiom"
    if _ANNIVERSARY.match(behind) or quantity.counter in {"周年", "週年"}:
        return "anniversary"
    words = text[quantity.start : quantity.end]
    near = _WINDOW_NEAR.match(words) and not _AT_LAST.search(before)
    if near and quantity.unit == "a" and not behind.startswith("的"):
        return "window"
    if _LASTS.match(behind) and _SUPPORTS.search(text, max(0, start - 24), start):
        return None
    if _WINDOW_BEFORE.search(before) or (_WINDOW_BEHIND.match(behind) and quantity.qualifier == "exact"):
        return "window"
    if _WITHIN.match(text, quantity.end - (words[-1:] in _INNER)) and any(
        other.form in _COUNTING for other in scene.quantities.within(quantity.end, scene.clause(start)[1])
    ):
        return "window"
    if _AGO.match(behind) and "出生" not in behind + before:
        return "window"
    if quantity.qualifier == "exact" and quantity.unit in ("d", "wk", "mo") and _DAY_BEFORE.search(before):
        return "window"
    if quantity.value == 1 and quantity.unit in ("d", "a") and _EARLY.search(before):
        return "idiom"
    return None


def _by_the_time(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether one year or day is only the time in which the money told behind it is spent: 一年藥費動輒百萬元."""
    start, end = scene.clause(quantity.start)
    if quantity.qualifier != "exact" or _SPAN_OF.search(scene.plain, start, quantity.start):
        return False
    return any(other.form == "money" for other in scene.quantities.within(quantity.end, end))
