"""The words that Chinese dates are made of: numerals, units, weekdays, times of day, what joins two dates.

These are pieces of patterns and the reading of the numerals in them. Which pieces make a date is not
decided here.
"""

from __future__ import annotations

import datetime
import re

from pipelines.patterns import later

CHINESE_DIGITS = {
    **dict(zip("〇零○OoＯ", [0] * 6, strict=True)),
    **dict(zip("一二三四五六七八九", range(1, 10), strict=True)),
    **dict(zip("元兩两", (1, 2, 2), strict=True)),
}
_TENS = {"十": 10, "廿": 20, "卅": 30}

DIGIT = "〇零○OoＯ一二三四五六七八九"
# A year of four digits; letters O stand for the round zero in typed and scanned texts alike.
YEAR_4 = rf"(?:1[5-9]|20|21)[0-9][0-9]|[一二][〇零○OoＯ一五六七八九][{DIGIT}][{DIGIT}]"
YEAR_WORDS = r"[二兩两]千[〇零]?[一二三四五六七八九十廿]{1,3}|一千[八九]百[一二三四五六七八九十]{1,3}"
YEAR_2 = rf"[0-9][0-9]|[{DIGIT}][{DIGIT}]"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
DAY = (
    r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?"
    r"|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
DAY_UNIT = r"[日號号]"

TO = r"(?:[至到迄―\-－~〜～]|–+|—+|─+)"
AND = r"(?:以及|[、和及與与或跟/&])"
# The characters that TO and AND begin with, and the blank before them.
BEGINS_JOIN = frozenset(" 至到迄–—―─-－~〜～以、和及與与或跟/&")

WEEKDAY = {**dict(zip("一二三四五六日", range(7), strict=True)), "天": 6, "末": 5}
WEEK = r"(?:星期|禮拜|礼拜|週|周)"
_WEEKDAY_EN = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?\.?"
_HOUR = r"(?:零|2[0-4]|1[0-9]|0?[0-9]|十[一二]?|二十[一二三四]?|[一二三四五六七八九兩两])"
_MINUTE = r"(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])"
_PART_OF_DAY = (
    r"(?:上午|下午|中午|正午|午間|午间|早上|早晨|清晨|凌晨|傍晚|晚上|晚間|晚间|夜間|夜间|夜晚|深夜|晏晝"
    r"|晚|早(?=[0-9一二三四五六七八九十兩两])|a\.?m\.?|p\.?m\.?)"
)
_CLOCK = (
    rf"(?:[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?(?:[ ]?[ap]\.?m\.?)?"
    rf"|{_HOUR}(?:時|时|點|点)(?!間|间|期|候|段|評|评|代)(?:正|半|整|[一三]刻|{_MINUTE}分?)?)"
)
# What may stand behind a day without changing it: the weekday, 今日 in brackets, a time of day or a stretch.
_WEEKDAY_BEHIND = later(
    rf"[ ]?[（(][ ]?(?:{WEEK}?[一二三四五六日天]|{_WEEKDAY_EN}|今日|今天|昨日|昨天|明日|明天)[ ]?[)）]"
    rf"|[，,]?[ ]?(?:星期|禮拜|礼拜)[一二三四五六日天]|[ ]?[週周][一二三四五六日](?![\u4e00-\u9fff])",
)
_TIME_OF_DAY = rf"(?:{_PART_OF_DAY}[ ]?(?:{_CLOCK})?|{_CLOCK})"
_TIME_BEHIND = later(rf"[，,]?[ ]?{_TIME_OF_DAY}(?:[ ]?{TO}[ ]?{_TIME_OF_DAY})?")
_AFTER_DAY_BEGINS = frozenset(" （(，,星禮礼週周上下中正午早清凌傍晚夜深晏apAP零〇一二三四五六七八九十兩两0123456789")


def after_day(text: str, end: int) -> int:
    """Return where the weekday, 今日 in brackets or time of day ends that stands behind a day which ends at `end`.

    >>> after_day("5月3日（星期三）上午10時", 4), after_day("5月3日起", 4)
    (14, 4)
    """
    if text[end : end + 1] not in _AFTER_DAY_BEGINS:
        return end
    weekday = _WEEKDAY_BEHIND.match(text, end)
    if weekday is not None:
        end = weekday.end()
    time = _TIME_BEHIND.match(text, end)
    return end if time is None else time.end()


def number(text: str) -> int:
    """Read a year, month, day or small count in Arabic or Chinese numerals, with or without 十, 廿, 百, 千.

    >>> number("二〇二四"), number("廿三"), number("二千零八"), number("十")
    (2024, 23, 2008, 10)
    """
    if text.isdecimal():
        return int(text)
    if not any(sign in "十廿卅百千" for sign in text):
        value = 0
        for sign in text:
            value = value * 10 + CHINESE_DIGITS[sign]
        return value
    total = digit = 0
    for sign in text:
        if sign == "十":
            total += 10 * (digit or 1)
            digit = 0
        elif sign in _TENS:
            total += _TENS[sign]
        elif sign in "百千":
            total += (digit or 1) * (100 if sign == "百" else 1000)
            digit = 0
        else:
            digit = CHINESE_DIGITS[sign]
    return total + digit


def full_year(two_digits: int, anchor: datetime.date | None) -> int:
    """Complete a year of two digits: the one nearest to the anchor, never more than five years after it.

    Without an anchor 30 to 99 are years of the twentieth century, as no clock is asked.

    >>> full_year(97, datetime.date(2025, 1, 1)), full_year(8, datetime.date(2012, 1, 1)), full_year(87, None)
    (1997, 2008, 1987)
    """
    if anchor is None:
        return two_digits + (1900 if two_digits >= 30 else 2000)
    century = anchor.year // 100 * 100
    candidates = [century + shift + two_digits for shift in (-100, 0, 100)]
    return min((y for y in candidates if y <= anchor.year + 5), key=lambda y: abs(y - anchor.year))


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return year and month `count` months later (earlier if negative)."""
    years, zero_based = divmod(year * 12 + month - 1 + count, 12)
    return years, zero_based + 1


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern written over several lines, where blanks count only inside [ ]."""
    return re.compile(pattern, re.VERBOSE)
