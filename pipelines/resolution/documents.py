"""The rows of documents: what each source text is, on whose word, and the checksum of its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from pipelines.resolution.names import tidy
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source


def rows(sources: Sequence[Source], body_of_name: Callable[[Source, str], str | None]) -> list[Row]:
    """Return the rows of documents; `body_of_name` finds the organisation that a publisher's name means.

    File name, checksum and length come from the notes that reading leaves in the metadata (`source_file`,
    `sha256`, `bytes`); a text that came as a string has the checksum and length of its UTF-8.
    """
    return [_row(source, body_of_name) for source in sources]


def _row(source: Source, body_of_name: Callable[[Source, str], str | None]) -> Row:
    document, metadata = source.document, source.document.metadata
    notes = metadata.notes
    encoded = b"" if "sha256" in notes and "bytes" in notes else document.raw.encode("utf-8", "surrogatepass")
    return {
        "document_id": source.document_id,
        "title": tidy(metadata.title) or document.name,
        "kind": metadata.kind,
        "publisher_id": body_of_name(source, metadata.publisher) if metadata.publisher else None,
        "language": metadata.language,
        "published": metadata.published,
        "source_file": notes.get("source_file") or document.name,
        "source_url": metadata.source_url,
        "rights": metadata.rights,
        "sha256": notes.get("sha256") or hashlib.sha256(encoded).hexdigest(),
        "bytes": int(notes["bytes"]) if "bytes" in notes else len(encoded),
        "characters": len(document.raw),
    }
