"""Bodies apart from titles: what is only the beginning of a title is no body.

Senior Laboratory Manager is no manager of a Senior Laboratory, nor does 義務司庫 name a 義務司.
"""

from __future__ import annotations

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.lexicon import people_lexicon
from pipelines.patterns import later

# A rank, or the first character of 司庫; the class comes first, for a search for one is fast.
_BEGINS = later(
    r"[SCADPHEJ司](?:(?<=司)庫|(?<![A-Za-z].)"
    r"(?:enior|hief|ssistant|ssociate|eputy|rincipal|cting|onorary|xecutive|unior)[ ])"
)
_LONGEST_WORD = 24


def bodies_apart(text: str, bodies: list[Claim]) -> list[Claim]:
    """Return the bodies that are not the beginning of a title."""
    places = [place.start() for place in _BEGINS.finditer(text)]
    if not places:
        return bodies
    treasurers = {at + 1 for at in places if text[at] == "司"}
    ranks = {at for at in places if text[at] != "司"}
    return [
        body
        for body in bodies
        if body[2] not in treasurers and not (body[1] in ranks and _before_title(text, body.end))
    ]


def _before_title(text: str, end: int) -> bool:
    """Tell whether the last word of a title stands behind what ends there."""
    following = text[end + 1 : end + _LONGEST_WORD].split(maxsplit=1) if text[end : end + 1] == " " else []
    return bool(following) and following[0].rstrip(",.;:)") in people_lexicon().title_words_en
