"""Under which form a number goes at last: codes and labels, articles, numerals that belong to names, rates per time.

A quantity has been read in full; here the characters around it say whether it counts anything.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pipelines.extraction.numerals.mixed import Reading
from pipelines.extraction.quantities import measures, rates
from pipelines.extraction.quantities.quantity import Quantity, recast, set_aside

# 內 behind a span of time is 'within' it, unless it begins a word: 五年內地, 三年內容.
INNER: Final = frozenset("地容部閣阁科")
_CODE: Final = re.compile("[0-9A-Za-z]+(?:[-–/._:@+~][0-9A-Za-z]+)*")
_PLAIN_CODE: Final = re.compile(
    "[0-9A-Za-z]+(?::[0-9]{1,3}(?:,[0-9]{3})+|[/._:][0-9A-Za-z]+|[-–][0-9][0-9A-Za-z]*|[-–][A-Z][0-9A-Za-z]*)*"
)
_NTH: Final = re.compile("(?:st|nd|rd|th)(?![A-Za-z])")
ONLY: Final = re.compile("(?:只|僅|仅|[只僅仅][有得]|合共|共|共有|唯一|其中)$")
_CAPTIONS: Final = re.compile(
    "(?:圖|图|表|附件|附錄|附录|圖片|图片|相片|照片|Figure |Table |Fig\\. ?|Annex |Appendix )$"
)
# What English counts: a plural noun, one or two words on (12 new clinics); but a year counts no sales.
_PLURAL: Final = re.compile(
    " (?:(?!(?:at|in|on|by|for|to|and|or|with|from|the|an?|per|is|are|was|were|has|have|had|as|than) )[a-z-]+ ){0,2}?"
    "(?!(?:was|has|his|its|this|thus|plus)(?![a-z]))[a-z]{3,}s(?![a-z])"
)
_AGED: Final = re.compile(
    "(?i:(?<![a-z])(?:aged?|ages)(?: of| between| from| about| around| over| under| at least| up to)? $)"
)
# 每過一日, 每隔一年: time as it passes; 一年可節省…: the year that a sum is of.
_EACH: Final = re.compile("每[過过隔逢多]?$")
_WITHIN_ONE: Final = re.compile(
    "(?:可以?|[會会就便要須须]|需要?|平均|至少|最多|大?[約约])[^，。；、,;\\n\\t]{0,12}?[0-9一二兩两三四五六七八九十]"
)
_LASTING: Final = re.compile("[期時时達达需滿满足長长僅仅只有了過过差第]$")
_TRIAL: Final = re.compile("(?:臨床|临床|試驗|试验|[一-鿿]{0,2}癌|腫瘤|肿瘤)")
# 千六萬, 百二億: a sum told in passing, without its unit.
_SHORTENED: Final = re.compile("[百千][一二三四五六七八九][萬万億亿]$")
_CENTURIES: Final = re.compile("(?:19|20)[0-9]{2}(?![0-9,])")
# Four digits before 年 name a year; a date that nobody claimed.
_YEAR: Final = re.compile("(?:1[0-9]|20)[0-9]{2}年|[一二][〇零○一二三四五六七八九]{3}年")
_AGES: Final = frozenset(("a", "mo", "wk", "d"))
_HEADS: Final = frozenset("百千萬万億亿")
_LONE: Final = frozenset("〇零○一二三四五六七八九十百千萬万億亿廿卅")


def settle(text: str, floor: int, start: int, reading: Reading, found: Quantity) -> Quantity:
    """Return the quantity under its final form: rates per time, articles, numerals that are no numbers."""
    form = found.form
    lone = reading.end - start == 1
    if lone and found.qualifier == "exact" and text[start] in _HEADS and form not in ("percentage", "ratio", "rate"):
        return recast(found, "part_of_a_name")
    if form == "ordinal" and text[start] in "兩两":
        return recast(found, "count")
    if found.counter == "世紀" and 10 < reading.value < 30 and found.qualifier == "exact":
        return recast(found, "ordinal")
    if form == "bare" and reading.script == "english" and found.value == 1 and found.qualifier == "exact":
        return recast(found, "article")
    if form == "duration" and found.unit == "a" and found.counter == "年" and _YEAR.match(text, start):
        return recast(found, "bare")
    if form == "duration" and found.unit in _AGES and _aged(text, floor, start):
        return replace(found, form="age", measure="quantity")
    if form == "duration" and lone and text[start] == "一" and found.qualifier == "exact" and found.value_max is None:
        each = _EACH.search(text, max(floor, start - 2), start) is not None
        within = _WITHIN_ONE.match(text, found.end) is not None
        lasting = _LASTING.search(text, max(floor, start - 1), start) is not None
        return recast(found, "article") if each or (within and not lasting) else found
    if form == "count" and found.counter == "期" and _TRIAL.match(text, found.end) is not None:
        return recast(found, "ordinal")
    if form not in ("count", "bare"):
        return found
    if form == "bare" and _aged(text, floor, start):
        return replace(found, form="age", measure="quantity", unit="a")
    if form == "bare" and reading.script == "chinese" and _SHORTENED.search(text, start, reading.end) is not None:
        return recast(found, "idiom")
    if form == "bare" and _labels(text, start, floor, found):
        return recast(found, "ordinal")
    if found.qualifier == "exact" and text[start] in _LONE:
        if lone and text[start] == "一":
            if form == "bare":
                return recast(found, "article" if _han(text, start + 1) else "part_of_a_name")
            if not ONLY.search(text, max(floor, start - 2), start):
                return recast(found, "article")
        elif form == "bare" and not _free(text, found.start, floor, found.end):
            return recast(found, "part_of_a_name")
    if form == "bare" and text[found.end : found.end + 1] == " " and _PLURAL.match(text, found.end):
        return found if _CENTURIES.match(text, start) else recast(found, "count")
    if form == "count" and text[start - 1 : start] == "前" and start > floor and found.counter in ("名", "位", "大"):
        return recast(found, "rank_set")
    if form == "bare" and text[start - 1 : start] == "前" and start > floor:
        return recast(found, "rank_set")
    span = rates.each_time(text, found.start, floor) if form == "count" else None
    if span is not None:
        return recast(found, "rate", span)
    return found


def _aged(text: str, floor: int, start: int) -> bool:
    """Return whether the number at `start` is an age by the English word before it: aged 3, ages 2 to 17."""
    return text[start - 1 : start] == " " and _AGED.search(text, max(floor, start - 26), start) is not None


def _labels(text: str, start: int, floor: int, found: Quantity) -> bool:
    """Return whether a bare number is a label: alone in brackets, or behind 圖, 表, Figure."""
    if start > 0 and text[start - 1] in "（(" and text[found.end : found.end + 1] in ("）", ")"):
        return found.value < 100
    return _CAPTIONS.search(text, max(floor, start - 9), start) is not None


def _free(text: str, start: int, floor: int, end: int) -> bool:
    """Return whether a Chinese numeral without counter reads as a number: long, or with nothing glued around it."""
    if text[start] in "兩两" or any(character in "十百千萬万億亿" for character in text[start + 1 : end]):
        return True
    return not (start > floor and _han(text, start - 1)) and not _han(text, end)


def _han(text: str, at: int) -> bool:
    return "一" <= text[at : at + 1] <= "鿿"


def code(text: str, start: int, floor: int, reading: Reading) -> Quantity | None:
    """Return digits that are part of a name or a code (COVID-19, 99mTc, 23/2002), or an English ordinal; else None."""
    end = reading.end
    following = text[end : end + 1]
    if following.isascii() and following.isalpha():
        nth = _NTH.match(text, end)
        if nth is not None and reading.per == 1:
            return set_aside(start, nth.end(), start, reading, "ordinal")
        if measures.behind(text, end) is None and measures.currency_before(text, start, floor, "HK") is None:
            found = _CODE.match(text, start)
            return set_aside(start, max(end, found.end() if found else end), start, reading, "part_of_a_name")
    if start > floor:
        before = text[start - 1]
        glued = before.isascii() and before.isalpha()
        if not glued and before in "-–._/#@~" and start - 1 > floor:
            second = text[start - 2]
            glued = second.isascii() and (second.isalnum() or second in "/.")
        if glued and measures.currency_before(text, start, floor, "HK") is None:
            found = _PLAIN_CODE.match(text, start)
            return set_aside(start, max(end, found.end() if found else end), start, reading, "part_of_a_name")
    if (
        following in "/._:"
        and following
        and reading.per == 1
        and text[end + 1 : end + 2].isalnum()
        and text[end + 1].isascii()
    ):
        if following == "/" and (rates.out_of(text, reading) or measures.behind(text, end)) is not None:
            return None
        found = _PLAIN_CODE.match(text, start)
        if found is not None:
            return set_aside(start, max(end, found.end()), start, reading, "part_of_a_name")
    return None
