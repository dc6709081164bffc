"""Document -> claims: one small module a kind of fact, all with the same verbs, `parse` and `find`.

A grammar can be used alone (`from pipelines.extraction import dates`) and then costs no more than itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.collector import held_back
from pipelines.extraction.claims import Claim

if TYPE_CHECKING:
    from pipelines.reading.document import Document

__all__ = ["Claim", "extract"]


@held_back
def extract(document: Document) -> list[Claim]:
    """Return all claims of a document, at raw offsets; see `pipelines.extraction.extractor`."""
    from pipelines.extraction import extractor

    return extractor.extract(document)
