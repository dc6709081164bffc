"""Labels of figures in English sentences: a whole clause with its subject, and … where the figure stands.

Cuts and trims, and will not paraphrase.
"""

from __future__ import annotations

import re

from pipelines.extraction.scene import Scene
from pipelines.extraction.surroundings import ENGLISH_DATELINE, Span
from pipelines.patterns import later

_LONGEST = 15
_BLANKS = re.compile(r"\s+")
_LEADING = later(
    r"(?:[\s,;:.\"“”‘’'()\-–—•●]+"
    r"|(?:and|but|or|so|while|whereas|yet|although|though|also|meanwhile|however|in addition|moreover|that|said|then"
    r"|according to [^,]{2,60},"
    r"|[A-Z][^,.…]{2,60}? (?:said|says|added|noted|told [a-z]+|"
    r"(?<!were )(?<!was )(?<!been )found|shows?|showed)(?: on [A-Z][a-z]+)?(?: that)?)"
    r"(?=[\s,]))+",
    re.I,
)
_SAID = later(
    r"[,\s]*(?:,\s*(?:said|says|added|according to|as)\b[^…]*|,?[”\"]\s*(?:said|says|added)\b[^…]*"
    r"|\b(?:a|the) [^,…]{2,60} (?:study|survey) (?:found|showed))\s*$"
)
_CLOSING = ' ,;:."“”'
# A clause that cannot stand alone: it goes on with the one before it.
_DEPENDENT = later(
    r"[\s”\"]*(?:and|or|with|which|who|whom|whose|that|including|of|for|in|at|on|by|to|compared|based|from|according|as|"
    r"[a-z]+ing|[a-z]+ed|[a-z]{3,}s(?= (?:\d|some|about|over))|can|could|may|"
    r"up|down|a|an|the [a-z]+ of|is|are|was|were|has|have|had|will)\b"
)

# Who says so, up to what is said.
_SPOKE = later(
    r"\b(?:said|says|say|adds|added|noted|notes|stressed|explained|revealed|"
    r"(?:announced|estimated|shows|showed|show|found|believes?|and) that)\b(?! to\b)"
    r"(?: (?:on [A-Z][a-z]+|yesterday|today|earlier|in [A-Z][a-z]+))?(?: that)?[,:]?\s*[“”\"]?\s*"
)
_ITEM = later(r"([A-Z][^:…]{1,50}): …")
_HEADING = later(r"[A-Z][A-Za-z&,/() -]{3,50}")
_COUNTED = later(r"\s((?:[A-Za-z][A-Za-z&’'-]*\s?){1,6})")
_COUNTED_TOO = later(r"(?: [\w’'-]+){1,5}(?:,| and) (?:some |about |over |nearly )?")
_MOST_NOUNS, _LIST = 4, 8
_NO_NOUN = later(
    r"of|in|at|on|by|to|from|with|for|per|an?|the|and|or|but|are|is|was|were|be|been|have|has|had|will|can|could|may|"
    r"might|would|who|which|that|this|these|more|less|as|than|each|every|when|while|after|before|since|during|between|"
    r"within|among|until|under|over|do|does|did|not|only|also|now|still|alone|born|along|such|took|gave|made|came|went|"
    r"said|says|say|live|lived|die|died|last|next|two|three|four|five|six|seven|eight|nine|ten|twenty|get|got|about|around|nearly|roof"
)
_PLURAL = later(r"[a-z&’'-]*[a-rtv-z]s|people|children|(?:wo)?men|staff|personnel")
_VERBAL = re.compile(r"[a-z]+(?:ed|ing)|[A-Z].*")
_GOES_ON = later(
    r"(?<=\w)(?:; |, (?:and|but|while|whereas|which|who|after|compared|as well as|of which|"
    r"of whom|so that|up|down|with) "
    r"| (?:while|whereas|but) | and (?=(?:is|are|was|were|has|have|had|will|can|its|their|see|[a-z]{3,}(?:s|ed)) ))"
)
# 80% of patients are given an appointment: a clause of its own behind and.
_OWN_CLAUSE = later(r".*,? (?:and|but|while)(?: (?:some|about|just|only|over|nearly))?$", re.S)
_FINITE = later(r"[^,;]{0,40}\b(?:are|were|is|was|has|have|had|will|can|died|did)\b")
_CLOCK, _BY_WHOM = later(r"\d{1,2}:\d{2}\s+"), later(r"\s[–—-]\s(?:Dr|Prof|Mr|Ms|Mrs)\b.*$")


def english(scene: Scene, sentence: Span, figure: Span) -> str:
    """Return a sentence or, of a long one, its clauses about the figure, with … for the figure.

    Never who says so; a short line under a heading has that before it.
    """
    text, (start, end) = scene.text, sentence
    dateline = ENGLISH_DATELINE.match(text, start, figure[0])
    clock = _CLOCK.match(text, start, figure[0])
    start = dateline.end() if dateline else clock.end() if clock else start
    for spoken in _SPOKE.finditer(text, start, figure[0]):
        start = spoken.end()
    if _words(text, start, end) >= _LONGEST:
        start, end = _about(scene, (start, end), figure)
    head, tail = text[start : figure[0]].rstrip(), text[figure[1] : end].strip()
    tail = _BY_WHOM.sub("", tail)
    if head.count(" ") + tail.count(" ") > _LONGEST:
        if _OWN_CLAUSE.match(head) and _FINITE.match(tail):
            head = ""
        head, tail = _listed(scene, start, figure[0]) or head, _ended(tail)
    words = _BLANKS.sub(" ", f"{head} … {tail}")
    leading = _LEADING.match(words)
    if leading and leading.end() < len(words) - 8:
        words = words[leading.end() :]
    words = _SAID.sub("", words).strip(_CLOSING)
    words = words.replace("… ,", "…,").replace("… .", "….").replace("( … )", "(…)").rstrip(" .")
    for opening, closing in (("“", "”"), ("(", ")")):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    if words.count('"') == 1:
        words = words.replace('"', "")
    item = _ITEM.fullmatch(words)
    if item is not None and (above := _above(scene, figure[0])):
        return f"{above}: {item[1]}"
    return words[:1].upper() + words[1:]


def counted_english(scene: Scene, end: int) -> str | None:
    """Return what an English figure that ends there counts: new cancer cases."""
    found = _COUNTED.match(scene.text, end, end + 60)
    if found is None:
        return None
    words: list[str] = []
    for word in found[1].split()[:_MOST_NOUNS]:
        if _NO_NOUN.fullmatch(word) or (words and _VERBAL.fullmatch(word)):
            return None
        words.append(word)
        if _PLURAL.fullmatch(word):
            return " ".join(words)
    return None


def _above(scene: Scene, at: int) -> str | None:
    """Return the English heading over a line of a list: Registration fee."""
    blocks, index = scene.document.blocks, scene.block_index(at)
    for block in reversed(blocks[max(0, index - _LIST) : max(0, index)]):
        words = scene.text[block.start : block.end].strip()
        if ":" not in words:
            return words if block.kind == "heading" and _HEADING.fullmatch(words) else None
    return None


def _about(scene: Scene, sentence: Span, figure: Span) -> Span:
    """Return the clauses of a long sentence that tell of the figure."""
    text = scene.text
    clauses = _clauses(scene, sentence)
    at = next((i for i, clause in enumerate(clauses) if clause[1] >= figure[0]), 0)
    first = at
    while first and _DEPENDENT.match(text, clauses[first][0]):
        first -= 1
    last = at
    while last + 1 < len(clauses) and clauses[last][1] < figure[1]:
        last += 1
    while last + 1 < len(clauses) and _words(text, clauses[first][0], clauses[last][1]) < 8:
        last += 1
    return clauses[first][0], max(clauses[last][1], figure[1])


def _listed(scene: Scene, start: int, figure: int) -> str | None:
    """Return the words before a figure without those counted before it: surveyed 684 patients and … carers."""
    before = scene.quantities.within(start, figure)
    if not before or _COUNTED_TOO.fullmatch(scene.text, before[-1].end, figure) is None:
        return None
    return scene.text[start : before[0].start].rstrip()


def _ended(words: str) -> str:
    """Return the words behind a figure up to what goes on to something else."""
    goes_on = _GOES_ON.search(words)
    return words[: goes_on.start()] if goes_on else words


def _clauses(scene: Scene, sentence: Span) -> list[Span]:
    clauses: list[Span] = []
    at = sentence[0]
    while at < sentence[1]:
        clause = scene.clause(at)
        end = max(min(clause[1], sentence[1]), at)
        clauses.append((max(clause[0], at), end))
        at = end + 1
    return clauses


def _words(text: str, start: int, end: int) -> int:
    return text.count(" ", start, end)
