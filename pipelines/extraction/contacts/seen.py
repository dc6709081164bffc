"""What a line above contacts tells of whose they are: the body that fills it, its department, the end of a block.

Each line is looked at once, however many contacts stand below it; how far up a contact looks is known in blocks.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipelines.extraction.claims import Claim
from pipelines.extraction.contacts.layout import LONGEST_LINE, Layout
from pipelines.extraction.contacts.letters import copied
from pipelines.extraction.contacts.words import alternation, mapping, words, words_for
from pipelines.extraction.roles.titles import titled_line
from pipelines.patterns import later

# How a line of an address looks that no grammar reads whole.
_PLACE = later(
    r"^(?:(?:Rooms?|Rm|Units?|Suite|Flat|Level|Block|Shop)[ .][0-9A-Z]|(?:[0-9]{1,3}|L?G|UG)/F|[0-9]+[A-Z]?[ ][A-Z])"
    r"|/F\b|[0-9](?:st|nd|rd|th)[ ][Ff]loor|,[ ](?:Kowloon|Hong Kong|N\.T\.|New Territories|Macau|Macao)\.?$"
    r"|[0-9一二三四五六七八九十][號樓室层号]"
)
_HEADS_ADDRESSES = re.compile(
    "[各辦公室事處分支機構聯絡]{0,6}(?:地址|位置)|(?:聯絡|聯繫|联系)(?:我們|我们|方法|方式|資料)"
    "|(?i:contacts?(?: us)?|addresses|offices)"
)
_LABEL = later(r"[^：:]{1,12}[：:]\s*")
_COMMITTEE = later("[\u3400-\u9fff]{2,14}(?:委員會|小組|工作組)")
_BRACKET = later(r"[ ]?[（(][^（）()]*[）)]$")
_BESIDE = later(r"[ ]?([^\s，,。；;：:（）()、／/的]{1,14})")
_INTRODUCES = (":", "：")
_ENDS_BLOCK = ("。", "]", "］", "#")


class Seen(NamedTuple):
    """What a line above a contact tells: its owner and department, a body that it introduces, a block's end.

    It is `titled` where its body is only that of a post, whose holder the lines above name.
    """

    text: str
    people: Sequence[Claim]
    contacts: bool
    owner: tuple[str, str | None] | None
    introduced: str | None
    ends: bool
    unit: str | None
    titled: bool


def look(layout: Layout, line: int) -> Seen:
    """Return what a line tells, looked for once a line."""
    known = layout.seen.get(line)
    if not isinstance(known, Seen):
        known = layout.seen[line] = _read(layout, line)
    return known


def _read(layout: Layout, line: int) -> Seen:
    start, end = layout.span(line)
    text = layout.text[start:end]
    bodies, people = layout.bodies.within(start, end), layout.people.within(start, end)
    contacts = layout.has_contacts(line)
    if bodies and (_PLACE.search(text) or _address_line().match(text) or _bystander_line().match(text)):
        # 地址：甲大學乙大樓, 地點：丁醫院 tell where, not who; 協辦：丙會 tells who else.
        # Tern Limited, 12/F, Tern Plaza names a company.
        bodies = [one for one in bodies[:1] if one.start == start and one.values.get("body_kind") == "company"]
    office = _office_line().fullmatch(text)
    if office:
        bodies = ()  # 澳門辦事處 Macau Office
    copies = bool(bodies or people) and copied(layout, line)
    if copies:
        bodies = ()
    if copies or (people and _guest_line().match(text)):
        people = ()
    is_unit = unit().fullmatch(text) is not None
    is_part = is_unit or _COMMITTEE.fullmatch(text) is not None
    owner: tuple[str, str | None] | None = None
    body = next((one for one in bodies if _fills(layout, one, line, people)), None)
    if body is not None:
        owning = _head_above(layout, line) if is_part else None
        owner = (str(owning.values["key"]), text) if owning is not None else of_body(layout, body, end)
    introduced = str(bodies[-1].values["key"]) if bodies and text.endswith(_INTRODUCES) else None
    ends = copies or _length(layout, line) > LONGEST_LINE or text.endswith(_ENDS_BLOCK)
    ends = ends or _HEADS_ADDRESSES.fullmatch(text) is not None
    ends = ends or (not contacts and not people and _heading().search(text) is not None)
    # An office of the page's body below contacts heads a block of its own.
    ends = ends or (office is not None and layout.has_contacts(line - 1))
    named = (office["zh"] or text) if office else text if is_unit else None
    titled = body is not None and not people and not contacts and titled_line(text[body.end - start :]) is not None
    return Seen(text, people, contacts, owner, introduced, ends, named, titled)


def _head_above(layout: Layout, line: int) -> Claim | None:
    """Return the body that fills the line above a department's."""
    for above in layout.above(line, 1):
        for body in layout.bodies.within(*layout.span(above)):
            return body if _fills(layout, body, above, ()) else None
    return None


def _length(layout: Layout, line: int) -> int:
    """Return the length of a line without the addresses on it, which may be long."""
    start, end = layout.span(line)
    return end - start - sum(one.end - one.start for one in layout.contacts_of(line) if one.kind == "address")


def _fills(layout: Layout, body: Claim, line: int, people: Sequence[Claim]) -> bool:
    """Whether a body's name is what its line is for: it fills half of it, label and people aside."""
    start, end = layout.span(line)
    if layout.has_contacts(line):
        return _length(layout, line) <= LONGEST_LINE
    label = _LABEL.match(layout.text[start:end])
    if people and end - start <= LONGEST_LINE and body.start <= start + (label.end() if label else 0):
        return True  # a body's name, then the title and name of its person
    if body.start == start and unit().fullmatch(layout.text[body.end : end].strip()):
        return True  # 甲電台 公共事務組
    bracket = _BRACKET.search(layout.text, max(start, body.end), end)  # 甲公司（代表乙會）
    told = (label.end() if label else 0) + (bracket.end() - bracket.start() if bracket else 0)
    rest = end - start - told - sum(claim.end - claim.start for claim in people)
    return 2 * (body.end - body.start) >= rest


def of_body(layout: Layout, body: Claim, limit: int) -> tuple[str, str | None]:
    """Return the key of a body and the department that is named with it, apart: 甲醫院 and 總辦事處.

    A department may have been read as a body of its own (甲醫院總辦事處, 大學公關部); unless it is
    a known one, it counts for the body that its name begins with.
    """
    key, name = str(body.values["key"]), layout.text[body.start : body.end]
    rest = _BESIDE.match(layout.text, body.end, min(limit, body.end + 14))
    if rest and unit().fullmatch(rest[1]):
        return key, rest[1]
    named = None if body.values.get("authority_id") else unit_of_noun().fullmatch(name)
    if named is None:
        return key, None
    for cut in range(len(name) - 1, 1, -1):
        if name[:cut] in layout.bodies.keys and unit().fullmatch(name[cut:]):
            return layout.bodies.keys[name[:cut]], name[cut:]
    generic = generic_body(layout, named["noun"]) if named["noun"] else None
    return (generic, named["unit"]) if generic else (key, None)


def generic_body(layout: Layout, noun: str) -> str | None:
    """Return the body that a text most often names among those whose names end in `noun` (大學, 醫院)."""
    counts = Counter(
        str(claim.values["key"])
        for claim in layout.bodies.claims
        if str(claim.values.get("name_zh") or "").endswith(noun) and claim.values["name_zh"] != noun
    )
    return counts.most_common(1)[0][0] if counts else None


@cache
def unit() -> re.Pattern[str]:
    """Match the whole name of a department."""
    return re.compile(rf"[^：:。，,；;（(]{{0,20}}{alternation(words('unit_suffixes', 'suffix'))}")


@cache
def unit_of_noun() -> re.Pattern[str]:
    """Match a department with the common noun of its body before it: 大學公關部."""
    noun = alternation(words("generic_bodies", "noun"))
    suffix = alternation(words("unit_suffixes", "suffix"))
    return re.compile(rf"(?P<noun>{noun})?(?P<unit>[^：:。，,；;（(]{{0,20}}{suffix})")


@cache
def _heading() -> re.Pattern[str]:
    cues = (cue for cue, use in mapping("purposes", "cue", "purpose").items() if use in ("media", "enquiry", "general"))
    return re.compile(alternation(cues))


@cache
def _address_line() -> re.Pattern[str]:
    return re.compile(alternation(words_for("labels", "label", "kind", "address")) + r"\s?[:：]")


@cache
def _bystander_line() -> re.Pattern[str]:
    """Match the beginning of a line that names a venue or a partner."""
    named = alternation(cue for use in ("partner", "place") for cue in words_for("cues", "cue", "use", use))
    return re.compile(rf"[^：:]{{0,6}}{named}[^：:]{{0,6}}[：:]")


@cache
def _guest_line() -> re.Pattern[str]:
    return re.compile(rf"[^：:]{{0,6}}{alternation(words_for('cues', 'cue', 'use', 'guest'))}[^：:]{{0,6}}[：:]")


@cache
def _office_line() -> re.Pattern[str]:
    """Match a line that is only where a body has an office: 總辦事處, 澳門辦事處 Macau Office."""
    zh = alternation(words("places", "place")) + "?[總分主]?(?:辦事處|辦公室|總部|分處|聯絡處|分公司)"
    en = alternation(words("place_names_en", "place")) + "?[ ]?(?:(?:Head|Main|Branch|Regional)[ ])?"
    return re.compile(
        rf"(?P<zh>{zh})?[ ]?[/／|｜(（]?[ ]?(?:{en}(?:Office|Headquarters|Head Office|HQ|Branch))?[)）]?[ ]?[：:]?"
    )
