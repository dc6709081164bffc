"""A figure with the words around it, as the grammar of labels hands it on from one to the next of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extraction.language import has_cjk
from pipelines.extraction.statistics.label_topics import measures, owner, subject, whose
from pipelines.extraction.statistics.label_verbs import ends_in_act, predicate_begins
from pipelines.patterns import later

COUNTS = frozenset({"count", "bare", "rate", "article"})
SHARES = frozenset({"percentage", "ratio"})
# 合資格居民 of 合資格居民約二十萬人.
_PERSONS = (
    "居民",
    "市民",
    "病人",
    "患者",
    "參加者",
    "照顧者",
    "受訪者",
    "兒童",
    "長者",
    "學生",
    "人士",
    "嬰兒",
    "婦女",
)
# What the size of a thing is called by a word right before it, the longer before what they end with.
SIZES = {
    "身高": "身高",
    "體重": "體重",
    "佔地": "佔地面積",
    "占地": "占地面积",
    "重": "重量",
    "厚": "厚度",
    "長": "長度",
    "高": "高度",
    "深": "深度",
}
# 貼片 of 貼片重35克.
_SIZED = later(rf"(?<=..)(?:{'|'.join(SIZES)})$")


@dataclass(slots=True)
class Figure:
    """One figure: `raw` stands before it, `core` is that without what only links, `behind` and `noun` stand behind it.

    `unit` tells figures that are told of the same apart from others; `levels` is what a pair of levels is of.
    """

    start: int
    end: int
    head_start: int
    head: str
    raw: str
    core: str
    noun: str
    behind: str
    unit: str
    form: str
    counter: str | None
    dates: list[str]
    label: str = ""
    known: str | None = ""
    topic: str = ""
    near: bool = True
    part: bool = False
    levels: str = ""

    @property
    def owner(self) -> str:
        """What a figure behind may be of: the topic of this one, what it counts, or whose its measure is."""
        if self.topic and (self.near or not self.core) and (self.form not in COUNTS or self.part):
            return self.topic
        if self.known is None:
            self.known = self._owner()
        return self.known or self.topic

    @property
    def doer(self) -> str | None:
        """Who does something with what is counted, empty where that is not told, None where nothing is done with it."""
        done = self.form in COUNTS and bool(self.noun) and (predicate_begins(self.core) >= 0 or ends_in_act(self.core))
        return subject(self.core) if done else None

    def _owner(self) -> str:
        core = self.core
        if self.form not in COUNTS:
            if self.form == "age" and (self.noun or not core):
                return self.noun
            of = self.behind.rpartition("的")[2] if self.form in ("money", "physical") else ""
            if has_cjk(of, 3):
                # 興建的元朗新廠 of 投資2.3億元興建的元朗新廠.
                return of
            core = _SIZED.sub("", core) if self.form == "physical" else core
            return (subject(core) if predicate_begins(core) >= 0 and not measures(core) else "") or whose(core)
        if self.counter == "人":
            if self.behind not in ("", "人數"):
                return f"{core}{self.behind}的人"
            return core if core.endswith(_PERSONS) else ""
        return self.noun or (subject(core) if predicate_begins(core) >= 0 else owner(core))
