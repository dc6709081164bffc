"""A source whose bodies and people are known: its claims with identifiers of rows in place of its own keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source, Telling

SETTLED = ("role", "statistic", "event", "contact")
"""The kinds of claims that name bodies or people by keys."""


class BodyRow(NamedTuple):
    """What claims ask of a body's row: the body above it, whether it is a programme, and the names it bears."""

    organisation_id: str
    parent_id: str | None
    programme: bool
    names: tuple[str, ...]


def body_of(row: Row) -> BodyRow:
    """Return what claims ask of a row of organisations."""
    names = tuple(filter(None, (row["name_zh"], row["name_en"], *row["aliases"])))
    return BodyRow(row["organisation_id"], row["parent_id"], row["kind"] == "programme", names)


Indicate = Callable[[Mapping[str, Any], Sequence[str]], str | None]


@dataclass(frozen=True, slots=True)
class Settler:
    """The way from the keys of one source to rows: `bodies` and `people` map keys to what was found of them.

    `indicate` gives the indicator of a figure whose subject bears the given names, or None.
    """

    bodies: Mapping[str, BodyRow]
    people: Mapping[str, str]
    indicate: Indicate

    def settled(self, source: Source) -> Source:
        """Return the source with identifiers for keys in claims of SETTLED kinds; its other claims are left out.

        A figure gets its `indicator`; an event `begun`, the body that begins where something does; a contact
        `parent`, the body above its own; a role `person_key`, the key that the text has for the person.
        """
        done = replace(source, tellings={})
        done.tellings = {kind: [self._settle(done, kind, telling) for telling in source.told(kind)] for kind in SETTLED}
        return done

    def document(self, source: Source, of_name: Callable[[str], str | None]) -> Row:
        """Return the row of a source in documents; `of_name` gives the body of a publisher unknown to the text."""
        publisher = None
        if source.publisher:
            body = self._body(f"name:{source.publisher}")
            publisher = body.organisation_id if body else of_name(source.publisher)
        return {"document_id": source.document_id, **source.row, "publisher_id": publisher}

    def _body(self, key: str | None) -> BodyRow | None:
        return None if key is None else self.bodies.get(key)

    def _settle(self, source: Source, kind: str, telling: Telling) -> Telling:
        values = dict(telling.values)
        for column in {"subject", "organisation"} & values.keys():
            body = self._body(values[column])
            values[column] = body and body.organisation_id
            if kind == "statistic":
                values["indicator"] = self.indicate(values, body.names if body else ())
            if kind == "contact":
                values["parent"] = body and body.parent_id
        if "person" in values:
            values["person_key"] = values["person"]
            values["person"] = self.people.get(values["person"])
        if kind == "event":
            named = (self._body(key) for key in values.get("organisations") or ())
            bodies = dict.fromkeys(body for body in named if body)
            values["organisations"] = tuple(body.organisation_id for body in bodies)
            values["begun"] = self._begun(tuple(bodies), self._body(telling.get("subject")))
        return replace(telling, source=source, claim=telling.claim._replace(values=values))

    @staticmethod
    def _begun(named: tuple[BodyRow, ...], subject: BodyRow | None) -> str | None:
        # 中心於2021年開展了計劃: who begins it is the subject, what begins is the programme.
        programmes = {body.organisation_id for body in (*named, subject) if body and body.programme}
        if len(programmes) == 1:
            return programmes.pop()
        return subject.organisation_id if subject else None
