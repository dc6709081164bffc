"""The station from what a chunk tells to its facts, once bodies and people are known.

Figures of one text are put together and roles made here; what may be one with tellings of other texts is handed on,
with a digest of what all of those share.
"""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.building import batches, recalling, store, tellings_files
from pipelines.building.batches import columns, packed
from pipelines.building.schemas import MENTION, NUMBER, SPREAD
from pipelines.building.tellings_files import packed_tellings
from pipelines.building.testimonies import TELLINGS, TEXTS
from pipelines.knowledge import Knowledge
from pipelines.resolution import contacts, roles, statistics, timeline
from pipelines.resolution.facts import Fact
from pipelines.resolution.indicators import Indicators
from pipelines.resolution.settling import SETTLED, BodyRow, Settler
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import in_order
from validations import schema

DOCUMENTS, MENTIONS, NUMBERS, SPREAD_FILE = "documents.arrow", "mentions.arrow", "numbers.arrow", "spread.arrow"


def settled(testimonies: str, names: str, out: str) -> None:
    """Put the facts of the chunk in the folder `testimonies` into the folder `out`.

    The file `names` has, as JSON, the rows that the chunk's signs and publishers mean (see naming.py).
    """
    told = recalling.texts(Path(testimonies), SETTLED)
    known = json.loads(Path(names).read_text("utf-8"))
    signs = _keys(Path(testimonies), len(told))
    bodies = {
        row_id: BodyRow(row_id, parent, programme, tuple(of_body))
        for row_id, (parent, programme, of_body) in known["bodies"].items()
    }
    reviewed = {f"org:{row_id}": body for row_id, body in bodies.items()}

    def write(folder: Path) -> None:
        facts: list[tuple[str, Fact]] = []
        spread: list[tuple[Any, ...]] = []
        documents: list[Row] = []
        for text, own in zip(told, signs, strict=True):
            by_key = {key: bodies[row_id] for key, sign in own.items() if (row_id := known["by_sign"].get(sign))}
            people = {key: known["people"][sign] for key, sign in own.items() if sign in known["people"]}
            settler = Settler(ChainMap(by_key, reviewed), people, indicators().of)
            documents.append(settler.document(text.source, known["publishers"].get))
            source = settler.settled(text.source)
            facts += (("roles", fact) for fact in roles.within(source))
            for fact in statistics.within(source):
                if block := statistics.block(fact):
                    spread.append(_spread("statistics", block, fact.tellings))
                else:
                    facts.append(("statistics", fact))
            spread += (_spread("timeline", timeline.block(one), [one]) for one in source.told("event"))
            spread += (_spread("contacts", contacts.block(one), [one]) for one in source.told("contact"))
        tellings_files.write(folder, facts)
        table = pa.table(columns(SPREAD.names, spread), schema=SPREAD)
        batches.write_table(folder / SPREAD_FILE, table.sort_by("block"))
        batches.write_table(folder / DOCUMENTS, schema.to_arrow("documents", documents))
        _write_of_tellings(folder, Path(testimonies), known)

    store.make(Path(out), write, Path(names).parent)


@cache
def indicators() -> Indicators:
    """Return the indicators that this process knows figures by, read once: word lists do not change under a run."""
    return Indicators(Knowledge.load().matches)


def _keys(testimonies: Path, texts: int) -> list[dict[str, str]]:
    """Return for each text the sign of each of its keys for a body or a person."""
    table = batches.read(testimonies / TELLINGS, ("text", "key", "sign"))
    found: list[dict[str, str]] = [{} for _ in range(texts)]
    for text, key, sign in batches.rows(table.filter(pc.is_valid(table.column("sign"))), "text", "key", "sign"):
        found[text][key] = sign
    return found


def _spread(table: str, block: str | tuple[Any, ...], tellings: list[Any]) -> tuple[Any, ...]:
    first = tellings[0]
    source, claim = first.source, first.claim
    # 5 and 5.0 are one number, however it is written.
    plain = [float(part) if isinstance(part, Decimal) else part for part in block]
    return (
        crc32(packed([table, plain]).encode("utf-8", "surrogatepass")),
        *(table, in_order(source)[0].toordinal(), source.document_id, source.row["published"]),
        *(claim.start, claim.end, first.index, packed_tellings(tellings)),
    )


def _write_of_tellings(folder: Path, testimonies: Path, known: Mapping[str, Any]) -> None:
    """Write the mentions with their rows, and the numbers, of a chunk: columns that are carried over."""
    ids = batches.read(testimonies / TEXTS, ("document_id",)).column("document_id")
    table = batches.read(testimonies / TELLINGS)
    table = table.append_column("document_id", ids.take(table.column("text")))
    batches.write_table(folder / MENTIONS, pa.concat_tables(list(_mentions(table, known))))
    numbers = table.filter(_of_kind("number"))
    numbers = numbers.rename_columns(
        {"kind": "is", "quote": "text", "text": "of", "number_kind": "kind"}  # the columns of coverage
    ).select(NUMBER.names)
    batches.write_table(folder / NUMBERS, numbers.cast(NUMBER))


def _of_kind(kind: str) -> Any:
    """Return the condition that a claim is of some kind."""
    return pc.field("kind") == kind


def _mentions(table: pa.Table, known: Mapping[str, Any]) -> Iterator[pa.Table]:
    of_name = (
        ("organisation", "organisations", known["by_sign"], "aliases"),
        ("person", "people", known["people"], None),
    )
    for kind, name, by_sign, otherwise in of_name:
        some = table.filter(_of_kind(kind))
        found = pc.index_in(some.column("sign"), pa.array(by_sign, pa.string()))
        row_ids = pa.array(by_sign.values(), pa.string()).take(found)
        some = some.append_column("row_id", row_ids).filter(pc.is_valid(row_ids))
        fields: Any = pa.array([otherwise] * len(some), pa.string())
        for column in ("name_en", "name_zh"):
            folded = known["folded"][column]
            at = pc.index_in(some.column("row_id"), pa.array(folded, pa.string()))
            is_name: Any = pc.equal(pa.array(folded.values(), pa.string()).take(at), some.column("folded"))
            fields = pc.if_else(pc.fill_null(is_name, False), pa.scalar(column), fields)
        some = some.append_column("field", fields)
        some = some.append_column("table_name", pa.array([name] * len(some), pa.string()))
        yield some.select(MENTION.names).cast(MENTION)
