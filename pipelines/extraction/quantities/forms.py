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
from pipelines.patterns import later

# 內 behind a span of time is 'within' it, unless it begins a word: 五年內地, 三年內容.
INNER: Final = frozenset("地容部閣阁科")
_CODE: Final = later("[0-9A-Za-z]+(?:[-–/._:@+~][0-9A-Za-z]+)*")
_PLAIN_CODE: Final = later(
    "[0-9A-Za-z]+(?::[0-9]{1,3}(?:,[0-9]{3})+|[/._:][0-9A-Za-z]+|[-–][0-9][0-9A-Za-z]*|[-–][A-Z][0-9A-Za-z]*)*"
)
# An account or a telephone: 0021-350-066418; a sum that is a name: 3+1.
_CHAINED: Final = later("[0-9]+(?:-[0-9]+){2,}(?![0-9%])|0[0-9]{2,}-[0-9]{3,}(?![0-9%])")
_PLUS: Final = later("[0-9.,]+(?:\\+[0-9]+)+")
_NTH: Final = later("(?:st|nd|rd|th)(?![A-Za-z])")
ONLY: Final = later("(?:只|僅|仅|[只僅仅][有得]|合共|共|共有|唯一|其中|其[餘余])$")
_CAPTIONS: Final = later("(?:圖|图|表|附件|附錄|附录|圖片|图片|相片|照片|Figure |Table |Fig\\. ?|Annex |Appendix )$")
_CAPTION_ENDS: Final = frozenset("圖图表件錄录片. \n")
# What English counts: a plural noun, one or two words on (12 new clinics); but a year counts no sales.
_PLURAL: Final = later(
    " (?:(?!(?:at|in|on|by|for|to|and|or|with|from|the|an?|per|is|are|was|were|has|have|had|as|than) )[a-z-]+ ){0,2}?"
    "(?!(?:was|has|his|its|this|thus|plus)(?![a-z]))[a-z]{3,}s(?![a-z])"
)
_AGED: Final = later(
    "(?i:(?<![a-z])(?:aged?|ages)(?: of| between| from| about| around| over| under| at least| up to)? $)"
)
# Lee Siu-ling, 52, who; said Lee, 52, a nurse; whose son is now 9 and.
_AGE_SAID: Final = later("[1-9][0-9]?, (?:who|whose|a|an|the|from|of|has|had|is|was|said|says|told|and)(?![a-z])")
_NAMED: Final = later(
    "(?:(?:^|[^A-Za-z])[A-Z][a-z]+ [A-Z][a-z]+(?:-[a-z]+)?|(?:said|says|Ms|Mr|Mrs|Dr)\\.? [A-Z][a-z]+), $"
)
_IS: Final = later(
    "(?:(?:[Ss]on|[Dd]aughter|[Cc]hild|[Bb]oy|[Gg]irl|[Ss]ister|[Bb]rother|[Mm]other|[Ff]ather|[Pp]atient)"
    " (?:is|was|turned|turns)(?: (?:now|just|only|already))*|(?:[^A-Za-z]|^)(?:[Hh]e|[Ss]he) (?:is|was|turned|turns)"
    "(?: (?:now|just|only))+|(?:when|until) (?:he|she) (?:was|turned)) $"
)
_AGE_ENDS: Final = later("[1-9][0-9]?(?:[.,;]|$| (?:and|but|when|who|at|in)(?![a-z]))")
# 每過一日, 每隔一年: time as it passes; 一年可節省…: the year that a sum is of.
_EACH: Final = later("每[過过隔逢多]?$")
_WITHIN_ONE: Final = later(
    "(?:可以?|[會会就便要須须]|需要?|平均|至少|最多|大?[約约])[^，。；、,;\\n\\t]{0,12}?[0-9一二兩两三四五六七八九十]"
)
_LASTING: Final = later("[期時时達达需滿满足長长僅仅只有了過过差第]$")
_TRIAL: Final = later("(?:臨床|临床|試驗|试验|[一-鿿]{0,2}癌|腫瘤|肿瘤)")
# 千六萬, 百二億: a sum told in passing, without its unit.
_SHORTENED: Final = later("[百千][一二三四五六七八九][萬万億亿]$")
_TIMES: Final = later(" times(?![a-z])")
_FOLD: Final = later(
    " times (?:as|more|less|fewer|higher|lower|larger|bigger|greater|longer|faster|likelier|(?:over-?)?subscribed"
    "|the (?:size|number|rate|average|amount|level)|that of)(?![a-z])"
)
_CENTURIES: Final = later("(?:19|20)[0-9]{2}(?![0-9,])")
# Four digits before 年 name a year; a date that nobody claimed.
_YEAR: Final = later("(?:1[0-9]|20)[0-9]{2}年|[一二][〇零○一二三四五六七八九]{3}年")
# 212廳 is a room with a number.
_PAGES: Final = later("第 ?[0-9]{1,4} ?[頁页][，,、/ （(]*共 ?$")
_ROOMS: Final = frozenset(("廳", "厅", "室", "號房", "号房"))
_HUNDRED: Final = 100
# 某某醫藥（1234）: the code of a stock; （1234） behind what is counted is a figure.
_STOCK: Final = later("[0-9]{4}(?![0-9])")
_FIGURED: Final = frozenset("數数量額额人例值計计共率費费價价元名宗次項项個个家間间女男者性口士民童兒儿員员工生戶户")
_IN_SCALE: Final = later("(?:^|[^A-Za-z])in (?:thousands|millions|billions|hundreds)$")
# 0930-1045 at the end of a line or before what takes place then; not two years.
_HOURS: Final = later(
    "(?!(?:19|20)[0-9]{2}[-–—](?:19|20))(?:[01][0-9]|2[0-3])[0-5][05][-–—](?:[01][0-9]|2[0-4])[0-5][05]"
    "(?=$|[\\t\\n]| [一-鿿])"
)
_AGES: Final = frozenset(("a", "mo", "wk", "d"))
_ABOUT: Final = frozenset((180, 360))
_CHANGE: Final = later(
    "的?(?:大?[轉转][變变折彎弯身向]|大?逆[轉转]|改[變变]|全景|全方位|[無无]死角|[評评]估|[評评][核級级])"
)
# Degrees of heat or of an angle, not times: 升至三度, 三度以下, 三度低溫.
_DEGREES_AFTER: Final = frozenset("下升降跌至到低高近約约溫温零下為为逾攝氏達达超差")
_STOPS: Final = later(
    "以[上下]|左右|至|到|的|之|或|低|高|和|及|與|与|空間|空间|角|燒|烧|傷|伤|[斜坡仰俯傾倾旋]|近視|近视|散光"
)
_HEADS: Final = frozenset("百千萬万億亿")
_AT_STAGE: Final = later("(?:[處处][於于]|[進进]入|[屬属][於于]?)$")
_OF_THESE: Final = "其中"
_JOINS: Final = frozenset("而但並并且惟及與与和的")
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
    if form == "physical":
        return recast(found, "idiom") if found.unit == "deg" and _turns(text, floor, start, reading, found) else found
    if form == "duration" and found.unit == "a" and found.counter == "年" and _YEAR.match(text, start):
        return recast(found, "bare")
    if form == "duration" and found.unit in _AGES and _aged(text, floor, start):
        return replace(found, form="age", measure="quantity")
    if form == "duration" and lone and text[start] == "一" and found.qualifier == "exact":
        each = _EACH.search(text, max(floor, start - 2), start) is not None
        within = _WITHIN_ONE.match(text, found.end) is not None
        lasting = _LASTING.search(text, max(floor, start - 1), start) is not None
        return recast(found, "article") if each or (within and not lasting) else found
    if form == "count" and found.counter in ("頁", "页") and _PAGES.search(text, max(floor - 8, 0), start) is not None:
        return recast(found, "ordinal")
    if form == "count" and found.counter in _ROOMS and reading.value >= _HUNDRED and found.qualifier == "exact":
        return recast(found, "ordinal")
    # 零至一期 are stages: none counts from nought. 處於三期 says how far something has come.
    if (
        form == "count"
        and found.counter == "期"
        and (not reading.value or _TRIAL.match(text, found.end) or _AT_STAGE.search(text, max(floor, start - 2), start))
    ):
        return recast(found, "ordinal")
    if form not in ("count", "bare"):
        return found
    if form == "bare" and _aged(text, floor, start):
        return replace(found, form="age", measure="quantity", unit="a")
    if form == "bare" and reading.script == "chinese" and _SHORTENED.search(text, start, reading.end) is not None:
        return recast(found, "idiom")
    if form == "bare" and text[start] == "0" and reading.end - start > 2 and text[start : reading.end].isdigit():
        return recast(found, "part_of_a_name")
    if form == "bare" and found.value_max is not None and _HOURS.match(text, start) is not None:
        return recast(found, "part_of_a_name")
    if (
        form == "bare"
        and reading.open
        and _IN_SCALE.search(text, max(0, start - 4), reading.end) is not None
        and (not text.startswith(" of", reading.end))
    ):
        return recast(found, "idiom")
    if form == "bare" and _labels(text, start, floor, found):
        return recast(found, "ordinal")
    if found.qualifier == "exact" and text[start] in _LONE:
        if lone and text[start] == "一" and found.value == reading.value:
            if form == "bare":
                return recast(found, "article" if _han(text, start + 1) else "part_of_a_name")
            if not said_of_one(text, start, floor):
                return recast(found, "article")
        elif form == "bare" and not _free(text, found.start, floor, found.end):
            return recast(found, "part_of_a_name")
    if form == "bare" and text[found.end : found.end + 1] == " " and _PLURAL.match(text, found.end):
        if _TIMES.match(text, found.end) is not None and (found.value % 1 or _FOLD.match(text, found.end)):
            return replace(found, form="ratio", measure="ratio", end=found.end + 6, counter="times")
        return found if _CENTURIES.match(text, start) else recast(found, "count")
    if form == "count" and text[start - 1 : start] == "前" and start > floor and found.counter in ("名", "位", "大"):
        return recast(found, "rank_set")
    if form == "bare" and text[start - 1 : start] == "前" and start > floor:
        return recast(found, "rank_set")
    span = rates.each_time(text, found.start, floor) if form == "count" else None
    if span is not None:
        return recast(found, "rate", span)
    return found


def _turns(text: str, floor: int, start: int, reading: Reading, found: Quantity) -> bool:
    """Return whether 度 counts turns (三度獲獎) or a turn about (一百八十度轉變) and no degrees."""
    if found.counter != "度" or found.qualifier != "exact":
        return False
    if reading.value in _ABOUT:
        return _CHANGE.match(text, found.end) is not None
    if reading.end > start + 1 or text[start] not in "兩两三四五六七八九":
        return False
    return _han(text, found.end) and not _STOPS.match(text, found.end) and text[start - 1 : start] not in _DEGREES_AFTER


def _aged(text: str, floor: int, start: int) -> bool:
    """Return whether the number at `start` is an age by the English words around it: aged 3, Mary Chan, 48, said."""
    if text[start - 1 : start] != " ":
        return False
    if _AGED.search(text, max(floor, start - 26), start) is not None:
        return True
    if text[start - 2 : start - 1] == ",":
        return (
            _AGE_SAID.match(text, start) is not None and _NAMED.search(text, max(floor, start - 40), start) is not None
        )
    return _AGE_ENDS.match(text, start) is not None and _IS.search(text, max(floor, start - 48), start) is not None


def _labels(text: str, start: int, floor: int, found: Quantity) -> bool:
    """Return whether a bare number is a label: a note or a stock's code in brackets, or behind 圖, 表, Figure."""
    if start > 0 and text[start - 1] in "（(" and text[found.end : found.end + 1] in ("）", ")"):
        return found.value < 100 or (
            _STOCK.match(text, start) is not None
            and _han(text, start - 2)
            and text[start - 2] not in _FIGURED
            and not _CENTURIES.match(text, start)
        )
    return text[start - 1 : start] in _CAPTION_ENDS and _CAPTIONS.search(text, max(floor, start - 9), start) is not None


def _free(text: str, start: int, floor: int, end: int) -> bool:
    """Return whether a Chinese numeral without counter reads as a number: long, or with nothing glued around it."""
    if any(character in "十百千萬万億亿" for character in text[start + 1 : end]):
        return True
    return not (start > floor and _han(text, start - 1)) and not _han(text, end)


def said_of_one(text: str, start: int, floor: int) -> bool:
    """Return whether the word before 一 says that it is one: 只有一名, （其中一名死亡）, not 帶有其中一個變異."""
    return ONLY.search(text, max(floor, start - 2), start) is not None and not any_of(text, start)


def any_of(text: str, start: int) -> bool:
    """Return whether 其中 before 一 is the object of what is said, so that any of several is meant."""
    before = start - len(_OF_THESE)
    return text.startswith(_OF_THESE, before) and _han(text, before - 1) and text[before - 1] not in _JOINS


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
            return _named(text, start, reading, _CODE)
    if start > floor:
        before = text[start - 1]
        glued = before.isascii() and before.isalpha()
        if not glued and before in "-–._/#@~" and start - 1 > floor:
            second = text[start - 2]
            glued = second.isascii() and (second.isalnum() or second in "/.")
        if glued and measures.currency_before(text, start, floor, "HK") is None:
            return _named(text, start, reading, _PLAIN_CODE)
    if following == "-" and (chained := _CHAINED.match(text, start)) is not None:
        return set_aside(start, chained.end(), start, reading, "part_of_a_name")
    if (
        following == "+"
        and start > floor
        and text[start - 1] in "「『“"
        and text[end + 1 : end + 2] in ("」", "』", "”")
    ):
        return set_aside(start, end + 1, start, reading, "part_of_a_name")
    if following == "+" and text[end + 1 : end + 2].isdigit() and (chained := _PLUS.match(text, start)) is not None:
        return set_aside(start, chained.end(), start, reading, "part_of_a_name")
    if (
        following in "/._:"
        and following
        and reading.per == 1
        and text[end + 1 : end + 2].isalnum()
        and text[end + 1].isascii()
    ):
        if following == "/" and (rates.out_of(text, reading) or measures.behind(text, end)) is not None:
            return None
        return _named(text, start, reading, _PLAIN_CODE)
    return None


def _named(text: str, start: int, reading: Reading, code: re.Pattern[str]) -> Quantity:
    found = code.match(text, start)
    stop = reading.end if found is None else max(reading.end, found.end())
    return set_aside(start, stop, start, reading, "part_of_a_name")
