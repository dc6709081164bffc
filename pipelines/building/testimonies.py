"""What the texts of a chunk tell, written as a folder of files.

`texts` has a row a text, `tellings` a row a claim in the order of texts and claims, `portraits` and `people` a row for
each way of speaking of a body or naming a person that any text of the chunk has. `chunk.json` lists the texts that
could not be read, and of the others what settling them asks of the whole corpus: the signs of `portraits` and `people`,
the names of publishers, and the keys of the authority file that claims name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.building import batches
from pipelines.building.batches import columns, packed
from pipelines.building.schemas import PERSON, PORTRAIT, TELLING, TEXT
from pipelines.resolution import people, portraits
from pipelines.resolution.names import fold
from pipelines.resolution.people import Person
from pipelines.resolution.portraits import Place, Portrait
from pipelines.resolution.settling import SETTLED
from pipelines.resolution.tellings import Source, Telling, in_order

TEXTS, TELLINGS, PORTRAITS, PEOPLE = "texts.arrow", "tellings.arrow", "portraits.arrow", "people.arrow"
CHUNK = "chunk.json"


class Testified(NamedTuple):
    """A text that has testified: its content key, what it tells, and its raw text."""

    key: str
    source: Source
    raw: str


def write(folder: Path, texts: Sequence[Testified], unreadable: Sequence[tuple[str, str]] = ()) -> None:
    """Write what texts tell into an empty folder; `unreadable` are names of texts and why they could not be read."""
    sources = [text.source for text in texts]
    days = [in_order(source)[0].toordinal() for source in sources]
    told: dict[str, Sequence[Any]] = {
        "key": [text.key for text in texts],
        "document_id": [source.document_id for source in sources],
        "day": days,
        "publisher": [source.publisher for source in sources],
        "row": [packed(source.row) for source in sources],
        "raw": [text.raw for text in texts],
    }
    batches.write(folder / TEXTS, TEXT, told)
    drawn: list[tuple[str, Portrait]] = []
    persons: list[tuple[str, Person]] = []
    tellings: list[tuple[Any, ...]] = []
    for number, (day, source) in enumerate(zip(days, sources, strict=True)):
        # What is first told where must hold beyond the chunk, whose texts come in the order of the folder.
        source.order = (day, source.document_id)
        sketched, named = portraits.sketched(source), people.named(source)
        drawn += portraits.portraits(source, sketched)
        persons += people.people(named)
        signs = {("organisation", key): sketch.sign for key, (sketch, _) in sketched.items()}
        signs |= {("person", key): naming.sign for key, (naming, _) in named.items()}
        own = (telling for kind in source.tellings.values() for telling in kind)
        tellings += (_telling(number, one, signs) for one in sorted(own, key=lambda one: one.index))
    batches.write(folder / TELLINGS, TELLING, columns(TELLING.names, tellings))
    drawings, namings = portraits.gathered(drawn), portraits.gathered(persons)
    batches.write(folder / PORTRAITS, PORTRAIT, columns(PORTRAIT.names, _portraits(drawings)))
    batches.write(folder / PEOPLE, PERSON, columns(PERSON.names, _people(namings)))
    chunk = {
        "unreadable": list(unreadable),
        "portraits": sorted(drawings),
        "people": sorted(namings),
        "publishers": sorted({source.publisher for source in sources if source.publisher}),
        "reviewed": sorted(_reviewed(sources)),
    }
    (folder / CHUNK).write_text(packed(chunk), "utf-8")


def _reviewed(sources: Sequence[Source]) -> set[str]:
    """Return the keys of bodies of the authority file that claims name, mentioned in their texts or not."""
    found: set[str] = set()
    for kind in SETTLED:
        for values in (telling.values for source in sources for telling in source.told(kind)):
            keys = (values.get("subject"), values.get("organisation"), *(values.get("organisations") or ()))
            found.update(key for key in keys if key and key.startswith("org:"))
    return found


def _telling(number: int, telling: Telling, signs: dict[tuple[str, str], str]) -> tuple[Any, ...]:
    kind, start, end, values, rule = telling.claim
    mention, counted = kind in {"organisation", "person"}, kind == "number"
    return (
        *(number, telling.index, kind, start, end, rule, telling.quote, telling.clause, telling.before, telling.after),
        *(telling.marks, telling.in_headline, None if counted else packed(values)),
        values["key"] if mention else None,
        signs[kind, str(values["key"])] if mention else None,
        fold(str(values.get("mention") or telling.quote)) if mention else None,
        *(values.get(name) if counted else None for name in ("number_kind", "status", "reason", "claim")),
    )


def _flat(place: Place) -> list[Any]:
    """Return a place as day, document, start and end."""
    (day, document_id), start, end = place
    return [day, document_id, start, end]


def _portraits(drawn: Mapping[str, Portrait]) -> list[tuple[Any, ...]]:
    return [
        (
            sign,
            packed(portrait.sketch),
            packed(_flat(portrait.first)),
            portrait.rule,
            portrait.texts,
            packed(portrait.said),
            packed({of: [times, _flat(first)] for of, (times, first) in portrait.parents.items()}),
            sorted(portrait.unrivalled),
        )
        for sign, portrait in drawn.items()
    ]


def _people(persons: Mapping[str, Person]) -> list[tuple[Any, ...]]:
    return [
        (
            sign,
            packed(person.naming),
            packed(_flat(person.first)),
            person.rule,
            packed([[*pair, times] for pair, times in person.said.items()]),
        )
        for sign, person in persons.items()
    ]
