"""Whose a contact in running text is: the subject of its sentence, else of the sentences before it in its paragraph.

報名可致電 follows the sentence that says who holds the event; 'Families can call' the one that says what the institute
plans. A body where something is held, or that only joins in, is not whom the telephone reaches.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extraction.claims import Claim
from pipelines.extraction.contacts.layout import Layout
from pipelines.extraction.contacts.words import alternation, words_for
from pipelines.extraction.surroundings import LONGEST_LINE
from pipelines.patterns import later

_LONGEST_PARAGRAPH = 600  # code points back in which the subject of a paragraph is looked for
_LOOKED_BACK = 60  # mentions of bodies
_SENTENCES = 4
_AT = later(r"(?:[假在於到赴往]|\b(?:at|in|inside)(?: the| its)?)[ ]?$")
_JOINT = later(r"[ ]?(?:與|和|及|聯同|夥拍|、|,? and)[ ]?(?:the )?")
_STOPS = later(r"[a-z]\. [A-Z]|[a-z0-9]\.$")
_LEAD = 14  # code points before the subject of a sentence: dates, 此外, 另外
_ASKS = later("如有|如欲|如需|歡迎|可致電|請致電|可瀏覽|請瀏覽|請與|可與|可電|請電|可透過|可以|市民|公眾|有意|有興趣")
_ASKS_EN = later(
    r"\b(?:can|may|please|should|call|contact|visit|write to|register|those|anyone|for (?:more|details))\b"
)
_NOUN = later(
    r"(?:The|This|the) (institute|hospital|university|authority|bureau|department|society|alliance|association"
    r"|foundation|group|company|charity|organi[sz]ation|centre|center|college|council|committee|agency|network|trust)\b"
)
_NOUN_ZH = later("(?:該|此)([會院校局署處部]|中心|公司|機構|協會|學會|聯盟|基金會|基金|醫院|大學)")


def is_prose(text: str, start: int, end: int) -> bool:
    """Tell whether a line is running text, not one of a block of contacts."""
    line = text[start : min(end, start + LONGEST_LINE)]
    if "。" in line or _ASKS.search(line):
        return True
    return "." in line and _STOPS.search(line) is not None and _ASKS_EN.search(line) is not None


def host(layout: Layout, body: Claim | None, floor: int) -> Claim | None:
    """Return the body that a sentence is about, `body` being its last: no venue and no partner of another."""
    text = layout.text
    while body is not None:
        before = layout.bodies.last_before(body.start, floor)
        if _place_label().search(text, max(floor, body.start - _LEAD), body.start):
            body = before
            continue
        venue = text[body.start] == "假" or _AT.search(text, max(floor, body.start - 8), body.start)
        if before is None:
            return body
        joint = _JOINT.fullmatch(text, before.end, body.start)
        if not joint and not (venue and _held().search(text, body.end, body.end + 24)):
            return body
        body = before
    return None


def subject(layout: Layout, at: int) -> str | None:
    """Return the key of the body that the sentences before `at` in its paragraph are about.

    Where a text speaks for a body, one of which only something is told (身份證明局的自助服務機) is not it.
    """
    text = layout.text
    start, _ = layout.span(layout.line(at))
    start = max(start, at - _LONGEST_PARAGRAPH)
    end = layout.sentence_start(at)
    for _ in range(_SENTENCES):
        floor = max(start, layout.sentence_start(end - 1)) if end > start else start
        first = layout.bodies.first_within(floor, end)
        noun = _NOUN.search(text, floor, end) or _NOUN_ZH.search(text, floor, end)
        leads = noun is not None and (first is None or noun.start() < first.start)
        if noun and leads and (meant := named(layout, noun[1], noun.start())):
            return meant
        owned = first is not None and layout.speaker not in (None, first.values["key"]) and is_owning(layout, first)
        if (
            first is not None
            and not owned
            and (first.start - floor <= _LEAD or not _AT.search(text, floor, first.start))
        ):
            return str(first.values["key"])
        if floor <= start:
            break
        end = floor
    return None


def is_owning(layout: Layout, body: Claim) -> bool:
    """Tell whether what a body has is told of, not the body itself: 身份證明局的自助服務機."""
    return layout.text[body.end : body.end + 1] == "的"


def named(layout: Layout, noun: str, at: int) -> str | None:
    """Return the body last named before `at` whose name ends in a noun."""
    wanted = noun.casefold()
    for body in reversed(layout.bodies.before(at, _LOOKED_BACK)):
        for name in (body.values.get("mention"), body.values.get("name_zh"), body.values.get("name_en")):
            if name and (str(name).endswith(noun) or (noun.isascii() and wanted in str(name).casefold().split())):
                return str(body.values["key"])
    return None


@cache
def _held() -> re.Pattern[str]:
    """Match what is done at a venue: 舉行, 舉辦."""
    return re.compile(alternation(words_for("cues", "cue", "use", "venue")))


@cache
def _place_label() -> re.Pattern[str]:
    """Match the label of a venue right before its name: 地點：."""
    return re.compile(alternation(words_for("cues", "cue", "use", "place")) + r"[ ]?[：:]\s?$")
