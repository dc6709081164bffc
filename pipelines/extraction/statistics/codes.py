"""Codes that look like figures: numbers of shares, accounts, telephones, standards and paragraphs, times of day.

A code has no unit; what stands before and behind it, or how it is written, tells it.
"""

from __future__ import annotations

import re

from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

_CITED = later(
    r"(?:第|條例|法例|文號|檔號|編號|No\.?|號碼|章|代[號碼]|[帳賬]號|戶口|戶號|統編|郵編|郵遞區號|股份|熱線|電話|傳真|專線|"
    r"內線|查詢|ISO|IEC|GB/T|HKEX|SEHK|Nasdaq|NYSE|LSE|SGX|TWSE|[港聯上深]交所|密碼|代碼|識別碼|passcode|pass code|PIN|"
    r"code|ID|Ref\.?|Room|Rm\.?|Unit|Flat|Suite|Block|版本|瀏覽人[次數]|瀏覽次數|瀏覽|點擊率?|閱讀[量數]?)[：:]?\s*$",
    re.I,
)
YEAR_LIKE = later(r"(?:19|20)\d\d")
# A share's code behind its company; a figure of so many digits has a separator.
_SHARE, _TRADED = re.compile(r"\d{4,6}"), ("股", "上市", "掛牌", "挂牌", "交易所", "listed", "shares")
# The time of day as schedules write it: 0930-1015.
CLOCK = later(r"[0-2]\d[0-5]\d\s?[-–—~～至]\s?[0-2]\d[0-5]\d")
# The year inside an English name: First Half 2024 Results.
_NAME_GOES_ON = later(r" [A-Z][a-z]+")
# The head of a page of minutes, with the number of the page at one of its ends: 6128 立法會 ─ 2022年6月15日.
_RUNNING_HEAD = later(
    r"(?:\d{1,5}\s*)?[^。，,\n\d]{2,40}[─–—｜|]\s?"
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d)"
    r"(?:\s+\d{1,5})?"
)
# The number of an issue: 研究簡報 Issue 2023-07, Vol. 2024/03; of a paper only where it is written as a code: 2023-07.
_ISSUE = later(
    r"(?:(?<![A-Za-z])(?:[Ii]ssue|[Vv]ol(?:ume)?|[Nn]o|[Nn]umber)\.?|期[數号號]|編號|编号|檔號|文號)[：: ]{0,2}$"
)
_PAPER = later(
    r"(?:(?<![A-Za-z])(?:[Rr]ef(?:erence)?|[Pp]aper|[Cc]ircular|[Rr]eport)\.?|[期編檔文卷考][號号數]|第)[:： ]{0,2}$"
)
_NAME = later(r"[《「]?[一-鿿]{2}")
_IN_A_YEAR = later(r"\b(?:for|in|by|of|since|until|from|during|early|late|mid-?)\s?$")
_YEAR_ENDS = later(r"\s*(?:[.,;:)”\"]|$|and\b|to\b|with\b)")
_HALF_BEHIND, _HALF_BEFORE = re.compile(r"[ -]\d{4}(?!\d)"), re.compile(r"(?<!\d)\d{4}[ -]$")
# 2.15 and 118. number paragraphs where they open a line before words.
_PARAGRAPH_NUMBER = later(r"\d{1,3}(?:\.\d{1,3})*(?:[.、)）]\s?(?=[^\d\s])|\s?(?=[\t 一-鿿](?![成萬億])))")


def code(scene: Scene, quantity: Quantity, before: str, behind: str) -> str | None:
    """Return why digits without a unit are a code: of a share behind its company, of an account, a phone, a clock."""
    text, start, end = scene.plain, quantity.start, quantity.end
    words = text[start:end]
    line = scene.line(start)
    if words.isdecimal() and _RUNNING_HEAD.fullmatch(text, *line):
        return "page_number"
    last = before[-1:]
    if _CITED.search(before):
        return "citation"
    if last in "-–/" and before[-2:-1].isdigit() and words.isdigit():
        return "citation"
    if last in "（(" and behind[:1] in "）)" and _SHARE.fullmatch(words) and before[-2:-1].isalpha():
        return "citation" if any(map(text.__contains__, _TRADED)) else None
    if last in '「“"『' and behind[:1] in '」”"』':
        return "part_of_a_name"
    if last == "每" or (words.isalpha() and behind[:1] == ")" and before.endswith("in ")):
        return "unlabelled"
    if CLOCK.fullmatch(words):
        return "unlabelled"
    if YEAR_LIKE.fullmatch(words):
        if _NAME_GOES_ON.match(behind) or _opens_a_name(scene, start, end):
            return "part_of_a_name"
        if _IN_A_YEAR.search(before) and _YEAR_ENDS.match(behind):
            return "period"
    if len(words) == 4 and words.isdigit() and (_HALF_BEHIND.match(behind) or _HALF_BEFORE.search(before)):
        return "citation"
    block = scene.block(start)
    if block is not None and start == block.start and _PARAGRAPH_NUMBER.match(text, start, start + 12):
        return "list_number"
    return "citation" if block is not None and block.kind == "contact" else None


def heads_a_page(text: str, start: int, end: int) -> bool:
    """Tell whether a line is the head of a page of minutes: it has the page's number or the long dash of such heads."""
    numbered = text[start : start + 1].isdecimal() or "─" in text[start:end]
    return numbered and _RUNNING_HEAD.fullmatch(text, start, end) is not None


def numbers_an_issue(text: str, start: int, end: int) -> bool:
    """Tell whether what looks like a date is the number of an issue or a paper: Issue 2023-07."""
    words = text[start:end]
    if _ISSUE.search(text, max(0, start - 10), start) is not None:
        return True
    coded = "-" in words and words.replace("-", "").isdecimal()
    return coded and _PAPER.search(text, max(0, start - 16), start) is not None


def _opens_a_name(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a bare year opens a line before words, as in the name of a report: 2023施政報告."""
    line_start = scene.line(start)[0]
    return not scene.plain[line_start:start].strip() and _NAME.match(scene.plain, end) is not None
