"""Qualifiers of a number, before it (逾, 接近, up to) and behind it (或以上, 左右, or more).

The words are data (knowledge/quantities/qualifiers.csv). 多, 餘 and 幾 between a number and its counter are read with
the numeral; what a qualifier means for a value is for the tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from pipelines.extraction.numerals import chinese
from pipelines.knowledge import descriptor
from pipelines.patterns import later

# Words that may stand between qualifier and number: 約有130個, 約為16.3億元, 大約需5億元.
_LINKS: Final = frozenset("有為为要達达佔占共是需在")
# How far before its number a qualifier may stand, in characters.
_REACH: Final = 16
_FAR_SIGN: Final = later("[最至限起]")
# What may stand a blank apart from its number: 18 歲 以上.
_PARTED: Final = frozenset(("以上", "以下", "之上", "之下", "左右", "或以", "及以", "以內", "以内"))
_HEADS: Final = frozenset("百千萬万億亿半十")
_WHOLE: Final = "[^，。；、：:（(0-9\\n]{1,12}"
_SHARE_SIGN: Final = later("[佔占不]")
_OF_SHARE: Final = later(
    f"(?:(?P<part>大約|大约|約|约|近|不足|不到|逾|超過|超过)[佔占]{_WHOLE}"
    f"|(?P<short>不足(?!以)|不到|不超過|不超过|不多於|不多于|不高於|不高于|不少於|不少于|不低於|不低于){_WHOLE}的)$"
)
# HK$980起, 50歲起: from there upwards.
_UPWARDS: Final = later("起(?![來来步點点動动伏初訴诉跌降升家草碼码飛飞源因義义到])")
# 八歲起要以輪椅代步: from which age on something is so of somebody, no lower limit.
_BEFELL: Final = later(
    "[便就已即]?(?:要?(?:[以用坐靠][^，。]{0,4}輪椅|戴|依賴|依赖|臥床|卧床|插喉|靠)|[病發发出失喪丧患漸渐逐無无不]"
    "|開始|开始|接受(?:治療|治疗))"
)
_FIGURES: Final = frozenset(f"0123456789半{chinese.CHARACTERS}")


class _Word(NamedTuple):
    qualifier: str
    not_after: frozenset[str]
    needs: str


@cache
def _before() -> tuple[dict[str, _Word], dict[str, tuple[int, ...]], re.Pattern[str]]:
    """Return the words, how long those are that end with each character, longest first, and the English ones."""
    words: dict[str, _Word] = {}
    english: list[str] = []
    for row in _rows("before"):
        for written in (row["written"], row["simplified"]):
            if written:
                words.setdefault(written, _Word(row["qualifier"], frozenset(row["not_after"]), row["needs"]))
                if written[-1].isascii() and written[-1].isalpha():
                    english.append(written)
    alternatives = "|".join(map(re.escape, sorted(english, key=len, reverse=True))) or "(?!)"
    pattern = later(rf"(?i:(?<![A-Za-z])({alternatives})(?: an?)? $)")
    lengths: dict[str, set[int]] = {}
    for written in words:
        if written not in english:
            lengths.setdefault(written[-1], set()).add(len(written))
    return words, {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}, pattern


def end_with() -> frozenset[str]:
    """Return the characters that Chinese qualifiers before a number, and what links them to it, end with."""
    return frozenset(_before()[1]) | _LINKS


@cache
def begin_with() -> frozenset[str]:
    """Return the characters that qualifiers behind a number begin with."""
    return frozenset(_behind())


@cache
def _behind() -> dict[str, tuple[tuple[str, str], ...]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("behind"):
        for written in (row["written"], row["simplified"]):
            if written:
                index.setdefault(written[0], []).append((written, row["qualifier"]))
    return {first: tuple(sorted(words, key=lambda word: -len(word[0]))) for first, words in index.items()}


@cache
def _sides() -> dict[str, list[Mapping[str, str]]]:
    """Return the rows of the list by the side of a number that their words stand on."""
    sides: dict[str, list[Mapping[str, str]]] = {}
    for _, row in descriptor.words("quantities/qualifiers.csv"):
        sides.setdefault(row["side"], []).append(row)
    return sides


def _rows(side: str) -> Sequence[Mapping[str, str]]:
    return _sides().get(side, ())


def before(text: str, start: int, floor: int) -> tuple[int, str]:
    """Return where the qualifiers before `start` begin, not below `floor`, and what they say.

    It is `exact` where there are none. Of several the nearest that says more than 'about' decides: 估計逾 is over.

    >>> before("估計約有130個", 4, 0), before("預約3次", 2, 0), before("up to 25", 6, 0)
    ((0, 'about'), (2, 'exact'), (0, 'up_to'))
    """
    words, endings, english = _before()
    found, head = "exact", text[start : start + 1]
    if text[start - 1 : start] == "±":
        start -= 1
    while start > floor:
        last, end = text[start - 1], start
        lengths = endings.get(last)
        if last == " ":
            near = text[start - 2 : start - 1] if start - 1 > floor else ""
            if near.isascii() and near.isalpha():
                match = english.search(text, max(floor, start - 26), start)
                if match is None:
                    break
                start, said = match.start(), words[match[1].lower()].qualifier
                found = said if found in ("exact", "about") else found
                continue
            lengths, end = endings.get(near), start - 1
        elif last in _LINKS and found == "exact" and start - 2 >= floor and text[start - 2] in endings:
            lengths, end = endings[text[start - 2]], start - 1
        if lengths is None:
            break
        for length in lengths:
            begin = end - length
            word = words.get(text[begin:end]) if begin >= floor else None
            if word is None:
                continue
            said, not_after, needs = word
            if (needs and head not in _HEADS) or (not_after and begin > 0 and text[begin - 1] in not_after):
                continue
            start, head = begin, ""
            found = said if found in ("exact", "about") else found
            break
        else:
            break
    return start, found


@cache
def _far() -> re.Pattern[str]:
    """Return the pattern of a qualifier with words between it and its number: 最多可獲, 上限為每年."""
    between = {word for row in _rows("between") for word in (row["written"], row["simplified"]) if word}
    joints = "|".join(map(re.escape, sorted(between, key=len, reverse=True))) or "(?!)"
    heads = "(?P<most>最[多高長长]|至多|上限)|(?P<least>[最至]少|起[碼码])"
    return re.compile(f"(?:{heads})(?:{joints}){{1,4}}$")


def far(text: str, start: int, floor: int) -> str:
    """Return what a qualifier says that stands before the number at `start` with a verb between; `exact` for none.

    >>> text = "最多可獲3萬元"
    >>> far(text, 4, 0), far("最高的3座", 3, 0)
    ('up_to', 'exact')
    """
    floor = max(floor, start - _REACH)
    if _FAR_SIGN.search(text, floor, start) is None:
        return "exact"
    found = _far().search(text, floor, start)
    if found is None:
        return "exact"
    return "up_to" if found["most"] else "at_least"


def of_share(text: str, start: int, floor: int) -> str:
    """Return what a qualifier says of the share at `start` that stands before the whole: 約佔人口八成, 不足目標的三成.

    >>> of_share("約佔總人口八成", 5, 0), of_share("不到目標的一成", 5, 0), of_share("患者佔總人口八成", 6, 0)
    ('about', 'under', 'exact')
    """
    low = max(floor, start - _REACH)
    if _SHARE_SIGN.search(text, low, start) is None:
        return "exact"
    found = _OF_SHARE.search(text, low, start)
    return "exact" if found is None else _before()[0][found["part"] or found["short"]].qualifier


def behind(text: str, end: int) -> tuple[int, str]:
    """Return where the qualifier behind `end` ends, and what it says; `exact` where there is none.

    >>> behind("6,000萬或以上的", 6), behind("兩年左右", 2), behind("3,000個", 5)
    ((9, 'at_least'), (4, 'about'), (5, 'exact'))
    """
    index = _behind()
    first = text[end : end + 1]
    at = end
    if first == " " and (text[end + 1 : end + 2].isascii() or text[end + 1 : end + 3] in _PARTED):
        at, first = end + 1, text[end + 1 : end + 2]
    for word, qualifier in index.get(first, ()):
        if text.startswith(word, at):
            stop = at + len(word)
            following = text[stop : stop + 1]
            if word.startswith("and ") and following == " " and text[stop + 1 : stop + 2].isdigit():
                continue
            # 兩成未滿18歲: it is said of the number that comes.
            if following in _FIGURES and word in _before()[0]:
                continue
            if not (word[-1].isalpha() and word[-1].isascii() and following.isascii() and following.isalpha()):
                return stop, qualifier
    return end, "exact"


def upwards(text: str, end: int, form: str) -> tuple[int, str]:
    """Return where 起 behind a sum or an age ends and what it says: at least so much, unless it tells when it began.

    >>> upwards("50歲起可參加", 3, "age"), upwards("八歲起要以輪椅代步", 2, "age"), upwards("18歲", 3, "age")
    ((4, 'at_least'), (3, 'exact'), (3, 'exact'))
    """
    starts = _UPWARDS.match(text, end)
    if starts is None:
        return end, "exact"
    befell = form == "age" and _BEFELL.match(text, starts.end()) is not None
    return starts.end(), "exact" if befell else "at_least"


def combine(before: str, more: bool, behind: str) -> str:
    """Return what the qualifiers around a number say together; `more` stands for 多, 餘, 幾 in it.

    >>> combine("about", True, "exact"), combine("about", False, "at_least"), combine("at_least", False, "over")
    ('over', 'at_least', 'at_least')
    """
    if before == "at_least" or behind in ("at_least", "up_to", "under"):
        return before if behind in ("exact", "about", "over") else behind
    if more or behind == "over":
        return "over"
    return behind if before == "exact" else before
