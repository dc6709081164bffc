"""What a folder of testimonies holds, as the values that resolution works on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.building import ahead, batches
from pipelines.building.schemas import TEXT
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


def portraits(folders: Iterable[Path]) -> Iterator[tuple[str, Portrait]]:
    """Yield the portraits of chunks, with their signs; places are day, document, start and end."""
    sketches: dict[str, Sketch] = {}
    for table in ahead.read(batches.read, (folder / PORTRAITS for folder in folders)):
        for sign, sketch in batches.rows(table, "sign", "sketch"):
            if sign not in sketches:
                key, *parts, text = json.loads(sketch)
                sketches[sign] = Sketch._make((key, *map(tuple, parts), text))
        columns = (_parsed(table, name) for name in ("first", "said", "parents"))
        rows = batches.rows(table, "sign", "rule", "texts", "unrivalled")
        for (sign, rule, number, unrivalled), first, said, parents in zip(rows, *columns, strict=True):
            yield (
                sign,
                Portrait(
                    sketches[sign],
                    tuple(first),
                    rule,
                    number,
                    {column: Counter(counted) for column, counted in said.items()},
                    {of: (times, tuple(place)) for of, (times, place) in parents.items()},
                    set(unrivalled),
                ),
            )


def people(folders: Iterable[Path]) -> Iterator[tuple[str, Person]]:
    """Yield the people of chunks, with their signs; places are day, document, start and end."""
    namings: dict[str, Naming] = {}
    for table in ahead.read(batches.read, (folder / PEOPLE for folder in folders)):
        for sign, naming in batches.rows(table, "sign", "naming"):
            if sign not in namings:
                key, pairs, minted, hashed = json.loads(naming)
                namings[sign] = Naming(key, tuple((column, value) for column, value in pairs), minted, hashed)
        rows = batches.rows(table, "sign", "rule")
        for (sign, rule), first, said in zip(rows, _parsed(table, "first"), _parsed(table, "said"), strict=True):
            counted = Counter({(column, value): times for column, value, times in said})
            yield sign, Person(namings[sign], tuple(first), rule, counted)


def _parsed(table: pa.Table, column: str) -> list[Any]:
    """Return a column of JSON parsed: as one array, which is far cheaper than each by itself."""
    parsed: list[Any] = json.loads(f"[{','.join(batches.values(table, column))}]")
    return parsed
