"""Labels of figures in English sentences: a whole clause with its subject, and … where the figure stands.

Cuts and trims, and will not paraphrase.
"""

from __future__ import annotations

import re

from pipelines.extraction.scene import Scene
from pipelines.extraction.surroundings import ENGLISH_DATELINE, Span
from pipelines.patterns import later

_LONGEST = 32
_BLANKS = re.compile(r"\s+")
_LEADING = later(
    r"(?:[\s,;:.\"“”‘’'()\-–—•●]+"
    r"|(?:and|but|or|so|while|whereas|yet|although|though|also|meanwhile|however|in addition|moreover|that|said|then"
    r"|according to [^,]{2,60},"
    r"|[A-Z][^,.…]{2,60}? (?:said|says|added|noted|told [a-z]+|found|shows?|showed)(?: on [A-Z][a-z]+)?(?: that)?)"
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
    r"[a-z]+ing|[a-z]+ed|up|down|a|an|the [a-z]+ of|is|are|was|were|has|have|had|will)\b"
)


def english(scene: Scene, sentence: Span, figure: Span) -> str:
    """Return a sentence or, of a long one, its clauses about the figure, with … for the figure."""
    text, (start, end) = scene.text, sentence
    dateline = ENGLISH_DATELINE.match(text, start, figure[0])
    start = dateline.end() if dateline else start
    if _words(text, start, end) >= _LONGEST:
        clauses = _clauses(scene, (start, end))
        at = next((i for i, clause in enumerate(clauses) if clause[1] >= figure[0]), 0)
        first = at
        while first and _DEPENDENT.match(text, clauses[first][0]):
            first -= 1
        last = at
        while last + 1 < len(clauses) and clauses[last][1] < figure[1]:
            last += 1
        while last + 1 < len(clauses) and _words(text, clauses[first][0], clauses[last][1]) < 8:
            last += 1
        start, end = clauses[first][0], max(clauses[last][1], figure[1])
    words = f"{text[start : figure[0]].rstrip()} … {text[figure[1] : end].strip()}"
    words = _BLANKS.sub(" ", words)
    leading = _LEADING.match(words)
    if leading and leading.end() < len(words) - 8:
        words = words[leading.end() :]
    words = _SAID.sub("", words).strip(_CLOSING)
    words = words.replace("… ,", "…,").replace("… .", "….").replace("( … )", "(…)").rstrip(" .")
    for opening, closing in (("“", "”"), ("(", ")")):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words[:1].upper() + words[1:]


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
