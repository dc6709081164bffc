"""The part of an English sentence that a date is of, where the sentence tells of several things.

`The Registry was founded in 1963 and has been a full member since 1983` tells of two; the second lacks its subject,
which is what stands before the first verb. `…, which opened in December 2018` tells of what stands before it.
"""

from __future__ import annotations

from pipelines.extraction.dates.edtf import DateSpan
from pipelines.extraction.scene import Scene
from pipelines.patterns import later

# What follows a first verb with its date: and has been, and became, and opened.
_AND = later(r",? and (?=(?:was|were|is|has|have|had|will|became|began|won|set|held)\b|[a-z]{3,12}ed\b)")
_SUBJECT = later(
    r"(?:[A-Z][\w’'&.-]*|the|of|for|and|in|on)(?: (?:[A-Z][\w’'&.-]*|[a-z]{2,12}|\([A-Z]+\))){0,7}? "
    r"(?=(?:was|were|is|has|have|had|will|became|began|won|set|held)\b|[a-z]{3,12}ed\b)"
)
_WHICH = later(
    r"\b[A-Z](?!(?:n|t|or|y|rom|ith|nder) )[\w’'&.-]*(?: (?:of|for|and|the|on|in|[A-Z][\w’'&.-]*)){0,8}"
    r"(?: \([A-Z]+\))?(?=, which [a-z])"
)
_LONGEST, _LINK = 600, len(", which ")


def english_clause(scene: Scene, date: DateSpan, start: int, end: int) -> tuple[int, int, str]:
    """Return the span of the words that tell of a date, and the subject that they lack."""
    text = scene.text
    while text[start] == " ":
        start += 1
    if end - start > _LONGEST:
        return start, end, ""
    for which in _WHICH.finditer(text, start, date.start):
        if not scene.dates.within(which.end(), date.start):
            comma = text.find(",", date.end, end)
            article = "The " if text.endswith(("the ", "The "), start, which.start()) else ""
            return which.end() + _LINK, comma if comma >= 0 else end, f"{article}{which[0]} "
    seam = next(
        (seam for seam in _AND.finditer(text, start, end) if _parts(scene, seam.start(), seam.end(), end)), None
    )
    if seam is not None and (subject := _SUBJECT.match(text, start, end)) is not None:
        return (start, seam.start(), "") if date.start < seam.start() else (seam.end(), end, subject[0])
    return start, end, ""


def _parts(scene: Scene, before: int, behind: int, end: int) -> bool:
    """Tell whether there is a date on either side of a seam, the nearest before it at its clause's end."""
    line = scene.line(before)[0]
    earlier = scene.dates.within(line, before)
    return bool(earlier) and before - earlier[-1].end <= 1 and bool(scene.dates.within(behind, end))
