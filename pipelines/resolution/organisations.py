"""Who is who among bodies: the row of each body, and the way from a text's words to it.

Reviewed bodies keep the names and identifiers of the authority file; the others are candidates under the
names that most texts give. Which ways of speaking mean one body is decided in same_body.py, what people say of
candidates is applied in candidates.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipelines.knowledge import Body, Knowledge
from pipelines.resolution import candidates
from pipelines.resolution.candidates import Group
from pipelines.resolution.decisions import cell
from pipelines.resolution.identifiers import Named, Registry, digest, give
from pipelines.resolution.names import fold, slug, tidy
from pipelines.resolution.portraits import Place, Portrait
from pipelines.resolution.same_body import same_bodies
from pipelines.resolution.tables import Row


@dataclass(slots=True)
class Bodies:
    """The resolved bodies: their rows, and the way from a sketch's sign or a name to a row.

    `decisions` and `stale` tell of the decisions about candidates, as Tables does.
    """

    rows: list[Row]
    named: list[Named]
    by_sign: Mapping[str, str]
    _by_name: Mapping[str, str | None]
    decisions: list[Row] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

    def of_name(self, name: str) -> str | None:
        """Return the identifier of the only body of that name or alias."""
        return self._by_name.get(fold(name))


def resolve(
    drawn: Mapping[str, Portrait], knowledge: Knowledge, registry: Registry, documents: Collection[str]
) -> Bodies:
    """Group the portraits of a corpus, by sign, into rows of organisations, as people have decided about candidates.

    `documents` tells whether a text is there by its identifier.
    """
    bodies = knowledge.bodies
    signs = {id(portrait): sign for sign, portrait in drawn.items()}
    found = same_bodies(list(drawn.values()), bodies)
    groups = [Group(known, group, _named(known, group)) for known, group in found]
    # The authority's identifiers are not for candidates, whether or not a text mentions their bodies.
    closed = replace(registry, barred=frozenset(bodies))
    give([group.named for group in groups if not group.named.row_id], closed)
    verdicts = candidates.decide(groups, knowledge.candidates, documents, bodies, _name)
    groups = verdicts.groups
    by_sign = {signs[id(portrait)]: group.named.row_id for group in groups for portrait in group.portraits}
    read = {row_id: _row(row_id, None, _of(groups, row_id)) for row_id in verdicts.accepted}
    reviewed = dict(bodies)
    for row_id, decision in verdicts.accepted.items():
        reviewed[row_id] = candidates.body_of(decision, read[row_id], _read_parent(_of(groups, row_id), by_sign))
    rows: list[Row] = []
    by_name: dict[str, str | None] = {}
    for group in groups:
        row_id = group.named.row_id
        row = _row(row_id, reviewed.get(row_id), group.portraits)
        made = [*filter(None, [verdicts.accepted.get(row_id)]), *verdicts.merged.get(row_id, ())]
        row["decision"] = "; ".join(map(candidates.said, made)) or None
        rows.append(row)
        for folded in {fold(n) for n in (row["name_zh"], row["name_en"], *row["aliases"]) if n}:
            by_name[folded] = row_id if by_name.get(folded, row_id) == row_id else None
    _add_parents(rows, groups, reviewed, by_sign)
    decided = [made for d in verdicts.applied for made in candidates.records(d, read.get(d.organisation_id), cell)]
    return Bodies(rows, [group.named for group in groups], by_sign, by_name, decided, verdicts.stale)


def _of(groups: Sequence[Group], row_id: str) -> list[Portrait]:
    return next(group.portraits for group in groups if group.named.row_id == row_id)


def _name(group: list[Portrait]) -> str:
    row = _row("", None, group)
    return str(row["name_zh"] or row["name_en"])


def _named(authority_id: str | None, group: list[Portrait]) -> Named:
    full = tuple({f"name:{name}": None for portrait in group for name in portrait.sketch.full})
    if authority_id:
        return Named((f"org:{authority_id}", *full), (authority_id,), row_id=authority_id)
    keys = full or (group[0].sketch.key,)
    # Namesakes of two countries are told apart by their countries.
    country = next((found for portrait in group if (found := portrait.sketch.jurisdiction)), None)
    closer = f"{keys[0]}|{country or ''}"
    return Named(keys, (*_minted(group), f"org-{digest(closer)}"), (closer,))


def _minted(group: list[Portrait]) -> tuple[str, ...]:
    """Return what the texts, in their order, would call the body; digests last, for slugs that are taken."""
    slugs, digests = [], []
    for sketch in (portrait.sketch for portrait in group):
        english, chinese = sketch.names_en, sketch.names_zh
        hashed = f"org-{digest(fold((chinese or english or [sketch.key])[0]))}"
        if english and (plain := slug(english[0])):
            slugs.append(plain)
        else:
            slugs.append(hashed)
        digests.append(hashed)
    return tuple(dict.fromkeys((*slugs, *digests)))


def _preferred(group: list[Portrait], column: str) -> str | None:
    """Return the full name that most texts give; one that is a short form elsewhere comes last."""
    short = set().union(*(portrait.sketch.short for portrait in group))
    texts, mentions, place = Counter[str](), Counter[str](), dict[str, int]()
    for portrait in group:
        mentions.update(portrait.said[column])
        for name in portrait.sketch.names(column):
            texts[name] += portrait.texts
            place.setdefault(name, len(place))
    return min(place, key=lambda n: (fold(n) in short, -texts[n], -mentions[n], place[n]), default=None)


def _commonest(group: Iterable[Portrait], column: str) -> str | None:
    counted = Counter[str]()
    for portrait in group:
        counted.update(portrait.said[column])
    return counted.most_common(1)[0][0] if counted else None


def _row(row_id: str, body: Body | None, group: list[Portrait]) -> Row:
    sketches = [portrait.sketch for portrait in group]
    name_zh = body.name_zh if body else _preferred(group, "name_zh")
    name_en = body.name_en if body else _preferred(group, "name_en")
    if body is None and not (name_zh or name_en):
        name_zh = tidy(sketches[0].key.partition(":")[2])
    others = [
        *(body.aliases if body else ()),
        # The names that an authority's body is claimed by are its own, in the standard spelling.
        *(n for sketch in sketches if body is None for n in (*sketch.names_zh, *sketch.names_en)),
    ]
    others += [form for sketch in sketches for form in sketch.forms]
    if body:
        # A text's own full name in the other language fills the authority's gap.
        name_zh, name_en = name_zh or _preferred(group, "name_zh"), name_en or _preferred(group, "name_en")
    taken = {fold(name) for name in (name_zh, name_en) if name}
    aliases: dict[str, str] = {}
    for other in others:
        if (folded := fold(other)) and folded not in taken:
            aliases.setdefault(folded, other)
    return {
        "organisation_id": row_id,
        "name_zh": name_zh,
        "name_en": name_en,
        "aliases": sorted(aliases.values()),
        "kind": body.kind if body else _commonest(group, "body_kind") or "other",
        "parent_id": None,
        "founded": None,
        "jurisdiction": body.jurisdiction if body else _commonest(group, "jurisdiction"),
        "website": body.website if body else None,
        "ror_id": body.ror_id if body else None,
        "wikidata_id": body.wikidata_id if body else None,
        "status": "reviewed" if body else "candidate",
        "rule": min(group, key=lambda portrait: portrait.first).rule,
    }


def _add_parents(
    rows: list[Row], groups: Sequence[Group], reviewed: Mapping[str, Body], by_sign: Mapping[str, str]
) -> None:
    """Fill in parent_id where the parent is a row; a chain that would come back to its start is cut there."""
    by_id = {row["organisation_id"]: row for row in rows}
    for row, group in zip(rows, groups, strict=True):
        body = reviewed.get(row["organisation_id"])
        parent = body.parent_id if body else _read_parent(group.portraits, by_sign)
        above = parent
        while above in by_id and above != row["organisation_id"]:
            above = by_id[above]["parent_id"]
        row["parent_id"] = parent if parent in by_id and above != row["organisation_id"] else None


def _read_parent(group: Iterable[Portrait], by_sign: Mapping[str, str]) -> str | None:
    """Return the body that most mentions name as the parent, of several that which is named first."""
    counted: dict[str, tuple[int, Place]] = {}
    for portrait in group:
        for sign, (times, first) in portrait.parents.items():
            if parent := by_sign.get(sign):
                had, place = counted.get(parent, (0, first))
                counted[parent] = (had + times, min(place, first))
    return min(counted, key=lambda parent: (-counted[parent][0], counted[parent][1]), default=None)
