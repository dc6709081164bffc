"""Dates told by their distance from the anchor or the date before: 今日, 去年十月, 上周六, 翌年.

Without an anchor (or, for 翌 and 同, without a date before) such words are no dates. Windows of time
(過去三年, 近十年) and vague words (日前, 近日, 年內) are not read; neither are weekdays alone, which in
office hours are no dates.
"""

from __future__ import annotations

import datetime

from pipelines.extraction.dates import bracketed, nth, weeks
from pipelines.extraction.dates.calendar_words import (
    DAY,
    DAY_UNIT,
    MONTH,
    add_months,
    after_day,
    compiled,
    number,
)
from pipelines.extraction.dates.chinese import read_tail
from pipelines.extraction.dates.context import SENTENCE_END, Context
from pipelines.extraction.dates.edtf import Part
from pipelines.patterns import later

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
    r"""(?: (?P<k>大?前|大?[後后]|今|昨|明|本|是|即|尋|聽)(?:天|日)(?![頭头][條条])
           | (?P<part>[今昨明])(?:晚|早|晨|午|夜)
           | (?P<eve>前)晚(?![會会])
           | (?P<only>昨)(?![是]) | (?P<last>[同當当翌次])[日天] )"""
)
# 去年同月, 去年本月十日 and 去年今日.
_SAME = frozenset("同本今")
_SAME_TIME = compiled(rf"[同本今]月(?:(?P<d>{DAY})[ ]?{DAY_UNIT})?|(?P<day>[同今]日|今天)")
_END_OF_YEAR = later(r"年(?:底|尾|初(?!一))")
# 同年 at the head of a line, behind a bullet or a list number at most, is of the line before.
_HEADS_LINE = later(r"\n[^\u4e00-\u9fffA-Za-z\n]*$")
_LONGEST_MARK = 10
_END_OF_MONTH = later(r"月[底尾杪]")
_OPENS_CLAUSE = later(r"(?:^|[\s。！？!?；;，,：:（(])$")
_TIME_BEFORE = later(r"(?:[於于在至到計计望]|預期|预期|將會|将会|最快|最遲|最迟|^)$")
# 《今日…》 and 先天後天 are names and learned words, and 目前日 is no day before yesterday.
_DAY_NOT_BEFORE = {
    "前": "目之以先日從从此年當当生產产",
    "後": "先之以今",
    "后": "先之以今",
    "明": "聲声說说證证的好《〈『",
    "本": "日基",
    "是": "不就也都只",
    "同": "不相",
    "次": "首每一二三兩两多屢",
    "即": "立",
    "今": "《〈『",
    "昨": "《〈『",
}
_ACQUIRED = later(r"[後后]天[性失免獲获形]")


def _read_year(text: str, position: int, context: Context) -> Part | None:
    match = _YEAR.match(text, position)
    if match is None:
        return None
    words = match["y"]
    part = Part(position, match.end(), relative=True)
    read_tail(text, part, context.place)
    if match["last"]:
        last = context.earlier(position)
        if last is None and _HEADS_LINE.search(text, max(0, position - _LONGEST_MARK), position):
            last = context.last
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
    if context.anchor_day is not None and text[part.end : part.end + 1] in _SAME:
        _read_same(text, part, context.anchor_day)
    return part


def _read_same(text: str, part: Part, anchor: datetime.date) -> None:
    """Take 同月, 本月十日 or 今日 behind a year into it: last year's month or day that this month or day answers to."""
    match = _SAME_TIME.match(text, part.end)
    if match is None or part.month is not None or part.months is not None:
        return
    part.end, part.month = match.end(), anchor.month
    if match["day"]:
        part.day = anchor.day
    elif match["d"]:
        part.day = number(match["d"])


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
    elif context.anchor_month is None:
        return None
    else:
        year, month = add_months(context.anchor_month.year, context.anchor_month.month, _MONTHS[match["k"]])
    part = Part(position, match.end(), relative=True)
    if match["d"]:
        part.day, part.end = number(match["d"]), after_day(text, part.end)
    elif match["dn"]:
        part.day, part.naked = number(match["dn"]), True
    elif text[part.end : part.end + 1] in nth.BEGINS:
        nth.narrow(text, part)
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
        day = datetime.date.fromisoformat(ends[0]) + datetime.timedelta(days=_DAYS_FROM_LAST[words])
    elif context.anchor_day is None:
        return None
    else:
        day = context.anchor_day + datetime.timedelta(days=_DAYS[words])
    return bracketed.of_day(day, text, position, match.end())


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


def _read_end_of_month(text: str, position: int, context: Context) -> Part | None:
    """Read 月底 told without its month (於月底, 月底前), which is the month of the document."""
    match = _END_OF_MONTH.match(text, position)
    if match is None or context.anchor_month is None:
        return None
    at = _TIME_BEFORE.search(text, max(0, position - 2), position) is not None
    alone = _OPENS_CLAUSE.search(text, max(0, position - 1), position) and text.startswith("前", match.end())
    if not (context.whole or at or alone):
        return None
    return Part(position, match.end(), context.anchor_month.year, context.anchor_month.month, relative=True)


_READERS = {
    **dict.fromkeys("星禮礼週周", (weeks.read,)),
    **dict.fromkeys("是即尋聽", (_read_day,)),
    **dict.fromkeys("翌次同當当", (_read_year, _read_month, _read_day)),
    **dict.fromkeys("該该舊出", (_read_year,)),
    **dict.fromkeys("後后大", (_read_year, _read_day)),
    **dict.fromkeys("這这", (_read_year, _read_month, weeks.read)),
    **dict.fromkeys("去來来", (bracketed.read, _read_year)),
    **dict.fromkeys("上下", (bracketed.read, _read_year, _read_month, weeks.read)),
    **dict.fromkeys("今本", (bracketed.read, _read_year, _read_month, _read_day, weeks.read)),
    **dict.fromkeys("明前", (bracketed.read, _read_year, _read_day)),
    "昨": (bracketed.read, _read_day),
    "年": (_read_end_of_year,),
    "月": (_read_end_of_month,),
}


def read(text: str, position: int, context: Context) -> Part | None:
    """Read words such as 今日, 去年, 上月20日 or 上周六 at `position`, resolved; None if they cannot be."""
    for reader in _READERS.get(text[position], ()):
        part = reader(text, position, context)
        if part is not None:
            return part
    return None
