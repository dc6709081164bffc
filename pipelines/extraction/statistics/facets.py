"""Geography and dimensions of a figure, read from the words about it."""

from __future__ import annotations

from pipelines.extraction.lexicon import ANY, places
from pipelines.extraction.lexicon import dimensions as dimension_words
from pipelines.extraction.scene import Scene
from pipelines.extraction.surroundings import Span

WORLD = "World"
# No place has a name of one character.
_SHORTEST = 2
# The longest code of a country or of a part of one: CN-BJ.
_COUNTRY = 5


def geography(scene: Scene, start: int, end: int) -> str | None:
    """Return the ISO 3166 code or region named last in a span, the world where no narrower place is.

    A place in the name of a body (北京協和醫院) is not where a figure is of.
    """
    if end - start < _SHORTEST:
        return None
    pattern, codes = places()
    found = None
    for hit in pattern.finditer(scene.text, start, end):
        if scene.bodies.around(*hit.span()) is None:
            code = codes[hit.group()]
            if code != WORLD or found is None:
                found = code
    return found


class Geographies:
    """The places named in the sentences of one document, each sentence looked through once for all its figures."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._named: dict[Span, list[tuple[Span, str]]] = {}

    def within(self, sentence: Span, start: int, end: int) -> str | None:
        """Return what `geography` says of a span of the sentence."""
        named = self._named.get(sentence)
        if named is None:
            pattern, codes = places()
            hits = pattern.finditer(self._scene.text, *sentence)
            named = self._named[sentence] = [(hit.span(), codes[hit.group()]) for hit in hits]
        found = None
        for (first, last), code in named:
            if last <= start:
                continue
            if first >= end:
                break
            if first < start or last > end:
                # A word that runs out of the span may have a shorter one in it.
                return geography(self._scene, start, end)
            if (code != WORLD or found is None) and self._scene.bodies.around(first, last) is None:
                found = code
        return found


def geography_above(scene: Scene, at: int) -> str | None:
    """Return the code that the headings above an offset name last, the nearest first; a country at most."""
    block = scene.block(at)
    parent = -1 if block is None else block.parent
    if parent not in scene.places_above:
        named = (geography(scene, block.start, block.end) for block in scene.ancestors(at))
        fits = (code for code in named if code is not None and code != WORLD and len(code) <= _COUNTRY)
        scene.places_above[parent] = next(fits, None)
    return scene.places_above[parent]


def dimensions(words: str) -> dict[str, str]:
    """Return the dimensions that the words restrict a figure to; none where both of a pair are named.

    >>> dimensions("香港男性平均壽命")
    {'sex': 'male'}
    """
    pattern, classes = dimension_words()
    said = pattern.findall(words)
    if not said:
        return {}
    found: dict[str, str] = {}
    mixed: set[str] = set()
    for word in said:
        dimension, value = classes[word]
        if value != ANY and found.setdefault(dimension, value) != value:
            mixed.add(dimension)
    return {dimension: value for dimension, value in sorted(found.items()) if dimension not in mixed}
