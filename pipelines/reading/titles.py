"""A text's own title: its headline, not the navigation, the masthead, the number or the office above it.

A text without one is called by its first sentence. Which lines are no title is said by knowledge/reading/signs.csv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.patterns import later
from pipelines.reading.document import Block
from pipelines.reading.issue_dates import dates_only
from pipelines.reading.issuers import is_name
from pipelines.reading.kinds import is_navigation, is_press_mark, is_report_title, page_of
from pipelines.reading.tables import compiled, patterns_of

_HEAD_BLOCKS, _LONGEST_TITLE, _SHORT_TITLE, _SECTION, _ISSUER = 24, 120, 5, 24, 24
_SIGNS = patterns_of("signs.csv", "sign")
_BREADCRUMB = later(r"[‧·>›»|｜].*[‧·>›»|｜]")
# The section that a paper files a report under: Hong Kong / Health & Environment.
_FILED = later(r"[A-Z][A-Za-z]+(?: [A-Z][a-z]+){0,2}(?: ?[/›>|] ?[A-Z][A-Za-z&]+(?: (?:&|and|[A-Z][a-z]+)){0,3}){1,3}$")
# A letterhead: HOSPITAL AUTHORITY, Hong Kong Cancer Registry (HKCaR), 卫生署 医学遗传科.
_LETTERHEAD = later(
    r"[A-Z][A-Z &,'-]{4,60}(?:AUTHORITY|DEPARTMENT|BUREAU|UNIVERSITY|HOSPITAL|COUNCIL|FOUNDATION|SOCIETY|INSTITUTE)$"
    r"|[A-Z][A-Za-z &,'-]{4,60} \([A-Z][A-Za-z]{1,8}\)$|[一-鿿]{2,12}[署局處处院會会] [一-鿿]{2,12}[科組组處处部室]$"
)
# What marks a release, in brackets before its headline: 【新聞稿】藥監局簽合作協議.
_MARK = later(r"^[【\[](?:新[聞闻]稿|新聞公報|即時發[布佈]|通稿|Press Release)[】\]]\s?")
_DATE_ONLY = later(r"[\d一二三四五六七八九十廿零〇○年月日 ./:-]+$")
_ASIDE = later(r"^date \d{4}-\d\d-\d\d ?|[（(][^（()）]*[)）]")
_COMMITTEE = later(r"[^，。]{2,30}(?:委員會|委员会|小組|Panel|Committee)$")
# What underlines a title: ＊＊＊＊＊, ──────
_RULE = later("[＊*=＝─═—_-]{3,}$")
_SALUTATION = later(
    r"敬啟者|逕啟者|启者|Dear |.{0,20}(?:先生|女士|小姐|[局署司院會]長|主席|議員|長官|教授|醫生|博士|閣下|[諸各]位)"
    r"(?:[台臺鈞尊]鑒)?[：:]$"
)
# A headline that asks or calls out; a question of a page of them has its sign before it.
_ASKS = later(r"(?![問问答QA][\d：:.])[^。？！?!\n]{8,60}[？！?!]$")
_SITE = 6
_LETTERED = ("news", "other", "report", "letter")  # kinds that bear a body's name over their title
_NO_HEADLINE_ENDS = "。？！?!：:.；;"


@cache
def _sign(name: str) -> re.Pattern[str]:
    return compiled(_SIGNS[name])


def title_of(text: str, blocks: Sequence[Block], kind: str, *, paper: bool) -> str:
    """Return the text's own title, a press release's with its second line; else its first sentence.

    The subject line of a letter, where it has one, is its title, and so is what a page is called by the trail to it,
    where no headline stands over its first paragraph.
    """
    first = [(block, text[block.start : block.end].replace("\t", " ")) for block in blocks[:_HEAD_BLOCKS]]
    for _, line in first:
        if ("：" in line or ":" in line) and (subject := _sign("subject").match(line)):
            return subject[1].strip()
    press = kind == "press_release"
    start, page = _after_marks(first) if press else 0, None
    if not press:
        start, page = _below_site(first)
    if kind == "letter":
        start = _below_salutation(first)
    found = _headline(first, start, kind, paper=paper, page=page)
    return _MARK.sub("", found or page or _first_sentence(first))


def _headline(
    first: Sequence[tuple[Block, str]], start: int, kind: str, *, paper: bool, page: str | None
) -> str | None:
    """Return the first line from `start` on that can be the title, of a `page` one above its first paragraph."""
    short, leads, press = None, True, kind == "press_release"
    for number in range(start, len(first)):
        block, line = first[number]
        if (page or (short and kind == "web_page")) and block.kind == "paragraph" and "。" in line:
            return None if page else short
        following = first[number + 1][1] if number + 1 < len(first) else ""
        underlined = _RULE.match(following) is not None
        if not _may_be_title(block, line, leads=leads, underlined=underlined) or (paper and _COMMITTEE.match(line)):
            leads = leads and _is_furniture(line)
            continue
        leads = False
        if len(line) <= _ISSUER and not is_report_title(line) and is_report_title(following):
            return f"{line} {following}"
        named = (kind in _LETTERED and is_name(line)) or _LETTERHEAD.match(line) is not None
        if named and number < _SITE and _headline_below(first, number + 1):
            continue
        if len(line) < _SHORT_TITLE:
            short = short or line
            continue
        run = [line]
        while press and start and number + len(run) < len(first) and len(run) < 3:
            block, line = first[number + len(run)]
            if block.kind != "heading" or not _may_be_title(block, line, leads=False):
                break
            run.append(line)
        return " ".join(run).strip("#＃ ")
    return short


def _headline_below(first: Sequence[tuple[Block, str]], start: int) -> bool:
    """Tell whether another line that can be a title stands over the first paragraph."""
    for block, line in first[start : start + _SITE]:
        if block.kind == "heading" and len(line) >= _SHORT_TITLE and _may_be_title(block, line, leads=False):
            return not is_name(line)
        if not _is_furniture(line) and not is_name(line):
            return False
    return False


def _below_site(first: Sequence[tuple[Block, str]]) -> tuple[int, str | None]:
    """Return the number of the first line below the head of a site, and the name of the page that a trail leads to."""
    start, page = 0, None
    for number, (_, line) in enumerate(first[:_SITE]):
        if (found := page_of(line)) or is_navigation(line) or _sign("switch").match(line):
            start, page = number + 1, found or page
    return start, page


def _below_salutation(first: Sequence[tuple[Block, str]]) -> int:
    """Return the number of the line under the salutation of a letter, if it can be its subject; else 0."""
    for number, (_, line) in enumerate(first[:-1]):
        if len(line) <= _SECTION and _SALUTATION.match(line):
            block, subject = first[number + 1]
            return number + 1 if _may_be_title(block, subject, leads=True) else 0
    return 0


def _after_marks(first: Sequence[tuple[Block, str]]) -> int:
    """Return the number of the first line under the mark of a press release that can be its title."""
    start = next((number + 1 for number, (_, line) in enumerate(first) if is_press_mark(line)), 0)
    if start and (mark := _MARK.match(first[start - 1][1])) and len(first[start - 1][1]) - mark.end() >= _SHORT_TITLE:
        return start - 1
    while start < len(first) and _is_furniture(first[start][1]):
        start += 1
    return start


def _may_be_title(block: Block, line: str, *, leads: bool, underlined: bool = False) -> bool:
    long = len(line) > _SECTION and line[-1:] not in _NO_HEADLINE_ENDS
    headline = leads and block.kind == "paragraph" and (long or _ASKS.match(line) is not None)
    if block.kind != "heading" and not headline and not (underlined and block.kind == "paragraph"):
        return False
    return len(line) <= _LONGEST_TITLE and not (_is_furniture(line) or _BREADCRUMB.search(line))


def _is_furniture(line: str) -> bool:
    """Tell whether a line is of the frame of a text: a mark, a date, a masthead, a menu or a switch of its page."""
    if (
        _FILED.match(line)
        or _sign("no_title").match(line)
        or _DATE_ONLY.match(line)
        or is_navigation(line)
        or _sign("switch").match(line)
    ):
        return True
    return dates_only(line)


def _first_sentence(first: Sequence[tuple[Block, str]]) -> str:
    for block, line in first:
        if block.kind == "paragraph" and line and not is_navigation(line) and not dates_only(line):
            sentence = _ASIDE.sub("", line.partition("。")[0])
            return sentence if len(sentence) <= _LONGEST_TITLE else sentence[: _LONGEST_TITLE - 1] + "…"
    return first[0][1] if first else ""
