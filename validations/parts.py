"""What a rule is asked of: some rows of the tables, and as much of the rest as they refer to.

A rule is made of steps. Each walks the rows of one table and says what has to be at hand for it, so that tables of
any size can be held to the contract part by part (validations/contract.py).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from validations.schema import KEYS, is_null
from validations.violations import Sources, Tables, Texts, Violation

Scope = Literal["documents", "rows", "whole"]
"""What a step needs at hand.

`documents`: the raw texts of some documents with their rows of documents, evidence and coverage; `rows`: rows of one
table with all evidence of them; `whole`: the texts that the step itself names, with all rows stated in them. With
each comes what is `Known` of the rest.
"""

Found = tuple[int, Violation]
"""A violation behind the position of its row in the frame that was walked."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of tables beside a part of them; more than the part refers to does no harm.

    `keys` are the keys that exist, by table: at least those to which the part refers; its own it has itself.
    `issued` are dates of issue in EDTF by document_id, of every text that tells an event of the part and has a date.
    `needed` are the organisations of the part that are the parent of any body or the publisher of any text.
    """

    keys: Mapping[str, Collection[str]] = field(default_factory=dict)
    issued: Mapping[str, str] = field(default_factory=dict)
    needed: Collection[str] = ()

    @classmethod
    def of(cls, tables: Tables) -> Known:
        """Return what tables say, which may be any of the tables, and of each any columns that hold its key."""
        keys = {
            table: set(tables[table][key[0]].tolist())
            for table, key in KEYS.items()
            if len(key) == 1 and table in tables
        }
        issued: dict[str, str] = {}
        needed: set[str] = set()
        if "documents" in tables:
            documents = tables["documents"]
            if "published" in documents:
                dated = zip(documents["document_id"].tolist(), documents["published"].tolist(), strict=True)
                issued = {document: date for document, date in dated if not is_null(date)}
            if "publisher_id" in documents:
                needed |= set(documents["publisher_id"].dropna())
        if "organisations" in tables and "parent_id" in tables["organisations"]:
            needed |= set(tables["organisations"]["parent_id"].dropna())
        return cls(keys, issued, needed)

    def with_own(self, tables: Tables) -> Known:
        """Return this with what the tables of a part say themselves."""
        own = Known.of(tables)
        keys = {**self.keys, **{table: {*self.keys.get(table, ()), *held} for table, held in own.keys.items()}}
        return Known(keys, {**self.issued, **own.issued}, {*self.needed, *own.needed})


@dataclass(frozen=True, slots=True)
class Part:
    """Frames with the models' columns and types, raw texts by document_id, what is known of the rest.

    `sources` leads from a row to the sentence that states it.
    """

    tables: Tables
    texts: Texts
    known: Known
    sources: Sources


class Step(NamedTuple):
    """One question of a rule: its scope, the table whose rows it walks, and what it finds there, in their order."""

    scope: Scope
    table: str
    find: Callable[[Part], Iterator[Found]]
