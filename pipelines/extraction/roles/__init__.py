"""Roles: which person holds which title in which body, as a text states it.

Reads titles before a name (基因組中心行政總裁羅思偉醫生), on the lines beneath or above it, behind it in English, and
told by a verb (獲學會委任為名譽顧問). A title is kept as written, without body and name; an honorific alone (教授,
醫生) is no role, but a member of a legislature (議員) is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from pipelines.extraction.bodies.names_script import standard
from pipelines.extraction.claims import Claim, in_order
from pipelines.extraction.people.spelling import of_names
from pipelines.extraction.people.voice import UNKNOWN, subject, voice
from pipelines.extraction.roles.reader import RolesReader
from pipelines.extraction.roles.role import Role
from pipelines.reading.document import Document


def find(
    document: Document,
    bodies: Sequence[Claim],
    people: Sequence[Claim],
    speaker: str | None = UNKNOWN,
    text: str | None = None,
) -> Iterator[Claim]:
    """Yield one claim of kind role for each place that states one; the same role may be stated in several places.

    `speaker` is the body that the text speaks for, `text` that of the document in the standard spelling, where they
    are known before.
    """
    if not people:
        return
    language = document.metadata.language
    text = of_names(standard(document.text, language) if text is None else text, language)
    bodies = in_order(bodies)
    speaker = voice(document, bodies) if speaker is UNKNOWN else speaker
    if document.metadata.kind == "news":
        # Who holds an office in a report does not hold it in the paper, but in the company that the report is about.
        others = [body.values for body in bodies if body.values["key"] != speaker]
        firm = next((body["key"] for body in others if body["body_kind"] == "company"), None)
        speaker = firm if firm and firm == subject(document, bodies, frozenset({speaker or ""})) else None
    reader = RolesReader(text, bodies, sorted(people, key=itemgetter(1)), speaker)
    for role in reader.read():
        yield _claim(_as_spelt(role, document) if document.spelling else role)


def _as_spelt(role: Role, document: Document) -> Role:
    """Return a role with its title as a Traditional text spells it: 臨牀副教授; Simplified stays converted."""
    at = document.text.find(role.title, role.start, role.end)
    return role._replace(title=document.spelling[at : at + len(role.title)]) if at >= 0 else role


def _claim(role: Role) -> Claim:
    latin = role.title.isascii()
    return Claim(
        "role",
        role.start,
        role.end,
        {
            "person": role.person,
            "organisation": role.organisation,
            "title_zh": None if latin else role.title,
            "title_en": role.title if latin else None,
        },
        f"roles.{role.rule}",
    )
