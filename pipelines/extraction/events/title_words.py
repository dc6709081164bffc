"""Words of titles: what they do not begin or end with, and whether they are too few to tell of anything.

Works on strings alone and knows no document.
"""

from __future__ import annotations

import re

from pipelines.extraction.events.acting import acted
from pipelines.extraction.language import CJK, has_cjk
from pipelines.patterns import later

_LEADING = later(
    r"(?:【[^】]*】|[\s，,、。:：；;）)」”】\]\-–—•·⚫●]|而且|而|並且|並|亦|又|且|但是|但|然而|的|其後|後來|後|之後|其中|當中|以及|及(?![時早])|和|起|止|"
    r"開始|間|年間|期間|內(?!地)|曾|已|再|就|便)+"
)
_TRAILING = later(
    r"(?:[\s，,、（(「“【\[:：\-–—•]|始[於于]|分[別别][於于在]|早在|預計到了|預計到|預計於|[於于]|在|自[從从]|自|由|從|从|到了|到|至|截至|早[於于]|其後|後來|後於|後|以及|並|，|的|"
    r"定[於于]|[將将][於于]|即[將将][於于在]|[訂订][於于]|不遲於|最遲於|最遲在|最遲|較)+$"
)
_LEAD_STARTS = frozenset(
    "【 \t\n\r\f\v\u3000，,、。:：；;）)」”】]–—•·⚫●-而並亦又且但然的其後之當以及和起止開間年期內曾已再就便"
)
# All that what leads to a date ends with, and how far from the end a chain of it is looked for at once.
_TRAIL_ENDS = frozenset("於于在較遲了到從从自由至後來及並的，,、（(「“【[:：-–—• \t\n\r\f\v\u3000")
_CHAIN = 24
_PARAGRAPH = later(r"^\d{1,2}\.\d{1,2}(?=[一-鿿A-Z])(?![億萬千百倍元成個年月日名宗])")
_CUT_BLANKS = later(r"(?<![A-Za-z0-9.,&)])\s+|\s+(?![A-Za-z0-9(])")
_BLANKS, _BEFORE_STOP, _LATIN_WORD = re.compile(r"\s+"), re.compile(r"\s+(?=[,.])"), re.compile(r"[A-Za-z]{2,}")
_MEANWHILE = later(r"[一-鿿]{4}(?<![小同平及準限當隨時即按定])時$")
# From here on characters are Chinese, or the stops of Chinese.
_CHINESE = re.compile("[一-\U0010ffff]+")
# 成立于 2019年, of which the year is cut.
_LEFT_OPEN, _LEFT_ENDS = later(r"(?<=[一-鿿]{2})[於于]$"), frozenset("於于")
# What was done, before what came of it: 實施以來, 運作至今年5月, 立法後獲認定…240種, 推出時的.
_DONE_FIRST = later(
    r"([^，。；\d]{2,16}?)(?:以來|以来|至今(?![年日天早晚次])|至(?=[今去本]年|[12]\d{3}年)"
    r"|[之]?[後后](?=[，,]?[^，。；\d]{0,16}\d)|[時时]的)"
)
# What a release or a reply says of itself before whose it is: 以下為醫院管理局發出的新聞稿.
_BOILERPLATE = later(r"以下[為为是乃]?(?:是)?[在於于]?")
_ENOUGH, _WHO_AND_WHAT = 5, 4


def led(words: str) -> str:
    """Return words without the punctuation, conjunctions and adverbs that they begin with."""
    if words[:1] not in _LEAD_STARTS:
        return words
    leading = _LEADING.match(words)
    return words[leading.end() :] if leading else words


def trailed(words: str) -> str:
    """Return words without what leads to a date and nowhere without it: 分別於, 截至."""
    while words and words[-1] in _TRAIL_ENDS:
        trailing = _TRAILING.search(words, max(0, len(words) - _CHAIN))
        if trailing is None:
            break
        words = words[: trailing.start()]
    return words


def done_first(words: str, alone: bool) -> str:
    """Return what was done on a day without what came of it (實施以來，已增至15款), nothing where no such words follow.

    With nothing before the day, `alone`, the words must say who did it: 計劃推出時的.
    """
    told = _DONE_FIRST.match(words)
    act = told is not None and (acted(told[1]) or told[1].endswith("立法"))
    return told[1] if told and act and (not alone or len(told[1]) >= _WHO_AND_WHAT) else ""


def opened(words: str) -> bool:
    """Tell whether words open a bracket that they do not close."""
    return any(one in words and words.count(one) > words.count(other) for one, other in ("（）", "()", "《》"))


def thin(words: str, enough: int = _ENOUGH) -> bool:
    """Tell whether words are too few to say what happened."""
    if has_cjk(words, enough):
        return False
    return len(CJK.findall(words)) + len(_LATIN_WORD.findall(words)) < enough


def mostly_latin(words: str) -> bool:
    """Tell whether less than a quarter of the characters are Chinese."""
    return words.isascii() or len("".join(_CHINESE.findall(words))) * 4 < len(words)


def tidy(words: str, english: bool) -> str:
    """Return words without needless blanks, a paragraph's number and the stops at their ends."""
    if english:
        words = _BEFORE_STOP.sub("", _BLANKS.sub(" ", words))
    elif _BLANKS.search(words) is not None:
        words = _CUT_BLANKS.sub("", words)
    if words[:1].isdigit():
        words = _PARAGRAPH.sub("", words)
    if words.startswith("以下"):
        words = _BOILERPLATE.sub("", words)
    words = words.strip("，,、。:：；;-–— \t“”").removesuffix("（").removesuffix("(")
    words = _LEFT_OPEN.sub("", words) if words[-1:] in _LEFT_ENDS else words
    if "「" in words or "」" in words or '"' in words:
        words = _without_stray_quotes(words)
    if english:
        return words[:1].upper() + words[1:]
    words = words.removesuffix("之後").removesuffix("後")
    return words[:-1] if words.endswith("時") and _MEANWHILE.search(words) else words


def _without_stray_quotes(words: str) -> str:
    """Return words without a quotation mark at either end whose fellow was cut, or that one in them lacks.

    >>> _without_stray_quotes("「中心投入服務"), _without_stray_quotes('To do so."')
    ('中心投入服務', 'To do so')
    """
    if words.count("「") > words.count("」"):
        at = words.rfind("「")
        words = words[:at] + words[at + 1 :]
    elif words.count("」") > words.count("「"):
        words = words.replace("」", "", 1)
    return words.replace('"', "").rstrip(" .") if words.count('"') == 1 else words
