"""Events: which dates of a text say when something happened or is to happen, and what it was.

A date is an event when its clause tells of an act. It is not when it only gives a figure its period, dates the text
itself, stands in a title or a list of sources, or is an interval that other facts refer to (截至, 年度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.extraction.claims import Claim
from pipelines.extraction.dates.edtf import DateSpan, bounds
from pipelines.extraction.events.titles import Titles
from pipelines.extraction.lexicon import acts, event_kinds
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.label_words import is_english
from pipelines.extraction.table_cells import Cell, cell

_HELD = re.compile(
    r"[在於到往]([^，,。；;、\n在於\d][^，,。；;、\n在於]{1,13}?)(?:正式|成功|首次|聯同[^，。]{2,8})?(?:舉行|舉辦|召開|開幕|開會|演講|參加)"
)
_FUTURE = re.compile(r"將(?!軍)|預計|預期|即將|計劃於|定於|擬於|可望|will\b|expected|scheduled", re.I)
_SOURCES = re.compile(r"(?:數據|資料|信息)?(?:來源|出處)[:：]|^Sources?:")
_DATELINE = re.compile(r"^[\s(（]*(?:[一-鿿]{2,6}|[A-Z][A-Z ]+)?[，,\s]*(?:date|日期[:：]|發[佈布]時間[:：])?\s*$")


def find(scene: Scene) -> Iterator[Claim]:
    """Yield a claim of kind 'event' for each date that tells of an act, in order of place."""
    titles = Titles(scene)
    published = scene.document.metadata.published
    for date in scene.dates:
        if set_aside(scene, date) is not None:
            continue
        title = titles.title(date)
        if title is None:
            continue
        kind = _kind(title.words, title.bracketed)
        edtf = _proper(date)
        first, last = bounds(edtf)
        planned = (
            first.isoformat() > published if published and len(published) == 10 else bool(_FUTURE.search(title.words))
        )
        yield Claim(
            "event",
            date.start,
            date.end,
            {
                "date": edtf,
                "date_start": first.isoformat(),
                "date_end": last.isoformat(),
                "precision": date.precision,
                "kind": kind,
                "title_zh": title.words,
                "title_en": title.words if title.english else None,
                "organisations": title.bodies,
                "subject": _founded(scene, date, title.subject) if kind == "founding" else title.subject,
                "place": _place(scene, date),
                "planned": planned,
            },
            f"events.{date.form}",
        )


def _founded(scene: Scene, date: DateSpan, subject: str | None) -> str | None:
    """Return the body that came to be: what is named behind the verb (成立「…小組」), the subject where nothing is."""
    end = scene.sentence(date.start)[1]
    verb = _FOUNDING.search(scene.text, date.start, end) or _FOUNDING.search(scene.text, *scene.clause(date.start))
    if verb is None:
        return subject
    behind = scene.within(scene.bodies, verb.end(), min(verb.end() + 3, scene.clause(verb.end())[1]))
    if behind:
        key: str = behind[0].values["key"]
        return key
    return subject if re.match(r"[\s，,。；;）)]|作為|$|\n", scene.text[verb.end() : verb.end() + 2]) else None


def _place(scene: Scene, date: DateSpan) -> str | None:
    """Return where the sentence says that it was held; a body that held it is no place."""
    held = _HELD.search(scene.text, *scene.sentence(date.start))
    if held is None or scene.around(scene.bodies, *held.span(1)):
        return None
    return held.group(1)


def set_aside(scene: Scene, date: DateSpan) -> str | None:
    """Return the reason why a date is not an event, or None where it may be one."""
    text = scene.text
    line_start, line_end = scene.clauses.line(date.start)
    if _SOURCES.search(text[line_start : date.start]):
        return "citation"
    if scene.in_title(date.start, date.end):
        return "part_of_a_name"
    if text[max(0, date.start - 2) : date.start].strip() in ("©", "(c)"):
        return "date_of_issue"
    if date.form == "as_of" and text.startswith("截止", date.start) and not text[date.end : line_end].strip():
        return None  # 摘要截止 2026年4月30日 is a deadline.
    if date.form in ("as_of", "fiscal") or date.precision in ("century", "decade"):
        return "period"
    if scene.around(scene.bodies, date.start, date.end) is not None or date.form == "name_year":
        return "part_of_a_name"
    if _dates_the_text(scene, date, line_start, line_end):
        return "date_of_issue"
    if (
        date.form == "since"
        and "以來" in text[date.start : date.end + 3]
        and not _acted(text[date.head_end : date.end])
    ):
        return "period"
    if _ATTRIBUTE.match(text[date.end : date.end + 8]) or _COMPARED.search(text[max(0, date.start - 8) : date.start]):
        return "period"
    place = cell(scene, date.start)
    if (place is not None and not place.stub) or _TABLED.search(text[slice(*scene.sentence(date.start))]):
        return "period"
    return _period_only(scene, date, line_end, place)


def _dates_the_text(scene: Scene, date: DateSpan, line_start: int, line_end: int) -> bool:
    """Tell whether a date stands by itself, at the head of a report or as the date line, and is the date of issue."""
    if date.edtf != scene.document.metadata.published:
        return False
    text = scene.text
    before, behind = text[line_start : date.start], text[date.end : line_end]
    if date.relative:
        return False
    return bool(_DATELINE.match(before)) or not behind.strip(" \t)）-–—") or len(before.strip()) < 12


def _period_only(scene: Scene, date: DateSpan, line_end: int, place: Cell | None) -> str | None:
    """Return `period` for a date that only dates a figure: in a clause with a figure and no act, or behind one."""
    text = scene.text
    start, end = scene.clause(date.start)
    bracketed = text[max(0, date.start - 1) : date.start] in ("(", "（")
    if place is None and text[date.end : end].strip("間內,，年 ") == "" and end < scene.sentence(date.start)[1]:
        end = scene.clause(end + 1)[1]  # A clause that only sets the time dates the next one.
    figures = [q for q in scene.within(scene.quantities, start, end) if q.form not in _NOT_FIGURES]
    if bracketed:
        line_start = scene.clauses.line(date.start)[0]
        in_line = [q for q in scene.within(scene.quantities, line_start, date.start) if q.form not in _NOT_FIGURES]
        closing = re.fullmatch(r"[)）]\s*[。.]?", text[date.end : line_end].strip()) is not None
        sentence = text[line_start : date.start]
        return "period" if closing and (in_line or _STATEMENT.search(sentence)) else None
    if not figures or date.form == "relative":
        return None
    sentence = text[slice(*scene.sentence(date.start))]
    if is_english(sentence):
        return None if _acted(sentence) else "period"
    between = text[date.end : figures[0].start] if figures[0].start > date.end else ""
    if _acted(text[date.end : end]) and not _TOLD.fullmatch(between):
        return None
    if date.form == "since" or (date.form == "range" and date.precision != "year"):
        return None
    return "period" if figures[-1].end > date.end else None


_ATTRIBUTE = re.compile(r"的(?:調查|調研|研究|統計|數據|報告|資料|普查)|(?:年)?(?:相比|比較|相較)")
_COMPARED = re.compile(r"(?:對比|比較|相比|較|跟|比)(?:[^，。]{0,6}[和與及])?$")
# Between a date and the figure that it is the period of: nothing but what links the two.
_TOLD = re.compile(r"[間內,，年]*(?:全球|全國|全港|本港|全年)?(?:共|共有|合共|約有|達|為|錄得|有|成功舉辦|舉辦)")
_FOUNDING = re.compile(r"成立|創立|創辦|創建|設立|開設|組成|建立|创立|创办|设立|founded|established|incorporated")
_TABLED = re.compile(r"(?:表列|詳列|列出|見)如下|如下表|見下表|下表")
_NOT_FIGURES = frozenset({"ordinal", "article", "idiom", "part_of_a_name", "rank_set"})
_STATEMENT = re.compile(r"[，,。；;][^（(]*[。；;，,]|位居|領先|佔|擁有|允許|致力")


def _acted(words: str) -> bool:
    """Tell whether the words say that something was done."""
    return acts().search(words) is not None


def _kind(words: str, bracketed: bool) -> str:
    """Return the kind of the most telling word; of two alike the last, for a Chinese verb stands late."""
    pattern, kinds = event_kinds()
    hits = [(kinds[hit.group()][0], -hit.start(), kinds[hit.group()][1]) for hit in pattern.finditer(words)]
    if bracketed and any(kind == "conference" for _, _, kind in hits):
        return "conference"
    return min(hits)[2] if hits else "other"


def _proper(date: DateSpan) -> str:
    """Return the date itself of an open interval, which is when the thing began or ends."""
    return date.edtf.removeprefix("../").removesuffix("/..")
