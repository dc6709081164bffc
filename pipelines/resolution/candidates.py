"""Applies what people decided about candidates: a body found in texts is one, is none, or is another.

An accepted candidate becomes a reviewed body, with the names and identifiers that the decision gives. A
rejected one leaves the tables with its mentions; figures, events and contacts that named it stand without
it. One that is another joins that one, whose identifier it takes; the register then retires its own. A
decision whose candidate is gone, or is read under another name, is stale and stops the run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.knowledge import Body, BodyDecision
from pipelines.resolution.identifiers import Named
from pipelines.resolution.portraits import Portrait
from pipelines.resolution.tables import Row


@dataclass(slots=True, eq=False)
class Group:
    """What texts call one body: its identifier in the authority file, if any, and its name in the register."""

    authority_id: str | None
    portraits: list[Portrait]
    named: Named


@dataclass(slots=True)
class Verdicts:
    """The groups that are left, what was accepted by identifier, which decisions were applied, which are stale."""

    groups: list[Group]
    accepted: dict[str, BodyDecision] = field(default_factory=dict)
    merged: dict[str, list[BodyDecision]] = field(default_factory=dict)
    applied: list[BodyDecision] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


def decide(
    groups: Sequence[Group],
    decisions: Iterable[BodyDecision],
    documents: Collection[str],
    bodies: Mapping[str, Body],
    name_of: Callable[[list[Portrait]], str],
) -> Verdicts:
    """Return what the decisions make of the groups; those whose texts are not all there do not apply.

    `bodies` are those of the authority file; `name_of` tells under which name portraits are read.
    """
    by_id = {group.named.row_id: group for group in groups}
    verdicts = Verdicts(list(groups))
    due = [decision for decision in decisions if all(text in documents for text in decision.documents)]
    leaving = {decision.organisation_id for decision in due if decision.decision != "accept"}
    for decision in due:
        group = by_id.get(decision.organisation_id)
        wrong = _wrong(decision, group, by_id.keys() - leaving | bodies.keys(), name_of)
        if wrong is not None or group is None:
            verdicts.stale.append(_message(decision, wrong or ""))
            continue
        verdicts.applied.append(decision)
        if decision.decision == "accept":
            verdicts.accepted[decision.organisation_id] = decision
            continue
        verdicts.groups.remove(group)
        if decision.decision == "same_as":
            verdicts.merged.setdefault(decision.same_as, []).append(decision)
            if decision.same_as not in by_id:
                target = Group(decision.same_as, [], Named((f"org:{decision.same_as}",), (), row_id=decision.same_as))
                by_id[decision.same_as] = target
                verdicts.groups.append(target)
            _join(by_id[decision.same_as], group)
    return verdicts


def _join(target: Group, group: Group) -> None:
    target.portraits = sorted([*target.portraits, *group.portraits], key=lambda portrait: portrait.first)
    own, others = target.named, group.named
    own.keys = tuple(dict.fromkeys((*own.keys, *others.keys)))
    own.closer = tuple(dict.fromkeys((*own.closer, *others.closer)))


def _wrong(
    decision: BodyDecision, group: Group | None, staying: Iterable[str], name_of: Callable[[list[Portrait]], str]
) -> str | None:
    """Return why a decision does not fit what was read, or None where it does."""
    if group is None or group.authority_id:
        return "there is no such candidate"
    if (name := name_of(group.portraits)) != decision.expected:
        return f"the candidate is read as {name!r}"
    named = decision.same_as or decision.given.get("parent_id")
    if named and named not in set(staying):
        return f"there is no body {named!r} among those that stay"
    return None


def _message(decision: BodyDecision, found: str) -> str:
    return (
        f"{decision.path}, line {decision.line}: organisations {decision.organisation_id}, {decision.decision}: "
        f"expected the name {decision.expected!r}, but {found}. "
        f"Look at {', '.join(decision.documents)}, then mend the line or remove it."
    )


def said(decision: BodyDecision) -> str:
    """Return the decision in the words that the row's column `decision` holds."""
    what = {"accept": "accepted", "same_as": f"{decision.organisation_id} is the same"}[decision.decision]
    return f"{what}: {decision.reason} ({decision.author}, {decision.date})"


def body_of(decision: BodyDecision, read: Row, parent: str | None) -> Body:
    """Return the body that an accepted candidate is: what the decision gives, else what was `read`.

    `parent` is the identifier of the parent that the texts give it.
    """

    def value(column: str) -> str | None:
        return decision.given.get(column) or read[column]

    names = (read["name_zh"], read["name_en"], *read["aliases"])
    return Body(
        organisation_id=decision.organisation_id,
        name_zh=value("name_zh"),
        name_en=value("name_en"),
        aliases=(*filter(None, decision.given.get("aliases", "").split("|")), *filter(None, names)),
        kind=value("kind") or "other",
        parent_id=decision.given.get("parent_id") or parent,
        jurisdiction=value("jurisdiction"),
        website=value("website"),
        ror_id=value("ror_id"),
        wikidata_id=value("wikidata_id"),
    )


def records(decision: BodyDecision, read: Row | None, cell: Callable[[object], str]) -> Iterator[Row]:
    """Yield what an applied decision changed, in the form of Tables.decisions.

    `read` is the row of an accepted candidate as it would be without the decision. A rejected candidate has
    the status `rejected`; one that is another has that one's identifier for its own.
    """
    changes = {
        "accept": [("status", "candidate", "reviewed")],
        "reject": [("status", "candidate", "rejected")],
        "same_as": [("organisation_id", decision.organisation_id, decision.same_as)],
    }[decision.decision]
    changes += [(column, cell((read or {}).get(column)), value) for column, value in decision.given.items()]
    for column, expected, value in changes:
        yield {
            "table_name": "organisations",
            "row_id": decision.organisation_id,
            "column_name": column,
            "expected": expected,
            "value": value,
            "reason": decision.reason,
            "author": decision.author,
            "date": decision.date,
            "source": f"{decision.path.parent.name}/{decision.path.name}:{decision.line}",
        }
