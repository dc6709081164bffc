"""Bodies apart from titles and streets: what is only the beginning of either is no body.

Senior Laboratory Manager is no manager of a Senior Laboratory, nor does 義務司庫 name a 義務司; Science Park West
Avenue is a street.
"""

from __future__ import annotations

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.patterns import later

_RANK = later(r"(?<![A-Za-z])(?:Senior|Chief|Assistant|Associate|Deputy|Principal|Acting|Honorary|Executive|Junior)[ ]")
_OPENS_RANK = frozenset("SCADPHEJ")
_STREET = later(r"[ ](?:(?:East|West|North|South|Central)[ ])?(?:Road|Street|Avenue|Drive|Lane|Path|Boulevard)\b")
_TREASURER = "司庫"
_LONGEST_WORD = 24


def bodies_apart(text: str, bodies: list[Claim]) -> list[Claim]:
    """Return the bodies that are not the beginning of a title or a street."""
    treasured = _TREASURER in text
    return [
        body
        for body in bodies
        if not (treasured and text.startswith(_TREASURER, body[2] - 1))
        and not (text[body[2] : body[2] + 1] == " " and text[body[1]].isascii() and _STREET.match(text, body[2]))
        and not (text[body[1]] in _OPENS_RANK and _RANK.match(text, body[1]) and _before_title(text, body[2]))
    ]


def _before_title(text: str, end: int) -> bool:
    """Tell whether the last word of a title stands behind what ends there."""
    following = text[end + 1 : end + _LONGEST_WORD].split(maxsplit=1) if text[end : end + 1] == " " else []
    return bool(following) and following[0].rstrip(",.;:)") in people_lexicon().title_words_en
