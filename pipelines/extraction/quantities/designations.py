"""Numbers that designate and do not count: Phase 2, Type 1, chromosome 13, page 12, 上午10時, 9:30 p.m., 11月14日.

They are told by the word right before or behind them. Numbers glued to letters (CYP2D6, c.2333G>T) are codes, read in
`forms`; ordinals with 第 are read in `ranks`.
"""

from __future__ import annotations

from typing import Final

from pipelines.extraction.numerals.mixed import Reading
from pipelines.extraction.quantities.quantity import Quantity, set_aside
from pipelines.patterns import later

_LONGEST: Final = 18
_ENGLISH: Final = later(
    "(?<![A-Za-z])(?:"
    "(?:[Pp]hase|[Ss]tage|[Tt]ype|[Gg]rade|[Cc]lass|[Ll]evel|[Tt]ier|[Cc]ategory|[Gg]roup|[Cc]ohort|[Aa]rm|[Ss]tep|[Ii]tem"
    "|[Cc]hapter|[Ss]ection|[Pp]art|[Aa]rticle|[Pp]aragraph|[Cc]lause|[Ss]chedule|[Vv]ersion|[Vv]olume|Issue|[Rr]ound"
    "|[Cc]hromosome|[Ee]xon|[Ii]ntron|[Cc]odon|[Pp]osition|[Rr]esidue|[Pp]age|[Ll]ine|[Dd]ay|[Ww]eek|[Mm]odule|[Ll]ot"
    "|[Bb]atch|[Pp]rotocol|Form|[Rr]oom|[Ff]lat|[Ss]uite|[Uu]nit|[Ss]hop|[Hh]all|[Gg]ate|[Rr]oute|[Ss]ession|[Qq]uestion"
    "|[Aa]ppendix|[Rr]ule|Cap|Study|Trial|Series|Model|Area|Zone|Site|Block|Tower|Table|Building|Agenda)s?"
    "|(?:[Nn]os?|[Pp]p?|[Vv]ol|[Cc]h|[Ss]ec|[Aa]rt|[Rr]ef)\\.|#|[Cc]ode:?|HKEX:?|SEHK:?|SSE:?|SZSE:?|TWSE:?"
    "|[Pp]asscode:?|[Pp]assword:?|[Ee]xt(?:ension)?\\.?:?|[Rr]ef(?:erence)?(?: [Nn]o\\.?| number)?:?"
    ") $"
)
_CHINESE: Final = later(
    "(?:染色[體体]|外[顯显]子|內含子|内含子|密[碼码]子|基因型|[分亞亚]型|編[號号]|编号|檔[號号]|文[號号]|[頁页][碼码]|房[號号]|[批序][號号]"
    "|代[號号碼码]|郵政?編[號碼]|邮政?编[号码]|邮编"
    "|[統统]一?編號|統編|[学學][号號]|[門门]牌|參考[號号]|附[錄录件]|[圖图表])[：: ]?$"
)
_ACCOUNT: Final = later("[帳账賬][號号戶户](?:號碼|号码)?[：: ]?$")
_CHINESE_LAST: Final = frozenset("體体顯显子碼码型號号錄录件圖图表戶户編编政牌：: ")
# 電話2345 6789, by calling 3456 7890: a telephone in prose.
_PHONE: Final = later("[2-9][0-9]{3} [0-9]{4}(?![0-9]| [0-9])")
_PHONE_BEFORE: Final = later(
    "(?:[電电][話话]|[熱热][線线]|致[電电]|手[機机]|傳真|传真|專線|查詢|查询|WhatsApp|(?i:(?<![a-z])(?:call(?:ing)?|(?:tele)?phone|tel|fax|dial|hotline))"
    "(?: us)?(?: (?:at|on|no|number))?)[：:. ]{0,2}$"
)
# 25號4棟: what follows a house number in an address.
_HOUSES: Final = frozenset("棟栋座幢樓楼")
# Alpha 300計劃 is a name.
_SCHEME: Final = later("[計计][劃划畫画]|[項项]目")
# 100,000 Genomes Project is one, too.
_NAMED_SCHEME: Final = later(" (?:[A-Z][a-z]+ ){1,3}(?:Project|Programme|Program|Initiative|Consortium)(?![a-z])")
_NOON: Final = frozenset("aApP")
_TRISOMY: Final = later("[號号]?(?:三[體体]|染色[體体])")
_KARYOTYPE: Final = later("4[4-9],X")
_P_VALUE: Final = later("(?<![A-Za-z])[Pp](?:-?values?)? ?[=<>≤＜] ?$")
_COMPARED: Final = frozenset("=<>≤＜")
_TOP: Final = later("(?<![A-Za-z])[Tt]op $")
_CODE: Final = later("[0-9]+[A-Za-z]?(?:[./–-][0-9]+[A-Za-z]?)*(?:\\([0-9A-Za-z]+\\))*")
_HOUR: Final = "(?:2[0-4]|[01]?[0-9]|二?十[一二三四五六七八九]?|[零一二三四五六七八九兩两])"
_MINUTE: Final = "(?:[0-5]?[0-9]|[零〇二三四五]?十?[一二三四五六七八九十])"
_HALF_DAY: Final = " ?[AaPp]\\.?[Mm](?![A-Za-z])\\.?"
_CLOCK: Final = later(
    f"{_HOUR}(?:[:：][0-5][0-9](?![0-9,])(?:[:：][0-5][0-9])?(?:{_HALF_DAY})?|(?:\\.[0-5][0-9])?{_HALF_DAY}"
    f"|[時时](?![間间期候段代速差常刻空])(?:正|半|[一三]刻|{_MINUTE}分(?![之鐘钟]))?"
    f"|(?P<point>[點点])(?P<exact>正|半|[鐘钟](?!頭|头)|[一三]刻|{_MINUTE}分(?![之鐘钟]))?)"
)
_PART_OF_DAY: Final = later("(?:[上下中]午|[早晚]上|凌晨|清晨|傍晚|深夜|正午|[晚早至])$")
_DAY: Final = "(?:3[01]|[12][0-9]|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_DATE: Final = later(f"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月{_DAY}[日號号](?![間间])")


def read(text: str, start: int, floor: int, reading: Reading) -> Quantity | None:
    """Return the designation whose number `reading` begins at `start`, None where the number may count something.

    A day of a month that no document date gives a year is one too.

    >>> from pipelines.extraction.numerals.mixed import read as numeral
    >>> [read(text, at, 0, numeral(text, at)).form for text, at in (("Phase 1/2 trial", 6), ("上午10時30分", 2))]
    ['ordinal', 'part_of_a_name']
    """
    near = max(floor, start - _LONGEST)
    before = text[start - 1] if start > floor else ""
    following = text[reading.end : reading.end + 1]
    arabic = reading.script == "arabic"
    if before == " " and reading.script != "chinese" and text[start - 2].isascii():
        if _ENGLISH.search(text, near, start) is not None:
            return set_aside(start, max(_end(text, start), reading.end), start, reading, "ordinal")
        if following in "計计項项" and _SCHEME.match(text, reading.end) is not None and text[start - 2].isalpha():
            return set_aside(start, reading.end, start, reading, "part_of_a_name")
        if text[start - 2] == "p" and reading.per == 1 and following != "%" and _TOP.search(text, near, start):
            return set_aside(start, reading.end, start, reading, "rank_set")
    elif arabic and before in _CHINESE_LAST and _designated(text, near, start, reading):
        return set_aside(start, max(_end(text, start), reading.end), start, reading, "ordinal")
    if arabic and following == " " and _NAMED_SCHEME.match(text, reading.end) is not None:
        return set_aside(start, reading.end, start, reading, "part_of_a_name")
    if arabic and following == " " and reading.end == start + 4 and _PHONE.match(text, start) is not None:
        if _PHONE_BEFORE.search(text, near, start) is not None:
            return set_aside(start, start + 9, start, reading, "part_of_a_name")
    elif arabic and following in _HOUSES and text[start - 1 : start] in ("號", "号"):
        return set_aside(start, reading.end + 1, start, reading, "ordinal")
    compared = before if before != " " else text[start - 2 : start - 1]
    if compared in _COMPARED and _P_VALUE.search(text, near, start) is not None:
        return set_aside(start, reading.end, start, reading, "part_of_a_name")
    if not following:
        return None
    if arabic and following in "三號号染,":
        if _TRISOMY.match(text, reading.end) is not None or _KARYOTYPE.match(text, start) is not None:
            return set_aside(start, reading.end, start, reading, "ordinal")
    elif following == "月" and (date := _DATE.match(text, start)) is not None:
        return set_aside(start, date.end(), start, reading, "ordinal")
    if before.isascii() and before.isalpha():
        return None
    if following in ":：時时點点.aApP分" or (following == " " and text[reading.end + 1 : reading.end + 2] in _NOON):
        clock = _CLOCK.match(text, start)
        if clock is not None and clock.end() > reading.end:
            vague = clock["point"] is not None and clock["exact"] is None
            if not vague or _PART_OF_DAY.search(text, near, start) is not None:
                return set_aside(start, clock.end(), start, reading, "part_of_a_name")
    return None


def _designated(text: str, near: int, start: int, reading: Reading) -> bool:
    """Return whether a Chinese word before the number makes it a designation; an account has six digits or more."""
    if _CHINESE.search(text, near, start) is not None:
        return True
    account = text[start : reading.end].isdigit() and (
        reading.end - start > 5 or text[reading.end : reading.end + 1] == "-"
    )
    return account and _ACCOUNT.search(text, near, start) is not None


def _end(text: str, start: int) -> int:
    code = _CODE.match(text, start)
    return start if code is None else code.end()
