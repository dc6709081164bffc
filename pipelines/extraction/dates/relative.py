"""Dates told by their distance from the anchor or the date before: 今日, 去年十月, 上周六, 翌年.

Without an anchor (or, for 翌 and 同, without a date before) such words are no dates. Windows of time
(過去三年, 近十年) and vague words (日前, 近日, 年內) are not read; neither are weekdays alone, which in
office hours are no dates.
"""

from __future__ import annotations

import datetime
import re

from pipelines.extraction.dates import bracketed
from pipelines.extraction.dates.calendar_words import (
    DAY,
    DAY_UNIT,
    MONTH,
    WEEK,
    WEEKDAY,
    add_months,
    after_day,
    compiled,
    number,
)
from pipelines.extraction.dates.chinese import read_tail
from pipelines.extraction.dates.context import SENTENCE_END, Context
from pipelines.extraction.dates.edtf import Part

_YEARS = {
    **dict.fromkeys(("今年", "本年", "這一年", "这一年"), 0),
    **dict.fromkeys(("去年", "上年", "舊年"), -1),
    **dict.fromkeys(("明年", "來年", "来年", "下年", "出年"), 1),
    "前年": -2,
    "大前年": -3,
    "後年": 2,
    "后年": 2,
}
_YEARS_FROM_LAST = {"翌年": 1, "次年": 1, "同年": 0, "當年": 0, "当年": 0, "該年": 0, "该年": 0}
_MONTHS = {"本": 0, "今": 0, "這": 0, "这": 0, "上": -1, "下": 1, "上上": -2, "下下": 2}
_MONTHS_FROM_LAST = {"同": 0, "當": 0, "当": 0, "翌": 1, "次": 1}
_DAYS = {
    **dict.fromkeys(("今", "本", "即", "是"), 0),
    **dict.fromkeys(("昨", "尋"), -1),
    **dict.fromkeys(("明", "聽"), 1),
    "前": -2,
    "後": 2,
    "后": 2,
    "大前": -3,
    "大後": 3,
    "大后": 3,
}
_DAYS_FROM_LAST = {"同": 0, "當": 0, "当": 0, "翌": 1, "次": 1}
_WEEKS = {"上": -1, "本": 0, "這": 0, "这": 0, "今": 0, "下": 1, "上上": -2, "下下": 2}

# Each word with the neighbours that make it another: 過去年, 目前年, 日本年, 不同年齡, 首次年會.
_YEAR = compiled(
    r"""(?P<y> 今年 | 去年(?<!過..)(?<!过..) | (?:大)?前年(?<![目之以日先從从此年]..)
      | 明年(?<![說说聲声證证表]..)
      | [來来]年(?<![近以從从往未]..)(?!度?[輕轻]) | [後后]年(?<![今之以前]..)
      | (?P<rare>[上下]年(?<![以線线歷历世網网]..)(?![紀纪齡龄級级終]))
      | (?<![日基資资])本年(?![齡龄薪資级級利]) | [這这]一年 | 舊年 | 出年(?=[^度份產])
      | (?P<last> 翌年 | 次年(?<![首一二兩两三多每屢0-9]..)(?![會会])
        | 同年(?<!不..)(?<!相..)(?![齡龄級级代紀纪]) | [當当該该]年)
      ) (?:度)? (?:[ ]?[（(](?P<told>20[0-9][0-9])年?[)）])?"""
)
_MONTH = compiled(
    rf"""(?: (?P<k>上上|下下|[上下今這这本])(?<!以.)(?P<ge>[個个]?)月(?![球亮餅饼刊薪台光])
          | (?P<last>[同當当翌次])(?<![首不].)月 )
        (?:份)? (?:[ ]?(?P<d>{DAY})[ ]?{DAY_UNIT}
          | [ ]?(?P<dn>{DAY})(?=(?:[ ]?(?:至|到|-|–|—|~|、|和|及|與|与)[ ]?{DAY}){{1,8}}[ ]?{DAY_UNIT})
          | [初底末頭尾] | 中(?=[，,。、；）)\s前起至]|$) | [上中下]旬
          | [ ]?[（(](?:(?P<ty>20[0-9][0-9])年)?(?P<tm>{MONTH})月份?[)）] )?"""
)
_DAY = compiled(
    r"""(?: (?P<k>大?前|大?[後后]|今|昨|明|本|是|即|尋|聽)(?:天|日) | (?P<part>[今昨明])(?:晚|早|晨|午|夜)
           | (?P<eve>前)晚(?![會会])
           | (?P<only>昨)(?![是]) | (?P<last>[同當当翌次])[日天] )"""
)
_TOLD_DAY = compiled(
    rf"""[ ]?[（(][ ]?(?:(?P<y>20[0-9][0-9])年)?
        (?:(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月)?
        (?P<d>{DAY}){DAY_UNIT}[^（()）]{{0,12}}[)）]"""
)
_WEEK = compiled(
    rf"""(?P<k>上上|下下|[上下本這这今])(?<![以日].)(?:[個个]|一)?{WEEK}(?![年邊边期圍围刊歲岁報报])
        (?P<w>[一二三四五六日天末])?"""
)
_WEEKDAY = compiled(rf"{WEEK}(?P<w>[一二三四五六日天])")
_END_OF_YEAR = re.compile(r"年(?:底|尾|初(?!一))")
_OPENS_CLAUSE = re.compile(r"(?:^|[\s。！？!?；;，,：:（(])$")
_TIME_BEFORE = re.compile(r"(?:[於于在至到計计望]|預期|预期|將會|将会|最快|最遲|最迟|^)$")
# 《今日…》 and 先天後天 are names and learned words, and 目前日 is no day before yesterday.
_DAY_NOT_BEFORE = {
    "前": "目之以先日從从此年當当生產产",
    "後": "先之以今",
    "后": "先之以今",
    "明": "聲声說说證证的好",
    "本": "日基",
    "是": "不就也都只",
    "同": "不相",
    "次": "首每一二三兩两多屢",
    "即": "立",
    "今": "《〈『",
}
_ACQUIRED = re.compile(r"[後后]天[性失免獲获形]")


def _shift_day(day: datetime.date, count: int) -> datetime.date:
    return day + datetime.timedelta(days=count)


def _of_day(day: datetime.date, text: str, start: int, end: int) -> Part:
    """Make a part of a computed day and what stands behind it; a bracketed date wins over the computation."""
    part = Part(start, end, year=day.year, month=day.month, day=day.day, relative=True)
    match = _TOLD_DAY.match(text, end)
    if match is not None:
        part.end = match.end()
        told = bracketed.nearest(day, number(match["m"]) if match["m"] else None, number(match["d"]))
        part.year, part.month, part.day = told.year, told.month, told.day
        if match["y"]:
            part.year, part.explicit_year = int(match["y"]), True
    part.end = after_day(text, part.end)
    return part


def _read_year(text: str, position: int, context: Context) -> Part | None:
    match = _YEAR.match(text, position)
    if match is None:
        return None
    words = match["y"]
    part = Part(position, match.end(), relative=True)
    read_tail(text, part)
    if match["last"]:
        last = context.earlier(position)
        if last is None or last.year is None or (words[0] in "當当" and not _tells_year(part, context)):
            return None
        year = last.year + _YEARS_FROM_LAST[words]
    elif context.anchor is None:
        return None
    else:
        told = _month_told(part) or context.whole or text.startswith(("度", "同期", "底", "末"), match.end("y"))
        if match["rare"] and not told:
            return None
        year = context.anchor.year + _YEARS[words]
    part.year = int(match["told"]) if match["told"] else year
    return part


def _month_told(part: Part) -> bool:
    """Say whether a month with its 月 stands behind the year, not one of a list whose 月 is to come."""
    return part.month is not None and (part.day is not None or not part.naked)


def _tells_year(part: Part, context: Context) -> bool:
    """Say whether 當年 is the year just told and not `in those days`: with a month, or at the head of a clause."""
    if _month_told(part):
        return True
    opens = _OPENS_CLAUSE.search(context.text, max(0, part.start - 1), part.start) is not None
    return opens and context.earlier(part.start, SENTENCE_END) is not None


def _read_month(text: str, position: int, context: Context) -> Part | None:
    match = _MONTH.match(text, position)
    if match is None or (match["k"] == "今" and not match["ge"]):
        return None
    if match["last"]:
        last = context.earlier(position)
        if last is None or last.year is None or last.month is None:
            return None
        year, month = add_months(last.year, last.month, _MONTHS_FROM_LAST[match["last"]])
    elif context.anchor is None:
        return None
    else:
        year, month = add_months(context.anchor.year, context.anchor.month, _MONTHS[match["k"]])
    part = Part(position, match.end(), relative=True)
    if match["d"]:
        part.day, part.end = number(match["d"]), after_day(text, part.end)
    elif match["dn"]:
        part.day, part.naked = number(match["dn"]), True
    if match["tm"]:
        year, month = bracketed.nearest_month(year, month, number(match["tm"]))
        year = int(match["ty"]) if match["ty"] else year
    part.year, part.month = year, month
    return part


def _read_day(text: str, position: int, context: Context) -> Part | None:
    match = _DAY.match(text, position)
    if match is None or _ACQUIRED.match(text, position) or "先天" in text[max(0, position - 4) : position]:
        return None
    words = match["k"] or match["part"] or match["eve"] or match["only"] or match["last"]
    if position and text[position - 1] in _DAY_NOT_BEFORE.get(words, ""):
        return None
    if match["last"]:
        last = context.earlier(position)
        ends = last.ends() if last else None
        if last is None or last.day is None or ends is None:
            return None
        day = _shift_day(datetime.date.fromisoformat(ends[0]), _DAYS_FROM_LAST[words])
    elif context.anchor is None:
        return None
    else:
        day = _shift_day(context.anchor, _DAYS[words])
    return _of_day(day, text, position, match.end())


def _read_week(text: str, position: int, context: Context) -> Part | None:
    anchor = context.anchor
    if anchor is None:
        return None
    monday = _shift_day(anchor, -anchor.weekday())
    match = _WEEK.match(text, position)
    if match is not None:
        monday = _shift_day(monday, 7 * _WEEKS[match["k"]])
        if match["w"] == "末":
            days = (_shift_day(monday, 5), _shift_day(monday, 6))
            return Part(position, match.end(), year=monday.year, days=days, relative=True, form="relative")
        if match["w"]:
            return _of_day(_shift_day(monday, WEEKDAY[match["w"]]), text, position, match.end())
        days = (monday, _shift_day(monday, 6))
        return Part(position, match.end(), year=monday.year, days=days, relative=True, form="relative")
    match = _WEEKDAY.match(text, position)
    if match is None:
        return None
    days_ahead = (WEEKDAY[match["w"]] - anchor.weekday()) % 7 or 7
    day = _shift_day(anchor, days_ahead) if context.whole else _shift_day(monday, WEEKDAY[match["w"]])
    part = _of_day(day, text, position, match.end())
    bracketed = text[part.end - 1] in ")）" and any(unit in text[match.end() : part.end] for unit in "日號号")
    return part if bracketed or context.whole else None


def _read_end_of_year(text: str, position: int, context: Context) -> Part | None:
    """Read 年底 or 年初 told without a year, which is the year spoken of."""
    match = _END_OF_YEAR.match(text, position)
    if match is None or context.anchor is None:
        return None
    if not (
        context.whole or _TIME_BEFORE.search(text, max(0, position - 2), position) or text.startswith("前", match.end())
    ):
        return None
    return Part(position, match.end(), year=context.anchor.year, relative=True)


_READERS = {
    **dict.fromkeys("星禮礼週周", (_read_week,)),
    **dict.fromkeys("是即尋聽", (_read_day,)),
    **dict.fromkeys("翌次同當当", (_read_year, _read_month, _read_day)),
    **dict.fromkeys("該该舊出", (_read_year,)),
    **dict.fromkeys("後后大", (_read_year, _read_day)),
    **dict.fromkeys("這这", (_read_year, _read_month, _read_week)),
    **dict.fromkeys("去來来", (bracketed.read, _read_year)),
    **dict.fromkeys("上下", (bracketed.read, _read_year, _read_month, _read_week)),
    **dict.fromkeys("今本", (bracketed.read, _read_year, _read_month, _read_day, _read_week)),
    **dict.fromkeys("明前", (bracketed.read, _read_year, _read_day)),
    "昨": (bracketed.read, _read_day),
    "年": (_read_end_of_year,),
}


def read(text: str, position: int, context: Context) -> Part | None:
    """Read words such as 今日, 去年, 上月20日 or 上周六 at `position`, resolved; None if they cannot be."""
    for reader in _READERS.get(text[position], ()):
        part = reader(text, position, context)
        if part is not None:
            return part
    return None
