"""The words of a label: by the first construction that fits the words around a figure.

Two levels of a change, a comparison, a share, a class or date told after another, a count with its noun; else the
whole clause with … where the figure stands, which at least reads.
"""

from __future__ import annotations

import re

from pipelines.extraction.language import has_cjk
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.label_abouts import Abouts
from pipelines.extraction.statistics.label_again import CLASSED, elliptical, told_again, told_in_turn
from pipelines.extraction.statistics.label_figure import COUNTS, SHARES, Figure
from pipelines.extraction.statistics.label_joins import (
    CHANGE_ENDS,
    LEVEL_ENDS,
    age,
    before_and_after,
    change,
    count,
    each,
    plain,
    share,
    sum_behind,
    times,
)
from pipelines.extraction.statistics.label_topics import ATTRIBUTE, measures, owner, unsaid, whose
from pipelines.extraction.statistics.label_verbs import ACTED_ON, CHANGED, CHANGED_TO, FROM, TRANSITIVE_END, predicate
from pipelines.extraction.statistics.label_words import (
    balanced,
    dated_first,
    led,
    named,
    opened,
    tidied,
    trimmed,
    without,
)
from pipelines.patterns import later

_HELD = re.compile(r"[有設设](?:有)?")
_OF_WHOM = ("的", "的只有", "的僅", "的僅有", "的有", "的达", "的達", "的不到", "的只佔", "的約")
_AS_MUCH = later(r".*(?:[只僅仅]及|相當於|等於)")
_COMPARED_WITH = later(
    r"(?:比起|相比|較|较|比|(?:遠|远|稍|略|亦|也|仍)*(?:低於|低于|高於|高于|少於|少于|多於|多于|不及))([^，。]{0,10}?)的?"
)
_RELATIVE_HEAD = ("的", "的有", "的只有", "的僅有", "的約有")
_ASIDE = later(r"[（(]$|^(?:佔|約|即|近)?$")
_TOWARDS_STARTS = frozenset("向對跟")
_TOWARDS = later(r"(?:向|對(?!照)|跟)")
_BARE_PREPOSITIONS = frozenset(("在", "於", "對", "向", "為", "把", "按", "以", "從", "和", "將", "令", "就"))
_SAMPLE = later(r"[nN]\s?[=＝]?")
_NOTHING = frozenset(("至", "到", "達", "‰", "％", "%"))
_PART = later(r"[，、,\s]*(?:其中|當中)?(?:包括|包含|計有)")
# 每百萬人口捐贈率為4.3人: the figure tells what it is of.
_RATE_TOLD = later(r"每[^，。]{2,12}率(?=[為为是達达僅只])")
# 預留15億元: what for stands in a clause behind.
_SET_ASIDE = later(
    r"(?:政府|當局|會|将|將|已|再|另|共|合共|我們)*(?:預留|预留|撥款|拨款|撥出|拨出|投入|斥資|注資|捐出|動用|出資)"
)
_PREPOSITIONS = ("對", "比", "在", "於", "以", "把", "因", "從", "每", "跟", "與", "滿", "至", "不遲")


class Wording:
    """Words for the figures of one document, asked for in order of place."""

    def __init__(self, scene: Scene, abouts: Abouts) -> None:
        self._scene = scene
        self._abouts = abouts
        self._units: dict[str, Figure] = {}
        self._told: list[str] = []

    def begin(self) -> None:
        """Forget the figures of the sentence before."""
        self._units, self._told = {}, []

    def label(self, quantity: Quantity, read: Figure, shared: bool) -> str:
        """Return the label of a figure, and remember it for those behind it in its sentence."""
        words = self.words(quantity, read, shared)
        words = tidied(words.replace("的的", "的"))
        words = told_in_turn(self._scene, quantity, words)
        words = words or tidied(self._gapped(quantity))
        read.label = words
        if quantity.form != "age" and "…" not in words:
            self._told.append(CLASSED.sub("", words))
        self._units[read.unit] = read
        return words

    def _shared_or_changed(
        self, quantity: Quantity, read: Figure, core: str, behind: str, measure: str, told: str
    ) -> str | None:
        """Return the words of a multiple, a change or a share, None where the figure is neither."""
        before, form, joined = self._abouts.before, quantity.form, None
        if not behind or behind == "人數":
            if form == "ratio" and "倍" in self._scene.text[quantity.number_end : quantity.end]:
                joined = times(unsaid(led(read.head)), told)
            elif form in SHARES and (read.raw.endswith("的") or _AS_MUCH.match(core)):
                joined = times(unsaid(led(read.head)), told, "比例")
            if joined is None and core and core[-1] in CHANGE_ENDS:
                if before is not None and before.unit == read.unit and "…" not in before.label:
                    joined = change(core, measure, before.label)
                else:
                    joined = change(core, measure, told)
        if core in ("佔", "占") and form in SHARES and told and self._right_behind(quantity):
            # 33名可自行坐立，佔91.7%: the share of those counted right before.
            return f"{told.removesuffix('數目').removesuffix('人數')}所佔比例"
        if joined is None and ("佔" in core or "占" in core) and not (form in COUNTS and (behind or told)):
            return share(core, measure, told)
        return joined

    def words(self, quantity: Quantity, read: Figure, shared: bool) -> str:
        """Return the label's words: by the first construction that fits, else the clause with … for the figure."""
        before, form, measure = self._abouts.before, quantity.form, quantity.measure
        raw, core, noun, behind = read.raw, read.core, read.noun, read.behind
        undated = without(core, read.dates[-1:]) if read.dates else ""
        if measures(undated) or undated.endswith("人次"):
            core = dated_first(core, read.dates)
        if form == "bare" and quantity.counter is None:
            measure = "count"
        opening = read.head[:8]
        part = read.part = shared or (("包" in opening or "計" in opening) and _PART.match(opening) is not None)
        behind = "" if behind in _NOTHING else behind
        if quantity.counter in ("人", "人次") and form in COUNTS:
            noun, behind = "", behind.removeprefix("人次")
        told = next((said for said in reversed(self._told) if said not in raw), "")
        joined = None
        if form != "rank":
            verb = changed = None
            if raw and raw[-1] not in "至到為为成" and ("由" in raw or "從" in raw or "从" in raw):
                changed = CHANGED_TO.match(self._scene.text, quantity.end, quantity.end + 24)
                verb = changed["verb"] if changed else None
            thing = ""
            if changed is not None and form in COUNTS:
                thing = self._scene.text[quantity.end : changed.start("verb")].strip("的，大幅再 ")
            levels = None
            if verb is not None or raw[-1:] in LEVEL_ENDS:
                levels = before_and_after(raw, verb, "count" if form in COUNTS else measure, thing)
                if form == "age" and levels is not None and not (FROM.search(raw) or ATTRIBUTE.search(levels[0])):
                    levels = None
            if levels is not None:
                base, which, _ = levels
                if base and read.dates and not without(base, read.dates) and before is not None and told:
                    read.known = before.owner
                    if before.dates and before.dates[-1] in told:
                        return told.replace(before.dates[-1], read.dates[-1])
                    return f"{told}（{read.dates[-1]}）"
                read.known = whose(base.removesuffix("數目"))
                paired = before is not None and verb is None and (not base or read.head_start == before.end)
                if paired and before is not None and before.levels:
                    read.known = before.levels.partition("：")[0].removesuffix("數目")
                    return f"{before.levels}（{which}）"
                if not base and verb is None and told and before is not None and before.unit == read.unit:
                    read.known = before.owner
                    if which in read.dates and before.dates and before.dates[-1] in told:
                        return told.replace(before.dates[-1], which)
                    read.levels = told
                    return f"{told}（{which}）"
                if form == "age" and has_cjk(base, 4):
                    read.levels = base
                    return f"{base}（{which}）"
                base = base or CHANGED.sub("", self._abouts.clause_before(quantity)).rpartition("把")[2]
                read.levels = self._abouts.told_of(base, quantity, read)
                return f"{read.levels}（{which}）"
            joined = None if form == "age" else self._shared_or_changed(quantity, read, core, behind, measure, told)
        if joined is not None:
            if told and told in joined:
                return joined
            return self._abouts.told_of(joined.lstrip("的"), quantity, read, core)
        bare = without(core, read.dates)
        if before is not None and _SAMPLE.fullmatch(core):
            read.known = before.owner
            return f"{before.label}：樣本數目"
        if before is not None and not bare and not behind and _ASIDE.search(raw or "("):
            again = told_again(before, form, quantity.counter)
            if again is not None and read.head_start > self._scene.clause(quantity.start)[0]:
                read.known = before.owner
                return again
        if before is not None and read.head_start == before.end:
            before = self._units.get(read.unit, before)
        same_unit = before is not None and before.unit == read.unit
        compared = _COMPARED_WITH.fullmatch(raw) if same_unit and told else None
        if compared is not None and before is not None:
            read.known, read.levels = before.owner, before.levels
            when = read.dates[-1] if read.dates else compared[1]
            return f"{told}（{when}）"
        simple = not behind or (behind == "人數" and bare != "" and not predicate(bare))
        if before is not None and simple and (raw.endswith(_RELATIVE_HEAD) or (not bare and before.form != form)):
            simple = False
        if before is not None and simple and same_unit and len(bare) <= 7 and not part:
            other = elliptical(before, bare, core, read.dates)
            if other is not None:
                read.known = before.owner
                return other
        if not bare and not behind:
            core = ""
        if form in COUNTS and behind and raw[-1:] in "為向對給把跟替" and raw and not behind.startswith("人數"):
            return self._abouts.told_of(self._gapped(quantity), quantity, read)
        if form in COUNTS and core[:1] in _TOWARDS_STARTS and _TOWARDS.match(core):
            return self._abouts.told_of(self._gapped(quantity), quantity, read)
        if core in _BARE_PREPOSITIONS:
            core = ""
        if form == "count" and quantity.per == 1 and behind and raw[-1:] == "以" and core[:-1]:
            # 肺癌以5,707宗居首: whose number it is.
            core, noun, behind = core[:-1], "", ""
        read.core, read.noun, read.behind = core, noun, behind
        return self._joined(quantity, read, measure)

    def _right_behind(self, quantity: Quantity) -> bool:
        """Tell whether the clause before is that of a count."""
        before, scene = self._abouts.before, self._scene
        if before is None or before.form not in COUNTS:
            return False
        return scene.clause(quantity.start)[0] <= scene.clause(before.end)[1] + 1

    def _joined(self, quantity: Quantity, read: Figure, measure: str) -> str:
        form, raw, core, noun, behind = quantity.form, read.raw, read.core, read.noun, read.behind
        if form == "age":
            read.known = None
            words = age(core, noun, behind, quantity.qualifier, self._scene.text[quantity.start : quantity.end])
            return words if words.endswith("限") else self._abouts.told_of(words, quantity, read, core)
        if form in COUNTS or form in SHARES:
            if form in SHARES and not noun and quantity.of and len(quantity.of) > 1:
                noun = quantity.of.lstrip("名位個")
                behind = noun + behind
            act = ""
            if noun in behind:
                at = behind.find(noun) + len(noun)
                noun, act = behind[:at], behind[at:].removeprefix("之一").strip("、")
            before = self._abouts.before
            acted = TRANSITIVE_END.search(core) if not behind and form == "count" else None
            if acted and before is not None and before.unit == read.unit and not before.noun:
                # 接獲申請218宗，已批出97宗: of those applications.
                done = ACTED_ON.search(before.core)
                noun = behind = done[1] if done is not None else ""
            if (
                act
                and not noun
                and quantity.counter in ("名", "位")
                and before is not None
                and before.unit == read.unit
            ):
                # 36名嬰兒完成注射，33名可自行坐立: those of the figure before are counted again.
                noun, behind = before.noun, before.noun + behind
            held = len(raw) > len(core) and _HELD.search(raw, max(0, len(core) - 1)) is not None
            rate = form == "rate" and quantity.per != 1
            if not rate and behind == "人數":
                core = core.removesuffix("人數")
                words = core if core.endswith("率") else f"{core}的人數" if raw.endswith(_OF_WHOM) else f"{core}人數"
            elif form in SHARES:
                if not behind and (ATTRIBUTE.search(core) or core.endswith(("度", "幅", "率"))):
                    words = core
                else:
                    of = "的" if not behind and core and raw.rstrip("佔占").endswith(_OF_WHOM) else ""
                    words = count(core + of, False, noun, act, None, "比例") if core or behind else ""
                    words = words.replace("的的", "的")
            elif rate:
                told = _RATE_TOLD.match(self._scene.text, quantity.start, quantity.number_start)
                words = core + told[0] if told else named(core + behind, measure)
            else:
                words = count(core, held, noun, act, quantity.counter)
            read.noun, read.known = noun, None
            return self._abouts.told_of(words, quantity, read, core)
        told_sum = sum_behind(core, behind) if form == "money" else None
        if told_sum is not None:
            return self._abouts.told_of(told_sum, quantity, read)
        if form != "rank" and (behind or core.endswith(_PREPOSITIONS)):
            words = self._gapped(quantity)
            read.known = None if form in ("money", "physical") and "的" in behind else read.known
            return self._abouts.told_of(words, quantity, read)
        for_each = each(core)
        if for_each is not None:
            read.known = owner(for_each[0])
            return f"{self._abouts.told_of(for_each[0], quantity, read)}（{for_each[1]}）"
        read.known = None
        purpose = self._abouts.purpose(quantity) if form == "money" and _SET_ASIDE.fullmatch(core) else ""
        if purpose:
            return f"{core}{purpose}的金額"
        return self._abouts.told_of(plain(core + behind, measure) if core or behind else "", quantity, read, core)

    def _gapped(self, quantity: Quantity) -> str:
        """Return the whole clause with … where the figure stands."""
        scene = self._scene
        start, end = scene.clause(quantity.start)
        inside = "內" if scene.text[quantity.end - 1] in "內内" else ""
        behind = balanced(scene.words(quantity.end, max(end, quantity.end)))
        return trimmed(opened(unsaid(led(f"{scene.words(start, quantity.start)}…{inside}{behind}"))))
