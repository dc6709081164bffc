"""A read text and its claims -> a source: each claim with all that resolution will ask of the text around it."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.extraction.claims import Claim
from pipelines.reading.document import Document
from pipelines.resolution.identifiers import clause
from pipelines.resolution.names import tidy
from pipelines.resolution.periods import days
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source, Telling, document_id

_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s|$)")
_LEAST_PARAGRAPH = 20
_MARKS = re.compile(r"[。！？!?；;]")
# The second of two line ends with nothing but blanks between them.
_EMPTY_LINE = re.compile(r"(?<=\n)(?= *\n)")
_BESIDE = 6


def testify(document: Document, claims: Sequence[Claim]) -> Source:
    """Return what a document tells; `claims` have raw offsets."""
    raw, headline_end = document.raw, _headline_end(document)
    source = Source(
        document_id(document.name),
        document.name,
        days(document.metadata.published),
        document.metadata.publisher,
        _row(document),
    )
    sentences = [found.start() for found in _MARKS.finditer(raw)]
    lines = [raw.index("\n", found.start()) for found in _EMPTY_LINE.finditer(raw)]
    told: dict[str, list[Telling]] = {}
    for index, claim in enumerate(claims):
        kind, start, end = claim.kind, claim.start, claim.end
        telling = Telling(source, index, claim, raw[start:end], in_headline=start < headline_end)
        if kind in {"statistic", "event"}:
            telling.clause = clause(raw, start, end)
        if kind == "statistic":
            telling.before, telling.after = raw[max(0, start - _BESIDE) : start], raw[end : end + _BESIDE]
            telling.marks = (
                bisect_left(sentences, start),
                bisect_left(lines, start),
                bisect_left(sentences, end),
                bisect_left(lines, end),
            )
        told.setdefault(kind, []).append(telling)
    for tellings in told.values():
        tellings.sort(key=lambda telling: (telling.claim.start, telling.claim.end, telling.index))
    source.tellings = told
    return source


def _headline_end(document: Document) -> int:
    """Return the raw offset of the first paragraph that holds a whole sentence; 0 where none does."""
    for block in document.blocks:
        long = block.kind == "paragraph" and block.end - block.start >= _LEAST_PARAGRAPH
        if long and _SENTENCE_END.search(document.text, block.start, block.end):
            return document.raw_span(block.start, block.end)[0]
    return 0


def _row(document: Document) -> Row:
    """Return the columns of documents that the text itself fills.

    File name, checksum and length come from the notes that reading leaves in the metadata (`source_file`,
    `sha256`, `bytes`); a text that came as a string has the checksum and length of its UTF-8.
    """
    metadata = document.metadata
    notes = metadata.notes
    encoded = b"" if "sha256" in notes and "bytes" in notes else document.raw.encode("utf-8", "surrogatepass")
    return {
        "title": tidy(metadata.title) or document.name,
        "kind": metadata.kind,
        "language": metadata.language,
        "published": metadata.published,
        "source_file": notes.get("source_file") or document.name,
        "source_url": metadata.source_url,
        "rights": metadata.rights,
        "sha256": notes.get("sha256") or hashlib.sha256(encoded).hexdigest(),
        "bytes": int(notes["bytes"]) if "bytes" in notes else len(encoded),
        "characters": len(document.raw),
    }
