"""A folder of texts, any number of them, through all stations: which tasks there are, and which need not be done."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.building import assembling, extracting, intake, keys, merging, naming, settling, spreading
from pipelines.building.assembling import Assembled
from pipelines.building.naming import Names
from pipelines.building.relations import Relations
from pipelines.building.store import Store, written
from pipelines.building.testimonies import CHUNK
from pipelines.engines import Code, Engine
from pipelines.knowledge import Knowledge
from pipelines.reading.corpus import Text, Unreadable, texts

CODE = Code(("pipelines",), keys.code)
"""What every worker has to have in common with the run that it works for."""
STATIONS = {
    "testimony": "reading and extraction",
    "settled": "resolution of each text",
    "merged": "resolution across texts",
    "judged": "contract",
}
"""What the stations do, by the names of their tasks."""

_TOLD = 20


class UnreadableTextsError(ValueError):
    """Texts that cannot be read, where that must not be: which, each with why and what to do."""


@dataclass(slots=True)
class Counted:
    """What a run has seen: texts that were read now, texts in all, and those that could not be read, each with why."""

    read: int = 0
    texts: int = 0
    unreadable: list[tuple[str, str]] = field(default_factory=list)

    def require_readable(self, raw: Path, strict: bool) -> None:
        """Raise UnreadableTextsError where no text can be read, with `strict` where any cannot."""
        if self.unreadable and (strict or len(self.unreadable) == self.texts):
            more = len(self.unreadable) - _TOLD
            rest = [f"... and {more:,} more"] if more > 0 else []
            told = [reason for _, reason in self.unreadable[:_TOLD]]
            count = f"{len(self.unreadable):,} of the texts in {raw} cannot be read:"
            raise UnreadableTextsError("\n".join([count, *told, *rest]))


@contextmanager
def built(raw: Path, engine: Engine, store: Store, counted: Counted, strict: bool = False) -> Iterator[Assembled]:
    """Give the tables of the texts in the folder `raw`; what `store` has from runs before is not made again.

    `counted` is filled in; texts that cannot be read are told of there, with `strict` they end the run. Raises
    CorpusError or ManifestError where the folder as a whole cannot be read, UnreadableTextsError, KnowledgeError where
    people's decisions do not read, StoreError where the store cannot be written; EngineError or TaskError where a task
    fails.
    """
    knowledge = Knowledge.load()
    with store.working() as work:
        testimonies = _testimonies(raw, engine, store, work, counted)
        counted.require_readable(raw, strict)
        names = naming.resolved(testimonies, knowledge)
        settled = _settled(testimonies, names, engine, store, work)
        merged = _merged(settled, spreading.buckets(counted.texts), engine, store, work)
        # Only now is all that this run uses marked as used.
        store.prune(work)
        with Relations(work, engine.workers) as relations:
            yield assembling.assemble(relations, testimonies, settled, merged, names, knowledge)


def told(raw: Path, engine: Engine, store: Store, counted: Counted, strict: bool = False) -> list[Path]:
    """Return the folders of what the texts in the folder `raw` tell, chunk by chunk; otherwise as `built`."""
    with store.working() as work:
        testimonies = _testimonies(raw, engine, store, work, counted)
    counted.require_readable(raw, strict)
    return testimonies


def _testimonies(raw: Path, engine: Engine, store: Store, work: Path, counted: Counted) -> list[Path]:
    """Return what each chunk of the corpus tells."""
    places: list[Path] = []

    def readable() -> Iterator[Text]:
        for text in texts(raw):
            if isinstance(text, Unreadable):
                counted.texts += 1
                counted.unreadable.append((text.source_file, str(text)))
            else:
                yield text

    given: deque[Path] = deque()

    def tasks() -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for number, chunk in enumerate(intake.chunks(intake.taken_in(readable()))):
            counted.texts += len(chunk.texts)
            place = store.path("testimonies", chunk.key)
            places.append(place)
            if not store.has(place):
                given.append(work / f"chunk-{number}.arrow")
                with written(given[-1]):
                    chunk.write(given[-1])
                yield str(given[-1]), str(place), tuple(map(str, store.earlier(*chunk.ends)))
            for name in chunk.ends:
                store.remember(name, place)

    for read in engine.run(extracting.testimony, tasks()):
        counted.read += read
        # What is read already only takes room: one that cannot be removed goes with the working folder.
        with suppress(OSError):
            given.popleft().unlink()
    for place in places:
        counted.unreadable += map(tuple, json.loads((place / CHUNK).read_text("utf-8"))["unreadable"])
    return places


def _settled(testimonies: Sequence[Path], names: Names, engine: Engine, store: Store, work: Path) -> list[Path]:
    """Return the facts of each chunk."""
    places: list[Path] = []

    def tasks() -> Iterator[tuple[str, str, str]]:
        for number, told in enumerate(testimonies):
            known = names.known(told)
            place = store.path("settled", keys.digest(keys.code(), told.name, known))
            places.append(place)
            if not store.has(place):
                given = work / f"names-{number}.json"
                with written(given):
                    given.write_text(known, "utf-8")
                yield str(told), str(given), str(place)

    for _ in engine.run(settling.settled, tasks()):
        pass
    return places


def _merged(settled: Sequence[Path], count: int, engine: Engine, store: Store, work: Path) -> list[Path]:
    """Return the facts of each bucket."""
    places: list[Path] = []

    def tasks() -> Iterator[tuple[str, str]]:
        for number, (sign, bucket) in enumerate(spreading.gathered(settled, count, work)):
            place = store.path("merged", keys.digest(keys.code(), sign))
            places.append(place)
            if not store.has(place):
                given = work / f"bucket-{number}.arrow"
                with written(given):
                    given.write_bytes(bucket)
                yield str(given), str(place)

    for _ in engine.run(merging.merged, tasks()):
        pass
    return places
