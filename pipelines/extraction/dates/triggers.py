"""Where a date may begin: one pattern that passes over most of a text as fast as a search for characters.

A class of characters comes first, for `re` looks ahead for it without entering the pattern; a branch for each
kind of character then refuses nearly all of them by what follows. What is let through is only a candidate, but what
no grammar reads (一個, 第一批, 這個, 全國) is not let through.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extraction.dates import eras, holidays
from pipelines.extraction.dates.calendar_words import WEEK
from pipelines.patterns import later

NUMERALS = "〇零○一二三四五六七八九十廿卅元兩两半"
_ERA_ENDS = "".join(sorted(eras.ENDS)) or "年"
_WORDS = "月今本去昨明前後后翌同次當当該该上下大這这即是來来舊出尋聽民公西中週周星禮礼第首年"
_JOINS = "-–—~～〜至到、和及與与"
# 前 and 後 behind a distance: 三年前, 兩個月之後.
_AWAY = "[之以]?[前後后]"

# 2023年, 5月, 2025-11-21, 1951, 5 March, 15–17 May, 21st century, 1990s, 8至10月, 3 years ago.
_AFTER_FIGURE = rf"""
    (?: (?<=1)(?=[5-9]) | (?<=2)(?=[01]) ) (?=[0-9][0-9][0-9](?!,?[0-9]))
  | (?= [0-9]{{0,3}}[ ]?[年月日號号世學学個个天週周星禮礼])
    (?= [0-9]{{1,3}}[ ]?(?:[年月日號号世]|[學学]年) | [ ]?(?:[月日號号世]|年{_AWAY}|[學学]年)
      | [0-9]?(?:[個个]?(?:月|{WEEK})|天){_AWAY} )
  | (?= [0-9]{{0,3}}[-/.][0-9]{{1,4}}[-/.] | [QH][ ]20 )
  | (?= [0-9]{{0,3}}[{_JOINS}/ snrt'])
    (?= [0-9]?(?:st|nd|rd|th)?
        (?: [ ](?:of[ ])? | [ ]?[-–—~/][ ]?[0-9] | [ ](?:to|and|&)[ ][0-9] | - )
        [0-9a-z ,–—-]{{0,14}}[JFMASOND][a-zA-Z]
      | [0-9]?[ ]?(?:st|nd|rd|th)[ -][Cc]entury | 0'?s\b | [0-9][0-9]0'?s\b
      | [0-9]?[ ]?[{_JOINS}][ ]?[01]?[0-9][ ]?月 | 0?[{_JOINS}][0-9]0年代
      | [0-9]?[ ](?:year|month|week|day) | (?<=1)[0-3][0-9][{_JOINS}]1[0-3][0-9][{_JOINS}年]
      | (?<=the[ ].)[0-9]?(?:st|nd|rd|th)(?: [.,;)] | [ ](?:and|to|at)[ ] | $ ) )
  | (?= [0-9]?[ ]?年) (?<=[{_ERA_ENDS}].)"""
# 二零二四年, 十月, 三年前, 二零一八、, 十二至一月, 六、七十年代.
_AFTER_NUMERAL = rf"""
    (?= [{NUMERALS}百千OoＯ]{{1,6}}[ ]?年 | [{NUMERALS}百千OoＯ]{{0,6}}[ ]?(?:[月日號号]|季度|世[紀纪]) | 年{_AWAY}
      | [{NUMERALS}]{{0,2}}(?:天|[個个]?(?:月|{WEEK})){_AWAY}
      | [〇零○OoＯ九八][{NUMERALS}OoＯ]{{2}}[ ]?[{_JOINS}，年財學]
      | [{NUMERALS}]?[{_JOINS}][{NUMERALS}]{{1,2}}月 | 十?[{_JOINS}][{NUMERALS}]十年代 | (?=年)(?<=[{_ERA_ENDS}].) )"""
# 今年, 去年, 上個月, 下星期三, 昨宣布, 第三季, 周六, 民國, 年底.
_AFTER_WORD = rf"""
    (?= [年月日天晚早晨午夜個个週周星禮礼一上下前後后國国華华元期拜半世底初尾杪季二兩两三四1-4（([ ] | (?<=[昨週周]) )
    (?: (?<=[今去前明來来後后上下本舊出翌次同當当該该])年 | (?<=[前後后今昨明本是即尋聽同當当翌次])[日天]
      | (?<=[今昨明前])[晚早晨午夜] | (?<=昨) | (?<=[上下今這这本同當当翌次])[個个]?月
      | (?<=[上下本這这今])[個个一]?{WEEK} | (?<=[上下])[上下](?:[個个]?月|[個个一]?{WEEK}) | (?<=大)[前後后]
      | (?<=[這这])一年 | (?<=[週周])[{NUMERALS}日天] | (?<=星)期 | (?<=[禮礼])拜 | (?<=年)[底初尾] | (?<=月)[底尾杪]
      | (?<=民)[國国] | (?<=中)[華华]民 | (?<=[公西])元 | (?<=[上本])世
      | (?<=[首前])[二兩两三][個个季] | (?<=第)[一二三四1-4]季 | (?<=首)季 | (?<=[上下])半年
      | (?<=[今本昨明前去上下來来])[ ]?[（(][ ]?[0-9{NUMERALS}] )"""
_AFTER_LETTER = r"""
    (?= (?<=J)(?:an|une?|uly?|AN|U) | (?<=F)(?:eb|EB|Y|ri) | (?<=M)(?:ar|ay|AR|AY|on) | (?<=A)(?:pr|ug|PR|UG)
      | (?<=S)(?:ep|EP|at|un) | (?<=O)(?:ct|CT) | (?<=N)(?:ov|OV) | (?<=D)(?:ec|EC) | (?<=T)(?:ue|hu)
      | (?<=W)ed | (?<=[QH])[1-4][ ] | (?<=[Tt])(?:oday|omorrow|onight|his[ ](?:[A-Zmyweae])
        | hat[ ](?:same[ ])?(?:year|month|day) | he[ ](?:following|same|next|previous)[ ](?:year|month|day)
        | he[ ]day[ ](?:before|after)[ ][yt])
      | (?<=[Yy])esterday | (?<=[LlNn])(?:ast|ext)[ ] | (?<=[FfSsTt])(?:irst|econd|hird|ourth)[ ][qhMTWFS]
      | (?<=e)nd[ ]of[ ]the[ ][my] | (?<=l)ast[ ][MTWFS][a-z]{2,5}day[ ][oi]
      | [a-z]{0,4}[ ](?:year|month|week|day)s?[ ](?:ago|later|from) )"""
_INITIALS = "ADEFHJLMNOQSTWYaeflnosty"

# Only in a text of its own: 過去十年, 上兩周, 下半月, 正月初一, 聖誕節, 最後一個周三, 2010 01 29, 12/1.
_WINDOWS = "近過过未最接今上下前後后"
_LUNAR = "農农陰阴舊旧正大"
_COUNT = r"[0-9一二兩两三四五六七八九十]"
_IN_A_TEXT_OF_ITS_OWN = rf"""
    (?<=[{_WINDOWS}]) (?= [去往來来近後后下]{{0,2}}的?[ ]?{_COUNT}{{1,3}}[ ]?(?:[個个]?(?:月|{WEEK})|[年日天])
      | [個个]?半[個个月週周星禮礼年] | 一[個个]{WEEK} | [後后]一?[個个]的?{WEEK} )
  | (?<=[{_LUNAR}]) (?= (?<=正)月 | (?<=大)年[初三] | [曆历] )
  | (?<=[0-9]) (?<![0-9].) (?= [0-9]?/[0-9]{{1,2}}$ | [0-9]{{3}}[ ][01][0-9][ ][0-3][0-9] )"""


def _pattern(initials: str, more: str = "") -> re.Pattern[str]:
    """Compile the pattern of what may begin a date, for characters `initials` and branches `more` as well."""
    return re.compile(
        rf"""[0-9{NUMERALS}{_WORDS}{_INITIALS}{initials}]
        (?: (?<=[0-9]) (?<![0-9].) (?<![0-9][.,].) (?:{_AFTER_FIGURE})
          | (?<=[{NUMERALS}]) (?<![{NUMERALS}百千萬万第].) {_AFTER_NUMERAL}
          | (?<=[{_WORDS}]) (?={_AFTER_WORD})
          | (?<=[A-Za-z]) (?<![A-Za-z].) {_AFTER_LETTER} {more} )""",
        re.VERBOSE,
    )


TRIGGER = _pattern("")
# Whether a text of its own can hold a time of day, or a moment some hours, minutes or seconds from now.
TRIGGER_OF_TIMES = later(
    r"[點点時时刻晚早晨夜午晝昼朝鐘钟秒此目當当现現]|[而依]家|[0-9][:：][0-5][0-9]|[0-9][ ]?[ap]\.?m|clock"
    r"|morning|evening|night|noon|midday|(?:half|five|ten|twenty|[05]) past|quarter|(?:tomorrow|day) at"
    r"|hour|minute|second|\bnow\b",
    re.IGNORECASE,
)


@cache
def trigger_of_short_text() -> re.Pattern[str]:
    """Return what may begin a date in a text that is no document: all of TRIGGER and what a document leaves aside."""
    holiday = rf"| (?<=[{holidays.INITIALS}]) (?= {'|'.join(sorted(word[1:] for word in holidays.NAMES))} )"
    return _pattern(_WINDOWS + _LUNAR + holidays.INITIALS, f"| {_IN_A_TEXT_OF_ITS_OWN} {holiday}")
