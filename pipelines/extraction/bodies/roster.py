"""The places of one text that name bodies by Chinese or reviewed names, collected in two passes.

The first pass finds full names and what brackets say of them; the second reads the lines again where a short name
stands that the text has given. Who a name stands for is the register's to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from string import ascii_letters, digits

from pipelines.extraction.bodies import called as bodies_called
from pipelines.extraction.bodies import english as bodies_english
from pipelines.extraction.bodies import founders as bodies_founders
from pipelines.extraction.bodies import short_names
from pipelines.extraction.bodies import traded as bodies_traded
from pipelines.extraction.bodies.authority import Known
from pipelines.extraction.bodies.grammar import Name, names
from pipelines.extraction.bodies.lexicon import Place, Word
from pipelines.extraction.bodies.marks import Run, runs
from pipelines.extraction.bodies.mention import Mention, lines_of, touches
from pipelines.extraction.bodies.occurrences import occurrences
from pipelines.extraction.bodies.register import Register
from pipelines.patterns import later

_OPENING, _CLOSING = frozenset('「『“"〝'), frozenset('」』”"〞')
_BRACKETS = frozenset("（(〈〔[ ")
_BEHIND = _BRACKETS | _CLOSING
_UNIVERSITY = "大學"
_CAMPUSES = (f"{_UNIVERSITY}（", f"{_UNIVERSITY}(")
_CAMPUS = "[（(]([\u3400-\u9fff]{2,3})[）)]"
_ROADS = frozenset("道街路徑")
_BUILDING = later(
    "大廈|大樓|廣場|之[路夢旅]|大道|[0-9]+(?:至[0-9]+)?樓|[道街路徑]|[\u3400-\u9fff]{1,6}[道街路徑][東南西北中]?[0-9]+(?:號|[A-Z]?座)"
)
_TITLE_BEFORE = later("《[^《》]{1,6}》$")
_SHORTEST_QUOTED = 5
_FIRM, _FORMS = "有限公司", ("股份", "集團", "控股")
_SHORTEST_FIRM = 4
_SHORTEST_CALLED = 2
_PLAIN_GREAT = 4  # 香港大學, 澳門大學
_TEACHING = frozenset((_FIRM[-1], _UNIVERSITY[-1]))
_HOMES = ("香港", "澳門")
_OF_GREAT = frozenset(
    "學型量概綱廈樓幅約致家力批眾部會小規廳陸師聲"
)  # behind a short name in 大, which is not that of 大學
_AUTHORITY, _GRAMMAR, _INTRODUCED = "bodies.authority", "bodies.grammar", "bodies.introduced"
_LATIN = frozenset(ascii_letters + digits)


class Roster:
    """Mentions of bodies in `register.text`, and possible names that nothing there has made a name."""

    def __init__(self, register: Register) -> None:
        """Begin an empty roster."""
        self.register = register
        self.text, self.lexicon = register.text, register.lexicon
        self.mentions: list[Mention] = []
        self.possible: list[Name] = []
        self._great: set[str] = set()  # short names of universities that the text has not told
        self._traded: set[int] = set()  # where companies' names begin that stand by what is beside them
        self._asked: set[str] = set()  # the firms and universities seen

    def read(self) -> None:
        """Fill the roster."""
        text, lexicon = self.text, self.lexicon
        founders = [
            Name(*one, None, None, 0, None) for one in _founders(text) if text[one[0] : one[1]] not in lexicon.words
        ]
        held = [(name.start, name.end) for name in founders]
        self._traded = {name.start for name in founders if name.kind == "company"}
        found = [*_outside(held, self._names(runs(text, lexicon))), *founders]
        self._introduce(found)
        for name in founders:
            # What is called so is called so elsewhere.
            if text[name.start - 1] in _OPENING or (
                name.kind == "company" and name.end - name.start > _SHORTEST_CALLED
            ):
                self.register.short.setdefault(text[name.start : name.end], self.register.of(name))
        named = self._called(found)
        if named:
            lines = lines_of(text, [start for start, _, _ in named])
            found = [name for name in found if not touches(lines, name.start, name.end)]
            starts = [start for start, _, _ in named]
            for low, high in lines:
                here = named[bisect_left(starts, low) : bisect_left(starts, high)]
                found.extend(_outside(held, self._names(runs(text, lexicon, here, (low, high)))))
            found.extend(one for one in founders if touches(lines, one.start, one.end))
        self._enter(found)

    def _names(self, runs: Iterable[Run]) -> list[Name]:
        """Return the names of runs; a university's with its town in brackets is another's: 某大學（深圳）."""
        text = self.text
        found = names(runs, text)
        if self._traded:
            # 初創公司 before a company's name is none itself.
            found = [name for name in found if name.end not in self._traded or name.kind != "company"]
        if not any(campus in text for campus in _CAMPUSES):
            return found
        for at, name in enumerate(found):
            if text[name.end : name.end + 1] in ("（", "(") and text.endswith(_UNIVERSITY, name.start, name.end):
                found[at] = self._campus(name)
        return found

    def _campus(self, name: Name) -> Name:
        """Return the name of a university with the town in brackets behind it, where there is one."""
        town = re.match(_CAMPUS, self.text[name.end : name.end + 5])
        at = self.lexicon.words.get(town[1]) if town else None
        place = self.lexicon.information[at] if at is not None else None
        if town and name.proper and isinstance(place, Place) and place.jurisdiction != "HK":
            return Name(name.start, name.end + town.end(), True, name.kind, place.jurisdiction or None, None, 0, None)
        return name

    def _introduce(self, found: list[Name]) -> None:
        """Learn the short names and English names that brackets give behind full names."""
        universities: dict[int, Name] | None = None  # by where they begin; asked for by few texts
        text = self.text
        for name in found:
            end = name[1]
            if text[end - 1] in _TEACHING and name.proper:
                self._learn_unsaid(name)
            behind = text[end : end + 1]
            if behind not in _BEHIND:
                continue
            if behind in _CLOSING and text[name.start - 1 : name.start] in _OPENING:
                end, behind = end + 1, text[end + 1 : end + 2]
            if behind not in _BRACKETS or (behind == " " and text[end + 1 : end + 2] not in _BRACKETS):
                continue
            if name.proper and name.kind == "company" and (latin := bodies_traded.latin(text, end)):
                body = self.register.of(name)
                body.name_en = body.name_en or latin
                self.register.short.setdefault(latin, body)
            for short in short_names.behind(text, end):
                if not self._tells(short, name) if not name.proper else not self._is_name(short, name):
                    continue
                body = self.register.of(self._widened(name))
                if short.kind == "english":
                    body.name_en = body.name_en or short.name
                self.register.short.setdefault(short.name, self.register.meant(short.name, body))
                if short.kind == "chinese" and name.proper and len(short.name) > 2 and short.name[1] == "大":
                    if universities is None:
                        universities = self._universities(found)
                    self._learn_university(short.name[:2], name, universities)

    def _learn_unsaid(self, name: Name) -> None:
        """Learn the short name that a firm or a university has without being given it."""
        full = self.text[name.start : name.end]
        if full in self._asked:
            return
        self._asked.add(full)
        if full[-1] == _FIRM[-1]:
            self._learn_firm(name, full)
        elif full.endswith(_UNIVERSITY) and full.startswith(_HOMES):
            self._learn_great(name, full)

    def _learn_great(self, name: Name, full: str) -> None:
        """Learn the short name of a university of Hong Kong or Macau, where it stands: 理大 of 香港理工大學."""
        short = (full[2] if len(full) > _PLAIN_GREAT else full[1]) + _UNIVERSITY[0]
        if short in self.register.short or self.lexicon.authority.find(short) is not None:
            return
        if self.text.count(short) > self.text.count(f"{short}學"):  # 科大 of 醫科大學 is none
            self.register.short[short] = self.register.of(name)
            self._great.add(short)

    def _learn_firm(self, name: Name, full: str) -> None:
        """Learn a company's name without its legal form, where it stands: 藍灣製藥 of 藍灣製藥有限公司."""
        bare = full.removesuffix(_FIRM)
        bare = next((bare.removesuffix(form) for form in _FORMS if bare.endswith(form)), bare)
        if len(full) == len(bare) or len(bare) < _SHORTEST_FIRM or bare in self.lexicon.words:
            return
        if self.text.count(bare) > self.text.count(full):
            self.register.short.setdefault(bare, self.register.of(name))

    def _universities(self, found: list[Name]) -> dict[int, Name]:
        return {n.start: n for n in reversed(found) if self.text[n.end - 2 : n.end] == _UNIVERSITY}

    def _learn_university(self, short: str, name: Name, universities: dict[int, Name]) -> None:
        """Learn 理大 from 理大醫技系, the short name of a part of 香港理工大學."""
        whole = universities.get(name.start)
        if whole and whole.end < name.end:
            self.register.short.setdefault(short, self.register.of(whole))

    def _is_name(self, short: short_names.Short, name: Name) -> bool:
        """Tell whether a bracket behind a name holds another name of the body, not a place or an explanation."""
        if short.kind == "mixed":
            return short.told or self.text.endswith(short.name.lstrip(ascii_letters), name.start, name.end)
        if short.kind != "chinese":
            return not all(map(bodies_english.is_common_word, short.name.split()))  # (Hong Kong)
        at = self.lexicon.words.get(short.name)
        if at is not None and self.lexicon.classes[at] in (Word.PLACE, Word.BOUNDARY, Word.FIELD):
            return False
        full = self.text[name.start : name.end]
        return short.told or short_names.abbreviates(short.name, full) or short_names.same_kind(short.name, full)

    def _tells(self, short: short_names.Short, name: Name) -> bool:
        """Tell whether what stands in brackets behind a possible name makes it a name."""
        if short.kind in ("chinese", "mixed"):
            return self._is_name(short, name)
        if short.kind == "acronym":
            return short.name.isupper() and len(short.name) > 2
        return any(bodies_english.is_key_word(word) for word in short.name.split())

    def _called(self, found: list[Name]) -> list[tuple[int, int, Known]]:
        """Return the places of short names that the authority knows not, or of another body; none overlap.

        A place inside a full name (肌健協會 in 香港肌健協會) is no place of the short one.
        """
        find = self.lexicon.authority.find
        given = self.register.short
        new = [name for name, body in given.items() if not body.known or find(name) is not body.known]
        if not new:
            return []
        fuller = {name.end: name.start for name in found}
        longer = {name.start: name.end for name in found if self.text[name.end - 1] == _FIRM[-1]}
        called = {name: given[name].named for name in new}
        return [
            (start, end, called[self.text[start:end]])
            for start, end in occurrences(self.text, new, self._by_itself)
            if fuller.get(end, start) >= start and longer.get(start, end) <= end
        ]

    def _by_itself(self, start: int, end: int) -> bool:
        """Tell whether a short name is no part of a longer word, nor 某大 of 某大學."""
        before, behind = self.text[start - 1 : start], self.text[end : end + 1]
        if self.text[start:end].isascii():
            return before not in _LATIN and behind not in _LATIN
        if self.text[start:end] in self._great and not bodies_founders.may_begin(self.text, start):
            return False
        return self.text[end - 1] != "大" or behind not in _OF_GREAT

    def _enter(self, found: Iterable[Name]) -> None:
        """Enter the names of the second pass that are mentions; the others are kept as possible names."""
        text, enter, new = self.text, self.mentions.append, tuple.__new__
        of_known, reviewed, ancestors = self.register.of_known, self.register.reviewed.get, self.lexicon.ancestors
        for name in found:
            start, end, _, _, _, head, head_end, tail = name
            if tail is None:
                self._enter_built(name)
            elif text[end : end + 1] in _ROADS:
                continue  # 立法會道
            elif head is None or head_end != end:
                self._enter_built(name)
            else:
                body = reviewed(head.organisation_id) or of_known(head)
                if body.known is None:
                    enter(new(Mention, (start, end, body, _GRAMMAR)))
                    continue
                enter(new(Mention, (start, end, body, _AUTHORITY)))
                if head.parent_id:
                    for size, ancestor in ancestors(head, text[start:end]):
                        enter(new(Mention, (start, start + size, of_known(ancestor), _AUTHORITY)))

    def _enter_built(self, name: Name) -> None:
        """Enter a name that is not a reviewed body's own, if it is one."""
        text = self.text
        if not name.proper and not self._introduced(name):
            self.possible.append(name)
            return
        name = self._widened(name)
        if name.tail is None and (text[name.start - 1 : name.start] == "號" or _BUILDING.match(text, name.end)):
            return
        body = self.register.of(name)
        rule = _AUTHORITY if body.known else _GRAMMAR if name.proper else _INTRODUCED
        self.mentions.append(Mention(name.start, name.end, body, rule))

    def _introduced(self, name: Name) -> bool:
        """Tell whether quotation marks or a bracket make a possible name a name."""
        text = self.text
        opened = text[name.start - 1 : name.start] in _OPENING
        if opened and text[name.end : name.end + 1] in _CLOSING and name.end - name.start >= _SHORTEST_QUOTED:
            return True
        return any(self._tells(short, name) for short in short_names.behind(text, name.end))

    def _widened(self, name: Name) -> Name:
        """Take in a short title before the name: 《刺針》罕見病專家委員會."""
        if name.head is None and name.kind != "company" and self.text[name.start - 1 : name.start] == "》":
            title = _TITLE_BEFORE.search(self.text, max(0, name.start - 9), name.start)
            if title:
                return name._replace(start=title.start(), proper=True)
        return name


def _founders(text: str) -> Iterator[tuple[int, int, bool, str]]:
    for start, end, kind in bodies_founders.find(text):
        yield start, end, True, kind
    for find in (bodies_called.find, bodies_traded.find):
        for start, end, kind in find(text):
            yield start, end, True, kind


def _outside(held: list[tuple[int, int]], names: Iterable[Name]) -> list[Name]:
    """Leave out the names that touch one of the spans held."""
    return [name for name in names if not touches(held, name.start, name.end)] if held else list(names)
