"""What a contact is for, by the word nearest to it: its own sentence, its platform, the heading of its block.

Only the words of knowledge/contacts/purposes.csv are known; a contact with none of them is general.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.extraction.contacts.blocks import Owner
from pipelines.extraction.contacts.layout import ALL, LONGEST_LINE, Layout
from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.words import alternation, mapping, words
from pipelines.patterns import later

_RANK = ("media", "application", "download", "video", "enquiry", "further_information", "general")
_FOR_PAGES = ("download", "video", "further_information")
_FURTHEST = 30  # lines of a block under one heading, several bodies and their people


_LONGEST_NAMED, _LEAD = 100, 8  # code points of a line that begins with somebody's name, and before the name
_BLOCK = 6  # lines of contacts below one for enquiries
_ENQUIRIES = later("(?:查詢|查询|諮詢|咨询|[Ee]nquir(?:y|ies))[ ]?[：:]")
_GOES_ON = ("；", ";")  # ends of the items of a list, which head nothing


def purpose(layout: Layout, contact: ContactSpan, owner: Owner) -> str:
    """Return the purpose of a contact, one of the vocabulary of the table of contacts."""
    if contact.kind == "address" and (owner.person or owner.of_other):
        return "correspondence"
    page = contact.kind in ("website", "link")
    platform = layout.host(contact.value).platform if page else None
    if platform in ("video", "download", "application"):
        return platform
    floor = layout.sentence_start(contact.start)
    told = _told(layout.text, floor, contact.start, page=contact.kind == "website")
    if told not in (None, "general"):
        return str(told)
    if page and platform is None and contact.start > layout.span(layout.line(contact.start))[0]:
        return told or "general"
    if platform is not None:
        return platform
    return _of_block(layout, contact) or told or "general"


def _of_block(layout: Layout, contact: ContactSpan) -> str | None:
    """Return the purpose that the nearest line above gives, up to the heading of the block.

    A line above that is labelled as one for enquiries heads the rest of its block, too.
    """
    distance, told = _nearest(layout, layout.line(contact.start), page=contact.kind == "website")
    if told not in ("media", "enquiry") and contact.kind not in ("website", "link") and _enquired(layout, contact):
        return "enquiry"
    if told is None or distance > _FURTHEST:
        return None
    return None if contact.kind in ("website", "link") and told not in _FOR_PAGES else told


def _enquired(layout: Layout, contact: ContactSpan) -> bool:
    """Tell whether a line of contacts above in the same block begins with a label of enquiries: 查詢：.

    Lines between tell only of which kind their contacts are.
    """
    line = layout.line(contact.start)
    for above in layout.above(line, _BLOCK):
        if not layout.has_contacts(above) or not _kinds().match(layout.text, layout.span(line)[0]):
            return False
        if _ENQUIRIES.match(layout.text, layout.span(above)[0]):
            return True
        line = above
    return False


def _nearest(layout: Layout, line: int, *, page: bool) -> tuple[int, str | None]:
    """Return the purpose that the nearest line above tells, and how many lines above; asked once a line."""
    passed: list[int] = []
    found: tuple[int, str | None] = (0, None)
    for above in layout.above(line, ALL):
        if known := layout.nearest.get((line, page)):
            found = known
            break
        passed.append(line)
        start, end = layout.span(above)
        long = end - start > (_LONGEST_NAMED if layout.people.first_within(start, start + 1 + _LEAD) else LONGEST_LINE)
        told = _of_line(layout, above, page=page) if not long else None
        told = None if layout.text[end - 1] in _GOES_ON and not layout.has_contacts(above) else told
        if long or (told is not None and not layout.has_contacts(above)):
            found = (0, told)
            break
        line = above
    distance, told = found
    for one in reversed(passed):
        distance += 1
        layout.nearest[one, page] = distance, told
    return distance, told


def _of_line(layout: Layout, line: int, *, page: bool) -> str | None:
    """Return the purpose that the words of a line tell, looked for once a line."""
    key = (line, page)
    if key not in layout.told:
        layout.told[key] = _told(layout.text, *layout.span(line), page=page)
    return layout.told[key]


def _told(text: str, start: int, end: int, *, page: bool) -> str | None:
    """Return the first purpose by rank that the words of a span tell; home pages are not downloaded."""
    found = _cues().findall(text, start, end)
    if not found:
        return None
    known = mapping("purposes", "cue", "purpose")
    told = {known[cue] for cue in found}
    return next((one for one in _RANK if one in told and not (page and one in ("download", "video"))), None)


@cache
def _cues() -> re.Pattern[str]:
    # 病人登記冊, 申請人 and 登記處 ask nobody to apply.
    return re.compile(alternation(mapping("purposes", "cue", "purpose")) + "(?![冊册]|(?<=登記)[處局號證]|(?<=申請)人)")


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(alternation(words("labels", "label")) + "(?![\u3400-\u9fff])")
