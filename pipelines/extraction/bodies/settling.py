"""Second thoughts about the mentions of a text, once all are known.

Some reviewed names count only beside others (an acronym beside its full name, a school beside its university,
特區政府 in a text of its own region); some candidates are only the end of a longer name.
"""

from __future__ import annotations

import re

from pipelines.extraction.bodies import short_names
from pipelines.extraction.bodies.authority import Known
from pipelines.extraction.bodies.grammar import Name
from pipelines.extraction.bodies.lexicon import Place, vocabulary
from pipelines.extraction.bodies.mention import Mention
from pipelines.extraction.bodies.register import Body, Register
from pipelines.patterns import later

# Regions whose governments have departments of the same names.
_RIVALS = {"HK": {"MO", "TW"}, "CN": {"TW"}}
# 不同規模的基因組計劃: what others have, too, is not the body whose short name the words are.
_OF_OTHERS = re.compile(
    r"(?:不同|各國|各地|各個|各類|各項|其他|其它|其餘|另外|另一|多個|多項|多間|類似|同類|外國|外地|海外|國外|該國|當地|任何|大型|小型|"
    r"[一二兩三四五六七八九十0-9][個項間所家])(?:[\u3400-\u9fff]{0,4}的)?$"
)
_ANYTHING = later("")
_REACH = 10  # characters before a mention that are looked at
_SHORTEST_ALONE = 4  # characters of what stands for a name in a text that never gives the whole
_SEATS = frozenset("省市區縣州")  # what an office is named by where its place was said before
_BOTH_PLACES = later(r"(?:內地|中國|香港|澳門|台灣|兩岸|本港|本地|中央)[和與及、]$")
_PLACES = ("香港", "中國", "國家", "全國", "Hong Kong", "China", "PRC")


def settle(mentions: list[Mention], possible: list[Name], register: Register, place: str) -> list[Mention]:
    """Return the mentions that hold, each with the body it stands for; `place` is the home of the text.

    `possible` are names that count where a longer name of the text ends in them.
    """
    text = register.text
    forms = {(body.key, text[start:end]) for start, end, body, _ in mentions}
    bodies = {mention.body.key: mention.body for mention in mentions}
    unlike = _unlike(forms, bodies, register.told)
    foreign = _foreign(mentions, register, place)
    suspect = {key for key, _ in unlike}
    kept = [mention for mention in mentions if mention[2].key not in suspect or not _another(mention, unlike, text)]
    if foreign:
        for at, (start, end, body, _) in enumerate(kept):
            if body.key in foreign:
                kept[at] = Mention(start, end, foreign[body.key], "bodies.grammar")
    return _merged(kept, possible, register)


def _another(mention: Mention, unlike: dict[tuple[str, str], re.Pattern[str]], text: str) -> bool:
    """Tell whether what stands before a mention makes its words mean something else than its body."""
    start, end, body, _ = mention
    before = unlike.get((body.key, text[start:end]))
    return before is not None and before.search(text, max(0, start - _REACH), start) is not None


def _unlike(
    forms: set[tuple[str, str]], bodies: dict[str, Body], told: set[str]
) -> dict[tuple[str, str], re.Pattern[str]]:
    """Return what must not stand before the forms that are not always names; `forms` are keys and words of mentions.

    Those of `told` are plainly meant.
    """
    longer = told | {
        key for key, written in forms if len(written) >= _SHORTEST_ALONE or not _short(written, bodies[key])
    }
    found = {}
    for form in forms:
        key, written = form
        known = bodies[key].known
        if known is None:
            if written.endswith("政府"):
                found[form] = _BOTH_PLACES  # 內地和台灣政府 are the governments of both
        elif key not in longer or (known.within_parent and known.parent_key not in bodies and written in known.names):
            found[form] = _ANYTHING
        elif _ends(written, known):
            found[form] = _OF_OTHERS
    return found


def _ends(written: str, known: Known) -> bool:
    """Tell whether a name is only the end of a reviewed body's full name."""
    full = known.standard_zh
    return full is not None and full.endswith(written) and full != written


def _short(written: str, body: Body) -> bool:
    """Tell whether a form of few characters is an acronym (GH, EY: they mean other things too) or its name's end."""
    return (written.isascii() and written.isupper()) or (body.known is not None and _ends(written, body.known))


def _foreign(mentions: list[Mention], register: Register, place: str) -> dict[str, Body]:
    """Return candidates for reviewed departments whose namesakes of another region the text means.

    A text from Taiwan that says 衞生署 and never 香港 beside it does not mean Hong Kong's.
    """
    if not any(place in rivals for rivals in _RIVALS.values()):
        return {}
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
    asked = {register.text[end.start : end.end] for end in possible}
    asked.update(body.name_zh for body in full.values() if body.name_zh and not body.known)
    full.update({body.name_zh: body for _, _, body, _ in mentions if body.name_zh})
    asked.update([body.name_zh for _, _, body, _ in mentions if body.name_zh and not body.known])
    ends = _endings(full, asked)
    bodies = {body.key: body for body in full.values()}
    _add_provincial(ends, bodies)
    if not ends:
        return mentions
    placed = {
        key: body
        for body in bodies.values()
        for key in ends.get(body.name_zh or "", ())
        if _district(bodies[key], body)
    }
    merged = []
    for mention in mentions:
        body = mention.body
        if body.key in placed:
            mention = Mention(mention.start, mention.end, placed[body.key], mention.rule)
        elif not body.known and body.name_zh in ends:
            longer = ends[body.name_zh] - {body.key, *placed}
            if len(longer) == 1:
                mention = Mention(mention.start, mention.end, bodies[next(iter(longer))], "bodies.ending")
        merged.append(mention)
    for end in possible:
        longer = ends.get(register.text[end.start : end.end], set())
        if len(longer) == 1:
            merged.append(Mention(end.start, end.end, bodies[next(iter(longer))], "bodies.ending"))
    return merged


def _endings(full: dict[str, Body], asked: set[str]) -> dict[str, set[str]]:
    """Return which of the names `asked` for, of two characters and more, end longer names, and the keys of those."""
    ends: dict[str, set[str]] = {}
    for size in {len(name) for name in asked if len(name) > 1}:
        found = asked.intersection([name[-size:] for name in full if len(name) > size])
        for name in full if found else ():
            if name[-size:] in found and len(name) > size:
                ends.setdefault(name[-size:], set()).add(full[name].key)
    return ends


def _add_provincial(ends: dict[str, set[str]], bodies: dict[str, Body]) -> None:
    """Add the offices of a province or a town that are named by it alone: 省衞健委 of 廣東省衞生健康委員會."""
    offices = [(body.key, body.name_zh) for body in bodies.values() if body.kind == "government" and body.name_zh]
    for key, name in offices:
        if name[0] not in _SEATS or bodies[key].known:
            continue
        for longer, full in offices:
            at = full.find(name[0], 1)
            if at > 0 and short_names.abbreviates(name, full[at:]):
                ends.setdefault(name, set()).add(longer)


def _district(longer: Body, body: Body) -> bool:
    """Tell whether a name is another with its district before it: 沙田某某醫院 is 某某醫院."""
    if longer.known or body.known or not longer.name_zh or not body.name_zh or body.kind != "healthcare":
        return False
    word = vocabulary().get(longer.name_zh[: -len(body.name_zh)])
    place = word[1] if word else None
    return isinstance(place, Place) and place.scope == "place" and place.jurisdiction == "HK"
