"""Bodies that were found in texts and that nobody has looked at yet, each with the sentence that names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.publication.explaining import CLOSE, OPEN, marked

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


class Candidate(NamedTuple):
    """A body that awaits review; `sentence` is that of its first full mention, marked; `mentions` counts all."""

    organisation_id: str
    name_zh: str
    name_en: str
    kind: str
    mentions: int
    document_id: str
    start: int
    end: int
    sentence: str
    rule: str


HEADER = Candidate._fields

_NAMES = ("name_zh", "name_en", "aliases")
"""What evidence of a mention may support; evidence of a founding is none."""

# They are no part of a sentence, and a spreadsheet would take what follows for a formula.
_BULLETS = "-=+@ "


def candidates(tables: Tables, texts: Mapping[str, str]) -> list[Candidate]:
    """Return the organisations of status candidate; without its text, a mention stands without its sentence."""
    places: dict[str, list[Row]] = {}
    for row in tables["evidence"]:
        if row["table_name"] == "organisations" and row["field"] in (None, *_NAMES):
            places.setdefault(row["row_id"], []).append(row)
    found = []
    for body in tables["organisations"]:
        if body["status"] != "candidate":
            continue
        told = sorted(places.get(body["organisation_id"], ()), key=_full_name_first)
        names = body["organisation_id"], body["name_zh"] or "", body["name_en"] or "", body["kind"]
        if told:
            first = told[0]
            place = first["document_id"], first["start"], first["end"]
            found.append(Candidate(*names, len(told), *place, sentence(first, texts), first["rule"] or ""))
        else:
            found.append(Candidate(*names, 0, "", 0, 0, "", ""))
    return found


def _full_name_first(evidence: Row) -> tuple[bool, str, int]:
    return (evidence["field"] not in _NAMES[:2], evidence["document_id"], evidence["start"])


def sentence(evidence: Row, texts: Mapping[str, str]) -> str:
    """Return the sentence around a quote with the quote marked, or the quote alone where its text is not at hand."""
    text = texts.get(evidence["document_id"])
    if text is None:
        return f"{OPEN}{' '.join(evidence['quote'].split())}{CLOSE}"
    return marked(text, evidence["start"], evidence["end"]).lstrip(_BULLETS)
