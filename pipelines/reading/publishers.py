"""Who issued a text, where it says so in so many words: a label, a copyright line, a news credit, a signature.

A name is given as written, and only when sure; which body it means is for resolution. A mention is no evidence,
and who supplied a picture is not who published.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.patterns import later
from pipelines.reading.document import Block
from pipelines.reading.issuers import issuer_of
from pipelines.reading.tables import patterns_of

_SIGNS = patterns_of("signs.csv", "sign")
_NAME = r"(?P<name>[A-Z](?:[A-Za-z&’' -]|\.(?! All)){2,60}|[^\s\d，,、；;。：:|｜/（()）「」【】]{2,30})"
_ENDS_NAME = r"(?=[ \t]*(?:$|[（(|｜，。]|版權|\.? ?All\b))"
_LABELLED = later(rf"\W{{0,2}}(?:{_SIGNS['publisher']})[：:][ \t]?{_NAME}{_ENDS_NAME}")
_ORGANISED = later(rf"\W{{0,2}}(?:{_SIGNS['organiser']})[：:][ \t]?{_NAME}(?=$|[（(]|\s(?![A-Za-z&]))")
_COPYRIGHT_SIGNS = ("©", "opyright", "權所有", "权所有", "版權屬", "版权属", "版权归", "版權歸")
# Whom a site has a report from, 来源：海洋报, and whose release a newswire sends, 消息来源：海洋公司.
_SOURCED = later(
    r"(?:[\d年月日:： /.-]{8,24}[ \t]*)?(?:文章|新[聞闻]|稿件|信息|消息)?(?:[来來]源|稿源)[：:][ \t]?"
    r"(?!本|網絡|网络|互[聯联]|原[創创]|[綜综]合|未知|作者|各)"
    r"(?P<name>[^\s，,、；;。：:|｜/（()）「」【】]{2,30}?)(?=$|[\s（(|｜]|(?:19|20)\d\d[-年./])"
)
_SENT = later(rf"(?:新[聞闻]|稿件|消息)[来來]源[：:][ \t]?{_NAME}{_ENDS_NAME}")
_SOURCED_LINES, _YEAR = 8, later(r"20\d\d")
_COPYRIGHT = later(
    rf"(?:©|[Cc]opyright|版權所有|版权所有)[ ©]{{0,3}}\d{{4}}(?:[-–]\d{{4}})?[ ]?(?!版[權权]){_NAME}{_ENDS_NAME}"
)
# © 版權屬醫院管理局所有; © 香港中文大學醫學院 更新於 ...
_OWNED = later(
    r"(?:©[ ]?)?[版著][權权][屬属归歸][於于]?(?P<name>[^\s，。；：:]{2,30}?)所?有"
    r"|(?P<before>[一-鿿]{3,24}[局署處會院所館社司心學金盟])[ ]?版[權权]所有"
    r"|©[ ]?(?:版[權权]所有[ ]?)?(?P<alone>[^\W\d_][^\s，。；：:|｜]{2,29})(?=[ \t]*(?:$|[|｜，。]|[版更]|最後|All))"
)
_CREDITED = later(
    r"【(?P<paper>(?!本)[^】\s]{2,6}?)(?:專|专|特|快)?[訊讯]】"
    r"|[（(]?(?P<agency>(?!本)[^\s，。（(【]{2,4}社)(?:記者|记者|[^，。\s\d]{2,4}\d)"
)


def publisher_of(
    text: str, blocks: Sequence[Block], kind: str, head: Sequence[str], tail: Sequence[str], outlet: str | None = None
) -> str | None:
    r"""Return the name of the body that a text plainly says has issued it, else None.

    `head` and `tail` are its first and last lines, `outlet` the paper or site that its masthead names.

    >>> publisher_of("新聞稿\n發佈單位：衞生局", (), "press_release", ["新聞稿", "發佈單位：衞生局"], [])
    '衞生局'
    >>> publisher_of("", (), "news", ["珊瑚普查", "2021年9月4日 09:00 来源：海洋报"], [])
    '海洋报'
    """
    for line in (*head, *tail):
        if ("：" in line or ":" in line) and (match := _LABELLED.match(line)):
            return match["name"].strip(" .-")
    last = "\n".join(tail)
    for line in tail if any(sign in last for sign in _COPYRIGHT_SIGNS) else ():
        if match := _COPYRIGHT.search(line):
            return match["name"].strip(" .-")
        if match := _OWNED.search(line):
            return match["name"] or match["before"] or match["alone"]
    sent = filter(None, map(_SENT.match, tail if kind == "press_release" else ()))
    if match := next(sent, None):
        return match["name"].strip(" .-")
    if outlet:
        return outlet
    if kind in ("news", "press_release", "web_page") and (name := _credited_source(head[:_SOURCED_LINES])):
        return name
    if kind == "news":
        credited = filter(None, map(_CREDITED.match, head))
        return next((match["paper"] or match["agency"] for match in credited), None)
    if kind in ("web_page", "other"):
        organised = filter(None, map(_ORGANISED.match, head))
        if match := next(organised, None):
            return match["name"].strip(" .-")
    return issuer_of(text, blocks, kind)


def _credited_source(lines: Sequence[str]) -> str | None:
    """Return whom a line beside the date says a text to be from; a source without one is that of figures."""
    for number, line in enumerate(lines):
        match = _SOURCED.match(line)
        if match and any(map(_YEAR.search, lines[max(0, number - 1) : number + 2])):
            return match["name"]
    return None
