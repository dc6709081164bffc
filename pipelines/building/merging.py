"""The station from tellings that may be one across texts to facts: a bucket of whole blocks in, its facts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pipelines.building import batches, store, tellings_files
from pipelines.building.batches import columns
from pipelines.building.schemas import FOUNDING, SPREAD
from pipelines.building.tellings_files import unpacked_tellings
from pipelines.resolution import contacts, evidence, statistics, timeline
from pipelines.resolution.facts import Fact
from pipelines.resolution.periods import days
from pipelines.resolution.tellings import Source, Telling, in_order

FOUNDINGS = "foundings.arrow"


def merged(bucket: str, out: str) -> None:
    """Merge the tellings in the file `bucket`, which has every block whole, and put the facts into the folder `out`."""
    table = batches.read(Path(bucket)).sort_by([(name, "ascending") for name in ("block", "table_name")])
    rows = batches.rows(table, *SPREAD.names)

    def write(folder: Path) -> None:
        foundings: list[tuple[Any, ...]] = []

        def facts() -> Iterator[tuple[str, Fact]]:
            # One block after another: a block of what many texts tell is large enough by itself.
            for (_, table), block in groupby(rows, key=lambda row: row[:2]):
                for made in _facts(table, list(block)):
                    foundings.extend(_founding(t) for t in made[1].tellings if evidence.founding(t))
                    yield made

        tellings_files.write(folder, facts())
        if foundings:
            batches.write(folder / FOUNDINGS, FOUNDING, columns(FOUNDING.names, foundings))

    store.make(Path(out), write, Path(bucket).parent)


def _facts(table: str, block: Sequence[tuple[Any, ...]]) -> Iterator[tuple[str, Fact]]:
    tellings = list(_tellings(block))
    if table == "statistics":
        made = statistics.across(map(statistics.of_tellings, tellings))
    else:
        across = {"timeline": timeline.across, "contacts": contacts.across}[table]
        made = across(telling for source in tellings for telling in source)
    return ((table, fact) for fact in made)


def _tellings(block: Sequence[tuple[Any, ...]]) -> Iterator[list[Telling]]:
    """Yield the tellings of each row of a block, in the order of sources and places; sources are numbered."""
    order = sorted(block, key=lambda row: row[2:4] + row[5:8])
    for number, (_, of_one) in enumerate(groupby(order, key=lambda row: row[2:4])):
        source = None
        for _, _, _, document_id, published, _, _, _, told in of_one:
            source = source or Source(document_id, "", days(published), None, {"published": published}, {}, number)
            yield unpacked_tellings(source, told)


def _founding(telling: Telling) -> tuple[Any, ...]:
    source, claim = telling.source, telling.claim
    return (
        *(claim.values["subject"], str(claim.values["date"]), in_order(source)[0].toordinal(), source.document_id),
        *(claim.start, claim.end, telling.index, telling.quote, claim.rule),
    )
