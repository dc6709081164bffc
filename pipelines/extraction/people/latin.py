"""Names of people in Latin letters: beside an honorific or title of either language, 'named', or on their own line.

A capitalised run alone is no name: something beside it must say that it is a person. Bodies' names are left to bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.extraction.bodies.english import is_key_word
from pipelines.extraction.people.chinese import Found
from pipelines.extraction.people.lexicon import PeopleLexicon, people_lexicon

_WORD = r"(?:Prof\.|[A-Z][a-z]{0,2}\.|[A-Z][A-Za-zÀ-ÿ’'\-]*)"
_PARTICLE = r"(?:(?:de|van|von|der|den|bin|binti|al|da|dos|di|la|le)[ ])?"
# The class comes before the look behind it, for a search that starts with a class is fast.
_FIRST = r"[A-Z](?<![A-Za-z0-9@.’'\-][A-Z])(?:(?:rof|[a-z]{0,2})\.|[A-Za-zÀ-ÿ’'\-]*)"
_RUN = re.compile(rf"{_FIRST}(?:[ ]{_PARTICLE}{_WORD})*")
_NAME = re.compile(rf"{_WORD}(?:[ ]{_PARTICLE}{_WORD}){{1,3}}")
_NAMED_BEFORE = re.compile(r"(?:名叫|名為|叫做|\bnamed(?: after)?|\bcalled|\bafter) ?$")
_SAID = re.compile(r" (?:said|says|told|added|explained|noted)\b")
# What parts a name of a row from its neighbours, and how a telephone or e-mail begins.
_SEPARATED = re.compile(r"[ ]*(?:[\n\t/／|｜,，;；（(]|\Z)")
_BEFORE_NAME = ("/", "／", "|", "｜", "–", "—", "-", ":", "：", "\t", "、")
_CONTACT = re.compile(
    r"(?:Tel(?:ephone)?|Phone|Mobile|Direct|T|M|E|Fax|E-?mail|電話|電郵|手機|直線)\s?[.:：]"
    r"|[+(（]?\d[\d() -]{6,}|[\w.+-]{1,64}@\w",
    re.IGNORECASE,
)
_LONGEST_ROW = 120
_COMMA = re.compile(r", (?:the )?")
_LONGEST_IN_HEADLINE = 3  # words; in a headline every word has a capital, and a name is the first two


def find(text: str, lexicon: PeopleLexicon, places: Iterable[tuple[str, int, int]]) -> Iterator[Found]:
    """Yield Latin names; `places` are the Chinese honorifics and titles of `text`."""
    spans = [run.span() for run in _RUN.finditer(text)]
    if not spans:
        return
    ends = {end: start for start, end in spans}
    starts = {start for start, _ in spans}
    for word, start, end in places:
        before = start - 1 if text[start - 1 : start] == " " else start
        if word in lexicon.honorific_words and before in ends:
            name = _within(text, ends[before], before)
            if name:
                yield Found(*name, word, end, False, "honorific")
        after = end + 1 if text[end : end + 1] == " " else end
        if word in lexicon.titles and after in starts:
            named = _NAME.match(text, after)
            if named and _person(named[0]):
                yield Found(after, named.end(), "", named.end(), False, "title")
    for start, end in spans:
        yield from _in_run(text, start, end, lexicon)


def _within(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of a run that is a name, if it is one."""
    name = text[start:end]
    return (start, end) if _NAME.fullmatch(name) and _person(name) else None


def _in_run(text: str, start: int, end: int, lexicon: PeopleLexicon) -> Iterator[Found]:
    """Read one capitalised run by what stands inside it and around it."""
    honorific = lexicon.honorifics_en.match(text, start, end)
    if honorific:
        name = _NAME.match(text, honorific.end(), end)
        if name:
            yield Found(*name.span(), honorific[0].strip(" ."), name.end(), False, "honorific")
        return
    titles = list(lexicon.title_en.finditer(text, start, end))
    if titles:
        title = titles[-1]
        name = _NAME.match(text, title.end() + 1, end)
        if name and _person(name[0]):
            words = name[0].split(" ")
            headline = name.end() < end or len(words) > _LONGEST_IN_HEADLINE
            size = len(" ".join(words[:2])) if headline else len(name[0])
            yield Found(name.start(), name.start() + size, "", name.start() + size, False, "title")
        return
    span = _within(text, start, end)
    if span is None:
        return
    comma = _COMMA.match(text, end)
    if comma and lexicon.title_en.search(text[comma.end() : comma.end() + 40].split(" of ")[0].split(",")[0]):
        yield Found(*span, "", end, False, "title")
    elif _NAMED_BEFORE.search(text, max(0, start - 14), start):
        yield Found(*span, "", end, False, "named")
    elif _SAID.match(text, end):
        yield Found(*span, "", end, False, "said")
    elif _in_row(text, start, end) or _on_own_line(text, start, end, lexicon):
        yield Found(*span, "", end, False, "line")


def _in_row(text: str, start: int, end: int) -> bool:
    """Tell whether a run is a name of a row with a telephone or e-mail: Mary Chan / Peter Lee."""
    return bool(_SEPARATED.match(text, end)) and _opens(text, start) and _reached(text, end)


def _opens(text: str, at: int) -> bool:
    """Tell whether a name opens its line or stands behind a separator of names."""
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip(" ")
    return not before or before.endswith(_BEFORE_NAME)


def _reached(text: str, at: int) -> bool:
    """Tell whether a telephone or e-mail stands behind a name, on its line or at the beginning of the next."""
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    if line_end - at > _LONGEST_ROW:
        return False
    here = text[at:line_end]
    below = text[line_end + 1 : line_end + 60].lstrip().partition("\n")[0]
    return bool(_CONTACT.search(here) or _CONTACT.match(below))


def _on_own_line(text: str, start: int, end: int, lexicon: PeopleLexicon) -> bool:
    """Tell whether a run fills a line and the next line is a title."""
    if text[text.rfind("\n", 0, start) + 1 : start].strip() or text[end : end + 1] not in ("\n", " ", ""):
        return False
    rest, _, after = text[end : end + 160].partition("\n")
    line = after.lstrip().partition("\n")[0]
    titled = line.split("(")[0].endswith(lexicon.title_ends) or line.endswith(lexicon.title_ends)
    return not rest.strip() and (titled or lexicon.title_en.match(line) is not None)


def _person(name: str) -> bool:
    """Tell whether no word of a name is one of bodies, nor the first an honorific, which is read by itself."""
    words = [word.rstrip(".,") for word in name.split()]
    return not any(map(is_key_word, words)) and not people_lexicon().honorifics_en.fullmatch(words[0])
