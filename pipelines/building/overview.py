"""How much the chunks of a corpus tell, for a reader: counts of all, samples of a few."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pipelines.building import batches
from pipelines.building.testimonies import TELLINGS, TEXTS


class Sample(NamedTuple):
    """A text: what it is, how long it is, and how many claims of each kind it makes."""

    document_id: str
    title: str
    published: str | None
    characters: int
    claims: Counter[str]


def claims(folders: Sequence[Path], shown: int) -> tuple[Counter[str], list[Sample]]:
    """Return how many claims of each kind there are in some folders of testimonies, and the first few texts."""
    kinds: Counter[str] = Counter()
    sample: list[Sample] = []
    for folder in folders:
        table = batches.read(folder / TELLINGS, ("text", "kind"))
        for counted in table.group_by("kind").aggregate([([], "count_all")]).to_pylist():
            kinds[counted["kind"]] += counted["count_all"]
        if len(sample) < shown:
            by_text: dict[int, Counter[str]] = {}
            for text, kind in batches.rows(table, "text", "kind"):
                by_text.setdefault(text, Counter())[kind] += 1
            texts = batches.rows(batches.read(folder / TEXTS, ("document_id", "row")), "document_id", "row")
            for number, (document_id, row) in enumerate(texts):
                told = json.loads(row)
                counted_ = by_text.get(number, Counter())
                sample.append(Sample(document_id, told["title"], told["published"], told["characters"], counted_))
    return kinds, sample[:shown]
