"""The words that times of day are made of, and the reading of each into hours, minutes and seconds.

晚上9點半, 15:30, half past six, 三至五時, 10:30 am. What day a time is of, and whether a bare 三點 is a time
at all and not three points, is not decided here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.extraction.dates.calendar_words import TO, compiled, number

# Which half of the day a word means: 凌晨 keeps its hour, 下午 adds twelve, 晚上 as well, its small hours being
# those of the next day.
_MORNING = (
    *(
        "凌晨",
        "清晨",
        "早晨",
        "早上",
        "早間",
        "早间",
        "大清早",
        "朝早",
        "今朝",
        "上午",
        "上晝",
        "上昼",
        "半夜",
        "早",
        "晨",
        "朝",
    ),
    *("in the morning", "morning"),
)
_NOON = ("中午", "正午", "午間", "午间", "晌午")
_AFTERNOON = (
    *("下午", "午後", "午后", "傍晚", "黃昏", "黄昏", "晏晝", "晏昼", "下晝", "下昼", "午"),
    *("in the afternoon", "afternoon"),
)
_EVENING = (
    *("晚上", "晚間", "晚间", "夜晚", "夜間", "夜间", "深夜", "夜裡", "夜里", "午夜", "晚", "夜"),
    *("in the evening", "at night", "evening", "tonight", "night"),
)
_PARTS = {
    word: kind for kind, words in zip("mnae", (_MORNING, _NOON, _AFTERNOON, _EVENING), strict=True) for word in words
}
_CHINESE_PARTS = "|".join(sorted((word for word in _PARTS if not word.isascii()), key=len, reverse=True))
_ENGLISH_PARTS = "|".join(word.replace(" ", "[ ]") for word in _PARTS if word.isascii())

_NUMERALS = "0-9零〇一二三四五六七八九十百千萬万億亿"
_HOUR = r"(?:2[0-4]|1[0-9]|0?[0-9]|二十[一二三四]?|廿[一二三四]?|十[一二三四五六七八九]?|[零〇一二三四五六七八九兩两])"
_MINUTE = r"(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九兩两])"
_TWO_FIGURES = r"(?:[0-5][0-9]|[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])"
_MERIDIEM = r"[aApP]\.?[ ]?[mM](?![A-Za-z])\.?"
_UNIT = r"[點点時时](?![間间期候段代評评數数擊击名滴鐘钟](?<![點点][鐘钟]))"
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORD_HOUR = "|".join(_COUNTS)
_ENGLISH_HOURS = {word: hour for hour, word in enumerate(_COUNTS, 1)} | {"noon": 12, "midday": 12, "midnight": 24}

_TIME = re.compile(
    rf"""(?: (?P<part>{_CHINESE_PARTS})的?[ ]? )?
    (?: (?<![A-Za-z0-9.]) (?:12(?:[:.]00)?[ ])? (?P<noon>noon|midday|midnight)(?![A-Za-z])
      | (?: 差(?P<short>{_MINUTE}分[鐘钟]?|[一三]刻) )?
        (?P<h>{_HOUR})[ ]?{_UNIT}
        (?: (?P<half>半) | (?P<quarter>[一三13])刻[鐘钟]?
          | [過过]?[ ]?(?P<m>{_MINUTE})[ ]?分[鐘钟]?(?![之為为])(?:[ ]?(?P<s>{_MINUTE})秒)?
          | 差(?P<less>{_MINUTE}分[鐘钟]?|[一三]刻)
          | (?P<fives>十一|[一二兩两三四五六七八九十])[個个]字
          | [過过]?(?P<two>{_TWO_FIGURES})(?![{_NUMERALS}.%個个])
          | (?P<sharp>[正整鐘钟]) | (?![{_NUMERALS}.%]) )
      | (?<![0-9.])(?<![0-9][:：]) (?P<dh>2[0-4]|[01]?[0-9])[:：](?P<dm>[0-5][0-9])
        (?:[:：](?P<ds>[0-5][0-9]))?(?![0-9:：%])
        (?:[ ]?(?P<dap>{_MERIDIEM}|[aApP](?![A-Za-z])))?
      | (?<![0-9.:A-Za-z]) (?P<eh>1[0-2]|0?[1-9])(?:\.(?P<em>[0-5][0-9]))?[ ]?(?P<eap>{_MERIDIEM})
      | (?<![A-Za-z0-9.]) (?P<oh>1[0-2]|[1-9]|{_WORD_HOUR})[ ]?o'?[ ]?clock(?![a-z])
      | (?<![A-Za-z]) (?P<turn>(?:half|[1-5]?[05]|five|ten|twenty)(?=[ ]past)|(?:a[ ])?quarter)[ ](?P<past>past|to)[ ]
        (?P<ph>1[0-2]|[1-9]|{_WORD_HOUR}|noon|midnight)(?![A-Za-z0-9:])
      | (?<![0-9.:/-]) (?P<naked>{_HOUR}) (?=[ ]?(?:{TO}|to)[ ]?{_HOUR}(?:{_UNIT}|[ ]?{_MERIDIEM}|:[0-5][0-9]))
      | (?<![A-Za-z0-9.:]) (?:(?<=[ ]at[ ])(?P<at>))? (?P<bare>1[0-2]|[1-9]|{_WORD_HOUR})(?![0-9.:/%A-Za-z])
        (?: (?=[ ](?:in[ ]the[ ](?:morning|afternoon|evening)|at[ ]night|tonight)(?![a-z])) | (?(at)|(?!)) )
    ) (?: [ ](?P<behind>{_ENGLISH_PARTS})(?![A-Za-z]) )?""",
    re.VERBOSE | re.IGNORECASE,
)
# A time may begin at any of these; after 7 at a word's head, of `half past`.
BEGINS = re.compile(
    rf"{_CHINESE_PARTS}|(?<![0-9零〇一二三四五六七八九十百千萬万億亿第幾几每./-])(?<![0-9]:)[0-9零〇一二三四五六七八九十廿兩两差]"
    r"|(?<![A-Za-z])(?:half|a|quarter|noon|mid|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twe)",
    re.IGNORECASE,
)
_CLOSING_PART = re.compile(
    rf"(?P<part>{_CHINESE_PARTS}|(?<![A-Za-z])(?:{_ENGLISH_PARTS}))[的,，]?[ ]?(?:(?:at|from|around|about)[ ])?$",
    re.IGNORECASE,
)
_QUARTERS = {"一": 15, "三": 45, "1": 15, "3": 45}
_TURNS = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20}
# 早一點 is sooner, 今早一點 an hour.
_SOONER = re.compile("(?<![今昨明聽听尋寻])[早晚快慢多少有差]的?$")


class Time(NamedTuple):
    """A time of day as read: its words, its hour (0 to 24), its minutes and seconds in seconds, its part of the day.

    `part` is m (morning), n (noon), a (afternoon), e (evening) or A (am, the hour 12 being 0), blank if no word
    tells it. `sure` says that the words can hardly mean anything else, unlike 三點 or 1:10.
    """

    start: int
    end: int
    hour: int
    seconds: int
    part: str
    sure: bool

    def at(self, before: Time | None = None) -> int:
        """Return the seconds from the start of its day, beyond 24 hours in the small hours of an evening.

        The end of a stretch takes the half of the day of its beginning, or the next one if it were earlier.
        """
        hour, part = self.hour, self.part
        if not part and before is not None and hour <= 12:
            since, then = before.at(), (hour % 12) * 3600 + self.seconds
            if before.part or before.hour <= 12:
                literal = hour * 3600 + self.seconds
                if not before.part and literal > since:
                    return literal
                return next((then + shift for shift in (0, 43200, 86400) if then + shift > since), then)
        if part == "n":
            hour += 12 if hour <= 3 else 0
        elif part == "a":
            hour += 12 if hour < 12 else 0
        elif part == "e" and hour <= 12:
            hour += 24 if hour < 5 else 12
        elif part == "A" and hour == 12:
            hour = 0
        return hour * 3600 + self.seconds


def read(text: str, position: int) -> Time | None:
    """Read a time of day that begins at `position`; None where none does."""
    match = _TIME.match(text, position)
    if match is None:
        return None
    word = (match["part"] or match["behind"] or "").lower()
    part = _PARTS.get(word, "")
    end, sure = match.end(), bool(part)
    if match["h"]:
        if not match["less"] and text[end - 2] in "一1" and _SOONER.search(text, max(0, end - 5), end - 2):
            return None
        hour, seconds = number(match["h"]), _seconds(match)
        sure = sure or any(match.group("half", "quarter", "m", "less", "short", "sharp", "fives"))
    elif match["dh"]:
        hour, seconds = int(match["dh"]), int(match["dm"]) * 60 + int(match["ds"] or 0)
        part = _meridiem(match["dap"]) or part
        sure = sure or bool(match["dap"] or match["ds"]) or len(match["dh"]) == 2
    elif match["eh"]:
        hour, seconds, part, sure = int(match["eh"]), int(match["em"] or 0) * 60, _meridiem(match["eap"]), True
    elif match["oh"]:
        hour, seconds, sure = _english_hour(match["oh"]), 0, True
    elif match["ph"]:
        turn = _TURNS.get(match["turn"].lower()) or int(match["turn"])
        hour, sure = _english_hour(match["ph"]), True
        seconds = turn * 60 if match["past"].lower() == "past" else -turn * 60
    elif match["bare"]:
        hour, seconds, sure = _english_hour(match["bare"]), 0, bool(word)
    elif match["noon"]:
        hour, seconds, part, sure = _ENGLISH_HOURS[match["noon"].lower()], 0, "", True
    else:
        hour, seconds = number(match["naked"]), 0
        part = part or _meridiem_of_end(text, end, hour)
    if word in ("半夜", "凌晨"):
        part = "A"
    return Time(position, end, hour, seconds, part, sure)


def part_at_end(text: str, start: int, end: int) -> str:
    """Return the part of the day that the words from `start` to `end` close with: e for `tomorrow evening at`."""
    match = _CLOSING_PART.search(text, start, end)
    return _PARTS[match["part"].lower()] if match is not None else ""


def _seconds(match: re.Match[str]) -> int:
    """Return what the words behind an hour add to it: 半, 一刻, 五分, 三個字, or what 差 takes from it."""
    if match["half"]:
        return 1800
    if match["quarter"]:
        return _QUARTERS[match["quarter"]] * 60
    if match["m"]:
        return number(match["m"]) * 60 + (number(match["s"]) if match["s"] else 0)
    if match["fives"]:
        return number(match["fives"]) * 300
    if match["two"]:
        return number(match["two"]) * 60
    short = match["short"] or match["less"]
    if not short:
        return 0
    return -60 * (_QUARTERS[short[0]] if short[-1] == "刻" else number(short.partition("分")[0]))


def _meridiem(words: str | None) -> str:
    return "" if not words else "A" if words[0] in "aA" else "a"


def _english_hour(word: str) -> int:
    return int(word) if word.isdecimal() else _ENGLISH_HOURS[word.lower()]


_END = compiled(rf"[ ]?(?:{TO}|to)[ ]?(?P<h>{_HOUR})(?::[0-5][0-9])?[ ]?(?P<ap>[aApP])\.?[ ]?[mM]")


def _meridiem_of_end(text: str, position: int, hour: int) -> str:
    """Return the half of the day that the end of `9-11am` lends its beginning, none to that of `11-1pm`."""
    match = _END.match(text, position)
    return _meridiem(match["ap"]) if match is not None and hour % 12 < number(match["h"]) % 12 else ""
