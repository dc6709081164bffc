"""Bodies apart from titles: what is only the beginning of a title is no body.

Senior Laboratory Manager is no manager of a Senior Laboratory, nor does 義務司庫 name a 義務司.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.lexicon import people_lexicon

_RANKS = frozenset(
    ("Senior", "Chief", "Assistant", "Associate", "Deputy", "Principal", "Acting", "Honorary", "Executive", "Junior")
)
_FIRST = frozenset(rank[0] for rank in _RANKS)
_LONGEST_WORD = 24


def bodies_apart(text: str, bodies: Sequence[Claim]) -> list[Claim]:
    """Return the bodies that are not the beginning of a title."""
    return [body for body in bodies if not _begins_title(text, body.start, body.end)]


def _begins_title(text: str, start: int, end: int) -> bool:
    first = text[start]
    if first.isascii():
        if first not in _FIRST or text[start:end].partition(" ")[0] not in _RANKS or text[end : end + 1] != " ":
            return False
        following = text[end + 1 : end + _LONGEST_WORD].split(maxsplit=1)
        return bool(following) and following[0].rstrip(",.;:)") in people_lexicon().title_words_en
    return text[end - 1] == "司" and text.startswith("庫", end)
