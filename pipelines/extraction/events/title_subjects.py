"""Whose the title of an event is: the body that did it, the bodies named with it, and their name before its words.

Words that begin with the act take the name of the body or person that the sentence is about, else that of the heading.
"""

from __future__ import annotations

from pipelines.extraction.claims import Claim
from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.events.title_words import thin
from pipelines.extraction.lexicon import acts, places
from pipelines.extraction.scene import Scene, credits_only
from pipelines.patterns import later

_BULLET = later(r"^[\s•⚫●·\-]+")
_SECTION = later(r"關於|About ")
# Headings that name no topic: sections of papers and reports, by-lines, fields, what leads to a list.
_NO_TOPIC = later(
    r"(?:研究|政策|業務|財務|業績|市場|最新|發展|未來|重要|主要|活動|政府)?(?:背景|目的|前言|引言|導言|簡介|概[況覽要]|摘要|進展|路向|展望|回顧|結語"
    r"|總結|附註|里程碑|歷程|大事記|歷史|意見|詳情|重點|要點|消息)$|.{0,16}(?:常見問題|常见问题|問與答|新聞稿|新聞公報)$"
    r"|.*[：:\t【】，]|[您你我如怎]"
)
# Between the place that a clause tells of and its date; what may stand before the place.
_WHEN = later(r"(?:政府|當局|當地)?[早已曾亦也則都就便將會自於在從由]{0,4}")
_OPENING = later(r"[\s，,]*(?:但|而|其中|然而|例如|至於|反觀|此外|唯獨)?")
# What goes on in a later part of a sentence: 設立資料庫；第二階段會於第三季展開.
_PHASE = later(r"(?:第[一二三四五]|首|次|主|下一?)(?:個)?(?:階段|期|批|輪)")
# A product's code at the head of a sentence: CVR-101用於治療法布雷病，於2023年獲批准上市.
_PRODUCT = later(r"[A-Z][A-Za-z]{0,12}-?\d{1,6}[A-Za-z]{0,3}(?=[一-鿿（(])|[A-Z]{3,12}-[A-Z0-9]{1,8}(?=[一-鿿（(])")
# The chronicle of a body on its own page, and what its lines begin with where the body did it.
_CHRONICLE = later(r"大事[記记]|里程碑|[歷历]程|[歷历]史|沿革|會史|社史|Milestones|History")
_OF_PART = later(r"關於(?!我們|本)(.{1,10})$")
_DOINGS, _BESIDE = ("獲", "與", "聯同", "首次", "正式", "成功", "率先", "再獲"), " \t　:：–—-|｜•●·年月日"
_AHEAD = frozenset({"", "預計", "預期", "預料", "料", "有望"})
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
    if agent is None and of_place(scene, start, date.start):
        return None
    if agent is None and _PHASE.match(scene.plain, start, date.start) and scene.plain.endswith("；", 0, sentence_start):
        agent = _agent(scene, scene.sentence(sentence_start - 1)[0], sentence_start)
    if agent is None and start != sentence_start:
        agent = _agent(scene, sentence_start, date.start)
    if agent is None:
        heading = scene.heading(date.start)
        section = heading is not None and _SECTION.match(scene.text, heading.start) is not None
        agent = _agent(scene, date.end, date.end + 1 if section else end, date.end)
    agent = agent or scene.body_above(date.start)
    key: str | None = agent.values["key"] if agent is not None else _of_chronicle(scene, date)
    return key


def _of_chronicle(scene: Scene, date: DateSpan) -> str | None:
    """Return the body that the text is issued by for a line of its chronicle that begins with what was done."""
    heading, issuer = scene.heading(date.start), scene.document.metadata.publisher
    if heading is None or not issuer or _CHRONICLE.search(scene.plain, heading.start, heading.end) is None:
        return None
    # A page about a centre that its university issues tells of the centre.
    of_part = _OF_PART.match(scene.document.metadata.title)
    if of_part is not None and of_part[1] not in issuer:
        return None
    behind = scene.plain[date.end : scene.line(date.start)[1]].lstrip(_BESIDE)
    if scene.plain[scene.line(date.start)[0] : date.start].strip(_BESIDE) or not (
        behind.startswith(_DOINGS) or acts().match(behind)
    ):
        return None
    return next((key for key, mentions in scene.mentions.items() if issuer in mentions), None)


def of_place(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a clause tells of a place, and of no body named elsewhere: 台灣早於2000年訂立法例."""
    opening = _OPENING.match(scene.plain, start, end)
    place = places()[0].match(scene.plain, opening.end() if opening else start, end)
    return place is not None and _WHEN.fullmatch(scene.plain, place.end(), end) is not None


def _agent(scene: Scene, start: int, end: int, free: int = -1) -> Claim | None:
    """Return the first body of a span that no word makes another than who acts; at `free` none can."""
    for claim in scene.bodies.within(start, end):
        if claim.start == free or not _AGENT.search(scene.text[max(0, claim.start - 3) : claim.start]):
            return claim
    return None


def bodies_of(
    scene: Scene, start: int, end: int, subject: str | None = None, *, alone: bool = False
) -> tuple[str, ...]:
    """Return the keys of the bodies in a span, else in its sentence if it is not `alone`, the subject first."""
    named = scene.bodies.within(start, end)
    if not named and end > start and not alone:
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
        words = _under_heading(scene, date) + words
    if not own and before in _AHEAD and (product := _PRODUCT.match(scene.text, sentence_start, start)):
        return words if product[0] in words else f"{product[0]}{words}"
    if (
        not name
        or own
        or words.startswith(("「", "《"))
        or (words.startswith(("由", "獲")) and not _FOUNDED.search(words))
        or any(mention in words for mention in scene.mentions[subject or ""])
    ):
        return words
    return f"{name}{words}" if thin(before, 2) else f"{name}：{words}"


def _under_heading(scene: Scene, date: DateSpan) -> str:
    """Return the heading that an event stands under, with a colon, where it names what the event is of."""
    heading = scene.heading(date.start)
    if heading is None or scene.dates.within(heading.start, heading.end) or _SECTION.match(scene.text, heading.start):
        return ""
    words = scene.text[heading.marker[1] : heading.end].strip(" \t:：。")
    return "" if _NO_TOPIC.match(words) or credits_only(words) else f"{words}："


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
