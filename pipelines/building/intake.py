"""A stream of texts, cut into chunks whose bounds depend on the texts there alone.

A chunk begins at a text whose name and length say so, as rsync and casync cut files: a text that is added, changed or
removed changes its own chunk, and the one before or after where it lies on their bound
(https://0pointer.net/blog/casync-a-tool-for-distributing-file-system-images.html).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.building import batches, keys
from pipelines.building.batches import packed
from pipelines.building.schemas import INTAKE
from pipelines.reading.corpus import Text
from pipelines.resolution.tellings import apart, document_id

USUAL, USUAL_BYTES = 64, 500_000
"""Texts in a chunk on average, and of long texts the bytes."""
MOST, MOST_BYTES = 512, 8_000_000
"""Where a chunk ends in any case; one in three thousand is so long."""


class Intake(NamedTuple):
    """A text as it came, with its identifier in this corpus; `key` is that of all that reading it depends on."""

    key: str
    document_id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Chunk:
    """Texts that are read together."""

    texts: tuple[Intake, ...]

    @property
    def ends(self) -> tuple[str, str]:
        """The names of the first and the last text, by which it is found again when it has changed, or is cut apart."""
        return self.texts[0].text.name, self.texts[-1].text.name

    @property
    def key(self) -> str:
        """Return the key of all that what the chunk tells depends on."""
        return keys.digest(keys.code(), [taken.key for taken in self.texts])

    def write(self, path: Path) -> None:
        """Write the texts for a task to read."""
        columns: dict[str, Sequence[Any]] = {
            "key": [taken.key for taken in self.texts],
            "document_id": [taken.document_id for taken in self.texts],
            "name": [taken.text.name for taken in self.texts],
            "source_file": [taken.text.source_file for taken in self.texts],
            "data": [taken.text.data for taken in self.texts],
            "source": [packed(dict(taken.text.source)) for taken in self.texts],
        }
        batches.write(path, INTAKE, columns)


def read(path: Path) -> list[Intake]:
    """Read back the texts of a chunk."""
    rows = batches.rows(batches.read(path), *INTAKE.names)
    return [
        Intake(key, known_as, Text(name, file, data, json.loads(source)))
        for key, known_as, name, file, data, source in rows
    ]


def taken_in(texts: Iterable[Text]) -> Iterator[Intake]:
    """Yield the texts with identifiers that no other has.

    Of two names of one identifier the second is told apart. To know them all costs eight bytes a text and what a set
    needs around them.
    """
    seen: set[bytes] = set()
    for text in texts:
        known_as = document_id(text.name)
        if (mark := _mark(known_as)) in seen:
            known_as = apart(known_as, text.name)
            mark = _mark(known_as)
        seen.add(mark)
        sha256 = hashlib.sha256(text.data).hexdigest()
        key = keys.digest(keys.code(), known_as, text.name, text.source_file, sha256, sorted(text.source.items()))
        yield Intake(key, known_as, text)


def _mark(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8]


def chunks(texts: Iterable[Intake]) -> Iterator[Chunk]:
    """Cut a stream of texts, which come in the order of a folder, into chunks."""
    held: list[Intake] = []
    size = 0
    for taken in texts:
        if held and (_begins(taken.text) or len(held) >= MOST or size >= MOST_BYTES):
            yield Chunk(tuple(held))
            held, size = [], 0
        held.append(taken)
        size += len(taken.text.data)
    if held:
        yield Chunk(tuple(held))


def _begins(text: Text) -> bool:
    """Tell whether a chunk begins at a text: one in USUAL does, and more of those that are long."""
    drawn = int.from_bytes(_mark(text.name)[:4])
    return drawn * USUAL < 1 << 32 or drawn * USUAL_BYTES < len(text.data) << 32
