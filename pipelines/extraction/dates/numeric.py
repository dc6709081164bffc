"""Dates in figures: 2025-11-21, 21.11.2025, 10/15/2024, 2024-25年度, 1990年代, 21世紀, and lone years.

A year alone counts where something vouches for it: brackets, a preposition, a list or range of years, the
name of an event before it, a table cell. Version numbers, law numbers (36/2015號), phone numbers and
fractions are not dates.
"""

from __future__ import annotations

import re
from typing import Literal

from pipelines.extraction.dates.calendar_words import AND, BEGINS_JOIN, DIGIT, TO, YEAR_4, after_day, compiled, number
from pipelines.extraction.dates.chinese import PERIOD, months_of
from pipelines.extraction.dates.context import Context
from pipelines.extraction.dates.edtf import Part
from pipelines.patterns import later

_Y = r"(?:1[5-9]|20|21)[0-9][0-9]"
_JOIN = rf"[ ]?(?:{TO}|{AND})[ ]?"
_ISO = compiled(
    rf"""(?P<y>{_Y}) (?: (?P<s>[ ]?[-/.][ ]?) (?P<m>1[0-2]|0?[1-9]) (?P=s) (?P<d>3[01]|[12][0-9]|0?[1-9])
        (?: T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-9:]{{4,5}})? )?
        | (?P<cs>[-/]) (?P<cm>1[0-2]|0[1-9]) ) (?![0-9]|[/.][0-9]|-(?![0-9]{{1,4}}[/.][0-9])[0-9])"""
)
_FIGURES = compiled(
    rf"(?P<a>[0-3]?[0-9])(?P<s>[-/.])(?P<b>[0-3]?[0-9])(?P=s)(?P<y>{_Y}|[0-9]{{2}})"
    r"(?![0-9]|[./][0-9]|-(?![0-9]{1,2}[/.][0-9])[0-9])"
)
_MONTH_DAY = later(r"(?P<m>1[0-2]|0?[1-9])(?P<s>[/.])(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9/.:%])")
_LINE_HEADS = frozenset("\n•·■●–-* ")
_CHRONICLE = compiled(
    r"""(?P<y>(?:1[89]|20)[0-9]{2})\.(?P<m>1[0-2]|0?[1-9])(?:[-–—~](?P<z>1[0-2]|0?[1-9]))?
        (?=[ \t\n：:]{1,2}[\u4e00-\u9fff「《])"""
)
_FISCAL = compiled(
    rf"""(?P<a>{YEAR_4})
        (?: 年?(?:[ ]?(?:{TO}|/)[ ]?) (?P<b>{YEAR_4}|[0-9][0-9]|[{DIGIT}][{DIGIT}]) (?![0-9]) )?
        [ ]?年?[ ]? (?P<u>(?:財政|财政|學|学|課|课)?年度|[學学]年(?:度)?
        |[ ]?(?:[Ff]inancial|[Ff]iscal|[Aa]cademic|[Ss]chool)[ ][Yy]ear
        |[ ]?(?:Budget|Estimates|Policy[ ]Address)|財政預算案|财政预算案|財政年|财政年)"""
)
# 1500-1700 is an afternoon.
_FIRST_BARE_YEAR = 1900
_OF_ACCOUNTS = frozenset(("財政年度", "财政年度", "年度"))
_MONTHS_BEFORE_APRIL = 3
_PERIOD_BEGINS = frozenset("第首上下末的")
_PART_OF_FISCAL = compiled(rf"的?(?P<p>{PERIOD})")
_TENS = r"(?:1[5-9]|20)[0-9]0|[2-9]0|[二三四五六七八九]十"
_DECADE = compiled(
    rf"(?:(?P<from>{_TENS}|[二三四五六七八九])(?:年代)?[ ]?(?:{TO}|{AND})[ ]?)?"
    rf"(?P<y>{_TENS})(?:年代|'?s(?![A-Za-z]))(?:[初中末晚早後后]期?)?"
)
_CENTURY = compiled(
    r"(?:(?P<near>[上本])世[紀纪]"
    r"|(?P<c>1[0-9]|2[01]|[十廿]?[一二三四五六七八九十]|[一二]十[一二三四五六七八九]?|十)[ ]?世[紀纪]"
    r"|(?P<e>1[0-9]|2[01])(?:st|nd|rd|th)[ -][Cc]entury)"
    r"(?:(?P<cy>[二三四五六七八九]十|[1-9]0)年代(?:[初中末晚早後后]期?)?|(?:[初末][期葉叶]?|中[期葉叶]))?"
)
_LONE = compiled(rf"(?P<y>{_Y})(?![0-9]|[.,:][0-9]|;[ ]?[0-9]|[ ]?年)")
# (2023: 10.1%): the year before, with its figure.
_BEFORE_FIGURE = compiled(rf"(?<=[（(])(?P<y>{_Y})(?=[:：][ ]?(?:[A-Z]{{2,3}})?[$]?[0-9])")
_LONE_CHINESE = compiled(rf"(?P<y>{YEAR_4})(?=(?:{_JOIN}(?:{YEAR_4})){{1,12}}[ ]?年)")
_YEARS_TO_COME = compiled(rf"(?:{_JOIN}(?:{_Y}|[0-9]{{2}}(?![0-9]))){{1,12}}[ ]?年(?!度)")
_RANGE_OF_YEARS = compiled(rf"[ ]?(?:{TO}|to|and)[ ]?(?P<z>{_Y})(?![0-9]|[.,:/-][0-9])")
_SHORT_END = compiled(rf"[ ]?(?:{TO})[ ]?(?P<z>[0-9]{{2}})(?P<u>年(?!度)|(?![0-9]|[.,:/-][0-9]))")

# 2026/27, as far as the second year follows the first.
_SLASHED = compiled(r"/(?P<z>[0-9]{2})(?![0-9]|[.,:/-][0-9]|[號号])")
_BRACKETED = later(r"[（(\[][ ]?(?:[^（()）\[\]\n]{0,30}[,，;； 、])?$")
_BRACKET_END = re.compile(r"[ ]?(?:[)）\]]|[,，;；、])")
_ENGLISH_BEFORE = later(
    r"(?:^|[^A-Za-z])(?:in|since|by|during|from|until|till|before|after|around"
    r"|circa|year|early|late|mid|end|the|of|to|than"
    r"|throughout|and|between|In|Since|By|During"
    r"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|From|Until|Before|After|Early|Late|Mid|The|Between|Year|years"
    r"|as of|As of"
    r"|Copyright|©)[ -]$"
)
_COUNTED = later(
    r"[ ]?(?:[名人個个間间宗元萬万億亿千百%％項项種种家次歲岁位米呎尺號号例多餘余隻只份台部張张"
    r"株組组座所條条頁页字股架輛辆噸吨倍件枚棟栋套場场級级粒美港歐日英人新澳公英平]"
    r"|mg|kg|km|ml|patients|people|cases|persons"
    # A plural noun, but no word that only looks like one: in 2016 as, in 2016 has.
    r"|(?!(?:[aiw]|wa|ha|hi|it|thi|ye|thu|plu|acros|unles|les|towards|onwards|afterwards|versus|always|perhaps|whereas"
    r"|besides)s?\b)[A-Za-z]*[a-rt-z]s\b)"
)
_NAME_BEFORE = later(
    r"(?:[會会展節节壇坛獎奖賽赛週周典營营覽览論论峰禮礼日指引告書书錄录數数》」劃划]"
    r"|(?<![A-Za-z])[A-Z][A-Za-z&'’-]{1,30}[ ])$"
)
# A short name with its year in brackets, as of a congress: （ISBRA 2026）.
_LATIN_NAME = later(r"[（(][A-Z][A-Za-z&'’-]*[A-Z][A-Za-z&'’-]*[ ]$")
_NUMBERED = later(
    r"(?:Room|Suite|Unit|Flat|Shop|Tel|Fax|Box|Hall|Block|ISO|Level|No|Nos|Code|Section|Cap|Rm|Phone"
    r"|About|Over|Some|Page|Form"
    r"|Type|Model|Version|Grade|Class|Part|Item|Lot|GBP|HKD|USD|RMB|CNY|EUR|MOP|TWD|NTD)[ ]$"
)
# Brackets around a year, and the colon between it and its figure (2023: 10.1%).
_OPENING = frozenset("（([")
_COLONS = frozenset(":：")
# What ends the words that let a year follow, what none follows, what closes it, and what bounds a cell.
_ENDS_ENGLISH = frozenset(" -\n")
_NO_YEAR_BEHIND = frozenset("-/.$#+@:＄")
_CLOSING = frozenset(("", *")）]】》」』。；;\n\t|"))
_CELL_ENDS = frozenset(("", *"\t\n|"))
# What stands first behind a year that a range, a list or a slash goes on.
_BEGINS_JOINED = BEGINS_JOIN | frozenset("ta")


def _century(count: int) -> tuple[int, int]:
    return (count - 1) * 100 + 1, count * 100


def is_counted(text: str, end: int) -> bool:
    """Say whether what stands behind a figure that ends at `end` makes it a number of things."""
    return _COUNTED.match(text, end) is not None


def _ends_range(year: int, short: re.Match[str]) -> bool:
    """Say whether two figures (the 22 of `2018-22`) end a range of years and are not a month."""
    last = int(short["z"])
    if last <= year % 100:
        return False
    if short["u"]:
        return True
    return (last > 12 or last == year % 100 + 1) and not _COUNTED.match(short.string, short.end())


def _decade(first: int, start: int, end: int) -> Part:
    return Part(start, end, year=first, years=(first, first + 9), precision="decade", explicit_year=True)


def read_figures(text: str, position: int, context: Context) -> Part | None:
    """Read 2025-11-21, 2025/11/21, 2025.11.21, 2025-11, 21.11.2025 or 10/15/2024 at `position`."""
    match = _ISO.match(text, position)
    if match is not None:
        if match["s"]:
            end = after_day(text, match.end())
            return Part(position, end, int(match["y"]), int(match["m"]), int(match["d"]), explicit_year=True)
        if int(match["cm"]) == (int(match["y"]) + 1) % 100 or text.startswith(("年", "學", "学"), match.end("cm")):
            return None
        return Part(position, match.end("cm"), int(match["y"]), int(match["cm"]), explicit_year=True)
    match = _FIGURES.match(text, position)
    short = match is not None and len(match["y"]) == 2
    if (
        match is None
        or (short and (not context.whole or match["s"] == "-"))
        or text.startswith(("號", "号"), match.end())
    ):
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if len(match["y"]) == 2:
        year += 2000 if year < 50 else 1900
    month_first = second > 12 or (first <= 12 and context.american())
    month, day = (first, second) if month_first else (second, first)
    part = Part(position, match.end(), year, month, day, explicit_year=True)
    return part if part.ends() else None


def read_next_figures(text: str, position: int, before: Part) -> Part | None:
    """Read the 7/10 of `2018/1/10-7/10` at `position`: month and day in figures, parted as in the date before."""
    match = _MONTH_DAY.match(text, position)
    if match is None or match["s"] not in text[before.start : before.end]:
        return None
    return Part(position, match.end(), month=int(match["m"]), day=int(match["d"]))


def read_month_of_chronicle(text: str, position: int) -> Part | None:
    """Read 1983.11 or 2003.4–6 at `position`, the head of a line that goes on in words."""
    if position and text[position - 1] not in _LINE_HEADS:
        return None
    match = _CHRONICLE.match(text, position)
    if match is None:
        return None
    part = Part(position, match.end(), int(match["y"]), int(match["m"]), explicit_year=True)
    if match["z"]:
        part.months, part.month, part.form = (int(match["m"]), int(match["z"])), None, "season"
    return part if part.months is None or part.months[0] < part.months[1] else None


def read_fiscal(text: str, position: int) -> Part | None:
    """Read a fiscal or academic year at `position`: 2024-25年度, 2024/25學年, 二零一八年度."""
    match = _FISCAL.match(text, position)
    if match is None:
        return None
    first = number(match["a"])
    if not match["b"]:
        return (
            Part(position, match.end(), year=first, form="fiscal", explicit_year=True) if "年" in match["u"] else None
        )
    last = number(match["b"])
    last += first // 100 * 100 if last < 100 else 0
    if last <= first:
        return None
    form = "fiscal" if last == first + 1 else "range"
    end = match.end() if "年" in match["u"] else match.end("b")
    part = Part(position, end, year=first, years=(first, last), form=form, explicit_year=True)
    if form == "fiscal" and match["u"] in _OF_ACCOUNTS and text[end : end + 1] in _PERIOD_BEGINS:
        _read_part_of_fiscal(text, part)
    return part


def _read_part_of_fiscal(text: str, part: Part) -> None:
    """Take a quarter or half behind a fiscal year, which begins in April, into it: 2024-25年度第三季."""
    match = _PART_OF_FISCAL.match(text, part.end)
    months = None if match is None else months_of(match["p"])
    if match is not None and months is not None:
        part.years, part.form, part.end = None, "season", match.end()
        part.months = (months[0] + _MONTHS_BEFORE_APRIL, months[1] + _MONTHS_BEFORE_APRIL)


def read_age(text: str, position: int, context: Context) -> Part | None:
    """Read a decade or century at `position`: 1990年代, 二十世紀七十年代, the 1990s, 21st century."""
    match = _CENTURY.match(text, position)
    if match is not None:
        if match["near"]:
            current = context.anchor.year if context.anchor else 2001
            count = (current - 1) // 100 + (0 if match["near"] == "上" else 1)
        else:
            count = int(match["e"]) if match["e"] else number(match["c"])
        if match["cy"]:
            return _decade((count - 1) * 100 + number(match["cy"]), position, match.end())
        years = _century(count)
        return Part(position, match.end(), year=years[0], years=years, precision="century", explicit_year=True)
    match = _DECADE.match(text, position)
    if match is None:
        return None
    last = number(match["y"])
    first = number(match["from"]) if match["from"] else last
    first *= 10 if first < 10 else 1
    last += 0 if last >= 100 else first // 100 * 100 or 1900
    first += 0 if first >= 100 else last // 100 * 100
    part = _decade(last, position, match.end())
    part.year, part.years = first, (first, last + 9)
    return part if first <= last else None


def read_lone_year(text: str, position: int, context: Context) -> Part | None:
    """Read a year without 年 at `position` where its surroundings vouch for it.

    The 2018 and 2020 of `2018、2020和2022年` are naked parts of a list.
    """
    match = _LONE.match(text, position)
    if match is None or text[match.end() : match.end() + 1] in _COLONS:
        match = _BEFORE_FIGURE.match(text, position) or match
    if match is None:
        match = _LONE_CHINESE.match(text, position)
        if match is None:
            return None
        return Part(position, match.end(), year=number(match["y"]), naked=True, explicit_year=True)
    year, end = int(match["y"]), match.end()
    part = Part(position, end, year=year, explicit_year=True)
    before = text[max(0, position - 40) : position]
    last = before[-1:]
    english = last in _ENDS_ENGLISH and _ENGLISH_BEFORE.search(before) is not None
    if last in _NO_YEAR_BEHIND and not english:
        return None
    joined = text[end : end + 1] not in _CLOSING and _joined(text, end, year, before, part)
    if joined is not False:
        return joined
    if match.re is _BEFORE_FIGURE:
        return part
    if context.whole and not before and end == len(text):
        return part
    if last in _ENDS_ENGLISH and not english and _NUMBERED.search(before):
        return None
    if last in _ENDS_ENGLISH and _LATIN_NAME.search(before):
        part.form = "name_year"
        return part
    if (last in _OPENING or _BRACKETED.search(before)) and _BRACKET_END.match(text, end):
        return part
    if english:
        return part
    if last in _CELL_ENDS and (end == len(text) or text[end] in _CELL_ENDS):
        part.form = "cell_year"
        return part
    if _NAME_BEFORE.search(before):
        part.form = "name_year"
        return part
    return None


def _joined(text: str, end: int, year: int, before: str, part: Part) -> Part | Literal[False] | None:
    """Read on where a year is not closed by what stands behind it: `part` as a range, a fiscal year or in a list.

    None where the figure counts things and is no year, False where nothing behind it says anything.
    """
    if text[end : end + 1] not in _BEGINS_JOINED:
        return None if _COUNTED.match(text, end) else False
    if (short := _SHORT_END.match(text, end)) and _ends_range(year, short):
        part.end, part.years, part.form = short.end(), (year, year // 100 * 100 + int(short["z"])), "range"
        return part
    slashed = _SLASHED.match(text, end)
    if slashed and int(slashed["z"]) == (year + 1) % 100 and not _NUMBERED.search(before):
        part.end, part.years, part.form = slashed.end(), (year, year + 1), "fiscal"
        return part
    if _YEARS_TO_COME.match(text, end):
        part.naked = True
        return part
    if _COUNTED.match(text, end):
        return None
    later = _RANGE_OF_YEARS.match(text, end)
    if later and year < _FIRST_BARE_YEAR and year % 5 == 0 and int(later["z"]) % 5 == 0:
        return None
    if later and year < int(later["z"]) <= 2150 and not _COUNTED.match(text, later.end()):
        part.naked = True
        return part
    return False


def read_next_year(text: str, position: int) -> Part | None:
    """Read the year at `position` that goes on a list or range of years, which vouches for it."""
    match = _LONE.match(text, position)
    if match is None or _COUNTED.match(text, match.end()):
        return None
    naked = _YEARS_TO_COME.match(text, match.end()) is not None
    return Part(position, match.end(), year=int(match["y"]), naked=naked, explicit_year=True)
