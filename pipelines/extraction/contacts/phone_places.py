"""Where digits are a telephone number without a label right before them: in a block or a row of contacts, after a name.

A number stands alone beside contacts, ends a row that a heading opens, stands between a name and an e-mail address, or
right behind somebody with an honorific. What digits may be a number is known in phones.py.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extraction.contacts.words import alternation, mapping, words
from pipelines.patterns import later

_GAP = 40  # code points between a number and the e-mail of its row
_GAP_OF_ROW = 120  # code points of a row of cells to either side of a number
_PARTS = (",", "，", "、", "–", "—", "/", "／")  # what parts the name, the number and the e-mail of a row
_DIGIT, _MARKS = later(r"\d"), later(r"[\s/、,.;；，]*")
_REACH = later(r"\b(?:[Cc]ontact|[Cc]all|[Rr]each|[Pp]hone|[Tt]elephone|[Ee]nquir|[Ii]nquir)[^.\n]*$")
_TARGET_NEXT = later(
    r"[ \t\u3000/／|｜,，、;；]{0,6}(?:(?:電郵|網址|網站|[Ee]-?mail|[Ww]eb(?:site)?)[:：]?[ ]?)?(?:[\w.+-]{1,40}@|https?://|www\.)"
)
_TARGET_BEFORE = later(r"(?:@[\w.-]{3,60}|(?:https?://|www\.)[\w./-]{3,80})[ \t\u3000/／|｜,，、;；]{1,6}$")
_ENDS = later(r"[ \t]*(?:$|[\n/／,，、|｜(（;；)）。])")
_NAMED_EN = later(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.? [A-Z][A-Za-z'’-]*(?: [A-Z][A-Za-z'’.-]*){0,3}"
    r"(?:[ ]?[（(]?[\u3400-\u9fff]{2,4}[)）]?)?[ \t\u3000:：,，|｜]{1,4}[（(]?$"
)
_LONGEST_NAMED = 60
_NAME_LINE = later(r"[ \t•●▪■◆‧·*–-]{0,4}[^\d，。：:；！？\n]{2,24}?[ \t\u3000]*$")
_LINES_OF_LIST = 6
_LONGEST_HEADING = 16


def placed(text: str, start: int, end: int) -> bool:
    """Tell whether digits stand where a telephone number does."""
    return (
        _in_contact_block(text, start, end)
        or _in_row(text, start, end)
        or _ends_row(text, start, end)
        or _beside_target(text, start, end)
        or _behind_name(text, start, end)
        or _in_list(text, start, end)
    )


def _beside_target(text: str, start: int, end: int) -> bool:
    """Tell whether an e-mail address or a site stands right beside a number: 罕盟 5528 9600 info@example.org."""
    if _TARGET_NEXT.match(text, end) is not None:
        return True
    low = max(text.rfind("\n", max(0, start - _GAP_OF_ROW), start) + 1, start - _GAP_OF_ROW, 0)
    return _TARGET_BEFORE.search(text, low, start) is not None and _ENDS.match(text, end) is not None


def _behind_name(text: str, start: int, end: int) -> bool:
    """Tell whether a number ends a line or cell that somebody with an honorific begins: 朱小姐 9123 4567."""
    if _ENDS.match(text, end) is None:
        return False
    low = max(text.rfind("\n", max(0, start - _LONGEST_NAMED), start) + 1, start - _LONGEST_NAMED, 0)
    return _named().search(text, low, start) is not None or _NAMED_EN.search(text, low, start) is not None


def _in_list(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a name and a number in a list that is headed as one of contacts: 支援資訊, 求助熱線."""
    line = text.rfind("\n", max(0, start - _LONGEST_NAMED), start) + 1
    if not _NAME_LINE.fullmatch(text, line, start) or text[end : end + 1] not in ("\n", ""):
        return False
    for _ in range(_LINES_OF_LIST):
        if line <= 0:
            return False
        above = text.rfind("\n", 0, line - 1) + 1
        heading = text[above : line - 1].strip()
        if len(heading) > _GAP_OF_ROW:
            return False
        if len(heading) <= _LONGEST_HEADING and not _DIGIT.search(heading):
            return _headings().search(heading) is not None
        line = above
    return False


def _in_contact_block(text: str, start: int, end: int) -> bool:
    """Whether a number stands alone on its line (a name before it at most) next to a line of contacts."""
    line_start = (
        text.rfind("\n", 0, start) + 1 if text.rfind("\n", max(0, start - 14), start) >= 0 or start < 14 else -1
    )
    line_end = text.find("\n", end, end + 12)
    line_end = len(text) if line_end < 0 and len(text) - end < 12 else line_end
    if line_start < 0 or line_end < 0 or not _MARKS.fullmatch(text, end, line_end):
        return False
    if _DIGIT.search(text, line_start, start):
        return False
    above = text[max(0, line_start - 80) : line_start].rstrip("\n").rpartition("\n")[2]
    below = text[line_end : line_end + 80].lstrip("\n").partition("\n")[0]
    return any("@" in line or "www." in line or _contact_line().search(line) for line in (above, below))


def _in_row(text: str, start: int, end: int) -> bool:
    """Whether a number fills a cell of a row that holds an e-mail, too: 某中心 | 2185 6745 | info@example.org."""
    before, after = text[max(0, start - 2) : start].strip(" "), text[end : end + 2].strip(" ")
    if before[-1:] in _PARTS and after[:1] in (*_PARTS, "\n", ""):  # Ms Ip, 3411 2004, ip@example.org
        return "@" in text[end : end + _GAP].partition("\n")[0] + text[max(0, start - _GAP) : start].rpartition("\n")[2]
    if before[-1:] not in ("\t", "|", "｜") or after[:1] not in ("\t", "|", "｜", "\n", ""):
        return False
    row_start = text.rfind("\n", max(0, start - _GAP_OF_ROW), start) + 1
    return "@" in text[row_start:start] + text[end : end + _GAP_OF_ROW].partition("\n")[0]


def at_number(text: str, start: int) -> bool:
    """Tell whether a sentence says to reach somebody at a number: contact Ms Mary Chan, Manager, at 2345 6789."""
    return text[max(0, start - 4) : start] in (" at ", " on ") and bool(
        _REACH.search(text, max(0, start - _GAP_OF_ROW), start)
    )


def _ends_row(text: str, start: int, end: int) -> bool:
    """Tell whether a number ends a row with a heading: Media: Ms Mary Chan, Communications Officer, 2345 6789."""
    if text[max(0, start - 2) : start].strip(" ")[-1:] not in _PARTS or text[end : end + 1] not in ("\n", "", " "):
        return False
    row = text[text.rfind("\n", max(0, start - _GAP_OF_ROW), start) + 1 : start]
    heading = row.partition(":")[0] if ":" in row else row.partition("：")[0]
    return len(heading) < min(len(row), _GAP) and labels().search(heading) is not None


@cache
def labels() -> re.Pattern[str]:
    """Match a label of contacts or a heading that labels them."""
    cues = [
        cue
        for cue, purpose in mapping("purposes", "cue", "purpose").items()
        if purpose in ("enquiry", "media", "general")
    ]
    return re.compile(alternation((*words("labels", "label"), *cues)))


@cache
def _contact_line() -> re.Pattern[str]:
    return re.compile(alternation(words("labels", "label")) + r"\s?[:：]")


@cache
def _named() -> re.Pattern[str]:
    """Match somebody with a Chinese honorific right before a number: 朱小姐, 陳志明先生（."""
    honorific = alternation(words("honorifics", "honorific"))
    return re.compile(rf"[\u3400-\u9fff]{honorific}[ \t\u3000:：,，|｜]{{0,4}}[（(]?$")


@cache
def _headings() -> re.Pattern[str]:
    return re.compile(
        alternation(
            (*words("labels", "label"), *mapping("purposes", "cue", "purpose"), *words("list_headings", "word"))
        )
    )
