"""The period that a figure refers to: which date of its surroundings governs it.

A date governs the figures behind it in its own clause; an interval (截至, 自, 至…年間, 年度) and a date that opens its
clause govern the rest of the sentence; a bracketed year at a figure's tail or at the end of its line governs it from
behind. A word for the present between date and figure ends its reign, and so does a change of topic.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.lexicon import acts
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.dating import (
    INTERVALS,
    PRESENT,
    clause_end,
    english_founded,
    founded,
    no_period,
    of_the_year,
    part_of_name,
)
from pipelines.extraction.statistics.periods_above import defined, gone_on, over_list
from pipelines.extraction.statistics.periods_afar import (
    before_semicolon,
    closing_year,
    headed,
    introduced,
    respectively,
    table_date,
    taken_up,
)
from pipelines.extraction.statistics.periods_beside import (
    CHANGED,
    RISEN,
    a_year_earlier,
    another_topic,
    changed_by,
    changes_from,
    compared_with,
    counted_up_to,
    limits_applications,
    measured_then,
    of_another,
    planned,
    right_behind,
    set_up_then,
    to_come,
)
from pipelines.patterns import later

_LEAD_IN = later(
    r"(?:^|[，,。；;：:（(\n、]|於|在|以|自|由|從|到|到了|至|截至|預計|估計|及|和|而|與|跟|比|單是|其中|早在|按照|按|是|[\s])$"
)
_SURVEYED = later(r"^的?(?:調查|調研|研究|統計|數據|報告|資料|人口普查|普查)")
_ON_A_DAY = later(r"[於在](?:[^，。]{0,4})?$|可望$|[將會]於?$|預計$")
_ONCE = later(r"\W*(?:and )?(?:once|when|if|after)\b", re.I)
_ENGLISH_PAST = later(r"\b(?:by|since|until|from|than|compared)\b|[,;:]")
# 2010年3月展開的計劃，有7間參與: the date tells of the plan, not of the figure.
_OF_A_THING = later(
    r"[起間]?(?:正式|首次)?(?:展開|開展|推出|成立|設立|創立|創辦|啟用|實施|推行|開辦|公布|公佈|發布|發表|出版|通過|簽署|建成|落成|開幕)的"
)
# What recurs is of no day up to which, or from which on, others are counted.
_EVERY = later(r"每[年月日週周季]|每個?(?:月|星期|季度)")
_WHEN = later(r"(?:時|期間|間|內|後)$")
_OPENED, _LEADS = frozenset("(（"), frozenset(":：")
_GREW = later(
    r"\b(?:fell|fall|fallen|rose|rise|risen|grew|grown|increased?|decreased?|dropped|cut|declined|climbed|down|up)\b",
    re.I,
)
_CONTINUES = later(
    r"(?:其中|當中|同比|環比|按年|按月|佔|平均|累計|較|比|升|跌|增|減|上升|下降|多|少|男|女|而|並|亦|合共|共|餘|另|分別|即|相當|約|達|總|每|以)"
)
# Another measure of the same: 該院2023年門診量達215萬人次，住院量8.2萬人次.
_PARALLEL = later(
    r"[^，。；：、]{1,8}(?:量|數|率|額|收入|開支|支出|費用?|人次|比例|利潤|溢利|盈利|虧損|收益)(?:為|達|有|是|約|逾|共)?"
)
# What an English figure is compared with is of another time: compared with 41 a year earlier.
_AGAINST = later(r"\b(?:compared (?:with|to)|against|versus)\b", re.I)
_OPENS_ENGLISH = later(
    r"\W*(?:In|By|As of|As at|Between|From|Since|During|For|On|At|Over)?(?: the (?:end|middle|beginning) of)?\s*", re.I
)


def period(scene: Scene, quantity: Quantity) -> str | None:
    """Return the EDTF period of the quantity, or None where the text gives none.

    Years in the document's own title or date line do not count: an undated figure about the present has no period.
    """
    tabled = table_date(scene, quantity)
    if tabled is not None:
        return tabled or None
    sentence_start = scene.sentence(quantity.start)[0]
    if scene.line(quantity.start)[0] not in scene.dated:
        # Most lines have no date, and take one from the lines before at most.
        if quantity.form == "duration" and "平均" not in scene.plain[sentence_start : quantity.start]:
            return None
        return _from_afar(scene, quantity, sentence_start)
    if a_year_earlier(scene, quantity):
        return None
    closing = closing_year(scene, quantity)
    told = closing.edtf if closing is not None else respectively(scene, quantity, sentence_start)
    if told is not None:
        return told
    own = right_behind(scene, quantity, sentence_start)
    if own is not None:
        return own
    governed, present = _governing(scene, quantity, sentence_start)
    if governed is not None or present:
        return governed
    named = _behind(scene, quantity)
    if named is not None or quantity.form == "duration":
        return named
    return before_semicolon(scene, quantity, sentence_start) or _from_afar(scene, quantity, sentence_start)


def _from_afar(scene: Scene, quantity: Quantity, sentence_start: int) -> str | None:
    """Return the date that the figure takes from other sentences, lines or headings."""
    return (
        defined(scene, quantity, sentence_start)
        or taken_up(scene, quantity, sentence_start)
        or introduced(scene, quantity)
        or headed(scene, quantity)
        or over_list(scene, quantity)
        or gone_on(scene, quantity, sentence_start)
    )


def _behind(scene: Scene, quantity: Quantity) -> str | None:
    """Return the date behind the figure in its clause that governs it: an interval, or 於 and the like with a date."""
    start, end = scene.clause(quantity.start)
    english: bool | None = None
    for date in scene.dates.within(quantity.end, end):
        if part_of_name(scene, date):
            continue
        between = scene.plain[quantity.end : date.start]
        if between[-1:] in _OPENED and scene.plain[date.end : date.end + 1] in _LEADS:
            return None  # US$19.6 million (1H 2023: US$24.3 million)
        if english is None:
            english = scene.english((start, end))
        if english and " and " in between and scene.quantities.within(quantity.end, date.start):
            return None
        if changes_from(scene, quantity, date):
            return None
        if date.form == "until":
            return date.edtf if to_come(scene, date) else f"../{date.edtf}"
        if date.form in INTERVALS:
            return date.edtf
        if english and not no_period(scene, date) and not _ENGLISH_PAST.search(between):
            return date.edtf
        if (
            date.precision != "day"
            and _ON_A_DAY.search(between)
            and not scene.quantities.within(quantity.end, date.start)
        ):
            return date.edtf
        return None
    return None


def _governing(scene: Scene, quantity: Quantity, sentence_start: int) -> tuple[str | None, bool]:
    """Return the date before the figure in its sentence that governs it, and whether a word sets it in the present."""
    text = scene.plain
    clause_start, _ = scene.clause(quantity.start)
    changed = False
    for date in reversed(scene.dates.within(sentence_start, quantity.start)):
        between = text[date.end : quantity.start]
        if PRESENT.search(between):
            return None, True
        led = between.strip() in _LEADS and text[date.start - 1 : date.start] in _OPENED
        if compared_with(scene, date, quantity):
            return date.edtf, False
        if led or (between in ("的", "") and date.precision != "day"):
            return date.edtf.removesuffix("/..") if between else date.edtf, False
        change = None if changed else CHANGED.search(text, date.end, quantity.start)
        if change is not None and scene.quantities.within(date.end, change.start()):
            # What has changed is not of the date that it has changed from, but of the one told before or changed by.
            changed = not changed_by(scene, date)
            if changed:
                continue
        if changes_from(scene, quantity, date):
            return None, True
        if of_another(scene, date, quantity):
            continue
        counted = counted_up_to(scene, date, clause_start, sentence_start)
        if counted is not None:
            return counted, False
        if no_period(scene, date) or (between.strip() == "to" and _GREW.search(text, sentence_start, date.start)):
            continue
        if _OF_A_THING.match(between):
            return None, True
        if date.form == "as_of" and of_the_year(scene, quantity):
            return date.edtf.removeprefix("../")[:4], False
        if date.start >= clause_start:
            edtf = f"../{date.edtf}" if date.form == "until" else date.edtf
            return (None, True) if english_founded(scene, date, clause_start) else (edtf, False)
        if scene.english((sentence_start, quantity.start)):
            if _AGAINST.search(between):
                return None, True
            opening: object = not text[sentence_start : date.head_end].strip("“\"' ") or _OPENS_ENGLISH.fullmatch(
                text[sentence_start : date.start]
            )
            opening = opening or _ONCE.match(text, scene.clause(date.start)[0]) or RISEN.fullmatch(between)
            return (date.edtf, False) if opening or date.form in INTERVALS else (None, True)
        lasting = quantity.form == "duration" and date.form != "range"
        if founded(between) or (lasting and not measured_then(scene, date, clause_start, quantity.start)):
            return None, True
        if another_topic(scene, clause_start, quantity.start) or set_up_then(scene, date):
            return None, True
        if text.startswith("曾", clause_start):
            return None, True  # 2005年獲頒學位，曾發表論文120篇
        if planned(scene, date, clause_start, quantity.start) or limits_applications(scene, date):
            return None, True
        if date.form in ("as_of", "since", "until") and _EVERY.search(text, clause_start, quantity.start):
            return None, True
        opens = bool(_LEAD_IN.search(text[max(0, date.start - 3) : date.start]) or _SURVEYED.match(between))
        if not opens and date.precision == "year":
            goes_on = _CONTINUES.match(text, clause_start) is not None
            goes_on = goes_on or _PARALLEL.fullmatch(text, clause_start, quantity.start) is not None
            opens = goes_on and _counted_first(scene, date, clause_start)
        near = date.relative or not date.explicit_year
        if near and date.precision != "year" and date.form not in INTERVALS and _acted_then(scene, date):
            return None, True
        told = opens or date.relative or date.form in INTERVALS or _WHEN.search(text, date.end, clause_end(scene, date))
        edtf = f"../{date.edtf}" if date.form == "until" else date.edtf
        return (edtf, False) if told else (None, True)
    return None, False


def _counted_first(scene: Scene, date: DateSpan, end: int) -> bool:
    """Tell whether a figure of the date's own clause has the date for its period: 該院2023年門診量達215萬人次."""
    figures = scene.quantities.within(date.end, min(end, clause_end(scene, date)))
    return any(figure.form not in ("ordinal", "article", "idiom", "part_of_a_name") for figure in figures)


def _acted_then(scene: Scene, date: DateSpan) -> bool:
    """Tell whether the clause of a date says what was done then, in which later figures have no part."""
    return acts().search(scene.plain, date.end, clause_end(scene, date)) is not None
