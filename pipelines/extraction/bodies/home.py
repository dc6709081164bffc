"""The body that speaks in a text: who issued it, whose letter or page it is, as far as the text itself tells.

Looked for where such things stand: a label of the issuer, a copyright line, the lines above the words that close a
letter, the subject of the announcement of a press release. A news report has none, and none is better than a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipelines.extraction.bodies.names_script import standard
from pipelines.extraction.claims import Claim
from pipelines.extraction.places import matches, places
from pipelines.patterns import later
from pipelines.reading.document import Document

# Each label stands with the words that it begins with.
_Label = tuple[re.Pattern[str], tuple[str, ...]]
_ISSUER: _Label = (
    later(r"(?:發(?:[佈布稿](?:單位|機構)|出機構|[佈布]者)|Issued by|Released by|Published by)[ ]?[：:]?[ ]?"),
    ("發佈", "發布", "發稿", "發出機構", "Issued by", "Released by", "Published by"),
)
_ORGANISER: _Label = (
    later(r"(?:^|(?<=^[ ]))(?:主辦(?:機構|單位)?|Organi(?:[sz]ed by|ser))[ ]?[：:][ ]?", re.MULTILINE),
    ("主辦", "Organi"),
)
_FIRST_LINES = 3
_COPYRIGHT: _Label = (
    later(r"(?:©|\([cC]\)|版權所有|[Cc]opyright)(?:[ ]?©)?[ ]?(?:\d{4}(?:[-–]\d{4})?)?[ ]?"),
    ("©", "(c)", "(C)", "版權所有", "Copyright", "copyright"),
)
_CLOSING = later(r"(?:謹[啟上呈識]|敬[啟上]|Yours (?:sincerely|faithfully|truly),?)[ \t]*$", re.MULTILINE)
_CLOSES = ("謹", "敬", "Yours ")
_TO_WHOM, _LEADS_TO = (
    later(r"[^\n，。]{0,20}(?:[台臺鈞惠大]鑒|[台臺鈞]啟)"),
    later(r"(?:^|\n)[ \t]*(?:此致|致)[：:]?[ \t]*\n+$"),
)
_ANNOUNCES = later(r"宣布|宣佈|公布|公佈|發布|發佈|announce[sd]?\b|launche[sd]\b|unveil(?:s|ed)\b")
_HEAD, _TAIL = 3000, 8000  # code points at either end of a text in which it tells whose it is
_LINES_ABOVE = 4
_OPENING = 600  # code points of a press release that name who announces
_REACH = 160  # code points from the name to the verb
_AND = later(r"\s?[與和及、聯]|[ ]and[ ]|[ ]&")


def home(document: Document, bodies: Sequence[Claim]) -> str | None:
    """Return the key of the body that a text speaks for; `bodies` are its claims of organisations in order."""
    if not bodies:
        return None
    starts = [body.start for body in bodies]
    text, kind = document.text, document.metadata.kind
    return (
        _named(document.metadata.publisher, document.metadata.language, bodies)
        or _labelled(text, bodies, starts, _ISSUER, _COPYRIGHT)
        or _closed(text, bodies, starts)
        or (_announcing(text, bodies) if kind == "press_release" else None)
        or (_heading(text, bodies, starts) if kind not in ("letter", "news", "press_release") else None)
        or (_labelled(text, bodies, starts, _ORGANISER) if kind != "news" else None)
    )


def _named(publisher: str | None, language: str, bodies: Sequence[Claim]) -> str | None:
    if not publisher:
        return None
    plain = standard(publisher, language)
    forms, names = {publisher, plain, f"name:{plain}"}, ("name_zh", "name_en", "mention", "key")
    return next((str(b.values["key"]) for b in bodies if not forms.isdisjoint([b.values[n] for n in names])), None)


def _labelled(text: str, bodies: Sequence[Claim], starts: Sequence[int], *labels: _Label) -> str | None:
    """Return the body right behind a label."""
    for pattern, words in labels:
        for label in _in_margins(pattern, text, words):
            at = bisect_left(starts, label.end())
            if at < len(starts) and starts[at] - label.end() <= 1:
                return str(bodies[at].values["key"])
    return None


def _in_margins(pattern: re.Pattern[str], text: str, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, which begins with one of `words`, at either end of a text."""
    starts = places(text, words)
    yield from matches(pattern, text, starts, _HEAD)
    yield from matches(pattern, text, [at for at in starts if at >= max(_HEAD, len(text) - _TAIL)])


def _heading(text: str, bodies: Sequence[Claim], starts: Sequence[int]) -> str | None:
    """Return the body whose name is one of the first lines, a translation or acronym beside it aside."""
    at = 0
    for _ in range(_FIRST_LINES):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        inside = bodies[bisect_left(starts, at) : bisect_left(starts, end)]
        held = sum(body.end - body.start for body in inside if body.start == inside[0].start or _latin(text, body))
        if inside and inside[0].start - at <= 1 and 3 * held >= 2 * (end - at):
            return str(inside[0].values["key"])
        at = end + 1
    return None


def _latin(text: str, body: Claim) -> bool:
    return text[body.start].isascii()


def _closed(text: str, bodies: Sequence[Claim], starts: Sequence[int]) -> str | None:
    """Return the body of the lines above the words that close a letter, or just below them."""
    for closing in matches(_CLOSING, text, places(text, _CLOSES, max(0, len(text) - _TAIL))):
        low = closing.start()
        for _ in range(_LINES_ABOVE):
            low = max(0, text.rfind("\n", 0, low))
        high = closing.end() + 120 if text[closing.start()] == "Y" else closing.start()
        for body in bodies[bisect_left(starts, low) : bisect_left(starts, high)]:
            line = text.rfind("\n", 0, body.start) + 1
            if not text[line : body.start].strip() and not _addressed(text, line, body.end):
                return str(body.values["key"])
    return None


def _addressed(text: str, line: int, end: int) -> bool:
    """Tell whether a body that begins a line is the one that a letter goes to: 此致, and below it 某局局長台鑒."""
    return _TO_WHOM.match(text, end) is not None or _LEADS_TO.search(text, max(0, line - 12), line) is not None


def _announcing(text: str, bodies: Sequence[Claim]) -> str | None:
    """Return the one body that a press release announces for."""
    for number, body in enumerate(bodies):
        if body.start > _OPENING:
            return None
        said = _ANNOUNCES.search(text, body.end, body.end + _REACH)
        if said is None or re.search(r"[。\n]", text[body.end : said.start()]):
            continue
        others = {b.values["key"] for b in bodies[number + 1 :] if b.start < said.start()} - {body.values["key"]}
        joint = _AND.match(text, body.end) is not None and bool(others)
        return None if joint else str(body.values["key"])
    return None
