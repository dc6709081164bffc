"""The posts of a page about one person: on the lines under the name, degrees aside, and in its lists of offices.

Nobody else may be named, for the lines do not say whose they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pipelines.extraction.claims import Claim
from pipelines.extraction.people.lexicon import people_lexicon, words
from pipelines.extraction.roles.role import Role
from pipelines.patterns import later

_HEAD = 400  # code points in which the person of a page is named
_LINES_OF_HEAD = 8  # lines under a name
_MOST_POSTS = 40  # lines of a list
_LONGEST = 60
_LINE = later(r"[ \t•●▪■◆‧·*–-]*([^\n]*)")
_YEARS = later(r"[ ]?[（(][^（）()\n]*(?:19|20)[0-9]{2}[^（）()\n]*[)）][ ]*$")
_PROSE = later(r"[。；，：:@]")

Reader = Callable[[int, int, Claim, str], Iterator[Role]]
"""What reads the titles of a span for a person."""


def read(text: str, people: Sequence[Claim], titles_in: Reader) -> Iterator[Role]:
    """Yield the posts of the one person whom a page is about, who heads it."""
    first = people[0]
    if len({person.values["key"] for person in people}) > 1 or first.start > _HEAD:
        return
    heads = [person for person in people if person.start <= _HEAD and _alone(text, person)]
    if not heads:
        return
    below = text.find("\n", heads[-1].end)
    parted = False  # the lines right under a name are read with it
    for start, stop in _lines(text, below, _LINES_OF_HEAD):
        if _PROSE.search(text, start, stop) and not text[start:stop].isascii():
            break
        roles = list(titles_in(start, _without_years(text, start, stop), first, "profile")) if parted else []
        parted = parted or text[start:stop].isascii()
        yield from (role for role in roles if role.organisation)
    for heading in _headings():
        at = text.find(f"\n{heading}\n", below)
        if at < 0:
            continue
        for start, stop in _lines(text, at + 1 + len(heading), _MOST_POSTS):
            roles = list(titles_in(start, _without_years(text, start, stop), first, "profile"))
            if not roles:
                break
            yield from roles


def _alone(text: str, person: Claim) -> bool:
    """Tell whether a name fills its line, honorifics beside it aside."""
    start, end = text.rfind("\n", 0, person.start) + 1, text.find("\n", person.end)
    if end < 0:
        return False
    rest = (text[start : person.start] + text[person.end : end]).strip()
    return (
        not rest
        or rest in people_lexicon().honorific_words
        or people_lexicon().honorifics_en.fullmatch(rest) is not None
    )


def _lines(text: str, at: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines behind the break at `at`, `most` of them, without their bullets."""
    while at >= 0 and most > 0:
        line = _LINE.match(text, at + 1)
        if line is None or line.end() - line.start(1) > _LONGEST:
            return
        if line[1].strip():
            yield line.span(1)
            most -= 1
        at = text.find("\n", line.end())


def _without_years(text: str, start: int, stop: int) -> int:
    """Return where a line ends without the years in which a post was held: 委員（2022年至今）."""
    years = _YEARS.search(text, start, stop)
    return years.start() if years else stop


@cache
def _headings() -> tuple[str, ...]:
    return words("profile_headings.csv", "heading")
