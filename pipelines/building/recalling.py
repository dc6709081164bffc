"""What a folder of testimonies holds, as the values that resolution works on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.building import batches
from pipelines.building.schemas import PERSON, PORTRAIT, TEXT
from pipelines.building.testimonies import PEOPLE, PORTRAITS, TELLINGS, TEXTS, Testified
from pipelines.extraction.claims import Claim
from pipelines.resolution.people import Naming, Person
from pipelines.resolution.periods import days
from pipelines.resolution.portraits import Portrait, Sketch
from pipelines.resolution.tellings import Source, Telling

_DECIMALS = ("value", "value_max", "per")
_COUNTED = ("number_kind", "status", "reason", "claim")
_TOLD = ("index", "kind", "start", "end", "rule", "quote", "clause", "before", "after", "marks", "in_headline")


def texts(folder: Path, kinds: Collection[str] | None = None, keys: Collection[str] | None = None) -> list[Testified]:
    """Return what the texts of a chunk told, those with `keys` or all, with their claims of some kinds or of all."""
    found: dict[int, Testified] = {}
    for number, row in enumerate(batches.rows(batches.read(folder / TEXTS), *TEXT.names)):
        key, document_id, _, publisher, columns, raw = row
        if keys is None or key in keys:
            told = json.loads(columns)
            source = Source(document_id, "", days(told["published"]), publisher, told, {}, number)
            found[number] = Testified(key, source, raw)
    table = batches.read(folder / TELLINGS)
    if kinds is not None:
        table = table.filter(pc.is_in(table.column("kind"), pa.array(kinds, pa.string())))
    if keys is not None:
        table = table.filter(pc.is_in(table.column("text"), pa.array(found, pa.int32())))
    told_by_kind: dict[int, dict[str, list[Telling]]] = {number: {} for number in found}
    for row in batches.rows(table, "text", *_TOLD, "values", *_COUNTED):
        number, kind = row[0], row[2]
        values = dict(zip(_COUNTED, row[-4:], strict=True)) if kind == "number" else unpacked(kind, row[-5])
        telling = recalled(found[number].source, row[1:12], values)
        told_by_kind[number].setdefault(kind, []).append(telling)
    for number, told_ in told_by_kind.items():
        for tellings in told_.values():
            tellings.sort(key=lambda telling: (telling.claim.start, telling.claim.end, telling.index))
        found[number].source.tellings = told_
    return list(found.values())


def unpacked(kind: str, values: str) -> dict[str, Any]:
    """Return the values of a claim of some kind, as extraction gave them."""
    told: dict[str, Any] = json.loads(values)
    if kind == "statistic":
        told |= {name: Decimal(told[name]) for name in _DECIMALS if told.get(name) is not None}
    return told


def recalled(source: Source, row: tuple[Any, ...], values: dict[str, Any]) -> Telling:
    """Return a telling of `source` from the columns of its row, `index` to `in_headline`, and its values."""
    index, kind, start, end, rule, quote, clause, before, after, marks, in_headline = row
    claim = Claim(kind, start, end, values, rule)
    return Telling(source, index, claim, quote, clause, before, after, tuple(marks), in_headline)


def portraits(folder: Path) -> Iterator[tuple[str, Portrait]]:
    """Yield the portraits of a chunk, with their signs; places are day, document, start and end."""
    for row in batches.rows(batches.read(folder / PORTRAITS), *PORTRAIT.names):
        sign, sketch, first, rule, number, said, parents, unrivalled = row
        key, *parts, text = json.loads(sketch)
        yield (
            sign,
            Portrait(
                Sketch._make((key, *map(tuple, parts), text)),
                tuple(json.loads(first)),
                rule,
                number,
                {column: Counter(counted) for column, counted in json.loads(said).items()},
                {of: (times, tuple(place)) for of, (times, place) in json.loads(parents).items()},
                set(unrivalled),
            ),
        )


def people(folder: Path) -> Iterator[tuple[str, Person]]:
    """Yield the people of a chunk, with their signs; places are day, document, start and end."""
    for sign, naming, first, rule, said in batches.rows(batches.read(folder / PEOPLE), *PERSON.names):
        key, pairs, minted, hashed = json.loads(naming)
        yield (
            sign,
            Person(
                Naming(key, tuple((column, value) for column, value in pairs), minted, hashed),
                tuple(json.loads(first)),
                rule,
                Counter({(column, value): times for column, value, times in json.loads(said)}),
            ),
        )
