"""hkbiomed: from raw texts on Hong Kong's genomic medicine to a validated, versioned open dataset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.extraction.claims import Claim

__all__ = ["extract_text"]


def extract_text(text: str) -> Iterator[Claim]:
    """Yield the claims of every kind that a text makes, each with kind, start, end, values and the rule that read it.

    Offsets are code points of `text` as given. Needs no files of the project but its word lists, and no Dagster.

    >>> claims = extract_text("香港男性平均壽命達82.5歲。")
    >>> [claim.values["value_exact"] for claim in claims if claim.kind == "statistic"]
    ['82.5']
    """
    from pipelines.extraction import extract
    from pipelines.reading import read_text

    yield from extract(read_text(text))
