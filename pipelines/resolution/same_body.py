"""Which bodies of which texts are one body.

Candidates are one where their full names agree, or where one text's full name is another's short form of a
single body; short forms that merely look alike in two texts prove nothing, for a bracketed short name holds
in its own text only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipelines.knowledge import Body
from pipelines.resolution.groups import Groups
from pipelines.resolution.names import fold
from pipelines.resolution.portraits import Portrait, Sketch

# Shorter names (two-letter acronyms, 港大) mean different bodies in different texts too often to join texts
# by.
_LEAST_LENGTH = 4


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


def same_bodies(drawn: list[Portrait], bodies: Mapping[str, Body]) -> list[tuple[str | None, list[Portrait]]]:
    """Return the groups of portraits that are one body, each with its authority identifier where it has one."""
    owners = _authority_names(bodies)
    sketches = [portrait.sketch for portrait in drawn]
    groups = Groups(len(drawn))
    first_of: dict[str, int] = {}
    authority: dict[int, str] = {}
    for i, sketch in enumerate(sketches):
        known = sketch.key.removeprefix("org:") if sketch.key.startswith("org:") else _known(sketch, owners, bodies)
        if known:
            authority[i] = known
            groups.join(first_of.setdefault(known, i), i)
    candidates = [i for i in range(len(drawn)) if i not in authority]
    _join_by_full_names(groups, sketches, candidates)
    _join_by_short_names(groups, drawn, candidates)
    return [
        (next((authority[i] for i in group if i in authority), None), [drawn[i] for i in group])
        for group in groups.listed()
    ]


def _known(sketch: Sketch, owners: Mapping[str, str | None], bodies: Mapping[str, Body]) -> str | None:
    for folded in sketch.full:
        owner = owners.get(folded) if len(folded) >= _LEAST_LENGTH else None
        if owner and _same_country(sketch.jurisdiction, bodies[owner].jurisdiction):
            return owner
    return None


def _same_country(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one[:2] == other[:2]


def _join_by_full_names(groups: Groups, sketches: list[Sketch], candidates: Iterable[int]) -> None:
    """Join candidates of one full name, but for those whose countries, or whose Chinese names, differ.

    Those that have no Chinese name are one, whatever bodies of Chinese names share their English one.
    """
    chinese: dict[str, list[int]] = {}
    english: dict[str, list[int]] = {}
    for i in candidates:
        for column, index in (("name_zh", chinese), ("name_en", english)):
            for folded in dict.fromkeys(fold(name) for name in sketches[i].names(column)):
                index.setdefault(folded, []).append(i)
    for found in chinese.values():
        _join_by_country(groups, sketches, found)
    for found in english.values():
        one = len({groups.find(i) for i in found if sketches[i].names_zh}) <= 1
        _join_by_country(groups, sketches, found if one else [i for i in found if not sketches[i].names_zh])


def _join_by_country(groups: Groups, sketches: list[Sketch], found: list[int]) -> None:
    countries = {country[:2] for i in found if (country := sketches[i].jurisdiction)}
    first: dict[str | None, int] = {}
    for i in found:
        country = sketches[i].jurisdiction
        part = (country[:2] if country else None) if len(countries) > 1 else None
        groups.join(first.setdefault(part, i), i)


def _join_by_short_names(groups: Groups, drawn: list[Portrait], candidates: Iterable[int]) -> None:
    """Join a candidate to the one body of other texts that has the candidate's full name for short form."""
    short: dict[str, set[int]] = {}
    for i, portrait in enumerate(drawn):
        for folded in portrait.sketch.short:
            short.setdefault(folded, set()).add(i)
    pairs = []
    for i in candidates:
        for folded in drawn[i].sketch.full:
            others = {groups.find(j) for j in short.get(folded, ())} - {groups.find(i)}
            if len(folded) >= _LEAST_LENGTH and len(others) == 1 and folded in drawn[i].unrivalled:
                pairs.append((i, others.pop()))
    for one, other in pairs:
        if _same_country(drawn[one].sketch.jurisdiction, drawn[other].sketch.jurisdiction):
            groups.join(one, other)
