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

_CODE: Final = re.compile("[0-9A-Za-z]+(?:[-–/._:@+~][0-9A-Za-z]+)*")
_PLAIN_CODE: Final = re.compile("[0-9A-Za-z]+(?:[/._:][0-9A-Za-z]+|[-–][0-9][0-9A-Za-z]*|[-–][A-Z][0-9A-Za-z]*)*")
_NTH: Final = re.compile("(?:st|nd|rd|th)(?![A-Za-z])")
_ONLY: Final = re.compile("(?:只|僅|仅|[只僅仅][有得]|合共|共|共有|唯一|其中)$")
_CAPTIONS: Final = re.compile(
    "(?:圖|图|表|附件|附錄|附录|圖片|图片|相片|照片|Figure |Table |Fig\\. ?|Annex |Appendix )$"
)
# What English counts: a plural noun, one or two words on (12 new clinics); but a year counts no sales.
_PLURAL: Final = re.compile(" (?:[a-z-]+ ){0,2}?[a-z]{3,}s(?![a-z])")
_CENTURIES: Final = re.compile("(?:19|20)[0-9]{2}(?![0-9,])")
# Four digits before 年 name a year; a date that nobody claimed.
_YEAR: Final = re.compile("(?:1[0-9]|20)[0-9]{2}年|[一二][〇零○一二三四五六七八九]{3}年")
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
    if form not in ("count", "bare"):
        return found
    if form == "bare" and _labels(text, start, floor, found):
        return recast(found, "ordinal")
    if found.qualifier == "exact" and text[start] in _LONE:
        if lone and text[start] == "一":
            if form == "bare":
                return recast(found, "article" if _han(text, start + 1) else "part_of_a_name")
            if not _ONLY.search(text, max(floor, start - 2), start):
                return recast(found, "article")
        elif form == "bare" and not _free(text, found.start, floor, found.end):
            return recast(found, "part_of_a_name")
    if form == "bare" and text[start - 5 : start].lower() == "aged ":
        return replace(found, form="age", measure="quantity", unit="a")
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
        if following == "/" and rates.out_of(text, reading) is not None:
            return None
        found = _PLAIN_CODE.match(text, start)
        if found is not None:
            return set_aside(start, found.end(), start, reading, "part_of_a_name")
    return None
