"""Who issued a text, where it says so in so many words: a label, a copyright line, a news credit, a signature.

A name is given as written, and only when sure; which body it means is for resolution. A mention is no evidence,
and who supplied a picture is not who published.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.patterns import later
from pipelines.reading.document import Block
from pipelines.reading.tables import patterns_of

_SIGNS = patterns_of("signs.csv", "sign")
_NAME = r"(?P<name>[A-Z](?:[A-Za-z&’' -]|\.(?! All)){2,60}|[^\s\d，,、；;。：:|｜/（()）「」【】]{2,30})"
_ENDS_NAME = r"(?=[ \t]*(?:$|[（(|｜，。]|版權|\.? ?All\b))"
_LABELLED = later(rf"\W{{0,2}}(?:{_SIGNS['publisher']})[：:][ \t]?{_NAME}{_ENDS_NAME}")
_ORGANISED = later(rf"\W{{0,2}}(?:{_SIGNS['organiser']})[：:][ \t]?{_NAME}(?=$|[（(\s])")
_COPYRIGHT_SIGNS = ("©", "opyright", "權所有", "权所有")
_COPYRIGHT = later(rf"(?:©|[Cc]opyright|版權所有|版权所有)[ ©]{{0,3}}\d{{4}}(?:[-–]\d{{4}})?[ ]?{_NAME}{_ENDS_NAME}")
_CREDITED = later(
    r"【(?P<paper>(?!本)[^】\s]{2,6}?)(?:專|专|特|快)?[訊讯]】"
    r"|[（(]?(?P<agency>(?!本)[^\s，。（(【]{2,4}社)(?:記者|记者|[^，。\s\d]{2,4}\d)"
)
_OFFICE = later(rf"(?:{_SIGNS['office']})$")
_BODY = later(rf"(?:{_SIGNS['body_end']})$")
_SIGNED = later(r"(?:謹啟|敬啟|謹上|敬上|谨启|敬启)|^[（(]?[\d一二三四五六七八九十廿零〇○年月日 ./-]{6,14}日?[）)]?$")
_CLOSING_BLOCKS, _LONGEST_NAME = 14, 30


def names_body(line: str) -> bool:
    """Tell whether a line ends as names of bodies do.

    >>> names_body("醫務衞生局"), names_body("計劃的進展")
    (True, False)
    """
    return _BODY.search(line) is not None


def publisher_of(text: str, blocks: Sequence[Block], kind: str, head: Sequence[str], tail: Sequence[str]) -> str | None:
    r"""Return the name of the body that a text plainly says has issued it, else None.

    `head` and `tail` are its first and last lines.

    >>> publisher_of("新聞稿\n發佈單位：衞生局", (), "press_release", ["新聞稿", "發佈單位：衞生局"], [])
    '衞生局'
    """
    for line in (*head, *tail):
        if ("：" in line or ":" in line) and (match := _LABELLED.match(line)):
            return match["name"].strip(" .-")
    last = "\n".join(tail)
    for line in tail if any(sign in last for sign in _COPYRIGHT_SIGNS) else ():
        if match := _COPYRIGHT.search(line):
            return match["name"].strip(" .-")
    if kind == "news":
        credited = filter(None, map(_CREDITED.match, head))
        return next((match["paper"] or match["agency"] for match in credited), None)
    if kind == "web_page":
        organised = filter(None, map(_ORGANISED.match, head))
        return next((match["name"].strip(" .-") for match in organised), None)
    return _signatory(text, blocks) if kind in ("letter", "report", "press_release") else None


def _signatory(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the body over a signature or a closing date, if the text names it elsewhere too."""
    closing = [text[block.start : block.end] for block in blocks[-_CLOSING_BLOCKS:]]
    for number in range(len(closing) - 1, 0, -1):
        if len(closing[number]) > _LONGEST_NAME or not _SIGNED.search(closing[number]):
            continue
        for line in reversed(closing[max(0, number - 3) : number]):
            name = _OFFICE.sub("", line.strip()).strip()
            if 2 < len(name) <= _LONGEST_NAME and _BODY.search(name) and text.count(name) > 1 and "，" not in name:
                return name
    return None
