"""Who is who in a corpus, from what its chunks have found of bodies and people; what each chunk needs to know of it.

Held in memory is a portrait for each way of speaking of a body and a naming for each way of naming a person: that grows
with the names of a corpus, which are far fewer than its texts.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.building import batches, recalling
from pipelines.building.batches import packed
from pipelines.building.testimonies import CHUNK, TEXTS
from pipelines.knowledge import Knowledge
from pipelines.resolution import organisations, people, portraits
from pipelines.resolution.identifiers import Registry
from pipelines.resolution.names import fold
from pipelines.resolution.organisations import Bodies
from pipelines.resolution.people import People
from pipelines.resolution.settling import body_of
from pipelines.resolution.tables import Row


@dataclass(frozen=True, slots=True)
class Names:
    """The bodies and people of a corpus, their rows by identifier, and what claims ask of each body."""

    bodies: Bodies
    people: People
    by_id: Mapping[str, Row]
    told_by: Mapping[str, list[object]]

    def known(self, testimonies: Path) -> str:
        """Return what settling a chunk asks of names, as JSON: the same as long as nothing of it is told otherwise.

        `by_sign` and `people` map signs to rows; `bodies` has, by row, the parent, whether it is a programme, and the
        names that an indicator may know it by; `folded` the names that evidence may support; `publishers` whom the
        texts' publishers are.
        """
        chunk = json.loads((testimonies / CHUNK).read_text("utf-8"))
        by_sign = {sign: row_id for sign in chunk["portraits"] if (row_id := self.bodies.by_sign.get(sign))}
        persons = {sign: self.people.by_sign[sign] for sign in chunk["people"]}
        named = {key.removeprefix("org:") for key in chunk["reviewed"]}
        issuers = {name: row_id for name in chunk["publishers"] if (row_id := self.bodies.of_name(name))}
        rows = sorted({*by_sign.values(), *persons.values(), *(named & self.by_id.keys())})
        return packed(
            {
                "by_sign": by_sign,
                "people": persons,
                "publishers": issuers,
                "bodies": {row_id: self.told_by[row_id] for row_id in rows if row_id in self.told_by},
                "folded": {
                    column: {row_id: fold(name) for row_id in rows if (name := self.by_id[row_id][column])}
                    for column in ("name_zh", "name_en")
                },
            }
        )


def resolved(testimonies: Sequence[Path], knowledge: Knowledge) -> Names:
    """Return who is who in the texts of all chunks."""

    def register(table: str) -> Registry:
        return Registry.of(knowledge.registry, table)

    decided = {text for decision in knowledge.candidates for text in decision.documents}
    present = documents(testimonies, decided)
    with _kept():
        drawn = portraits.gathered(recalling.portraits(testimonies))
        bodies = organisations.resolve(drawn, knowledge, register("organisations"), present)
        found = portraits.gathered(recalling.people(testimonies))
        persons = people.resolve(found, register("people"))
    words = {word.casefold() for match in knowledge.matches for word in (*match.all_of, *match.any_of)}
    by_id = {row["organisation_id"]: row for row in bodies.rows} | {row["person_id"]: row for row in persons.rows}
    return Names(bodies, persons, by_id, {row["organisation_id"]: _told(row, words) for row in bodies.rows})


@contextmanager
def _kept() -> Iterator[None]:
    """Look for no garbage: nearly all that is made here is needed to the end, and to look through it takes as long."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _told(row: Row, words: Collection[str]) -> list[object]:
    """Return what claims ask of a body: its parent, whether it is a programme, those names that hold some words."""
    body = body_of(row)
    folded = zip(body.names, map(str.casefold, body.names), strict=True)
    return [body.parent_id, body.programme, [name for name, said in folded if any(word in said for word in words)]]


def documents(testimonies: Iterable[Path], asked: Collection[str]) -> set[str]:
    """Return those of the documents asked for that are among the texts of some chunks."""
    found: set[str] = set()
    for folder in testimonies if asked else ():
        ids = batches.read(folder / TEXTS, ("document_id",)).column("document_id").to_pylist()
        found.update(set(asked).intersection(ids))
    return found
