"""Whose the title of an event is: the body that did it, the bodies named with it, and their name before its words.

Words that begin with the act take the name of the body or person that the sentence is about, else that of the heading.
"""

from __future__ import annotations

from pipelines.extraction.claims import Claim
from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.events.title_words import thin
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

_BULLET = later(r"^[\s•⚫●·\-]+")
_SECTION = later(r"關於|About ")
_SPOKE = later(
    r"(?:說|表示|指|指出|稱|介紹|補充|透露|認為|強調|批評|坦言|解釋|回覆|回應|提到|續說|續指|致辭|致詞|報道|報導|报道)(?:時|道|說|指)?[，,：:「]"
)
_FOUNDED = later(r"成立|設立|創立|創辦|創建|組成|发起|發起")
_AGENT = later(r"(?:根據|依據|據|按|由|獲|經|與|向|在|於|對|給|受|和|及)[「“《]?$|[（(〈][「“]?$")
_REPORTERS, _REPORTS = ("記者", "记者", "通訊員", "通讯员", "撰文："), ("報道", "报道", "報導", "报导")
_LEAD = 20


def subject_of(scene: Scene, date: DateSpan, start: int, end: int, sentence_start: int) -> str | None:
    """Return the key of the body that did it: named in the clause, its sentence, behind the date, or in a heading."""
    agent = _agent(scene, start, date.start)
    if agent is None and start != sentence_start:
        agent = _agent(scene, sentence_start, date.start)
    if agent is None:
        heading = scene.heading(date.start)
        section = heading is not None and _SECTION.match(scene.text, heading.start) is not None
        agent = _agent(scene, date.end, date.end + 1 if section else end, date.end)
    agent = agent or scene.body_above(date.start)
    key: str | None = agent.values["key"] if agent is not None else None
    return key


def _agent(scene: Scene, start: int, end: int, free: int = -1) -> Claim | None:
    """Return the first body of a span that no word makes another than who acts; at `free` none can."""
    for claim in scene.bodies.within(start, end):
        if claim.start == free or not _AGENT.search(scene.text[max(0, claim.start - 3) : claim.start]):
            return claim
    return None


def bodies_of(scene: Scene, start: int, end: int, subject: str | None = None) -> tuple[str, ...]:
    """Return the keys of the bodies in a span, else of those in its sentence, the subject first."""
    named = scene.bodies.within(start, end)
    if not named and end > start:
        named = scene.bodies.within(min(scene.sentence(end - 1)[0], start), end)
    keys = [claim.values["key"] for claim in named]
    if subject:
        keys.insert(0, subject)
    return tuple(dict.fromkeys(keys)) if len(keys) > 1 else tuple(keys)


def with_subject(
    scene: Scene, words: str, before: str, subject: str | None, date: DateSpan, sentence_start: int
) -> str:
    """Put the name of the body or person that the sentence is about before words that begin with the act."""
    name = scene.name(subject) if subject else None
    start, _ = scene.clause(date.start)
    people = scene.people.within(sentence_start, date.start)
    person = next((person for person in people if not _writes(scene, person)), None)
    if person is not None:
        bodies = scene.bodies.within(sentence_start, date.start)
        if not bodies or person.start < bodies[0].start:
            who = person.values["name_zh"] or person.values["name_en"]
            spoke = _SPOKE.search(scene.plain, person.end, start + 1) if person.start < start else None
            return words if person.start >= start or who in words or spoke else f"{who}{words}"
    own = scene.bodies.within(start, date.start)
    lead = _lead(scene, start)
    if lead and not own and not before:
        return f"{lead}：{words}"
    if not own and not before and len(words) < 10:
        heading = scene.heading(date.start)
        dated = heading is not None and scene.dates.within(heading.start, heading.end)
        if heading is not None and not dated and not _SECTION.match(scene.text, heading.start):
            words = f"{scene.text[heading.marker[1] : heading.end].strip(' :：。')}：{words}"
    if (
        not name
        or own
        or words.startswith(("「", "《"))
        or (words.startswith(("由", "獲")) and not _FOUNDED.search(words))
        or any(mention in words for mention in scene.mentions[subject or ""])
    ):
        return words
    return f"{name}{words}" if thin(before, 2) else f"{name}：{words}"


def _writes(scene: Scene, person: Claim) -> bool:
    """Tell whether a person only reports what the sentence tells: 記者陳大文報道：."""
    text = scene.text
    return text.endswith(_REPORTERS, 0, person.start) or text.startswith(_REPORTS, person.end)


def _lead(scene: Scene, start: int) -> str:
    """Return the few words before a colon that open the line, for they say whose the clause is: 關於罕盟：."""
    text = scene.text
    line_start = scene.line(start)[0]
    if start - line_start > _LEAD or not text.startswith(("：", ":"), start - 1):
        return ""
    return _BULLET.sub("", text[line_start : start - 1]).removeprefix("關於").strip()
