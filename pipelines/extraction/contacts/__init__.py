"""Ways to reach somebody, each tied to the body, the person and the department that it belongs to.

The grammars of e-mails, URLs, phones and addresses say where contacts are, contact_owners whose they are, and
contact_purposes what for. `read` is the fast pass that dates and numbers are read around, done once a text and handed
to what needs it. The venue of an event is an address that is claimed there, but nobody's contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from pipelines.extraction.claims import Claim
from pipelines.extraction.contacts import addresses, emails, phones, urls
from pipelines.extraction.contacts.blocks import Owner
from pipelines.extraction.contacts.layout import Layout, Lines
from pipelines.extraction.contacts.owners import owners
from pipelines.extraction.contacts.purposes import purpose
from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.words import alternation, words, words_for
from pipelines.extraction.people.voice import UNKNOWN, subject, voice
from pipelines.patterns import later
from pipelines.reading.document import Document

_URL_KINDS = ("website", "link")
_NO_PAPERS = frozenset({"education", "facility", "funder", "government", "healthcare", "nonprofit", "programme"})
_REACHED = frozenset({"funder", "healthcare", "nonprofit", "programme"})
_LAST_LINES, _ENDS_PARAGRAPH, _JOINS = 5, frozenset("。」！"), frozenset("與和及、聯")
_MASTHEAD = 3  # code points in which the body begins whose page a text is
_NEAR = 160  # code points beside an address that tell whether it is one of a row of contacts
_LONGEST_NAME = 60
_CONTACT_LINE = later(r"[^。：:]{1,16}[：:]|[TFE][ .]")
_HEADED = later(r"[^，。；：:\n]{2,24}[：:]")
_NOTE = later(r"[ ]?[（(][^（）()。\n]{1,30}[）)][ ]*")
_PROSE = later(r"[。！？]")


def find(
    document: Document,
    bodies: Sequence[Claim] = (),
    people: Sequence[Claim] = (),
    written: Sequence[ContactSpan] | None = None,
    speaker: str | None = UNKNOWN,
) -> Iterator[Claim]:
    """Yield a claim of kind 'contact' for every place of a document that states one, in order.

    `written` are the contacts of the text where they have been read before, `speaker` is the body that it speaks for.
    `bodies` and `people` are the claims found before, with clean offsets and `values["key"]`; a body's
    `values["website"]`, where given, ties its host to it. The values are those of the table of contacts:
    kind, value, raw_value, organisation and person (keys or None), unit_zh, purpose, personal. The same
    contact has the same value and owner at each of its places.
    """
    text = document.text
    written = read(text, document.metadata.place) if written is None else written
    found = [span for span in written if not _is_venue(text, span)]
    if not found:
        return
    found = _one_form(found)
    # A press release often gives an agency's people without the agency's name.
    speaker = voice(document, bodies) if speaker is UNKNOWN else speaker
    if document.metadata.kind == "news" and _prints(speaker, bodies):
        paper, speaker = speaker, None  # who prints a report is not whom it tells how to reach
    else:
        paper = None if speaker else _masthead(document, bodies)
    layout = Layout(text, found, bodies, people, speaker)
    owned = owners(
        layout,
        speaker,
        staff=document.metadata.kind != "press_release",
        about=None
        if speaker
        else _of_author(text, bodies, people)
        or _told_last(document, bodies, found)
        or _subject(document, bodies, paper),
        prose=document.metadata.kind not in ("news", "letter"),
        paper=paper,
    )
    for contact, owner in zip(found, owned, strict=True):
        values = {
            "kind": contact.kind,
            "value": contact.value,
            "raw_value": text[contact.start : contact.end],
            "organisation": owner.organisation,
            "person": owner.person,
            "unit_zh": owner.unit,
            "purpose": purpose(layout, contact, owner),
            "personal": _is_personal(contact, owner),
        }
        yield Claim("contact", contact.start, contact.end, values, f"contacts.{contact.kind}")


def _prints(speaker: str | None, bodies: Sequence[Claim]) -> bool:
    """Tell whether the body that a report speaks for may be a paper or a news site."""
    said = next((body for body in bodies if body.values["key"] == speaker), None)
    return said is not None and said.values.get("body_kind") not in _NO_PAPERS


def _subject(document: Document, bodies: Sequence[Claim], paper: str | None) -> str | None:
    """Return whom a text is mostly about, which a newspaper that prints it is not."""
    reported = paper if document.metadata.kind == "news" else None
    return subject(document, bodies, frozenset((reported,)) if reported else frozenset())


def _told_last(document: Document, bodies: Sequence[Claim], found: Sequence[ContactSpan]) -> str | None:
    """Return the body that the last paragraph of a report is about, where the contacts of its end follow."""
    text, first = document.text, found[0].start
    if document.metadata.kind != "news" or text.count("\n", first) > _LAST_LINES:
        return None
    end = text.rfind("\n", 0, first)
    start = text.rfind("\n", 0, max(0, len(text[: max(0, end)].rstrip()))) + 1
    body = next((one for one in bodies if one.start == start), None)
    if body is None or body.values.get("body_kind") not in _REACHED or text[body.end] in _JOINS:
        return None
    return str(body.values["key"]) if text[body.end : end].rstrip()[-1:] in _ENDS_PARAGRAPH else None


def _masthead(document: Document, bodies: Sequence[Claim]) -> str | None:
    """Return the newspaper that heads a report: 明報 2024年5月20日."""
    first = min(bodies, key=itemgetter(1), default=None)
    if first is None or "\n" in document.text[: first.end].strip("\n"):
        return None
    if document.metadata.kind != "news":
        return str(first.values["key"]) if first.start < _MASTHEAD else None
    if first.values.get("body_kind") in _NO_PAPERS:
        return None
    around = document.text[first.start - 1 : first.start] + document.text[first.end : first.end + 1]
    return str(first.values["key"]) if not around.strip(" \t\n\u3000>›|｜│,，0123456789") else None


def _of_author(text: str, bodies: Sequence[Claim], people: Sequence[Claim]) -> str | None:
    """Return the body that the byline of a text gives for its author: 文：陳大文（某會總幹事）."""
    for person in people:
        if person.rule == "people.byline" and text[person.end : person.end + 1] in ("（", "("):
            body = next((one for one in bodies if one.start == person.end + 1), None)
            if body is not None:
                return str(body.values["key"])
    return None


def people_in_blocks(
    document: Document, people: Sequence[Claim] = (), written: Sequence[ContactSpan] | None = None
) -> list[Claim]:
    """Return person claims for names that only the layout of a contact block tells, without `people`."""
    written = read(document.text, document.metadata.place) if written is None else written
    return Lines(document.text, written).names_above_contacts(people) if written else []


def read(text: str, place: str = "HK") -> list[ContactSpan]:
    """Return the contacts as written, in order, none overlapping.

    `place` decides the country of a phone without its code. One pass of each grammar, linear in the text.

    >>> [(one.start, one.end, one.kind) for one in read("查詢：2871 8888，網址www.hkam.org.hk")]
    [(3, 12, 'phone'), (15, 30, 'website')]
    """
    written = _apart([*emails.find(text), *urls.find(text)])
    taken = [(one.start, one.end) for one in written]
    return _apart([*written, *phones.find(text, place, taken), *addresses.find(text)])


def _apart(spans: list[ContactSpan]) -> list[ContactSpan]:
    """Return the spans in order, of two that overlap the longer, and the earlier of two as long."""
    kept: list[ContactSpan] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept


def _one_form(found: Sequence[ContactSpan]) -> list[ContactSpan]:
    """Give URLs that differ only in how they are written the one form of their text."""
    forms = urls.unify(span.value for span in found if span.kind in _URL_KINDS)
    return [span._replace(value=forms[span.value]) if span.kind in _URL_KINDS else span for span in found]


def _is_venue(text: str, span: ContactSpan) -> bool:
    """Whether an address is only named in prose: no label, no line of its own, no contact beside it."""
    if span.kind != "address":
        return False
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line_end = line_end if line_end >= 0 else len(text)
    before, after = (
        text[max(line_start, span.start - _NEAR) : span.start],
        text[span.end : min(line_end, span.end + _NEAR)],
    )
    if _NOTE.fullmatch(after):
        after = ""  # （郵編 518045）
    if _address_label().search(before[-16:]) or not (before.strip() or after.strip()):
        return False
    if _HEADED.fullmatch(before.strip()) and not _venue().search(before) and (not after.strip() or after.isascii()):
        return False  # 秘書處：香港…, an office's name and where it is
    if not after.strip() and _heads_contacts(text, before, line_end):
        return False  # Tern Limited, 12/F, Tern Plaza, with its telephone on the next line
    if not before.strip() and after.isascii() and "," in after:
        return False  # the same address follows in English
    return bool(
        _PROSE.search(before + after) or _venue().search(before + after) or not _contact_label().search(before + after)
    )


def _heads_contacts(text: str, before: str, line_end: int) -> bool:
    """Tell whether a line of a name and its address stands above or below a line of contacts."""
    if len(before) > _LONGEST_NAME or _PROSE.search(before) or _venue().search(before):
        return False
    line_start = text.rfind("\n", 0, line_end) + 1
    below = text[line_end + 1 : line_end + 1 + _NEAR].lstrip("\n").partition("\n")[0]
    above = text[max(0, line_start - _NEAR) : max(0, line_start - 1)].rpartition("\n")[2]
    return any(_CONTACT_LINE.match(line) and _contact_label().search(line) for line in (below, above))


def _is_personal(contact: ContactSpan, owner: Owner) -> bool:
    if contact.kind in _URL_KINDS:
        return False
    return owner.person is not None or (contact.kind == "email" and emails.has_personal_name(contact.value))


@cache
def _address_label() -> re.Pattern[str]:
    return re.compile(alternation(words_for("labels", "label", "kind", "address")) + r"\s?[:：為是]?\s?$")


@cache
def _contact_label() -> re.Pattern[str]:
    return re.compile(alternation(words("labels", "label")) + "|@")


@cache
def _venue() -> re.Pattern[str]:
    return re.compile(alternation(use for held in ("venue", "place") for use in words_for("cues", "cue", "use", held)))
