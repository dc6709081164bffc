"""Who is who among people.

People are one where their names are; a text that has only the Latin name joins the person of other texts
whose Chinese name goes with it, if there is just one. Namesakes are not told apart. As with bodies, what is compared
are ways of naming people, not mentions: memory follows the names of a corpus and not its length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.resolution.groups import Groups
from pipelines.resolution.identifiers import Named, Registry, digest, give
from pipelines.resolution.names import fold, slug, tidy
from pipelines.resolution.portraits import Place, add_up
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source, Telling

_COLUMNS = ("name_zh", "name_en", "honorific")


class Naming(NamedTuple):
    """How one text names a person: the key, then each pair of column and value once, in the order of the text.

    `minted` is the readable identifier that the text by itself would give, `hashed` the one that no other name gives.
    """

    key: str
    said: tuple[tuple[str, str], ...]
    minted: str
    hashed: str

    @property
    def sign(self) -> str:
        """Return a digest of the naming: equal ones have one sign, in every run and on every machine."""
        return digest(self.key, *(part for pair in self.said for part in pair), self.minted, self.hashed, length=26)

    def names(self, column: str) -> list[str]:
        """Return the names in a column, each once."""
        return [value for name, value in self.said if name == column]


@dataclass(slots=True)
class Person:
    """A naming with the texts that use it: the first place, its rule, and how often each value is said."""

    naming: Naming
    first: Place
    rule: str
    said: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Person) -> None:
        """Take in what other texts say in the same words."""
        if other.first < self.first:
            self.first, self.rule = other.first, other.rule
        add_up(self.said, other.said)


@dataclass(slots=True)
class People:
    """The resolved people: rows, what their identifiers are made of, the way from a naming's sign to a row.

    `latin` has the Latin names of each, as the texts write them.
    """

    rows: list[Row]
    named: list[Named]
    by_sign: Mapping[str, str]
    latin: Mapping[str, frozenset[str]]


def named(source: Source) -> dict[str, tuple[Naming, list[Telling]]]:
    """Return how a source names each person, by the source's key, with the mentions."""
    mentions: dict[str, list[Telling]] = {}
    for telling in source.told("person"):
        mentions.setdefault(str(telling.values["key"]), []).append(telling)
    return {key: (_naming(key, told), told) for key, told in mentions.items()}


def _naming(key: str, told: Sequence[Telling]) -> Naming:
    said = Counter(_said(told))
    name_zh, name_en = _commonest(said, "name_zh"), _commonest(said, "name_en")
    hashed = f"person-{digest(fold(name_zh or name_en or key))}"
    return Naming(key, tuple(said), (slug(name_en) if name_en else "") or hashed, hashed)


def _said(told: Iterable[Telling]) -> Iterator[tuple[str, str]]:
    return ((column, str(value)) for telling in told for column in _COLUMNS if (value := telling.get(column)))


def _commonest(said: Mapping[tuple[str, str], int], column: str) -> str | None:
    counted = Counter({value: times for (name, value), times in said.items() if name == column})
    return counted.most_common(1)[0][0] if counted else None


def people(namings: Mapping[str, tuple[Naming, list[Telling]]]) -> Iterator[tuple[str, Person]]:
    """Yield the people of one source, with their signs."""
    for naming, told in namings.values():
        yield naming.sign, Person(naming, told[0].place, told[0].claim.rule, Counter(_said(told)))


def resolve(found: Mapping[str, Person], registry: Registry) -> People:
    """Group the people of all texts, by sign, into rows of people."""
    signs, persons = list(found), list(found.values())
    groups = Groups(len(persons))
    _join(groups, [person.naming for person in persons])
    rows: list[tuple[Row, Named]] = []
    members: list[list[int]] = groups.listed()
    for group in members:
        one = [persons[i] for i in group]
        said = sum((person.said for person in one), Counter[tuple[str, str]]())
        names = dict.fromkeys(fold(value) for column, value in said if column != "honorific")
        keys = tuple(f"person:{name}" for name in names) or tuple(f"person:{fold(p.naming.key)}" for p in one)
        # All names together tell apart people of whom one shares a name with the other.
        closer = f"{'+'.join(keys)}|"
        minted = dict.fromkeys((*(p.naming.minted for p in one), *(p.naming.hashed for p in one)))
        name_zh, name_en = _commonest(said, "name_zh"), _commonest(said, "name_en")
        row: Row = {
            "person_id": "",
            "name_zh": tidy(name_zh) if name_zh else None,
            "name_en": tidy(name_en) if name_en else None,
            "honorific": _commonest(said, "honorific"),
            "rule": min(one, key=lambda person: person.first).rule,
        }
        rows.append((row, Named(keys, (*minted, f"person-{digest(closer)}"), (closer,))))
    # Groups are listed by their first members, and so by their first places.
    give([name for _, name in rows], registry)
    by_sign: dict[str, str] = {}
    latin: dict[str, frozenset[str]] = {}
    for group, (row, name) in zip(members, rows, strict=True):
        row["person_id"] = name.row_id
        by_sign |= {signs[i]: name.row_id for i in group}
        latin[name.row_id] = frozenset(known for i in group for known in persons[i].naming.names("name_en"))
    return People([row for row, _ in rows], [name for _, name in rows], by_sign, latin)


def _join(groups: Groups, namings: Sequence[Naming]) -> None:
    by_key: dict[str, int] = {}
    chinese: dict[str, int] = {}
    latin: dict[str, list[int]] = {}
    for i, naming in enumerate(namings):
        groups.join(by_key.setdefault(fold(naming.key), i), i)
        for name in naming.names("name_zh"):
            groups.join(chinese.setdefault(fold(name), i), i)
        for name in naming.names("name_en"):
            latin.setdefault(fold(name), []).append(i)
    for found in latin.values():
        with_chinese = {groups.find(i) for i in found if namings[i].names("name_zh")}
        if len(with_chinese) <= 1:
            for i in found:
                groups.join(found[0], i)
