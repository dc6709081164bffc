"""A fact in the making: its row, the tellings that it is made of, and what its identifier will be minted from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.resolution.identifiers import Named, Registry, digest, give
from pipelines.resolution.tables import Row, key_of
from pipelines.resolution.tellings import Telling


@dataclass(slots=True)
class Fact:
    """A row with all its tellings, the earliest source's first, and what its identifier is made of."""

    tellings: list[Telling]
    row: Row = field(default_factory=dict)
    named: Named = field(default_factory=lambda: Named((), ()))

    def sign(self, prefix: str, keys: Sequence[str], closer: Sequence[str] = ()) -> None:
        """Mint the identifier from `keys`, or where another row has taken those, from the `closer` ones."""
        keys, closer = tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(closer))
        self.named = Named(keys, tuple(f"{prefix}-{digest(key)}" for key in (*keys, *closer)), closer)


def identify(facts: list[Fact], table_name: str, registry: Registry) -> list[Fact]:
    """Give each fact its identifier, by its first telling; return the facts in that order."""
    facts.sort(key=lambda fact: (fact.tellings[0].place, fact.named.minted))
    give([fact.named for fact in facts], registry)
    for fact in facts:
        fact.row[key_of(table_name)] = fact.named.row_id
    return facts
