"""What makes a name of a suffix: whether the words before it, with a place or without, are enough for what it asks.

What a suffix asks is told by its columns `after_place` and `alone` (knowledge/organisations/suffixes.csv).
"""

from __future__ import annotations

from pipelines.extraction.bodies.lexicon import Place, Suffix, Word
from pipelines.extraction.bodies.marks import Mark, Run

_LONGEST_UNPLACED = 8  # unknown characters that a name without a place may begin with

# Looked up often.
_SUFFIX, _PLACE, _FIELD, _NAME, _GENERIC, _UNKNOWN = (
    Word.SUFFIX, Word.PLACE, Word.FIELD, Word.NAME, Word.GENERIC, Word.UNKNOWN,
)  # fmt: skip


def _weights(between: Run) -> tuple[int, int, int]:
    """Return how many characters are unknown or of names, how many words are fields, and how many generic."""
    unknown = fields = generic = 0
    for start, end, word, _ in between:
        if word is _UNKNOWN or word is _NAME:
            unknown += end - start
        elif word is _FIELD or word is _SUFFIX or word is _PLACE:
            fields += 1
        elif word is _GENERIC:
            generic += 1
    return unknown, fields, generic


def after_place(between: Run, suffix: Suffix, place: Place, mark: Mark) -> bool:
    """Tell whether a place, what stands behind it and a suffix make a name."""
    unknown, fields, generic = _weights(between)
    if generic and unknown < 2:
        return False
    need = suffix.after_place
    if need == "any":
        return bool(between) or place.scope not in ("wide", "world") or mark.end - mark.start > 2
    if need == "local" and unknown == 0:
        worldly = [mark.information for mark in between] + [place]
        if any(isinstance(other, Place) and other.scope == "world" for other in worldly):
            return False
    if need == "seat" and not between:
        return place.scope in ("place", "region")
    if need in ("field", "local", "seat"):
        # 屯門醫院, 哈佛醫學院: a town with a hospital or a school of its name, which a country is not.
        town = place.scope == "place" and suffix.kind in ("education", "healthcare")
        return unknown > 0 or fields > 0 or town
    return need == "name" and unknown > 1


def alone(between: Run, suffix: Suffix, after_generic: bool) -> bool:
    """Tell whether what stands before a suffix makes a name with it, without a place."""
    if after_generic:
        return False
    unknown, fields, generic = _weights(between)
    if generic or unknown > _LONGEST_UNPLACED:
        return False
    need = suffix.alone
    if need == "any":
        return True
    if need == "more":
        return fields > 0 or unknown > 0
    if need == "name":
        return unknown > 1
    if need == "field":
        return fields > 0
    told = sum(mark.end - mark.start for mark in between if mark.word is _FIELD)
    return need == "fields" and (fields > 1 or unknown > 1 or told > 2)
