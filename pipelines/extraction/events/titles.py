"""A title for an event: what happened, in the words about its date; `title_subjects` says whose it is.

The title is the date's clause without the date. A clause that only sets the time takes the next one; a clause
without a subject takes the body that the sentence or the section is about; a row of a table or list takes its cells
(`title_rows`); a year in brackets takes the name in front of it. Parallel members (分別於…發佈第一批和第二批) take
each its own.
"""

from __future__ import annotations

import re
from functools import cached_property

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.events.english_clauses import english_clause
from pipelines.extraction.events.title import Title
from pipelines.extraction.events.title_rows import LONGEST, fills_a_cell, listed, of_row
from pipelines.extraction.events.title_subjects import bodies_of, of_place, subject_of, with_subject
from pipelines.extraction.events.title_words import done_first, led, mostly_latin, opened, thin, tidy, trailed
from pipelines.extraction.scene import Scene
from pipelines.extraction.surroundings import ENGLISH_DATELINE
from pipelines.extraction.table_cells import cell
from pipelines.patterns import later

_RESPECTIVELY = re.compile(r"分別(?:於|在)?$")
_PAIR = later(r"(第[一二三四五六七八九十\d]+\S)(?:和|及|與|、)(第[一二三四五六七八九十\d]+\S)")
_BULLET = re.compile(r"^[\s•⚫●·\-]+")
# A date in brackets behind another: next Monday (June 3), last month (May 2023).
_ENGLISH_ASIDE = later(
    r"\s*\((?:[A-Z][a-z]+ \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?|(?:[A-Z][a-z]+ )?(?:19|20)\d\d)\)"
)
# A participle that its date goes with: founded in 1967.
_PARTICIPLE = later(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bis )(?<!\bare )"
    r"\b(?:[A-Za-z]+ed|held|built|born|begun|set up)\s+$"
)
# What led to an English date, and leads nowhere without it.
_ENGLISH_LEAD = later(
    r"(?:\b(?:with effect from|effective(?: from| on)?|starting(?: from| on)?|"
    r"in|on|since|by|from|until|till|as (?:at|of)|between|during|for|of|at|early|late|mid|noon|"
    r"(?:the )?(?:beginning|end|middle|start|summer|spring|autumn|winter) of)(?:\s+the)?(?:\s+|-(?<=mid-)))+$"
    r"|(?<=[A-Za-z])[於于在自由]$",
    re.I,
)
_WHEN = re.compile(
    r"(?:會議|活動|舉行|舉辦|開會|比賽|展覽|講座|典禮|演出|研討會|課程)?(?:日期|時間|日期[及和]時間)"
    r"|(?:date(?: and time| & time)?|time|when)s?(?:\s*[:：])?"
    r"(?:\s*\([A-Za-z]+day(?:\W+(?:and\W+|to\W+)?[A-Za-z]+day)?\))?",
    re.I,
)
# 記者會上表示: what was said goes with it. 截止: what comes to an end is told in the clause before.
_SAYS = later(r"(?:表示|指出|透露|宣布|宣佈|公布|公佈|披露|證實|强调|強調)$")
_ENDS = later(r"截止|結束|完結|屆滿|截标|截標")
# What stands between a date that opens a line and the words of it; what a line with only a date has beside it.
_PARTS = (" ", "\t", ":", "：", "–", "—", "-", "|", "｜")
_OPENERS = frozenset("(（")
_TOGETHER = 6
_STOPS = ("。", "；", "！", "？", ";")
_NOTHING_ELSE, _BARE = re.compile(r"[\s:：\-–—|｜（）()•●·]*(?:HKT)?\s*(?:\d{1,2}[:：]\d\d)?\s*"), 40
_PASSING = later(r"[)）][曾已將會在於向與和由並再才就把獲發舉出公宣召開推簽到]")
_DAY = later(r"第[一二三四五六七八九十\d]{1,3}[天日節場]|(?:上|下)午|Day \d+|Session \d+", re.I)
_AND, _AND_YEARS = re.compile(r"[\s、，,和及與]*"), re.compile(r"[\s、，,和及與年]*")
# 2023年5月中啟用, but 2023年5月中心落成.
_PART_OF = later(r"(?<=[年月])(?:[初底末]|中(?![心央國醫學大文]))")
_AFTER_NAME = later(r"[)）]\s*(?:[:：。,，;；]|$|[^，。,]{0,10}(?:主席|會長|秘書長|召集人|委員))")
_CLOCK = later(r"\d{1,2}[:：]\d\d|[上下]午")
_QUOTED = later(r"[「《][^「」《》]{4,30}[」》](?=[，,]?\s*$)")
_HOSTED = later(r"舉辦|主辦|出席|參加|參與|迎來|承辦|例如|包括|作為|成為")
_DATELINE = re.compile(r"^[（(]?[^（）()，,]{2,8}[，,][^（）()]{6,16}[）)]?\s*[-–—]+\s*")
# What was announced is not the announcement: … announced today that screening will be extended from April 1.
_SAID_THAT = later(r"\b(?:said|announced|stated|added|noted|revealed|confirmed|reported)\b[^.]{0,40}? that ")
_MAILED = later(r"[:,]? (?:to|at|via) \S+@\S+$")
_ADVERB = later(r"(?<=[一-鿿]{2})[已曾亦也並將會正仍]$")
_OFFICE = later(r"(?:主席|會長|院長|主任|總監|秘書|教授|理事長|總裁)$")


class Titles:
    """Titles for the dates of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def title(self, date: DateSpan) -> Title | None:
        """Return the title of the event at a date, or None where no words tell of any."""
        scene, text = self._scene, self._scene.text
        line_start, line_end = scene.line(date.start)
        # A day told in passing, 早前（2月20日）曾發出指引, is a day of its clause.
        passing = date.precision == "day" and _PASSING.match(text, date.end) is not None
        if text[date.start - 1 : date.start] in _OPENERS and not passing:
            named = self._bracketed(date, line_start)
            if named is not None or _OFFICE.search(text, line_start, date.start - 1):
                return named
        if scene.block(date.start).kind == "row":
            if cell(scene, date.start) is not None:
                return of_row(scene, date, line_start, line_end)
            if fills_a_cell(scene.text, date, line_start, line_end):
                return listed(scene, date, line_start, line_end)
        if (line_start, line_end) in self._bare_lines:
            return self._below(line_end)
        start, end = scene.clause(date.start)
        while end < date.end:
            end = scene.clause(end + 1)[1]
        sentence_start, sentence_end = scene.sentence(date.start)
        sentence_start, sentence_end = max(sentence_start, line_start), min(sentence_end, line_end)
        if mostly_latin(text[sentence_start:sentence_end]):
            return self._english(date, sentence_start, sentence_end)
        if not text[line_start : date.start].strip(" •●·-") and text[date.end : date.end + 1] in _PARTS:
            # In a list of dates and what happened then the whole sentence tells of it.
            end = sentence_end if sentence_end - date.end <= LONGEST else end
        before, behind = self._before(date, start), self._behind(date, end)
        done = done_first(behind, alone=not before)
        behind, end = (done, sentence_end) if done else (behind, end)
        if thin(behind) and thin(before) and end < sentence_end:
            further = scene.clause(end + 1)[1]
            # Figures of a clause behind are not what happened, where that is told: 計劃開展，至今有3人受惠.
            told = not thin(before + behind, _TOGETHER) and scene.quantities.within(end, further)
            if not behind or not (told or scene.dates.within(end, further)):
                end = further
                behind = (behind + "，" if behind else "") + text[max(date.end, scene.clause(end)[0]) : end].strip()
                behind = led(behind)
        if end < sentence_end and _SAYS.search(behind):
            at, end = end, self._unbroken(scene.clause(end + 1)[1], sentence_end)
            behind += text[at:end]
        while end < sentence_end and opened(behind):
            at, end = end, scene.clause(end + 1)[1]
            behind += text[at:end]
        if end < sentence_end and text[end] == " ":
            at, end = end, self._unbroken(end, sentence_end)
            behind += text[at:end]
        if not before and start > sentence_start and text[date.start - 1] in "由從从":
            # 已由2019年的31星期拉長到: what changed stands in the clause before.
            before = led(scene.words(max(scene.clause(start - 1)[0], sentence_start), date.start))
        if not before and start > sentence_start:
            before = self._quoted_name(start, sentence_start)
            start = sentence_start if before else start
        if not done and thin(before + behind) and start > sentence_start:
            previous = scene.clause(start - 1)[0]
            before = self._clause_before(max(previous, sentence_start), date, before, behind)
            start = previous
        words = tidy(before + behind, english=False)
        if not words:
            return None
        if _WHEN.fullmatch(words) and scene.document.metadata.title:
            words = scene.document.metadata.title
        subject = subject_of(scene, date, start, end, sentence_start)
        alone = subject is None and of_place(scene, start, date.start)
        bodies = bodies_of(self._scene, start, end, subject, alone=alone)
        words = with_subject(scene, words, before, subject, date, sentence_start)
        return Title(words, bodies, english=False, subject=subject)

    def _unbroken(self, end: int, sentence_end: int) -> int:
        """Return the end of a clause that a blank cuts short, for inside a sentence that is where a line was broken."""
        text = self._scene.text
        if text[sentence_end : sentence_end + 1] in _STOPS:
            while end < sentence_end and text[end] == " ":
                end = self._scene.clause(end + 1)[1]
        return end

    def _clause_before(self, start: int, date: DateSpan, before: str, behind: str) -> str:
        """Return the clause before; where it has a date and so an act of its own, only whom it is about."""
        scene = self._scene
        if len(behind) > 2 and _ENDS.match(behind):
            return before
        others = scene.dates.within(start, date.start)
        if not others:
            return trailed(led(scene.words(start, date.start)))
        who = _ADVERB.sub("", trailed(led(scene.words(start, others[0].start))))
        if not who or _ENDS.match(behind):
            who += trailed(led(scene.words(others[-1].end, date.start)))
            return who if _ENDS.match(behind) else f"{who}，"
        return who + before

    @cached_property
    def _bare_lines(self) -> frozenset[tuple[int, int]]:
        """Lines that hold a date and nothing else, where there are several: those under them tell what happened."""
        text, scene = self._scene.text, self._scene
        found = set()
        for date in scene.dates:
            line = scene.line(date.start)
            if line[1] - line[0] <= _BARE and _NOTHING_ELSE.fullmatch(
                text[line[0] : date.start] + text[date.end : line[1]]
            ):
                found.add(line)
        return frozenset(found) if len(found) > 1 else frozenset()

    def _below(self, line_end: int) -> Title | None:
        """Return the first sentence of the line below a date that stands alone, unless it has a date of its own."""
        scene, text = self._scene, self._scene.text
        if line_end + 1 >= len(text):
            return None
        block = scene.block(line_end + 1)
        end = min(scene.sentence(block.marker[1])[1], block.end)
        if scene.dates.within(block.start, block.marker[1] + 3):
            return None
        english = mostly_latin(text[block.marker[1] : end])
        words = tidy(text[block.marker[1] : end], english)
        if _CLOCK.match(words) and scene.document.metadata.title:
            # The programme of a day: it is of what the text is about.
            words = scene.document.metadata.title
        bodies = bodies_of(self._scene, block.start, end)
        return Title(words, bodies, english, subject=bodies[0] if bodies else None) if words else None

    def _english(self, date: DateSpan, start: int, end: int) -> Title | None:
        """Return an English sentence without its date, at most thirty words of it."""
        text = self._scene.text
        opening = ENGLISH_DATELINE.match(text, start, end)
        start = opening.end() if opening else start
        if (said := _SAID_THAT.search(text, start, date.start)) is not None:
            start = said.end()
        start, end, subject = english_clause(self._scene, date, start, end)
        words = text[start:end]
        if date.start >= start:
            before = subject + _ENGLISH_LEAD.sub("", text[start : date.start])
            if subject or text[date.end : date.end + 1] != "," or _PARTICIPLE.search(before) is None:
                words = before + text[date.end : end]
            if "(" in words:
                words = _ENGLISH_ASIDE.sub("", words)
        words = _MAILED.sub("", tidy(words, english=True))
        if _WHEN.fullmatch(words) and self._scene.document.metadata.title:
            words = self._scene.document.metadata.title
        bodies = bodies_of(self._scene, start, end)
        return Title(" ".join(words.split()[:30]), bodies, english=True) if words else None

    def _quoted_name(self, start: int, sentence_start: int) -> str:
        """Return the name in 「」 or 《》 that the clause before ends with, for it is what the act is done to."""
        previous = max(self._scene.clause(start - 1)[0], sentence_start)
        named = _QUOTED.search(self._scene.text, previous, start)
        return named.group() if named else ""

    def _before(self, date: DateSpan, start: int) -> str:
        text = self._scene.text
        dateline = _DATELINE.match(text[start : date.start])
        start += dateline.end() if dateline else 0
        for other in reversed(self._scene.dates.within(start, date.start)):
            if not _AND.fullmatch(text[other.end : date.start]):
                break
            date = other
        others = self._scene.dates.within(start, date.start)
        if others and text[date.start - 1] == "至" and not _ENDS.match(text, date.end):
            # 項目自2019年展開至2023年完成: what began is told with its own date.
            return trailed(led(self._scene.words(start, others[0].start)))
        words = led(self._scene.words(start, date.start))
        # 在今日的記者會上: where it was said goes on behind the date.
        if text[date.end : date.end + 1] == "的" and words.endswith(("在", "於")):
            return trailed(words[:-1]) + words[-1]
        return trailed(words)

    def _behind(self, date: DateSpan, end: int) -> str:
        scene, text = self._scene, self._scene.text
        at, members, mine = date.end, [date], 0
        for other in scene.dates.within(date.end, end):
            if not _AND_YEARS.fullmatch(text[at : other.start]):
                break
            members.append(other)
            at = other.end
        earlier = date
        for other in reversed(scene.dates.within(scene.clause(date.start)[0], date.start)):
            if not _AND_YEARS.fullmatch(text[other.end : earlier.start]):
                break
            members.insert(0, other)
            mine, earlier = mine + 1, other
        at += _PART_OF.match(text, at) is not None
        words = led(scene.words(at, max(at, end)))
        respectively = _RESPECTIVELY.search(text[max(0, members[0].start - 4) : members[0].start])
        if respectively and len(members) == 2:
            words = _PAIR.sub(lambda pair: pair.group(1 + min(mine, 1)), words, count=1)
        return words

    def _bracketed(self, date: DateSpan, line_start: int) -> Title | None:
        """Return the name right in front of a bracketed date, from the line's start or the last stop."""
        scene, text = self._scene, self._scene.text
        start = max(scene.clause(date.start - 2)[0] if date.start >= 2 else 0, line_start)
        name = _HOSTED.split(_BULLET.sub("", text[start : date.start - 1]).strip())[-1]
        behind = text[date.end : scene.line(date.start)[1]]
        if (len(name) < 4 and not _DAY.fullmatch(name)) or date.relative or _OFFICE.search(name):
            return None
        key = next((claim.values["key"] for claim in scene.bodies.within(start, date.start)), None)
        if not behind.lstrip(")） ").startswith(("主席", "籌委會")) and not _AFTER_NAME.match(behind):
            name = trailed(name)
        if _DAY.fullmatch(name) and scene.document.metadata.title:
            name = f"{scene.document.metadata.title}：{name}"
        return Title(name, (key,) if key else (), mostly_latin(name), bracketed=True)
