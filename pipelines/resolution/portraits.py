"""How texts speak of bodies: what all texts that speak of one alike have in common, and how often they say it.

Who is who is decided between portraits, never between mentions: an archive has far fewer ways to speak of its bodies
than texts, so that memory follows the names of a corpus and not its length. Portraits of parts of a corpus add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, Self, TypeVar

from pipelines.resolution.identifiers import digest
from pipelines.resolution.names import fold, tidy
from pipelines.resolution.tellings import Source, Telling

Place = tuple[Any, ...]
"""Sorts what is first told where: by source, then by place in the text."""


class Sketch(NamedTuple):
    """How one text speaks of one body, each value once, in the order of the text.

    `forms` are the words of the mentions, `parents` the keys of the bodies that are named as above it. A body without
    a full name is known in its own text alone, which `text` names; it is empty for all others.
    """

    key: str
    names_zh: tuple[str, ...]
    names_en: tuple[str, ...]
    forms: tuple[str, ...]
    kinds: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    parents: tuple[str, ...]
    text: str

    @property
    def sign(self) -> str:
        """Return a digest of the sketch: equal sketches have one sign, in every run and on every machine."""
        return digest(*("\x1e".join(part) if isinstance(part, tuple) else part for part in self), length=26)

    def names(self, column: str) -> tuple[str, ...]:
        """Return the names in the column name_zh or name_en."""
        return self.names_zh if column == "name_zh" else self.names_en

    @property
    def full(self) -> dict[str, None]:
        """Folded full names, each once, in order."""
        return {folded: None for name in (*self.names_zh, *self.names_en) if (folded := fold(name))}

    @property
    def short(self) -> set[str]:
        """Folded short names."""
        return {fold(form) for form in self.forms} - set(self.full)

    @property
    def jurisdiction(self) -> str | None:
        """The first jurisdiction that a mention gives."""
        return self.jurisdictions[0] if self.jurisdictions else None


_Value = TypeVar("_Value")


def add_up(counted: Counter[_Value], others: Mapping[_Value, int]) -> None:
    """Add up what was counted: as `Counter.update`, which spends most of its time on asking what it was given."""
    for value, times in others.items():
        counted[value] += times


@dataclass(slots=True)
class Portrait:
    """A sketch with the texts that speak so: how many, the first place and its rule, and how often each value is said.

    `said` counts mentions by column and value. `parents` has, by the sign of a parent's sketch, how often it is named
    and where first. `unrivalled` are the folded full names that in some text no other body has for short form.
    """

    sketch: Sketch
    first: Place
    rule: str
    texts: int = 1
    said: dict[str, Counter[str]] = field(default_factory=dict)
    parents: dict[str, tuple[int, Place]] = field(default_factory=dict)
    unrivalled: set[str] = field(default_factory=set)

    def add(self, other: Portrait) -> None:
        """Take in what other texts say in the same words."""
        if other.first < self.first:
            self.first, self.rule = other.first, other.rule
        self.texts += other.texts
        for column, counted in other.said.items():
            add_up(self.said[column], counted)
        for sign, (times, first) in other.parents.items():
            had, place = self.parents.get(sign, (0, first))
            self.parents[sign] = (had + times, min(place, first))
        self.unrivalled |= other.unrivalled


_COLUMNS = {"name_zh": "names_zh", "name_en": "names_en", "body_kind": "kinds", "jurisdiction": "jurisdictions"}


def sketched(source: Source) -> dict[str, tuple[Sketch, list[Telling]]]:
    """Return the sketch of each body of a source by the source's key for it, with its mentions."""
    mentions: dict[str, list[Telling]] = {}
    for telling in source.told("organisation"):
        mentions.setdefault(str(telling.values["key"]), []).append(telling)
    return {key: (_sketch(source, key, told), told) for key, told in mentions.items()}


def _sketch(source: Source, key: str, told: Iterable[Telling]) -> Sketch:
    found: dict[str, dict[str, None]] = {column: {} for column in (*_COLUMNS, "forms", "parents")}
    for telling in told:
        values = telling.values
        for column in _COLUMNS:
            if value := values.get(column):
                found[column][_as_said(column, value)] = None
        found["forms"][tidy(str(values.get("mention") or telling.quote))] = None
        if values.get("parent"):
            found["parents"][str(values["parent"])] = None
    listed = {column: tuple(values) for column, values in found.items()}
    named = listed["name_zh"] or listed["name_en"] or key.startswith("org:")
    return Sketch(
        key=key,
        names_zh=listed["name_zh"],
        names_en=listed["name_en"],
        forms=listed["forms"],
        kinds=listed["body_kind"],
        jurisdictions=listed["jurisdiction"],
        parents=listed["parents"],
        text="" if named else source.document_id,
    )


def _as_said(column: str, value: Any) -> str:
    return tidy(str(value)) if column.startswith("name") else str(value)


def portraits(source: Source, sketches: Mapping[str, tuple[Sketch, list[Telling]]]) -> Iterator[tuple[str, Portrait]]:
    """Yield the portraits that one source gives, with their signs."""
    signs = {key: sketch.sign for key, (sketch, _) in sketches.items()}
    short = Counter(form for sketch, _ in sketches.values() for form in sketch.short)
    for key, (sketch, told) in sketches.items():
        place = told[0].place
        said = {column: dict.fromkeys(getattr(sketch, field_), 0) for column, field_ in _COLUMNS.items()}
        parents: dict[str, tuple[int, Place]] = {}
        for telling in told:
            for column in _COLUMNS:
                if value := telling.get(column):
                    said[column][_as_said(column, value)] += 1
            if (parent := telling.get("parent")) and (sign := signs.get(str(parent))):
                times, first = parents.get(sign, (0, telling.place))
                parents[sign] = (times + 1, first)
        yield (
            signs[key],
            Portrait(
                sketch,
                place,
                told[0].claim.rule,
                said={column: Counter(counted) for column, counted in said.items()},
                parents=parents,
                unrivalled={name for name in sketch.full if not short[name]},
            ),
        )


class Adding(Protocol):
    """What texts that say the same add up to."""

    first: Place

    def add(self, other: Self) -> None:
        """Take in what other texts say in the same words."""


_Added = TypeVar("_Added", bound=Adding)


def gathered(given: Iterable[tuple[str, _Added]]) -> dict[str, _Added]:
    """Return portraits, or people, of a corpus by their signs, in the order of their first places."""
    found: dict[str, _Added] = {}
    for sign, one in given:
        if sign in found:
            found[sign].add(one)
        else:
            found[sign] = one
    return dict(sorted(found.items(), key=lambda pair: (pair[1].first, pair[0])))
