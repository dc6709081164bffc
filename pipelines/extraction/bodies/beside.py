"""The Chinese name that a Latin name stands beside: on the line above or below, or before or behind it on its line.

香港聖雅各醫院 over St. James' Hospital, 晴天社 Sunny Days Society, Harbour Council 海港局. Says only whose name may
be written there; a body that has another English name already is not named anew on a line with others.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pipelines.extraction.bodies.mention import Mention
from pipelines.extraction.bodies.register import Body
from pipelines.patterns import later

# What may follow a Latin name that fills a line: the town, the acronym.
_REST = later(r"(?:, ?(?:Hong Kong|Macau|Macao|Kowloon|HKSAR|HK|China))?(?: ?[(（][A-Z]{2,8}[)）])?[.。]?\s*")
_GAPS = frozenset(" /|｜／\u3000")
_WIDEST_GAP = 3
_ARTICLE = "The "


class Beside:
    """The Chinese mentions of a text by where they begin and end, and by the lines they fill."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Keep the mentions, reviewed Latin names among them; they are indexed when a Latin name first asks."""
        self.text = text
        self._found = mentions

    @cached_property
    def _mentions(self) -> list[Mention]:
        return [mention for mention in self._found if not self.text[mention.start : mention.end].isascii()]

    @cached_property
    def _begun(self) -> dict[int, Mention]:
        return {mention.start: mention for mention in sorted(self._mentions, key=lambda m: m.end)}

    @cached_property
    def _ended(self) -> dict[int, Mention]:
        return {mention.end: mention for mention in sorted(self._mentions, key=lambda m: -m.start)}

    def body(self, start: int, end: int) -> Body | None:
        """Return the body of the Chinese name beside the Latin one from `start` to `end`."""
        text = self.text
        low = text.rfind("\n", 0, start) + 1
        name = text[start:end]
        start -= len(_ARTICLE) if text.endswith(_ARTICLE, low, start) else 0
        rest = _REST.match(text, end)
        if not text[low:start].strip() and rest and (rest.end() == len(text) or text[rest.end() - 1] == "\n"):
            return self._over_or_under(low, rest.end(), name)
        before, after = start, end
        while before > low and text[before - 1] in _GAPS:
            before -= 1
        while after < len(text) and text[after] in _GAPS:
            after += 1
        if start - before <= _WIDEST_GAP and before in self._ended:
            return _open(self._ended[before].body, name)
        if after - end <= _WIDEST_GAP and after in self._begun and not text[low:start].strip():
            return _open(self._begun[after].body, name)
        return None

    def _over_or_under(self, low: int, high: int, name: str) -> Body | None:
        """Return the body whose name fills the line above, or else the line below."""
        text = self.text
        over = low
        while over and text[over - 1].isspace():
            over -= 1
        above = self._ended.get(over)
        if above and text[text.rfind("\n", 0, over) + 1 : above.start].strip():
            above = None
        if above and (above.body.known or _open(above.body, name)):
            return above.body
        below = self._begun.get(high)
        stop = text.find("\n", high)
        if below and not text[below.end : stop if stop >= 0 else None].strip():
            return _open(below.body, name)
        return above.body if above else None


def _open(body: Body, name: str) -> Body | None:
    """Return a body if the name may be its English one: it has none, or this."""
    return body if body.name_zh and (not body.name_en or body.name_en.casefold() == name.casefold()) else None
