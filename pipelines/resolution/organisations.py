"""Who is who among bodies: the row of each body, and the way from a text's words to it.

Reviewed bodies keep the names and identifiers of the authority file; the others are candidates under the
names that most texts give. Which mentions are one body is decided in same_body.py, what people say of
candidates is applied in candidates.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipelines.knowledge import Body, Knowledge
from pipelines.resolution import candidates
from pipelines.resolution.candidates import Group
from pipelines.resolution.decisions import cell
from pipelines.resolution.identifiers import Named, Registry, digest, give
from pipelines.resolution.names import fold, slug, tidy
from pipelines.resolution.same_body import Local, collect, same_bodies
from pipelines.resolution.tables import Row
from pipelines.resolution.tellings import Source, Telling


@dataclass(slots=True)
class Bodies:
    """The resolved bodies: their rows, and the way from a text's key or a name to a row.

    `decisions` and `stale` tell of the decisions about candidates, as Tables does.
    """

    rows: list[Row]
    tellings: dict[str, list[Telling]]
    named: list[Named]
    _by_key: Mapping[tuple[str, str], str]
    _by_name: Mapping[str, str | None]
    decisions: list[Row] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

    def of_key(self, source: Source, key: str | None) -> str | None:
        """Return the identifier of the body that `key` means in a source; None where it is no row."""
        return None if key is None else self._by_key.get((source.document_id, key)) or self._by_key.get(("", key))

    def of_name(self, source: Source, name: str) -> str | None:
        """Return the identifier of the only body of that name or alias."""
        return self.of_key(source, f"name:{name}") or self._by_name.get(fold(name))


def resolve(sources: Sequence[Source], knowledge: Knowledge, registry: Registry) -> Bodies:
    """Group all mentions of bodies into rows of organisations, as people have decided about candidates."""
    bodies = knowledge.bodies
    groups = [Group(known, group, _named(known, group)) for known, group in same_bodies(collect(sources), bodies)]
    # The authority's identifiers are not for candidates, whether or not a text mentions their bodies.
    closed = replace(registry, barred=frozenset(bodies))
    give([group.named for group in groups if not group.named.row_id], closed)
    documents = [source.document_id for source in sources]
    verdicts = candidates.decide(groups, knowledge.candidates, documents, bodies, _name)
    groups = verdicts.groups
    by_key = {("", f"org:{group.authority_id}"): group.authority_id for group in groups if group.authority_id}
    by_key |= {(local.source.document_id, local.key): group.named.row_id for group in groups for local in group.locals}
    read = {row_id: _row(row_id, None, _of(groups, row_id)) for row_id in verdicts.accepted}
    reviewed = dict(bodies)
    for row_id, decision in verdicts.accepted.items():
        reviewed[row_id] = candidates.body_of(decision, read[row_id], _read_parent(_of(groups, row_id), by_key))
    rows: list[Row] = []
    tellings: dict[str, list[Telling]] = {}
    by_name: dict[str, str | None] = {}
    for group in groups:
        row_id = group.named.row_id
        row = _row(row_id, reviewed.get(row_id), group.locals)
        made = [*filter(None, [verdicts.accepted.get(row_id)]), *verdicts.merged.get(row_id, ())]
        row["decision"] = "; ".join(map(candidates.said, made)) or None
        rows.append(row)
        tellings[row_id] = sorted((t for local in group.locals for t in local.tellings), key=lambda t: t.place)
        for folded in {fold(n) for n in (row["name_zh"], row["name_en"], *row["aliases"]) if n}:
            by_name[folded] = row_id if by_name.get(folded, row_id) == row_id else None
    _add_parents(rows, groups, reviewed, by_key)
    decided = [made for d in verdicts.applied for made in candidates.records(d, read.get(d.organisation_id), cell)]
    return Bodies(rows, tellings, [group.named for group in groups], by_key, by_name, decided, verdicts.stale)


def _of(groups: Sequence[Group], row_id: str) -> list[Local]:
    return next(group.locals for group in groups if group.named.row_id == row_id)


def _name(group: list[Local]) -> str:
    row = _row("", None, group)
    return str(row["name_zh"] or row["name_en"])


def _named(authority_id: str | None, group: list[Local]) -> Named:
    full = tuple({f"name:{name}": None for local in group for name in local.full})
    if authority_id:
        return Named((f"org:{authority_id}", *full), (authority_id,), row_id=authority_id)
    keys = full or (group[0].key,)
    # Namesakes of two countries are told apart by their countries.
    country = next((local.jurisdiction for local in group if local.jurisdiction), None)
    closer = f"{keys[0]}|{country or ''}"
    return Named(keys, (*_minted(group), f"org-{digest(closer)}"), (closer,))


def _minted(group: list[Local]) -> tuple[str, ...]:
    """Return what the texts, in their order, would call the body; digests last, for slugs that are taken."""
    slugs, digests = [], []
    for local in group:
        english, chinese = local.names("name_en"), local.names("name_zh")
        hashed = f"org-{digest(fold((chinese or english or [local.key])[0]))}"
        if english and (plain := slug(english[0])):
            slugs.append(plain)
        else:
            slugs.append(hashed)
        digests.append(hashed)
    return tuple(dict.fromkeys((*slugs, *digests)))


def _preferred(group: list[Local], column: str) -> str | None:
    """Return the full name that most texts give; one that is a short form elsewhere comes last."""
    short = set().union(*(local.short for local in group))
    texts, mentions, place = Counter[str](), Counter[str](), dict[str, int]()
    for local in group:
        names = local.names(column)
        mentions.update(names)
        texts.update(set(names))
        for name in names:
            place.setdefault(name, len(place))
    return min(place, key=lambda n: (fold(n) in short, -texts[n], -mentions[n], place[n]), default=None)


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _row(row_id: str, body: Body | None, group: list[Local]) -> Row:
    tellings = [telling for local in group for telling in local.tellings]
    name_zh = body.name_zh if body else _preferred(group, "name_zh")
    name_en = body.name_en if body else _preferred(group, "name_en")
    if body is None and not (name_zh or name_en):
        name_zh = tidy(group[0].key.partition(":")[2])
    others = [
        *(body.aliases if body else ()),
        # The names that an authority's body is claimed by are its own, in the standard spelling.
        *(n for local in group if body is None for c in ("name_zh", "name_en") for n in local.names(c)),
    ]
    others += [tidy(str(t.get("mention") or t.quote)) for t in tellings]
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
        "kind": body.kind if body else _commonest(t.get("body_kind") for t in tellings) or "other",
        "parent_id": None,
        "founded": None,
        "jurisdiction": body.jurisdiction if body else _commonest(t.get("jurisdiction") for t in tellings),
        "website": body.website if body else None,
        "ror_id": body.ror_id if body else None,
        "wikidata_id": body.wikidata_id if body else None,
        "status": "reviewed" if body else "candidate",
        "rule": min(tellings, key=lambda t: t.place).claim.rule,
    }


def _add_parents(
    rows: list[Row], groups: Sequence[Group], reviewed: Mapping[str, Body], by_key: Mapping[tuple[str, str], str]
) -> None:
    """Fill in parent_id where the parent is a row; a chain that would come back to its start is cut there."""
    by_id = {row["organisation_id"]: row for row in rows}
    for row, group in zip(rows, groups, strict=True):
        body = reviewed.get(row["organisation_id"])
        parent = body.parent_id if body else _read_parent(group.locals, by_key)
        above = parent
        while above in by_id and above != row["organisation_id"]:
            above = by_id[above]["parent_id"]
        row["parent_id"] = parent if parent in by_id and above != row["organisation_id"] else None


def _read_parent(group: list[Local], by_key: Mapping[tuple[str, str], str]) -> str | None:
    """Return the body that most mentions name as the parent."""
    return _commonest(
        by_key.get((t.source.document_id, str(t.get("parent")))) for local in group for t in local.tellings
    )
