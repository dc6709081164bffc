"""Where a date may begin: one pattern that passes over most of a text as fast as a search for characters.

A class of characters comes first, for `re` looks ahead for it without entering the pattern; a branch for each
kind of character then refuses nearly all of them by what follows. What is let through is only a candidate, but what
no grammar reads (一個, 第一批, 這個, 全國) is not let through.
"""

from __future__ import annotations

import re

from pipelines.extraction.dates.calendar_words import WEEK

NUMERALS = "〇零○一二三四五六七八九十廿卅元兩两半"
_WORDS = "今本去昨明前後后翌同次當当該该上下大這这即是來来舊出尋聽民公西中週周星禮礼第首年"
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
      | [0-9]?[ ](?:year|month|week|day) )"""
# 二零二四年, 十月, 三年前, 二零一八、, 十二至一月, 六、七十年代.
_AFTER_NUMERAL = rf"""
    (?= [{NUMERALS}百千OoＯ]{{1,6}}[ ]?年 | [{NUMERALS}百千OoＯ]{{0,6}}[ ]?(?:[月日號号]|季度|世[紀纪]) | 年{_AWAY}
      | [{NUMERALS}]{{0,2}}(?:天|[個个]?(?:月|{WEEK})){_AWAY}
      | [〇零○OoＯ九八][{NUMERALS}OoＯ]{{2}}[ ]?[{_JOINS}，年財學]
      | [{NUMERALS}]?[{_JOINS}][{NUMERALS}]{{1,2}}月 | 十?[{_JOINS}][{NUMERALS}]十年代 )"""
# 今年, 去年, 上個月, 下星期三, 昨宣布, 第三季, 周六, 民國, 年底.
_AFTER_WORD = rf"""
    (?= [年月日天晚早晨午夜個个週周星禮礼一上下前後后國国華华元期拜半世底初尾季二兩两三四1-4（([ ] | (?<=[昨週周]) )
    (?: (?<=[今去前明來来後后上下本舊出翌次同當当該该])年 | (?<=[前後后今昨明本是即尋聽同當当翌次])[日天]
      | (?<=[今昨明前])[晚早晨午夜] | (?<=昨) | (?<=[上下今這这本同當当翌次])[個个]?月
      | (?<=[上下本這这今])[個个一]?{WEEK} | (?<=[上下])[上下](?:[個个]?月|[個个一]?{WEEK}) | (?<=大)[前後后]
      | (?<=[這这])一年 | (?<=[週周])[{NUMERALS}日天] | (?<=星)期 | (?<=[禮礼])拜 | (?<=年)[底初尾]
      | (?<=民)[國国] | (?<=中)[華华]民 | (?<=[公西])元 | (?<=[上本])世
      | (?<=[首前])[二兩两三][個个季] | (?<=第)[一二三四1-4]季 | (?<=首)季 | (?<=[上下])半年
      | (?<=[今本昨明前去上下來来])[ ]?[（(][ ]?[0-9{NUMERALS}] )"""
_AFTER_LETTER = r"""
    (?= (?<=J)(?:an|une?|uly?|AN|U) | (?<=F)(?:eb|EB|Y|ri) | (?<=M)(?:ar|ay|AR|AY|on) | (?<=A)(?:pr|ug|PR|UG)
      | (?<=S)(?:ep|EP|at|un) | (?<=O)(?:ct|CT) | (?<=N)(?:ov|OV) | (?<=D)(?:ec|EC) | (?<=T)(?:ue|hu)
      | (?<=W)ed | (?<=[QH])[1-4][ ] | (?<=[Tt])(?:oday|omorrow|onight|his[ ](?:[A-Zmyweae]))
      | (?<=[Yy])esterday | (?<=[LlNn])(?:ast|ext)[ ] | (?<=[FfSsTt])(?:irst|econd|hird|ourth)[ ][qh]
      | [a-z]{0,4}[ ](?:year|month|week|day)s?[ ](?:ago|later|from) )"""
_INITIALS = "ADEFHJLMNOQSTWYaeflnosty"

TRIGGER = re.compile(
    rf"""[0-9{NUMERALS}{_WORDS}{_INITIALS}]
    (?: (?<=[0-9]) (?<![0-9].) (?<![0-9][.,].) (?:{_AFTER_FIGURE})
      | (?<=[{NUMERALS}]) (?<![{NUMERALS}百千萬万第].) {_AFTER_NUMERAL}
      | (?<=[{_WORDS}]) (?={_AFTER_WORD})
      | (?<=[A-Za-z]) (?<![A-Za-z].) {_AFTER_LETTER} )""",
    re.VERBOSE,
)
