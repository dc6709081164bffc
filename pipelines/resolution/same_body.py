"""Which bodies of which texts are one body.

Candidates are one where their full names agree, or where one text's full name is another's short form of a
single body; short forms that merely look alike in two texts prove nothing, for a bracketed short name holds
in its own text only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.knowledge import Body
from pipelines.resolution.groups import Groups
from pipelines.resolution.names import fold, tidy
from pipelines.resolution.tellings import Source, Telling

# Shorter names (two-letter acronyms, 港大) mean different bodies in different texts too often to join texts
# by.
_LEAST_LENGTH = 4


@dataclass(slots=True)
class Local:
    """A body as one text knows it."""

    source: Source
    key: str
    tellings: list[Telling] = field(default_factory=list)

    def names(self, column: str) -> list[str]:
        """Return the names that mentions give in a column, one a mention."""
        return [tidy(name) for telling in self.tellings if (name := telling.get(column))]

    @property
    def full(self) -> dict[str, None]:
        """Folded full names, each once, in order."""
        return {folded: None for name in (*self.names("name_zh"), *self.names("name_en")) if (folded := fold(name))}

    @property
    def short(self) -> set[str]:
        """Folded short names."""
        return {fold(tidy(str(t.get("mention") or t.quote))) for t in self.tellings} - set(self.full)

    @property
    def jurisdiction(self) -> str | None:
        """The first jurisdiction that a mention gives."""
        found = [value for t in self.tellings if (value := t.get("jurisdiction"))]
        return str(found[0]) if found else None


def collect(sources: Sequence[Source]) -> list[Local]:
    """Return the bodies of each source, in the order of sources and of first mention."""
    found: dict[tuple[int, str], Local] = {}
    for source in sources:
        for telling in source.tellings("organisation"):
            key = str(telling.values["key"])
            found.setdefault((source.order, key), Local(source, key)).tellings.append(telling)
    return list(found.values())


def _authority_names(bodies: Mapping[str, Body]) -> dict[str, str | None]:
    """Map each folded name of the authority file to the only body that bears it, or to None."""
    owners: dict[str, str | None] = {}
    for body in bodies.values():
        for name in filter(None, (body.name_zh, body.name_en, *body.aliases)):
            folded = fold(name)
            owners[folded] = (
                None if owners.get(folded, body.organisation_id) != body.organisation_id else body.organisation_id
            )
    return owners


def same_bodies(locals_: list[Local], bodies: Mapping[str, Body]) -> list[tuple[str | None, list[Local]]]:
    """Return the groups of locals that are one body, each with its authority identifier where it has one."""
    owners = _authority_names(bodies)
    groups = Groups(len(locals_))
    first_of: dict[str, int] = {}
    authority: dict[int, str] = {}
    for i, local in enumerate(locals_):
        known = local.key.removeprefix("org:") if local.key.startswith("org:") else _known(local, owners, bodies)
        if known:
            authority[i] = known
            groups.join(first_of.setdefault(known, i), i)
    candidates = [i for i in range(len(locals_)) if i not in authority]
    _join_by_full_names(groups, locals_, candidates)
    _join_by_short_names(groups, locals_, candidates)
    return [
        (next((authority[i] for i in group if i in authority), None), [locals_[i] for i in group])
        for group in groups.listed()
    ]


def _known(local: Local, owners: Mapping[str, str | None], bodies: Mapping[str, Body]) -> str | None:
    for folded in local.full:
        owner = owners.get(folded) if len(folded) >= _LEAST_LENGTH else None
        if owner and _same_country(local.jurisdiction, bodies[owner].jurisdiction):
            return owner
    return None


def _same_country(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one[:2] == other[:2]


def _join_by_full_names(groups: Groups, locals_: list[Local], candidates: Iterable[int]) -> None:
    """Join candidates of one full name, but for those whose countries, or whose Chinese names, differ."""
    chinese: dict[str, list[int]] = {}
    english: dict[str, list[int]] = {}
    for i in candidates:
        for column, index in (("name_zh", chinese), ("name_en", english)):
            for folded in dict.fromkeys(fold(name) for name in locals_[i].names(column)):
                index.setdefault(folded, []).append(i)
    for found in chinese.values():
        _join_by_country(groups, locals_, found)
    for found in english.values():
        if len({groups.find(i) for i in found if locals_[i].names("name_zh")}) <= 1:
            _join_by_country(groups, locals_, found)


def _join_by_country(groups: Groups, locals_: list[Local], found: list[int]) -> None:
    countries = {country[:2] for i in found if (country := locals_[i].jurisdiction)}
    first: dict[str | None, int] = {}
    for i in found:
        country = locals_[i].jurisdiction
        part = (country[:2] if country else None) if len(countries) > 1 else None
        groups.join(first.setdefault(part, i), i)


def _join_by_short_names(groups: Groups, locals_: list[Local], candidates: Iterable[int]) -> None:
    """Join a candidate to the one body of other texts that has the candidate's full name for short form."""
    short: dict[str, set[int]] = {}
    for i, local in enumerate(locals_):
        for folded in local.short:
            short.setdefault(folded, set()).add(i)
    pairs = []
    for i in candidates:
        for folded in locals_[i].full:
            others = {groups.find(j) for j in short.get(folded, ())} - {groups.find(i)}
            here = {j for j in short.get(folded, ()) if locals_[j].source is locals_[i].source}
            if len(folded) >= _LEAST_LENGTH and len(others) == 1 and not here:
                pairs.append((i, others.pop()))
    for one, other in pairs:
        if _same_country(locals_[one].jurisdiction, locals_[other].jurisdiction):
            groups.join(one, other)
