"""Dates in Chinese that name year, month or day: 2023年5月11日, 二零二四年一月, 97年, 民國112年, 第一季.

Words that are dates only by the document's date (去年, 上月, 今日) are in `relative_dates`. Durations (3年,
5個月) are never dates here; the era names of emperors and the lunar calendar are not read.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates import holidays, lunar, nth
from pipelines.extraction.dates.calendar_words import (
    AND,
    BEGINS_JOIN,
    DAY,
    DAY_UNIT,
    DIGIT,
    MONTH,
    TO,
    YEAR_2,
    YEAR_4,
    YEAR_WORDS,
    after_day,
    compiled,
    full_year,
    number,
)
from pipelines.extraction.dates.context import SENTENCE_END, Context
from pipelines.extraction.dates.edtf import Part
from pipelines.extraction.dates.lunar import LUNAR_DAY
from pipelines.patterns import later

_JOIN = rf"[ ]?(?:{TO}|{AND})[ ]?"
_SMALL = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九兩两])"
_ENDS = r"(?=[，,。．.；;：:、）)」\s至到前起]|$)"
PERIOD = (
    r"(?:[上下首前後后][個个]?半年|第?[一二三1-3](?:[、至到和及與与]|[-–—])第?[二三四2-4]季度?|[首前][二兩两三](?:個季度|个季度|季度?)|第?[一二三四1-4]季度?|首季度?|末季|全年|[一二三四1-4]季度|Q[1-4]|[春夏秋冬][季天]"
    rf"|[首前]{_SMALL}(?:[個个]月|季度?)|[1-4]Q(?![0-9]))"
)
_TAIL = (
    rf"(?:[ ]?(?:(?P<m>{MONTH})[ ]?月(?![齡龄球亮餅饼票薪]|{LUNAR_DAY})份?(?:[ ]?(?P<d>{DAY})[ ]?{DAY_UNIT}"
    rf"|[ ]?(?P<dn>{DAY})(?=(?:{_JOIN}{DAY}){{1,8}}[ ]?{DAY_UNIT})"
    rf"|[ ]?(?P<db>[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]){_ENDS}"
    rf"|[上中下]{{1,2}}旬|(?P<half>[上下])半月|[初底末頭尾]|[中]{_ENDS})?"
    rf"|(?P<mn>{MONTH})(?=(?:{_JOIN}{MONTH}){{1,8}}[ ]?月(?![齡龄]))))"
)
# Behind a year: month and day, a quarter or half, or 年初 and the like, which stay a year.
_AFTER_YEAR = compiled(
    rf"{_TAIL}|[ ]?的?(?P<p>{PERIOD})|年?[初底末尾頭](?![期段步級])|年?中{_ENDS}|年[前後]?(?=[初底末])"
)
_QUARTERS = later("第?([一二三1-3])[^一二三四1-4季第]第?([二三四2-4])季")
_PERIOD_BEGINS = frozenset("上下首前後后第一二三四1234末全春夏秋冬Q")
_RARE_BEGINS = lunar.BEGINS | holidays.BEGINS
AFTER_YEAR_BEGINS = frozenset(" 0123456789十一二三四五六七八九元的上下首前後后第末全春夏秋冬Q年初底尾頭中")
_YEAR = compiled(
    rf"""(?: (?P<era>(?:中華|中华)?民[國国]|公元|西元)[ ]? (?P<ye>元|[0-9]{{1,4}}|{YEAR_4}|[{DIGIT}十百]{{1,5}})
           | (?P<y4>{YEAR_4}|{YEAR_WORDS}|(?:1[0-4][0-9][0-9]|[二兩两]千)(?=年{MONTH}月))
             (?![{DIGIT}十]) (?=[ ]?年(?!的?[歷历曆]史|以上))
           | (?P<y3>1[0-3][0-9]) (?=[ ]?年(?![級级期制資资的歷历曆以上多餘余来來內内間间前後后之]))
           | (?P<y0>0[1-9]) (?=[ ]?年[以之]?[前後后])
           | (?P<y2>{YEAR_2}) (?=[ ]?年(?![級级期制資资的歷历曆以上多餘余來来內内間间前後后之])) )
        [ ]?年 (?![度代])"""
)
_PERIOD = compiled(
    r"(?P<p>[首前][二兩两三](?:[個个]季度|季度?)|[一二三四]季度|第[一二三四1-4]季度?|首季度?|[上下][個个]?半年)(?!的?度)"
)
# 截至2021年及2022年3月31日止年度: the day at the end closes each of the years.
_ENDS_TO_COME = compiled(
    rf"(?:{_JOIN}(?:{YEAR_4})[ ]?年){{0,6}}{_JOIN}(?:{YEAR_4})[ ]?年{MONTH}[ ]?月{DAY}[ ]?{DAY_UNIT}止"
)
_DAY = compiled(rf"(?P<d>{DAY})[ ]?{DAY_UNIT}")
_NAKED_DAY = compiled(rf"(?P<d>{DAY})(?=(?:{_JOIN}{DAY}){{1,8}}[ ]?{DAY_UNIT})")
_NAKED_MONTH = compiled(rf"(?P<mn>{MONTH})(?=(?:{_JOIN}{MONTH}){{1,8}}[ ]?月)")
# A day told alone is a date in brackets or behind a preposition; 14日 by itself may as well be a fortnight.
_DAY_BEFORE = later(r"(?:記者|记者|本報|[於于在昨今][日天]?|[（(][ ]?)$")
_ACT_BEHIND = later(
    r"(?:[上下]午|早上|晚上|中午|凌晨)?(?:[將将會会再先已]?[在於于抵赴返]|到訪|到访|[開开閉闭]幕|舉行|举行|召[開开]|公[布佈]|宣[布佈]"
    r"|[發发]表|[發发][布佈]|啟程|启程|出席|截止|會見|会见|正式)"
)
# What a day that opens its clause is of the month of issue with: 研討會為期兩天，15日將移師科學園.
_HELD_BEHIND = later(
    r"(?:[上下]午|早上|晚上)?[將将]?(?:[於于在][^，。；]{2,16})?(?:移師|移师|轉往|转往|[舉举]行|[舉举][辦办]|召[開开]|[開开閉闭]幕|揭曉|揭晓|抵港|返港)"
)
_OPENS_CLAUSE = later(r"[，。；,\n]$")
_DAY_AFTER = later(r"[^內内後后前間间的以]")
# The 一 of 星期一至十月一日 is a weekday, no month; the month of 農曆三月五日 is none of our calendar.
_ENDS_WEEK, _ENDS_CALENDAR = frozenset("期拜週周"), frozenset("曆历")
# 三五年, 兩三年, 七八年: some years, unless the two figures cannot be neighbours (八六年, 九四年).
_SOME_YEARS = {"一二", "二三", "三四", "四五", "五六", "六七", "七八", "三五", "二二", "一一"}
_AT = later(r"(?:[於于在自由從从至到及和與与、，,。；;：:（(「《）)\s]|直至|截至|早在|^)$")
# 成立120年 says how long something has stood.
_STOOD = later(r"(?:成立|創立|創辦|設立|立會|建校|開業)$")
_SPAN_BEFORE = later(r"[近逾約约足滿满過过第每達达前後后這这數数整長长共多十百千萬万兩两歷历廿卅]$")
_MONTH_SPAN_BEFORE = later(r"[時时為为逾近約约滿满每達达經经足第數数.．/十百千萬万過过]$")


def months_of(words: str) -> tuple[int, int] | None:
    """Return first and last month of a quarter, half or opening stretch of a year; None for a season.

    >>> months_of("第三季"), months_of("下半年"), months_of("首十個月"), months_of("春季")
    ((7, 9), (7, 12), (1, 10), None)
    """
    if words.endswith("半年"):
        return (1, 6) if words[0] in "上首前" else (7, 12)
    if (several := _QUARTERS.match(words)) is not None:
        return number(several[1]) * 3 - 2, number(several[2]) * 3
    if words[0] in "首前" and words[1:] not in ("季", "季度"):
        stretch = number(re.sub(r"[首前個个月季度]", "", words))
        months = stretch * 3 if "季" in words else stretch
        return (1, months) if months <= 12 else None
    if words[0] in "春夏秋冬全":
        return None
    quarter = {"首": 1, "末": 4}.get(words[0]) or number(re.sub(r"[第季度Q]", "", words))
    return quarter * 3 - 2, quarter * 3


def read_tail(text: str, part: Part, place: str | None = None) -> None:
    """Put what stands behind a part that ends with its 年 into it: month, day or stretch of months, with their end.

    A month and day of the lunar calendar belong to the words of the date, which still tells no more than its year.
    """
    begins = text[part.end : part.end + 1]
    if begins in _RARE_BEGINS:
        part.end = lunar.end_of_day(text, part.end)
        holidays.read_behind(text, part, place)
    if begins not in AFTER_YEAR_BEGINS or (begins == "的" and text[part.end + 1 : part.end + 2] not in _PERIOD_BEGINS):
        return
    match = _AFTER_YEAR.match(text, part.end)
    if match is None:
        part.end = lunar.end_of_day(text, part.end)
        return
    if period := match["p"]:
        part.end, part.months, part.form = match.end(), months_of(period), "season"
    else:
        _apply(match, part)


def _apply(match: re.Match[str], part: Part) -> None:
    """Put month and day, as a match of the tail gives them, into the part, which then ends where they do."""
    month, day, listed_day, bare_day, listed_month, half = match.group("m", "d", "dn", "db", "mn", "half")
    part.end = match.end()
    if month:
        part.month = number(month)
        if day:
            part.day, part.end = number(day), after_day(match.string, part.end)
        elif day_alone := listed_day or bare_day:
            part.day, part.naked = number(day_alone), listed_day is not None
        elif half:
            part.nth = (1 if half == "上" else 2, "half")
        elif match.string[part.end : part.end + 1] in nth.BEGINS:
            nth.narrow(match.string, part)
    elif listed_month:
        part.month, part.naked = number(listed_month), True


def _year_of(match: re.Match[str], context: Context, month_told: bool) -> int | None:
    """Return the year that a match names, or None where its two figures rather count years than name one."""
    if match["y4"]:
        return number(match["y4"])
    if match["era"]:
        year = number(match["ye"])
        return year + 1911 if "民" in match["era"] else year
    words, text, start = match["y3"] or match["y2"] or match["y0"], context.text, match.start()
    before = text[max(0, start - 2) : start]
    if _SPAN_BEFORE.search(before) or _STOOD.search(before):
        return None
    if context.republic:
        return number(words) + 1911
    if match["y3"]:
        return None
    if not (context.whole or month_told):
        if words.isdecimal():
            told = words[0] == "0" or (words[0] in "789" and _AT.search(before) is not None)
        else:
            told = words not in _SOME_YEARS and (words != "八九" or _AT.search(before) is not None)
            told = told and words[0] in "〇零○七八九五六一二" and not (words[0] in "一二" and "零" not in words)
        if not told:
            return None
    return full_year(number(words), context.anchor)


def read_year(text: str, position: int, context: Context) -> Part | None:
    """Read a date that begins with its year at `position`."""
    match = _YEAR.match(text, position)
    if match is None:
        return None
    part = Part(position, match.end(), explicit_year=True)
    read_tail(text, part, context.place)
    part.year = _year_of(match, context, part.month is not None)
    if part.year is None:
        return None
    if part.month is None and part.months is None and text[part.end : part.end + 1] in BEGINS_JOIN:
        part.naked = _ENDS_TO_COME.match(text, part.end) is not None
    return part


def _unresolved(text: str, position: int) -> bool:
    """Say whether a word for the year stands before that nothing resolves (去年4月 in a text without a date)."""
    return text[position - 1 : position] == "年"


def _recurs_or_lasts(match: re.Match[str], position: int) -> bool:
    """Say whether a month is told of every year (每年5月) or is a length of time (歷時三月, 一月內)."""
    text = match.string
    if text.endswith(("每年", "逢"), 0, position):
        return True
    if match["d"]:
        return False
    within = match["m"] is not None and not match["m"].isdecimal() and text.startswith(("內", "内"), match.end())
    return within or _MONTH_SPAN_BEFORE.search(text, max(0, position - 1), position) is not None


def read_month(text: str, position: int, *, following: bool = False) -> Part | None:
    """Read a date that begins with its month at `position`; `following` if it continues a date before it."""
    match = _AFTER_YEAR.match(text, position)
    if match is None or (match["m"] is None and match["mn"] is None):
        return None
    if not following and (_unresolved(text, position) or _recurs_or_lasts(match, position)):
        return None
    before = text[position - 1 : position]
    if (before in _ENDS_WEEK and match["mn"] is not None) or (
        before in _ENDS_CALENDAR and lunar.told_before(text, position)
    ):
        return None
    part = Part(position, match.end())
    _apply(match, part)
    return part


def read_period(text: str, position: int) -> Part | None:
    """Read a quarter or half told without its year at `position`: 第三季, 首季, 下半年."""
    match = _PERIOD.match(text, position)
    if match is None or _unresolved(text, position):
        return None
    return Part(position, match.end(), months=months_of(match["p"]), form="season")


def _goes_on(match: re.Match[str], context: Context) -> bool:
    """Say whether a day told alone is of the month told before it in its sentence, or of the month of issue.

    29日召開，專家28日抵港; 為期兩天，15日移師科學園.
    """
    text, start = match.string, match.start()
    acts = _ACT_BEHIND.match(text, match.end()) is not None
    held = context.anchor_day is not None and _HELD_BEHIND.match(text, match.end()) is not None
    if not (acts or held) or _SPAN_BEFORE.search(text, max(0, start - 1), start):
        return False
    earlier = context.earlier(start, SENTENCE_END)
    if acts and earlier is not None and earlier.month is not None:
        return True
    return held and _OPENS_CLAUSE.search(text, max(0, start - 1), start) is not None


def read_day(text: str, position: int, context: Context, *, following: bool = False) -> Part | None:
    """Read a day told alone at `position`: in brackets, or as the next member of a list or range (及17日)."""
    match = _DAY.match(text, position)
    if match is None:
        return None
    end = after_day(text, match.end())
    if not (following or context.whole):
        if text[match.end("d")] in "号號":
            return None
        if not _DAY_BEFORE.search(text, max(0, position - 3), position):
            return Part(position, end, day=number(match["d"])) if _goes_on(match, context) else None
        if end < len(text) and not _DAY_AFTER.match(text, end):
            return None
    return Part(position, end, day=number(match["d"]))


def read_naked(text: str, position: int, before: Part) -> Part | None:
    """Read a number whose unit stands at the end of its list: the 6 of `3月5、6及7日`."""
    if before.day is not None and (match := _NAKED_DAY.match(text, position)):
        return Part(position, match.end(), day=number(match["d"]), naked=True)
    if before.month is not None and before.naked and (match := _NAKED_MONTH.match(text, position)):
        return Part(position, match.end(), month=number(match["mn"]), naked=True)
    return None
