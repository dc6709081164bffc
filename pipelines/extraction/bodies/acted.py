"""Runs of marked words cut at the verbs whose object is the body named behind them.

基金會視察海角醫院 names two bodies, 諮詢海角醫院 one without its verb; 支援癌症家庭協會 is a name with its own.
The verbs are data (knowledge/organisations/verbs.csv).
"""

from __future__ import annotations

from functools import cache

from pipelines.extraction.bodies.lexicon import Word
from pipelines.extraction.bodies.marks import Mark, Run
from pipelines.extraction.bodies.names_script import all_han, standard
from pipelines.knowledge import descriptor

_VERB = 2  # characters of a verb
_LINKS = frozenset("由與和及對向為於在至")  # behind which a name begins, whatever its first word
# Looked up often.
_KNOWN, _SUFFIX, _PLACE, _FIELD, _NAME, _UNKNOWN = (
    Word.KNOWN, Word.SUFFIX, Word.PLACE, Word.FIELD, Word.NAME, Word.UNKNOWN,
)  # fmt: skip


@cache
def object_verbs() -> dict[str, bool]:
    """Return the verbs that a body may be the object of, each with whether names begin with it as often."""
    return {standard(row["verb"]): row["opens"] == "yes" for _, row in descriptor.words("organisations/verbs.csv")}


def acted(run: Run, text: str) -> list[Run]:
    """Divide a run at the verbs whose object a name behind them is: 基金會|視察|海角醫院."""
    parts: list[Run] = []
    part: Run = []
    for at, mark in enumerate(run):
        begin = _behind_verb(run, at, text, bool(part)) if mark.word in (_FIELD, _UNKNOWN) else None
        if begin is None:
            part.append(mark)
            continue
        parts.append(part)
        part = [Mark(begin, mark.end, _UNKNOWN, None)] if begin < mark.end else []
    parts.append(part)
    return [part for part in parts if part]


def _behind_verb(run: Run, at: int, text: str, inside: bool) -> int | None:
    """Return where the name begins that is the object of a verb in an unknown or common word, if there is one."""
    (start, end, word, _), verbs = run[at], object_verbs()
    written = text[start:end]
    opens = verbs.get(written)
    if opens is not None:
        after = run[at + 1]  # a run ends in a suffix or a reviewed name
        named = after.word in (_PLACE, _NAME, _KNOWN) or (after.word is _UNKNOWN and after.end - after.start > 1)
        begin = end if named else None
    elif word is _UNKNOWN and end - start >= 2 * _VERB:
        ends = range(end - _VERB, start + _VERB - 1, -1)
        begin = next((stop for stop in ends if text[stop - _VERB : stop] in verbs), None)
        opens = verbs[text[begin - _VERB : begin]] if begin is not None else None
    else:
        return None
    if begin is None or (inside and run[at - 1].word is _PLACE):
        return None
    if opens and begin - _VERB == start:
        behind = run[at - 1].word <= _SUFFIX if inside else _governed(text, start)
        return begin if behind else None
    return begin


def _governed(text: str, at: int) -> bool:
    """Tell whether the word before a place leaves no doubt that a verb follows, as nothing does that opens a clause."""
    return at > 0 and all_han(text[at - 1]) and text[at - 1] not in _LINKS
