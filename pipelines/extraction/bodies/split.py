"""Names of parts of bodies that the bracket with the whole's short name cuts in two: 香港中文大學（中大）醫學院.

The name is read as if the bracket were not there, and its mention reaches from the whole's name over the bracket to its
own end. A bracket with anything but a short name of the body before it joins nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.extraction.bodies.grammar import names
from pipelines.extraction.bodies.marks import runs
from pipelines.extraction.bodies.mention import Mention
from pipelines.extraction.bodies.register import Body, Register
from pipelines.patterns import later

_BRACKET = later("[（(]([\u3400-\u9fff]{2,6})[）)](?=[\u3400-\u9fff])")
_OPENING = ("（", "(")
_LONGEST_REST = 30  # code points behind the bracket in which the name ends
_BEFORE = "\n"  # stands where a name has something before it


def joined(register: Register, mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions with those of the names that a bracket cuts; what ends one of these is no name by itself."""
    found = [one for mention in mentions for one in _over_bracket(register, mention)]
    if not found:
        return list(mentions)
    ends = {mention.end for mention in found}
    starts = {mention.end: mention.start for mention in found}
    return [m for m in mentions if m.end not in ends or m.start <= starts[m.end]] + found


def _over_bracket(register: Register, mention: Mention) -> Iterator[Mention]:
    """Yield the mentions that begin with one and go on behind the bracket that follows it."""
    text = register.text
    start, end, whole, _ = mention
    bracket = _BRACKET.match(text, end) if text[end : end + 1] in _OPENING else None
    if bracket is None or not _short(register, bracket[1], whole):
        return
    written = text[start:end]
    close = bracket.end()
    rest = text[close : close + _LONGEST_REST].partition("\n")[0]
    shorn = f"{_BEFORE}{written}{rest}"
    cut = len(_BEFORE) + len(written)
    for name in names(runs(shorn, register.lexicon), shorn):
        if name.start == len(_BEFORE) and name.end > cut and name.proper:
            if name.tail is None and any(map(register.lexicon.is_place, (rest[:2], rest[:3]))):
                continue  # 醫院管理局（醫管局）港島東醫院聯網: the place begins a name of its own
            body = register.of(name, shorn)
            rule = "bodies.authority" if body.known else "bodies.grammar"
            yield Mention(start, close + name.end - cut, body, rule)


def _short(register: Register, name: str, body: Body) -> bool:
    """Tell whether a name is short for a body in a text or everywhere."""
    given = register.short.get(name)
    known = register.lexicon.authority.find(name)
    return given is body or (known is not None and known is body.known)
