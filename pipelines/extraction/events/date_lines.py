"""Dates that are those of the text itself: date lines, datelines, stamps of an update, months of issue."""

from __future__ import annotations

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.codes import heads_a_page
from pipelines.patterns import later

_DATELINE = later(
    r"^[\s(（【\[]*(?:[一-鿿]{2,6}|[A-Z][A-Z ]+)?[，,\s]*"
    r"(?:[-–—] ?[A-Z][A-Za-z ]{3,40}[-–—]\s*)?(?:date|日期[:：]|發[佈布]時間[:：])?\s*$"
)
_UPDATED = later(
    r"(?:(?:最後|最近|上次|本頁|網頁|資料)(?:更新|修訂|修改|覆檢|檢視)|更新)(?:日期|時間|於|至)?[：:]?\s*$"
    r"|\b(?:[Ll]ast|[Pp]age) (?:updated|reviewed|modified|revised)(?: on)?:?\s*$"
    r"|(?<![^\n])[（(]?(?:Released|Published|Issued|Posted|Revised|Date of (?:issue|release|publication))(?: on)?:\s*$"
    r"|(?<![^\n])[（(]?(?:發[布佈]|出版|刊登|上載|印製|編製)(?:日期|時間)?[：:]\s*$"
)
_LABEL, _LABEL_ENDS = 40, frozenset("：:期間於至新訂改檢視 ")
_WIRED = later(r"\s?[（(][A-Z][A-Za-z /-]{2,30}[)）]\s?[-–—─]")
_BESIDE_MONTH = 4
_HANDED_IN = ("提交", "呈交", "送交", "遞交", "提呈")


def dates_the_text(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether a date stands by itself, at the head of a report, as the date line, or says when it was updated."""
    text, published = scene.plain, scene.document.metadata.published or ""
    if text[date.start - 1 : date.start] in _LABEL_ENDS and _UPDATED.search(
        text, max(line_start, date.start - _LABEL), date.start
    ):
        return True
    if heads_a_page(text, line_start, line_end):
        return True
    before, behind = text[line_start : date.start], text[date.end : line_end]
    if date.relative:
        return False
    if date.precision == "month":
        # A month of issue stands alone, or with the word for what was done to the text: 2024年4月, 民國112年8月修訂.
        return published.startswith(date.edtf) and len(before.strip()) + len(behind.strip()) <= _BESIDE_MONTH
    if date.edtf != published or behind.lstrip(" \t").startswith(_HANDED_IN):
        return False
    if _WIRED.match(behind):
        return True
    return bool(_DATELINE.match(before)) or not behind.strip(" \t)）-–—") or len(before.strip()) < 12
