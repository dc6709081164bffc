"""What kind of text it is: a press release, news, a letter, a report, a web page, by the signs of its head and tail.

The signs are those of knowledge/reading/signs.csv. Navigation is set aside first: a bar that offers `新聞稿` among
other things does not make the page under it a press release. What a text says is not looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.reading.tables import Signs, compiled, patterns_of

_SIGNS = patterns_of("signs.csv", "sign")
_SIGNS_OF_KIND = Signs(
    "press_release",
    "dateline",
    "wire",
    "letter",
    "news",
    "hits",
    "credit",
    "speech",
    "paper",
    "question",
    "web_page",
    "brief",
    "asked",
)
_SIGNS_OF_TAIL = Signs("letter", "credit", "press_end", "press_tail", "press_contact", "web_page")
_PRESS = Signs("press_release")
_REPORT, _SKIP_LINK, _ABOUT = (compiled(_SIGNS[sign]) for sign in ("report", "skip_link", "about"))
_TRAIL = re.compile("[>›»]")
_MENU_WORD = re.compile(rf"(?:{_SIGNS['menu']})$", re.IGNORECASE)
# The trail to a page, from the first page of its site: 您的位置：首頁 >> 關於我們 >> 簡介, Home / Our Services
_CRUMBS = re.compile(
    r"\W{0,2}(?:(?:[您你]?(?:的|現在|目前|当前|當前|所在)?位置|You are here)[：: ]*)?"
    r"(?:主頁|首頁|首页|主页|Home)[ \t]*(?:>>?|[›»/／→])[ \t]*(?P<rest>.+)$",
    re.IGNORECASE,
)
_STEP = re.compile(r"[ \t]*(?:>>?|[›»／→]|(?<![A-Za-z])/|/(?![A-Za-z])|(?<= )/)[ \t]*")
_BAR = re.compile(r"[ \t|｜∣/›»>‧·・•]+")
_LONGEST_MENU, _LONGEST_MENU_WORD, _LONGEST_MARK, _LONGEST_REPORT_TITLE, _TITLE_LINES = 160, 24, 80, 40, 6


def is_navigation(line: str) -> bool:
    """Tell whether a line is a web page's bar of menu words, or one such word.

    >>> is_navigation("主頁｜最新消息｜捐款"), is_navigation("首頁 > 服務 > 罕病"), is_navigation("主席｜教授｜會董")
    (True, True, False)
    """
    if len(line) <= _LONGEST_MENU and _CRUMBS.match(line):
        return True
    if len(line) > _LONGEST_MENU or "，" in line or "。" in line or "：" in line:
        return False
    if len(line) <= _LONGEST_MENU_WORD and (_MENU_WORD.match(line) or _SKIP_LINK.match(line)):
        return True
    if not _BAR.search(line):
        return False
    words = [word for word in _BAR.split(line) if word]
    if len(words) < 3:
        return False
    found = sum(_MENU_WORD.match(word) is not None for word in words)
    return found > 1 or (found > 0 and any(bar in line for bar in "|｜›»>"))


def page_of(line: str) -> str | None:
    """Return the name of the page that a trail leads to, None for a line that is no trail from the first page.

    >>> page_of("首頁 > 服務 > 罕病"), page_of("您的位置：首頁 >> 簡介"), page_of("Home / Services"), page_of("首頁")
    ('罕病', '簡介', 'Services', None)
    """
    trail = _CRUMBS.match(line) if len(line) <= _LONGEST_MENU else None
    return _STEP.split(trail["rest"])[-1].strip() if trail else None


def tells_of_itself(page: str) -> bool:
    """Tell whether a page is by its name one on which a body tells about itself, answers questions or can be reached.

    >>> tells_of_itself("聯絡我們 Contact Us"), tells_of_itself("港聞")
    (True, False)
    """
    return _ABOUT.search(page) is not None


def is_trail_to_self(line: str) -> bool:
    """Tell whether a line is the trail to a page on which a body tells about itself.

    >>> is_trail_to_self("首页 > 研究院概况 > 研究院简介"), is_trail_to_self("首頁 > 新聞 > 港聞")
    (True, False)
    """
    return _TRAIL.search(line) is not None and _ABOUT.search(line) is not None


def signs_of(lines: Sequence[str], *, tail: bool = False) -> Counter[str]:
    """Return how many of some lines bear each of the signs that tell kinds apart, at the tail of a text those of tails.

    The mark of a press release counts in short lines only.
    """
    found: Counter[str] = Counter()
    for line, signs in (_SIGNS_OF_TAIL if tail else _SIGNS_OF_KIND).among(lines):
        if len(line) > _LONGEST_MARK:
            signs.discard("press_release")
        found.update(signs)
    return found


def is_press_mark(line: str) -> bool:
    """Tell whether a short line is the mark that a press release bears over its title."""
    return len(line) < _LONGEST_MARK and any(_PRESS.among([line]))


def is_report_title(line: str) -> bool:
    """Tell whether a line is the title, or the second line of the title, of a report."""
    return len(line) <= _LONGEST_REPORT_TITLE and "，" not in line and _REPORT.search(line) is not None


def kind_of(
    lines: Sequence[str], head: Counter[str], last: Sequence[str], *, navigation: bool, paged: bool, masthead: bool
) -> str:
    """Return the kind of a text by its first lines and their signs, its last lines, and what stood above it.

    That is a menu (`navigation`), the trail to a page on which a body tells of itself (`paged`), or a `masthead`.
    """
    if head["press_release"] or head["wire"]:
        return "press_release"
    tail = signs_of(last, tail=True)
    if tail["press_end"]:
        return "press_release"
    if paged or (head["asked"] and head["question"] > 1):
        return "web_page"
    if head["letter"] or tail["letter"]:
        return "letter"
    if masthead:
        return "news"
    # News counts its readers, and so does a page on which a body tells about itself.
    if head["news"] or head["credit"] or tail["credit"] or (head["hits"] and not head["about"]):
        return "news"
    if head["brief"]:
        return "report"
    # The word that ends a release, and whom the press may ask, tell it as well as the mark at its head.
    if head["dateline"] or tail["press_tail"] or tail["press_contact"]:
        return "press_release"
    if head["speech"] and not (navigation and tail["web_page"]):
        return "other"
    if head["paper"]:
        return "report"
    if navigation:
        return "web_page"
    if any(map(is_report_title, lines[:_TITLE_LINES])):
        return "report"
    return "web_page" if head["question"] > 1 or head["web_page"] or tail["web_page"] else "other"
