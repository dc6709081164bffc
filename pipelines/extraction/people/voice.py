"""The body that a text speaks for, as the owners of its contacts and offices need it.

Mostly it is the one that issued the text; a page under the name of a department or institute speaks for that, though
its foot says whose the copyright is. A text that nobody is known to have issued still has a body it is mostly about.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from pipelines.extraction.bodies.home import home
from pipelines.extraction.claims import Claim
from pipelines.patterns import later
from pipelines.reading.document import Document

UNKNOWN = "?"  # where nobody has asked yet for whom a text speaks
_HEAD_LINES = 6
_HEAD = 600  # code points in which the body that a text is about is named
_DISCLAIMS = later(r"no\s+responsibility|概不負責|不負\s?任何\s?責任|不承擔任何責任")
_FEWEST = 2  # mentions
_OPENING = ("（", "(", " (")
_ABOUT = later(
    r"\n[ \t]*(?:(?:關於|有關)(?:本|我)?(?:中心|學院|學系|部門|研究[所院]|實驗室|們|[會院系所])"
    r"|(?:中心|學院|學系|部門|研究[所院]|實驗室|本[會院系所])簡介"
    r"|About (?:Us|(?:the|our) (?:Centre|Center|Institute|Department|Faculty|School|Laboratory|Unit)))[ \t]*\n"
)


def voice(document: Document, bodies: Sequence[Claim]) -> str | None:
    """Return the key of the body that a text speaks for, a part of it that heads the page before the whole."""
    found = home(document, bodies)
    if found is not None and found in (strangers := _exchanges(document.text, bodies)):
        return _heading(document.text, bodies, strangers) or subject(document, bodies, strangers)
    if found is None or document.metadata.kind not in ("web_page", "report", "other"):
        return found
    heads = _heads(document.text, bodies)
    if len(heads) > 1 and str(heads[0].values["key"]) == found:
        return str(heads[-1].values["key"])  # 甲大學, then 乙研究所: a page is headed from the whole to the part
    whole = next((b for b in bodies if b.values["key"] == found), None)
    told = subject(document, bodies)
    if (about := _introduced(document.text, bodies)) is not None and _part(about, whole):
        return str(about.values["key"])
    for body in (*heads[-1:], *(b for b in bodies if b.values["key"] == told)):
        if _part(body, whole) or (body.values["key"] == told and _titles(document.text, body)):
            return str(body.values["key"])
    return found


def _heads(text: str, bodies: Sequence[Claim]) -> list[Claim]:
    """Return the bodies whose Chinese names head a text, a line each, translations beside them aside."""
    heads: list[Claim] = []
    at = 0
    for _ in range(_HEAD_LINES):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        first = next((b for b in bodies if b[1] >= at), None)
        if first is not None and first.start - at <= 1 and first.start < end and not text[first.start].isascii():
            rest = text[first.end : end].strip(" 　|｜（）()")
            if not rest or rest.isascii():
                heads.append(first)
            elif heads:
                break
        at = end + 1
    return heads


def _introduced(text: str, bodies: Sequence[Claim]) -> Claim | None:
    """Return the body with which the text below a heading begins that says whom a page tells of: 關於中心."""
    heading = _ABOUT.search(text, 0, _HEAD)
    if heading is None:
        return None
    below = next((b for b in bodies if b.start >= heading.end()), None)
    return below if below is not None and not text[heading.end() : below.start].strip() else None


def _titles(text: str, body: Claim) -> bool:
    """Tell whether a body's first mention stands at the head of a page as its title, alone on its line."""
    if body.start > _HEAD // 2:
        return False
    start = text.rfind("\n", 0, body.start) + 1
    end = text.find("\n", body.end)
    end = len(text) if end < 0 else end
    return 2 * (body.end - body.start) >= end - start and not text[start : body.start].strip(" \t|｜-–>")


def _exchanges(text: str, bodies: Sequence[Claim]) -> frozenset[str]:
    """Return the keys of the exchanges that take no responsibility for an announcement, at its head."""
    disclaimer = _DISCLAIMS.search(text, 0, _HEAD)
    return frozenset(str(b.values["key"]) for b in bodies if disclaimer and b.start < disclaimer.end())


def _heading(text: str, bodies: Sequence[Claim], strangers: frozenset[str]) -> str | None:
    """Return the first body on a line of its own at the head of a text, `strangers` aside."""
    for body in bodies:
        if body.start > _HEAD:
            break
        line = text.rfind("\n", 0, body.start) + 1
        alone = not text[line : body.start].strip() and text[body.end : body.end + 1].strip() == ""
        if alone and str(body.values["key"]) not in strangers:
            end = text.find("\n", body.end)
            if not text[body.end : end if end >= 0 else len(text)].strip():
                return str(body.values["key"])
    return None


def _part(body: Claim, whole: Claim | None) -> bool:
    """Tell whether a body is named as a part of another: 甲大學乙研究所 of 甲大學."""
    if whole is None or body.values["key"] == whole.values["key"]:
        return False
    if body.values.get("parent") == whole.values["key"]:
        return True
    names = (whole.values["name_zh"], whole.values["mention"])
    return any(name and str(body.values["name_zh"] or "").startswith(name) for name in names)


def subject(document: Document, bodies: Sequence[Claim], strangers: frozenset[str] = frozenset()) -> str | None:
    """Return the key of the body that a text is mostly about: named at its head, and more often than any other."""
    head = takewhile(lambda body: body[1] < _HEAD, bodies)
    counts = {key: 0 for _, _, _, values, _ in head if (key := values["key"]) not in strangers}
    if not counts:
        return None
    before, end = None, 0
    for _, start, stop, values, _ in bodies:
        key = values["key"]
        # Another name of a company in brackets, 渤健（Biogen）, is no second mention.
        again = key == before and values.get("body_kind") == "company" and document.text[end:start] in _OPENING
        if key in counts and not again:
            counts[key] += 1
        before, end = key, stop
    named = max(counts, key=counts.__getitem__)  # the first of those named as often
    return str(named) if counts[named] >= _FEWEST else None
