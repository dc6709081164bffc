"""Organisations: every mention of a named body, full name, alias or short name, in Chinese or Latin letters.

A body is known from the authority file, or by the build of its name (bodies_grammar, bodies_english), or because the
text introduces it in brackets or quotation marks. Short names that a text defines are met again wherever they stand.
Places, buildings, journals and common nouns are left out. Which tables the mentions end in is resolution's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from pipelines.extraction.bodies import latin as bodies_latin
from pipelines.extraction.bodies.authority import Authority
from pipelines.extraction.bodies.issuing import issuing
from pipelines.extraction.bodies.lexicon import Lexicon, build, default
from pipelines.extraction.bodies.mention import Mention
from pipelines.extraction.bodies.names_script import as_written, standard
from pipelines.extraction.bodies.register import Body, Register
from pipelines.extraction.bodies.roster import Roster
from pipelines.extraction.bodies.settling import settle
from pipelines.extraction.bodies.split import joined
from pipelines.extraction.claims import Claim
from pipelines.reading.document import Document

# A short form bracketed into a name, and the members of a congress told by their region, are no part of the name:
# 香港特別行政區（特區）政府, 安徽省港區政協.
_PLAIN = "(?<=[\u3400-\u9fff])[（(][\u3400-\u9fff]{1,6}[）)](?=[\u3400-\u9fff])|港區(?=政協|人大)"
_START, _END = itemgetter(0), itemgetter(1)


def find(document: Document, authority: Authority | None = None, text: str | None = None) -> Iterator[Claim]:
    """Yield one claim of kind organisation for each mention of a body in `document`, in order of the text.

    `authority` defaults to the project's own authority file; an empty one leaves the grammar alone to find candidates.
    `text` is that of the document in the standard spelling, where that is known before.
    """
    lexicon: Lexicon = default() if authority is None else build(authority)
    text = standard(document.text, document.metadata.language) if text is None else text
    register = Register(text, lexicon)
    roster = Roster(register)
    roster.read()
    chinese = joined(register, roster.mentions)
    mentions = [*chinese, *bodies_latin.find(register, chinese)]
    mentions = settle(mentions, roster.possible, register, document.metadata.place)
    mentions.extend(issuing(document, register, mentions))
    mentions.sort(key=_END, reverse=True)
    mentions.sort(key=_START)  # the longest of those that begin together comes first
    _spell(mentions, document, text)
    written = document.text
    new = tuple.__new__  # twice as fast as the class
    values: dict[tuple[str, ...], dict[str, object]] = {}  # the same of all mentions that say the same of a body
    for start, end, body, rule in mentions:
        words = text[start:end]
        form = (body.key, words) if text is written else (body.key, words, written[start:end])
        said = values.get(form)
        if said is None:
            said = values[form] = _values(body, written[start:end], words)
        yield new(Claim, ("organisation", start, end, said, rule))


def _spell(mentions: list[Mention], document: Document, text: str) -> None:
    """Give each candidate the full name that its first full mention writes."""
    spelt: set[str] = set()
    for mention in mentions:
        body = mention.body
        if body.known or body.key in spelt or text[mention.start : mention.end] != body.name_zh:
            continue
        spelt.add(body.key)
        body.name_zh = as_written(document, mention.start, mention.end) or body.name_zh


def _values(body: Body, written: str, mention: str) -> dict[str, object]:
    """Return what a mention says: its words as written, and in the standard spelling."""
    known = body.known
    words = written
    if "（" in written or "(" in written or (known and "港區" in written):
        plain = re.sub(_PLAIN, "", mention)
        if known or plain == body.name_zh:
            words = re.sub(_PLAIN, "", written)
            mention = mention if known else plain
    return {
        "key": body.key,
        "mention": words,
        "name_zh": body.name_zh,
        "name_en": body.name_en,
        "authority_id": known.organisation_id if known else None,
        "body_kind": body.kind,
        "parent": body.parent,
        "jurisdiction": body.jurisdiction,
        "is_alias": mention != body.name_zh and mention != body.name_en and _is_alias(body, mention),
    }


def _is_alias(body: Body, mention: str) -> bool:
    """Tell whether a mention, in the standard spelling, is no full name of its body in another spelling."""
    names = (body.name_zh, body.name_en)
    return mention not in [standard(name) for name in names if name and not name.isascii()]
