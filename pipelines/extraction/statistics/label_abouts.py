"""What a figure is about where its own words do not say it: who or what its sentence, its section, its text is about.

One level of it at most goes before the words of a label, and never who says so.
"""

from __future__ import annotations

from pipelines.extraction.claims import Claim
from pipelines.extraction.language import has_cjk
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.label_figure import COUNTS, SHARES, Figure
from pipelines.extraction.statistics.label_headings import Headings
from pipelines.extraction.statistics.label_topics import (
    AMONG,
    ATTRIBUTE,
    HAPPENINGS,
    leading,
    measures,
    owner,
    said,
    whose,
)
from pipelines.extraction.statistics.label_topics import subject as subject_of
from pipelines.extraction.statistics.label_verbs import CHANGED, OBJECT, predicate, predicate_begins
from pipelines.extraction.statistics.label_words import led, named, self_standing, trimmed, without
from pipelines.patterns import later

_OWN = later(rf"的(?!比例|時間|數目|人數|金額)(?:{ATTRIBUTE.pattern})")
_SHORT, _BRIEF = 2, 20
_AMONG_THEM = ("當中", "其中", "当中", "另有", "其餘", "其余")
_UNNAMED = ("的比例", "的人數", "的數目")
_MEASURED = later(rf"{ATTRIBUTE.pattern}|(?<!數)[額量值重度長高闊]$|成本$|(?<![所佔])比例$")
# 由遞交申請至招募首名病人: the span that a time is of.
_SPAN = later(r"[由從从自][^，]{2,}?(?:[至到]|直至)[^，]{2,}$")
_FOR = later(r"(?:資助|用於|用作|用以|支援|支持|推動|推行|发展|發展|興建|購置|購買|支付)[^，。；\n]{2,20}$")
_BEGAN = later(
    r"(?:成立|創立|创立|創辦|创办|啟用|启用|服務|服务|運作|运作|營運|营运|落成|開幕|开幕|開業|开业|上市|投產|投产|動工|动工)$"
)


class Abouts:
    """Topics for the figures of one document; `before` and `last` are the figures before in and before the sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.headings = Headings(scene)
        self.before: Figure | None = None
        self.last: Figure | None = None
        # The body that the figure is about, and whether that of its sentence is only the speaker's.
        self.body: str | None = None
        self._spoken = False

    def begin(self, subject: str | None) -> None:
        """Go on to the next figure; `subject` is the name of the body it is about."""
        self.body, self._spoken = subject, False

    def told_of(self, words: str, quantity: Quantity, read: Figure, core: str = "") -> str:
        """Put what the figure is about before words that do not say it."""
        scene, before = self._scene, self.before
        start, _ = scene.clause(quantity.start)
        if words and before is not None and before.end > start and not before.topic:
            return words
        verbal = words[:2] == "所佔" or predicate(core or words)
        own = "的" in words[:-2] and measures(words) and _OWN.search(words, max(0, len(words) - 14)) is not None
        bodies = scene.bodies.within(start, quantity.start)
        unnamed = not core and words.endswith(_UNNAMED)
        if words and not verbal and not unnamed and (self_standing(words) or own or bodies):
            return self._in_full(words, bodies[0]) if bodies else words
        if verbal and not core and self_standing(words) and not words.endswith(_UNNAMED):
            return words
        topic, near = self._topic(quantity, words, verbal, read)
        if topic:
            read.topic, read.near = topic, near
        if not words:
            return self._wordless(quantity, topic, read)
        if topic in words or words[:4] in topic:
            return words
        if not near and topic[-2:] == words[-2:] and not words.endswith(_UNNAMED):
            words = words[:-2]
        if near and (verbal or words[0] in "佔占所…較比"):
            return topic + words
        if (
            near
            and "的" not in words
            and "所佔" not in words
            and measures(words)
            and _MEASURED.search(words, max(0, len(words) - 14))
            and predicate_begins(words) < 0
        ):
            return f"{topic}的{words}"
        return f"{topic.rstrip('的')}：{words}"

    def _in_full(self, words: str, body: Claim) -> str:
        """Return words with the name of the body that they begin with instead of a short name of two characters."""
        mention, name = body.values["mention"], self._scene.name(body.values["key"])
        if len(mention) > _SHORT or not name or not words.startswith(mention) or not has_cjk(name, 3):
            return words
        return name + words[len(mention) :]

    def _wordless(self, quantity: Quantity, topic: str, read: Figure) -> str:
        """Return the label of a figure whose clause has no words but such as link: 至今逾18年, 共506萬元."""
        before, measure = self.before, quantity.measure
        if before is not None and before.form in COUNTS and measure == "money" and before.label.endswith("數目"):
            return f"{before.label.removesuffix('數目')}金額"
        clause = CHANGED.sub("", self.clause_before(quantity))
        if "至今" in read.head and measure == "duration":
            start, _ = self._scene.clause(quantity.start)
            words = trimmed(led(self._scene.words(*self._scene.clause(max(start - 1, 0)))))
            return f"{words}至今的時間"
        if before is not None and "…" in before.label and measure in SHARES:
            return f"{before.label}的比例"
        if clause and measure == "duration":
            if clause[-1] in "長短久慢快多少貴高低大":
                clause = topic or clause
            return named(f"{clause}的" if clause != topic else clause, measure)
        if len(clause) > len(topic):
            return clause
        return named(topic, measure) if topic else topic

    def clause_before(self, quantity: Quantity) -> str:
        """Return the clause before the figure's in its sentence, unless it is a date, a speaker or leads on."""
        scene = self._scene
        start, _ = scene.clause(quantity.start)
        sentence_start = scene.sentence(quantity.start)[0]
        if start <= sentence_start:
            return ""
        previous, end = scene.clause(start - 1)
        words = trimmed(led(scene.words(previous, end)))
        dates = scene.dates.within(previous, end)
        undated = without(words, [scene.text[d.start : d.end] for d in dates])
        if (
            said(words)
            or (leading(words) and not _SPAN.match(words))
            or scene.quantities.within(previous, end)
            or not has_cjk(undated, 4)
        ):
            return ""
        return words

    def _topic(self, quantity: Quantity, words: str, verbal: bool, read: Figure) -> tuple[str, bool]:
        """Return what the figure's clause is about, and whether its own sentence says so.

        What a verb is told of is the subject of the sentence; what is measured is measured of what was counted last.
        """
        before = self.before
        if (words[-2:] == "人數" and words[:-2].endswith(HAPPENINGS)) or read.head.lstrip()[:1] == "另":
            # 死亡人數, 另有20人切除瘜肉: of no other figure.
            before = None
        if before is not None and words.endswith("人數"):
            before = before if not before.owner.endswith("的人") else None
        nearer = self._between(quantity, before) if before is not None and "所佔" in words[:4] else ""
        if nearer:
            return nearer, True
        listed = quantity.form in COUNTS and quantity.per == 1 and not read.part
        if before is not None and not listed and not verbal and before.owner and has_cjk(before.owner, 2):
            does = quantity.form == "duration" and read.core and not read.core.endswith(("期", "時間", "时间"))
            doer = before.doer if does else None
            if doer is not None:
                # 每名患者看過8位醫生，奔波逾五年: it took them, and not the doctors.
                return doer, False
            if before.owner not in words:
                return before.owner, before.near
            return "", False
        if before is not None and words.endswith(_UNNAMED) and not before.owner and "…" not in before.label:
            return before.label, False
        found, near = self._subject(quantity, words, verbal)
        if found:
            return found, near
        if before is not None and (before.topic or before.owner):
            return before.topic or before.owner, before.near
        heading, body = self.headings.over(quantity.start), self.body
        if heading and (not verbal or not body or self_standing(heading)):
            return heading, False
        if body and not self._spoken:
            return body, verbal
        last = self.last
        among = not listed or read.head.lstrip().startswith(_AMONG_THEM)
        if last is not None and not verbal and among and (last.topic or last.owner):
            return last.topic or last.owner, False
        return (self.headings.title, False) if not has_cjk(words, 8) else ("", False)

    def purpose(self, quantity: Quantity) -> str:
        """Return what a sum is set aside for, as one of the two clauses behind it says: 資助本地初創."""
        scene, (_, end) = self._scene, self._scene.sentence(quantity.start)
        at = scene.clause(quantity.end)[1] + 1
        for _ in range(2):
            if at >= end:
                return ""
            start, stop = scene.clause(at)
            found = _FOR.search(scene.text, max(start, at), min(stop, end))
            if found is not None and not scene.quantities.within(found.start(), found.end()):
                return found.group()
            at = stop + 1
        return ""

    def _between(self, quantity: Quantity, before: Figure) -> str:
        """Return the subject of the clause right before the figure's, where it stands behind the figure before."""
        start, _ = self._scene.clause(quantity.start)
        previous, end = self._scene.clause(max(start - 1, 0))
        if previous <= before.end or self._scene.quantities.within(previous, end):
            return ""
        return subject_of(led(self._scene.words(previous, end)))

    def _subject(self, quantity: Quantity, words: str, verbal: bool) -> tuple[str, bool]:
        """Return the subject of the nearest clause before the figure's in its sentence that has one, or a short clause.

        The clause right before says more than its subject alone: 病人在睡夢中洗腎, 計劃推出以來.
        """
        scene = self._scene
        start, _ = scene.clause(quantity.start)
        sentence_start, _ = scene.sentence(quantity.start)
        adjacent = words[:2] != "所佔"
        while start > sentence_start:
            previous, end = scene.clause(start - 1)
            # 像他一樣的孩子: nothing is told with the numeral of a word that goes with a noun.
            held = [
                figure
                for figure in scene.quantities.within(previous, end)
                if scene.bodies.around(figure.start, figure.end) is None
                and (
                    scene.reasons.get(figure.start) != "idiom"
                    or "的" not in scene.text[figure.start : figure.start + 3]
                )
            ]
            clause = led(scene.words(previous, held[0].start if held else end)).strip("”」』）) ").rstrip("第")
            clause = clause.removesuffix("首") if held else clause
            dates = scene.dates.within(sentence_start, end)
            dates = [date for date in dates if date.end > previous]
            clause = without(clause, [scene.text[max(d.start, previous) : min(d.end, end)] for d in dates])
            if not verbal and not held and (not words or _MEASURED.search(words)):
                taken = OBJECT.search(clause) if not _SPAN.match(clause) else None
                if taken is not None and not said(clause) and predicate_begins(taken[1]) < 0:
                    return taken[1], True
            if adjacent and verbal:
                # 建立直報系統, 由六大部委出台目錄: what was done right before is what the figure is of.
                if not held and predicate(clause) and len(clause) <= _BRIEF and has_cjk(clause, 6):
                    return trimmed(led(scene.words(previous, end))), False
                done = OBJECT.search(scene.words(previous, end))
                if done is not None and predicate_begins(done[1]) < 0 and not subject_of(clause):
                    return done[1], False
            among = AMONG.fullmatch(clause) if adjacent and not held and len(clause) <= _BRIEF else None
            if among is not None and has_cjk(clause, 4):
                return among[1] or clause, False
            if leading(clause) or (scene.text[end : end + 1] in ("：", ":") and not has_cjk(clause, 4)):
                start, adjacent = previous, False
                continue
            self._spoken = self._spoken or said(clause)
            found = subject_of(clause)
            if whose(found):
                # 公司2017年於沙田創立 tells nothing of the figure but its subject.
                began = bool(dates) and _BEGAN.search(clause) is not None
                if adjacent and not held and not began and found != clause and len(clause) <= _BRIEF:
                    return trimmed(led(scene.words(previous, end))), False
                return (owner(found) if _MEASURED.search(words) else found), True
            start, adjacent = previous, False
        return "", True
