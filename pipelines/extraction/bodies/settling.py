"""Second thoughts about the mentions of a text, once all are known.

Some reviewed names count only beside others (an acronym beside its full name, a school beside its university,
特區政府 in a text of its own region); some candidates are only the end of a longer name.
"""

from __future__ import annotations

from pipelines.extraction.bodies.authority import Known, ambiguous
from pipelines.extraction.bodies.grammar import Name
from pipelines.extraction.bodies.mention import Mention
from pipelines.extraction.bodies.register import Body, Register

# Regions whose governments have departments of the same names.
_RIVALS = {"HK": {"MO", "TW"}, "CN": {"TW"}}
_PLACES = ("香港", "中國", "國家", "全國", "Hong Kong", "China", "PRC")


def settle(mentions: list[Mention], possible: list[Name], register: Register, place: str) -> list[Mention]:
    """Return the mentions that hold, each with the body it stands for; `place` is the home of the text.

    `possible` are names that count where a longer name of the text ends in them.
    """
    text = register.text
    present = {mention.body.key for mention in mentions}
    longer = {m.body.key for m in mentions if not ambiguous(text[m.start : m.end])}
    foreign = _foreign(mentions, register, place)
    kept = []
    for mention in mentions:
        known = mention.body.known
        written = text[mention.start : mention.end]
        if known and known.within_parent and f"org:{known.parent_id}" not in present and written in known.names:
            continue
        if known and ambiguous(written) and mention.body.key not in longer:
            continue
        body = foreign.get(mention.body.key)
        kept.append(Mention(mention.start, mention.end, body, "grammar") if body else mention)
    return _merged(kept, possible, register)


def _foreign(mentions: list[Mention], register: Register, place: str) -> dict[str, Body]:
    """Return candidates for reviewed departments whose namesakes of another region the text means.

    A text from Taiwan that says 衞生署 and never 香港 beside it does not mean Hong Kong's.
    """
    text = register.text
    told = {m.body.key for m in mentions if any(word in text[m.start : m.end] for word in _PLACES)}
    found: dict[str, Body] = {}
    for mention in mentions:
        known = mention.body.known
        if known and _rival(known, place) and mention.body.key not in told and mention.body.key not in found:
            name = text[mention.start : mention.end]
            body = Body(f"name:{name}", name, None, known.kind, None, place)
            found[mention.body.key] = register.bodies.setdefault(body.key, body)
    return found


def _rival(known: Known, place: str) -> bool:
    return known.kind == "government" and place in _RIVALS.get(known.jurisdiction or "", ())


def _merged(mentions: list[Mention], possible: list[Name], register: Register) -> list[Mention]:
    """Let a name that only ends a longer one stand for the longer body: 省衞健委 for 浙江省衞健委."""
    full = dict(register.short)
    full.update((name, mention.body) for mention in mentions if (name := mention.body.name_zh))
    ends: dict[str, set[str]] = {}
    for name, body in full.items():
        for at in range(1, len(name) - 1):
            ends.setdefault(name[at:], set()).add(body.key)
    bodies = {body.key: body for body in full.values()}
    merged = []
    for mention in mentions:
        own = mention.body.name_zh
        longer = ends.get(own, set()) - {mention.body.key} if own and not mention.body.known else set()
        if len(longer) == 1:
            mention = Mention(mention.start, mention.end, bodies[next(iter(longer))], "ending")
        merged.append(mention)
    for end in possible:
        longer = ends.get(register.text[end.start : end.end], set())
        if len(longer) == 1:
            merged.append(Mention(end.start, end.end, bodies[next(iter(longer))], "ending"))
    return merged
