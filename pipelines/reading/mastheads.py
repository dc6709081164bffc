"""Lines over or under a report that name the paper it is from, its section, page, hour and editor, and nothing else.

Such a line dates a text and tells its publisher, and is neither its title nor part of it. It is read from left to
right, a word of the furniture of newspapers and news sites after the other; a line with any other word is none. The
words are the signs `outlet`, `section`, `page` and `byline` of knowledge/reading/signs.csv.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.patterns import later
from pipelines.reading.document import Block
from pipelines.reading.tables import patterns_of
from pipelines.reading.written_dates import HELD, Dated, with_days

_SIGNS = patterns_of("signs.csv", "sign")
_NAME = r"(?:[一-鿿]{2,4}(?:[ 、][一-鿿]{2,4}(?=[ 、）)]|$))*|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})(?![一-鿿])"
_WORD = later(
    rf"(?P<mark>[\s|｜>›»/／\-–—─·•‧．・■◆●▍：:,，、（()）【】\[\]《》「」.]+)|(?P<date>{HELD})"
    rf"|(?P<byline>(?i:{_SIGNS['byline']})[：: ／/]*{_NAME})|(?P<outlet>{_SIGNS['outlet']})(?!(?<=[A-Za-z])[A-Za-z])"
    rf"|(?P<section>{_SIGNS['section']})(?!(?<=[A-Za-z])[A-Za-z])|(?P<page>{_SIGNS['page']})(?![\dA-Za-z])"
    r"|(?P<day>(?:星期|週|周)[一二三四五六日天]|[一二三四五六日](?=[）)])|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)"
    r"|(?P<hour>(?:[上下]午|[早晚]上)? ?\d{1,2}[:：時]\d\d(?:分|:\d\d)?(?: ?[AaPp][Mm])?|HKT|GMT|UTC(?:\+\d)?)"
    r"|(?P<wired>[專专]?[訊讯电電](?=[（( ])|[綜综]合[報报][導道导])"
    rf"|(?P<label>{_SIGNS['issued']}|{_SIGNS['updated']}|出版|更新|發[布佈]|刊登)(?=[：:| ]|{HELD})"
)
_LONGEST, _TOP, _FOOT = 90, 6, 3
_LEAD = later(r"[【（(\[]([^】）)\]]{3,40})[】）)\]]")


class Masthead(NamedTuple):
    """What a masthead tells: the papers it names, and whether it says anything of a paper besides its name and date."""

    outlets: tuple[str, ...]
    parts: frozenset[str]

    @property
    def is_one(self) -> bool:
        """Whether it tells anything of a paper, not only when it is from."""
        return not self.parts.isdisjoint(("outlet", "section", "page", "byline"))

    @property
    def outlet(self) -> str | None:
        """The paper's name, in Chinese where the line gives it in both languages."""
        return next((name for name in self.outlets if not name.isascii()), next(iter(self.outlets), None))


def masthead_of(line: str) -> Masthead | None:
    """Return what a line tells whose days are held by the sign HELD, if it is a masthead.

    >>> masthead_of("信報 > 即時新聞 > 港股").outlet, masthead_of("hket 香港經濟日報").outlet
    ('信報', '香港經濟日報')
    >>> masthead_of("信報報道罕見病") is None, masthead_of("2025") is None
    (True, True)
    """
    furniture = furniture_of(line)
    return furniture if furniture and furniture.is_one else None


def furniture_of(line: str) -> Masthead | None:
    """Return what a line tells that holds nothing but words of mastheads, its day and hour alone perhaps.

    >>> sorted(furniture_of("更新：09:12").parts)
    ['hour', 'label', 'mark']
    """
    if len(line) > _LONGEST:
        return None
    at, outlets, parts = 0, [], set()
    while at < len(line):
        word = _WORD.match(line, at)
        if word is None:
            return None
        kind = str(word.lastgroup)
        parts.add(kind)
        if kind == "outlet":
            outlets.append(word[0])
        at = word.end()
    return Masthead(tuple(outlets), frozenset(parts))


def leading_masthead(line: str) -> Masthead | None:
    """Return the masthead in the brackets that a paragraph begins with.

    >>> leading_masthead("【星島日報】瑪麗醫院昨日宣布").outlet
    '星島日報'
    """
    lead = _LEAD.match(line)
    return masthead_of(lead[1]) if lead else None


def day_of_masthead(line: Dated) -> str | None:
    """Return the first day of a masthead, or of the one that a paragraph begins with.

    >>> from pipelines.reading.written_dates import with_days
    >>> day_of_masthead(with_days("市民日報 2025年10月22日 第P02版：澳聞"))
    '2025-10-22'
    """
    if masthead_of(line.line) or ((lead := _LEAD.match(line.line)) and HELD in lead[1] and masthead_of(lead[1])):
        return line.dates[0]
    return None


def frames(line: str) -> bool:
    """Tell whether a line is a masthead, with its day or without.

    >>> frames("星島日報 2025年6月18日"), frames("星島日報昨日宣布停刊")
    (True, False)
    """
    dated = with_days(line) if len(line) <= _LONGEST else None
    return masthead_of(dated.line if dated else line) is not None


def outlet_of(text: str, blocks: Sequence[Block]) -> str | None:
    r"""Return the paper, broadcaster or news site that the masthead of a text names, over it or at its foot.

    >>> from pipelines.reading.layout import lay_out
    >>> text = "東網 - 要聞港澳\n罕病團體請願"
    >>> outlet_of(text, lay_out(text))
    '東網'
    """
    for block in (*blocks[:_TOP], *blocks[_TOP:][-_FOOT:]):
        line = text[block.start : min(block.end, block.start + _LONGEST + 1)]
        dated = with_days(line)
        held = dated.line if dated else line
        masthead = masthead_of(held) or leading_masthead(held)
        if masthead and masthead.outlet:
            return masthead.outlet
    return None
