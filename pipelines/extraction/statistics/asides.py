"""Why a quantity is no statistic: its form says so, or what stands around it does.

Ordinals in names, idioms, 一 as an article, figure and list numbers, windows of other figures (過去三年),
anniversaries, counts that only announce a list, codes, rooms, page numbers and figures inside a name or a title.
"""

from __future__ import annotations

import re

from pipelines.extraction.quantities import Quantity
from pipelines.extraction.quantities.forms import any_of
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.codes import CLOCK, YEAR_LIKE, code
from pipelines.extraction.statistics.windows import window
from pipelines.extraction.table_cells import cell
from pipelines.patterns import later
from pipelines.reading.document import Block

_BY_FORM = {
    "ordinal": "ordinal_name",
    "rank_set": "ordinal_name",
    "idiom": "idiom",
    "part_of_a_name": "part_of_a_name",
}
_ONLY = later(r"(?:只有|僅有|只得|僅得|只|僅|共|共有|合共|全部|其中)$")
_ANNOUNCED = later(
    r"(?:大|個|項|大類|類|點|種)?(?:策略重點|重點|範疇|方面|原則|要點|階段|部分|目標|環節[：:]|支柱|主題|方向|領域|優勢|要素|元素|任務|特色|挑戰|難題)"
)
# 香港和國家兩個…: the count only says again how many were named.
_NAMED_BOTH = later(r"[如若倘即]?[一-鿿]{2,6}[和與及][一-鿿]{2,6}(?<![有設共])")
_ANNOUNCING = later(r"(?:以下|下列|聚焦|包括|建立|圍繞|涵蓋)$")
_CLASSIFIED = later(
    r"(?:類(?:有源|植入)?(?:醫療)?(?:器械|儀器)|類(?:體外診斷|精神藥|創新藥|新藥)"
    r"|期臨床|期研究|期試驗|级|級|型(?!號)|星級|手)"
)
# What a caption's number may stand behind ends so; other numbers are not looked at.
_NUMBERED_ENDS = frozenset("圖表片件頁eg.bx \t\n\u3000")
_NUMBERING = frozenset({"bare", "ordinal", "part_of_a_name"})
_CLASSES, _DIVIDED = frozenset("期级級型星手類"), frozenset("分為共這各該成")
_NUMBERED = later(r"(?:圖|表|圖片|附表|附圖|附件|Figure|Fig\.?|Table|Lab|Annex|Appendix|頁|P\.|p\.)\s*$")
_CODE_BEFORE = later(r"[A-Za-z][A-Za-z0-9._\-]*[-_.]?$")
# HK Tech 300計劃, Horizon 2020計劃: the number ends a Latin name.
_LATIN_NAME = later(r"(?<![A-Za-z])[A-Z][A-Za-z]*\s$")
_NAMED_FOR = later(r"\s?(?:計劃|系列|項目|指數|會議|論壇|行動|比賽|平台|基金|課程)")
_YEARED = later(r"\s?(?:[」』》）)]|註|$|\n)")
# A number without a unit counts where a measure is named at once before it: 風險比為0.58, 平均分達8.2.
_MEASURED = later(
    r"(?:風險比|勝算比|比值|比率|率|指數|系數|係數|評分|分數|得分|平均分|均值|平均數|中位數|敏感度|特異度|準確度)"
    r"(?:[為是達約僅]|高達|只有|僅為|則為|[:：])\s?$"
)
_SAMPLE = later(r"[(（]\s*[Nn]\s*[=＝]\s*$")
_DEFINITE = later(r"(?:從|這|那|該|上述|以上|以下|下列|此|的這|其餘)$")
_COMPARING, _MORE_OR_LESS = frozenset("較比"), later(r"[^，。]{0,3}(?:增|減|多|少|升|降|倍)")
_DEFINITES = frozenset("從這那該述上下列此餘")
_FEW, _PERSONS = 5, ("人", "名", "位")
_FIGURE_NEXT, _NO_FIGURE_NEXT = re.compile(r"\s?[一-鿿a-z]"), re.compile(r"\s?(?:年|月|日|號|号|樓|室|座)")
_INTRODUCED = later(r"[\s有及和與、，達為至共：:]$|^$")
# What the money of a table is counted in: (HK$ million), （百萬元）, 單位：千港元.
_UNIT_ONLY = later(r"[^\d一二三四五六七八九兩半數]+")
_IN_BRACKETS = later(r"(?:[（(]|單位[：:])[^（）()\d，。]{0,6}$")
# What numbers of pages stand under.
_PAGES = later(r"目[錄录次]|內容|頁[碼數次]?|[Pp]ages?|PAGE|(?:Table of )?Contents|TABLE OF CONTENTS|CONTENTS")
_PAGE_BEFORE = later(r"[頁页][/／，,共 ]{0,3}$|[/／]$|^共$|(?<![一-鿿])共$")
# The count of views behind the time of a release, alone in its line: 2025-01-09 09:00 3218.
_STAMPED = later(r"\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \t]*\d{1,2}:\d\d(?::\d\d)?\s+[\d,]{1,8}\s*")
# 95%置信區間 says how sure the range behind it is.
_CONFIDENCE = later(r"\s?的?(?:置信|信賴|可信)(?:區間|水平|水準|度)|\s(?:CI\b|confidence)")
_BETWEEN_TIMES = later(r"[^，。；]{0,6}(?:相隔|間隔|相距|之間)")
_THE_REST = later(r"(?:其餘|餘下|另外?|尚有|還有)$")
_ENGLISH_ONE = later(r"one", re.I)
_ROOM = later(r"\s?(?:[、,，及和]\s?\d{2,4}\s?)*(?:廳|室|房|號房|號室|號廳|座|樓|教室|號鋪|號舖)")
_HALL = re.compile(r"\s?(?:廳|室|房|教室)(?![數間])")
_CODE_BEHIND = later(r"^[-_]?[A-Za-z]{2,}(?![a-z ]* )|^[A-Z]{1}[A-Za-z0-9]")


def numbering(block: Block | None, start: int) -> str | None:
    """Return the reason where a number at that place only numbers its block or its page, else None."""
    if block is None:
        return None
    if block.marker[0] <= start < block.marker[1]:
        return "list_number"
    return "page_number" if block.kind == "page_number" else None


def definite(text: str, start: int) -> bool:
    """Tell whether a figure at that place is one told before: 這一成, 其餘三人."""
    return text[start - 1 : start] in _DEFINITES and _DEFINITE.search(text, max(0, start - 4), start) is not None


def set_aside(scene: Scene, quantity: Quantity, block: Block | None) -> str | None:
    """Return the reason why a quantity that does not number its block is not a statistic, or None where it is one."""
    text, start, form = scene.plain, quantity.start, quantity.form
    if scene.rows and form != "bare" and _names_a_row(scene, quantity):
        return "part_of_a_name"
    if form in _NUMBERING and text[start - 1 : start] in _NUMBERED_ENDS:
        before = text[max(0, start - 12) : start]
        if _NUMBERED.search(before):
            return "page_number" if before.rstrip().endswith(("P.", "p.", "頁")) else "figure_caption"
    reason = _BY_FORM.get(form)
    if reason is not None:
        return reason
    if scene.bodies.around(start, quantity.end) or scene.in_title(start, quantity.end):
        return "part_of_a_name"
    if form == "article":
        only = _ONLY.search(text, max(0, start - 12), start) is not None
        only = (only and not any_of(text, start)) or _compared_with_one(scene, quantity)
        return None if only or _in_a_count(scene, quantity) else "article"
    if form == "bare":
        before, behind = text[max(0, start - 12) : start], text[quantity.end : quantity.end + 12]
        if _CODE_BEFORE.search(before) or _CODE_BEHIND.match(behind):
            return "part_of_a_name"
        return _bare(scene, quantity, before, behind)
    if text[quantity.number_end : quantity.number_end + 1] in _CLASSES and _classified(text, quantity):
        return "ordinal_name"
    if (
        form == "money"
        and _UNIT_ONLY.fullmatch(text, start, quantity.end)
        and _IN_BRACKETS.search(text, max(0, start - 10), start)
    ):
        return "unlabelled"
    if form == "duration":
        before, behind = text[max(0, start - 12) : start], text[quantity.end : quantity.end + 12]
        return window(scene, quantity, before, behind)
    if form == "percentage" and _CONFIDENCE.match(text, quantity.end):
        return "part_of_a_name"
    if form == "count":
        if text[start - 1 : start] == "每":
            return "unlabelled"
        if quantity.value >= 100:
            return "address" if _HALL.match(text, quantity.number_end) else None
        if quantity.value < 20:
            if _ENGLISH_ONE.fullmatch(text, start, quantity.end):
                return None if _in_a_count(scene, quantity) else "article"
            if quantity.counter in ("頁", "页") and _PAGE_BEFORE.search(text, max(0, start - 4), start):
                return "page_number"
            if quantity.counter == "次" and _BETWEEN_TIMES.match(text, quantity.end, quantity.end + 10):
                return "article"
            return _announcement(scene, quantity)
    return None


def _names_a_row(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a quantity of a table only says what a column or a row of figures is of: 每10萬人口, 18-24歲."""
    place = cell(scene, quantity.start)
    if place is None or place.header:
        return place is not None and bool(place.introduction or scene.block_has_rows(quantity.start))
    figures = scene.quantities.within(quantity.end, scene.line(quantity.start)[1])
    return place.index == 0 and any(figure.form == "bare" for figure in figures)


def _classified(text: str, quantity: Quantity) -> bool:
    if text[quantity.number_end] == "類" and text[quantity.start - 1 : quantity.start] in _DIVIDED:
        return False
    return _CLASSIFIED.match(text, quantity.number_end, quantity.number_end + 8) is not None


def _bare(scene: Scene, quantity: Quantity, before: str, behind: str) -> str | None:
    """Return why a number without counter is no figure: it counts only in a table, or before what it counts."""
    place = cell(scene, quantity.start)
    if place is not None:
        if place.header or CLOCK.fullmatch(scene.plain, quantity.start, quantity.end):
            return "unlabelled"
        if _PAGES.fullmatch(place.column or place.introduction):
            return "page_number"
        return "list_number" if place.index == 0 else None
    reason = code(scene, quantity, before, behind)
    if reason is not None:
        return reason
    if _ROOM.match(behind):
        return "address"
    if _alone(scene, quantity):
        return "page_number"
    if _STAMPED.fullmatch(scene.plain, *scene.line(quantity.start)):
        return "unlabelled"
    words = scene.plain[quantity.start : quantity.end]
    if (YEAR_LIKE.fullmatch(words) and _YEARED.match(behind)) or (
        _LATIN_NAME.search(before) and _NAMED_FOR.match(behind)
    ):
        return "part_of_a_name"
    if _SAMPLE.search(before) and _said_before(scene, quantity):
        return "repeated"
    if quantity.qualifier != "exact" or quantity.value >= 100 or _MEASURED.search(before):
        return None
    if _FIGURE_NEXT.match(behind) and not _NO_FIGURE_NEXT.match(behind):
        return None if quantity.value > 1 and _INTRODUCED.search(before) else "part_of_a_name"
    return "unlabelled"


def _alone(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether plain digits are all that their line holds, as the number of a page is."""
    start, end = scene.line(quantity.start)
    words = scene.plain[start:end].strip()
    return words.isascii() and words.isdigit() and len(words) < 6 and quantity.end - quantity.start == len(words)


def _said_before(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether the sentence has told the same figure already: 527名照顧者（N=527）."""
    start = scene.sentence(quantity.start)[0]
    return any(other.value == quantity.value for other in scene.quantities.within(start, quantity.start))


def _announcement(scene: Scene, quantity: Quantity) -> str | None:
    text, start = scene.plain, quantity.start
    if quantity.value == 2 and _NAMED_BOTH.fullmatch(text, scene.clause(start)[0], start):
        return "list_announcement"
    if quantity.counter == "大" and _ANNOUNCING.search(text, max(0, start - 12), start):
        return "list_announcement"
    if quantity.value_max is None and _ANNOUNCED.match(text, quantity.number_end, quantity.number_end + 8):
        return "list_announcement"
    if (
        quantity.qualifier == "exact"
        and text[start - 1 : start] in _DEFINITES
        # 從19個國家收到申請 says how many there were.
        and (text[start - 1] != "從" or quantity.value <= _FEW)
        and not (text[start - 1] == "餘" and quantity.counter in _PERSONS and _in_a_count(scene, quantity))
        and _DEFINITE.search(text, max(0, start - 12), start)
    ):
        return "list_announcement"
    return None


def _compared_with_one(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether 一 with its counter is what a count before is compared with: 有15種，較當時的一種大增."""
    text, start = scene.plain, quantity.start
    clause_start = scene.clause(start)[0]
    if text[start - 1 : start] != "的" or text[clause_start : clause_start + 1] not in _COMPARING:
        return False
    if _MORE_OR_LESS.match(text, quantity.end) is None:
        return False
    before = scene.quantities.within(scene.sentence(start)[0], clause_start)
    return bool(before) and before[-1].counter == quantity.counter and before[-1].form == "count"


def _in_a_count(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether 一 with its counter stands in a list with other counts: 一家…、32家…和291家…."""
    if quantity.counter is None:
        return False
    # 其餘一人 ends a list of how many do what: 五人在醫院，三人在衞生署，其餘一人在中心.
    rest = _THE_REST.search(scene.plain, max(0, quantity.start - 3), quantity.start) is not None
    start, end = scene.sentence(quantity.start) if rest else scene.clause(quantity.start)
    return any(
        other.counter == quantity.counter and other.form == "count" and other is not quantity
        for other in scene.quantities.within(start, end)
    )
