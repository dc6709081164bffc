"""Where a date may begin: one pattern that passes over most of a text as fast as a search for characters.

A class of characters comes first, for `re` looks ahead for it without entering the pattern; a branch for each
kind of character then refuses nearly all of them by what follows. What is let through is only a candidate.
"""

from __future__ import annotations

import re

NUMERALS = "〇零○一二三四五六七八九十廿卅元兩两半"
_WORDS = "今本去昨明前後后翌同次當当該该上下大這这即是來来舊出尋聽民公西中週周星禮礼第首春夏秋冬全末年"
_UNITS = "季年月日號号天週周世星禮礼個个"
_JOINS = "-–—~～〜至到、和及與与"

# 2023年, 5月, 2025-11-21, 1951, 5 March, 15–17 May, 21st century, 1990s, 8至10月, 3 years ago.
_AFTER_FIGURE = rf"""
    (?= [0-9]{{0,3}}[ ]?(?:[{_UNITS}]|[學学]年) | [0-9]{{0,3}}[-/.][0-9]{{1,4}}[-/.] )
  | (?=[QH][ ]20) | (?<=[12]) (?=[015-9][0-9][0-9](?!,?[0-9]))
  | (?= [0-9]?(?:st|nd|rd|th)?
        (?: [ ](?:of[ ])? | [ ]?[-–—~/][ ]?[0-9] | [ ](?:to|and|&)[ ][0-9] | - )
        [0-9a-z ,–—-]{{0,14}}[JFMASOND][a-zA-Z] )
  | (?= [0-9]?[ ]?(?:st|nd|rd|th)[ -][Cc]entury | 0'?s\b | [0-9][0-9]0'?s\b )
  | (?= [0-9]?[ ]?[{_JOINS}][ ]?[01]?[0-9][ ]?月 | 0?[{_JOINS}][0-9]0年代
      | [0-9]?[ ](?:year|month|week|day) )"""
# 二零二四年, 十月, 二零一八、, 十二至一月, 六、七十年代.
_AFTER_NUMERAL = rf"""
    (?= [{NUMERALS}百千OoＯ]{{0,6}}[ ]?[{_UNITS}]
      | [〇零○OoＯ九八][{NUMERALS}OoＯ]{{2}}[ ]?[{_JOINS}，年財學]
      | [{NUMERALS}]?[{_JOINS}][{NUMERALS}]{{1,2}}月 | 十?[{_JOINS}][{NUMERALS}]十年代 )"""
# 今年, 去年, 上個月, 下星期三, 昨宣布, 第三季, 周六, 民國, 年底.
_AFTER_WORD = rf"""
    (?= [年月日天早晨晚午夜個个周週星禮礼一上下前後后國国元期拜半季華华世底初尾]
      | (?<=昨) | (?<=[第首前])[{NUMERALS}1-4]
      | (?<=[今本昨明前去上下來来])[ ]?[（(][ ]?[0-9{NUMERALS}] | (?<=[週周])[{NUMERALS}] )"""
_AFTER_LETTER = r"""
    (?= (?<=J)(?:an|une?|uly?|AN|U) | (?<=F)(?:eb|EB|Y|ri) | (?<=M)(?:ar|ay|AR|AY|on) | (?<=A)(?:pr|ug|PR|UG)
      | (?<=S)(?:ep|EP|at|un) | (?<=O)(?:ct|CT) | (?<=N)(?:ov|OV) | (?<=D)(?:ec|EC) | (?<=T)(?:ue|hu)
      | (?<=W)ed | (?<=[QH])[1-4][ ] | (?<=[Tt])(?:oday|omorrow|onight|his[ ](?:[A-Zmyweae]))
      | (?<=[Yy])esterday | (?<=[LlNn])(?:ast|ext)[ ] | (?<=[FfSsTt])(?:irst|econd|hird|ourth)[ ][qh]
      | [a-z]{0,4}[ ](?:year|month|week|day)s?[ ](?:ago|later|from) )"""

TRIGGER = re.compile(
    rf"""[0-9{NUMERALS}{_WORDS}A-Za-z]
    (?: (?<=[0-9]) (?<![0-9].) (?<![0-9][.,].) (?:{_AFTER_FIGURE})
      | (?<=[{NUMERALS}]) (?<![{NUMERALS}百千萬万第].) {_AFTER_NUMERAL}
      | (?<=[{_WORDS}]) {_AFTER_WORD}
      | (?<=[A-Za-z]) (?<![A-Za-z].) {_AFTER_LETTER} )""",
    re.VERBOSE,
)
