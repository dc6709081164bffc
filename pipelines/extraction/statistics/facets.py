"""Geography and dimensions of a figure, read from the words about it."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extraction.lexicon import ANY, places
from pipelines.extraction.lexicon import dimensions as dimension_words
from pipelines.extraction.scene import Scene
from pipelines.extraction.surroundings import Span
from pipelines.patterns import later

WORLD = "World"
# 歐美國家 are not of 美國.
_EUROPE = ("歐", "欧")
_OF_A_COUNTRY = frozenset({"全國", "全国"})
_STOP, _JOINED = later(r"[，。；,;]"), later(r"[、和及與与]|以及|[ ]and[ ]")
# Whom a figure is compared with, or whose example is followed, before its name.
_COMPARED = later(
    r"(?:[低高多少優差]於|低于|高于|少于|多于|不[及如]|相比|[較比跟與像如]|参考|參考|參照|借鑑|借鏡|仿效|效法)$"
)
_SCHEME = later(
    r"[一-鿿A-Za-z]{0,10}?"
    r"(?:特區|特区|合作區|合作区|試驗所|试验所|園區?|园区?|計劃|计划|基地|聯盟|联盟|平台|指數|基金)"
)
_NEAR = 4
# The longest code of a country or of a part of one: CN-BJ.
_COUNTRY = 5


def geography(scene: Scene, start: int, end: int, *, above: bool = False) -> str | None:
    """Return the ISO 3166 code or region named last in a span, the world where no narrower place is.

    A place in the name of a body (北京協和醫院) is not where a figure is of, nor, in a heading `above` it, one in that
    of a scheme.
    """
    pattern, codes = places()
    found = None
    for hit in pattern.finditer(scene.text, start, end):
        if scene.bodies.around(*hit.span()) is None and scene.text[hit.start() - 1 : hit.start()] not in _EUROPE:
            code = codes[hit.group()]
            if (code != WORLD or found is None) and not (above and _of_a_scheme(scene, hit.end(), code)):
                found = code
    return found


class _Named(NamedTuple):
    """A place named in a sentence: its span, its code, and whether figures of other clauses may be of it."""

    span: Span
    code: str | None
    afar: bool


class Geographies:
    """The places named in the sentences of one document, each sentence looked through once for all its figures."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._named: dict[Span, list[_Named]] = {}

    def within(self, sentence: Span, start: int, end: int, *, afar: bool = False) -> str | None:
        """Return what `geography` says of a span of the sentence; `afar` if that is not the clause of the figure.

        Of another clause a place does not count that is compared with (低於新加坡的2.8名) or is part of the name of a
        scheme abroad; of two places named together (在中國、美國) neither does.
        """
        named = self._named.get(sentence)
        if named is None:
            named = self._named[sentence] = self._look(sentence)
        found = None
        for (first, last), code, holds in named:
            if last <= start:
                continue
            if first >= end:
                break
            if first < start or last > end:
                # A word that runs out of the span may have a shorter one in it.
                return geography(self._scene, start, end)
            if (code != WORLD or found is None) and (holds or not afar):
                found = code
        return found

    def _look(self, sentence: Span) -> list[_Named]:
        """Return the places named in a sentence, but for those in names of bodies."""
        scene, text = self._scene, self._scene.text
        pattern, codes = places()
        found: list[_Named] = []
        for hit in pattern.finditer(text, *sentence):
            (first, last) = hit.span()
            named = codes[hit.group()]
            code: str | None = named
            if scene.bodies.around(first, last) is not None or text[first - 1 : first] in _EUROPE:
                continue
            before = found[-1] if found else None
            between = text[before.span[1] : first] if before is not None else ""
            if before is not None and hit.group() in _OF_A_COUNTRY and not _STOP.search(between):
                code = before.code  # 美國則以全國患者計
            elif before is not None and before.code != named and _JOINED.fullmatch(between):
                code = _common(before.code, named)
                found[-1] = before._replace(code=code)
            compared = _COMPARED.search(text, max(sentence[0], first - _NEAR), first) is not None
            found.append(_Named((first, last), code, not compared and not _of_a_scheme(scene, last, code)))
        return found


def _of_a_scheme(scene: Scene, end: int, code: str | None) -> bool:
    """Tell whether a place that ends there begins the name of a scheme or zone, and the text is not from there."""
    away = code is not None and code.partition("-")[0] != scene.document.metadata.place
    return away and _SCHEME.match(scene.text, end) is not None


def _common(one: str | None, other: str) -> str | None:
    """Return the country that two places are in, None where they are of two.

    >>> _common("CN-BJ", "CN-SH"), _common("CN", "US")
    ('CN', None)
    """
    country = other.partition("-")[0]
    return country if one and one.partition("-")[0] == country else None


def geography_above(scene: Scene, at: int) -> str | None:
    """Return the code that the headings above an offset name last, the nearest first; a country at most."""
    block = scene.block(at)
    parent = -1 if block is None else block.parent
    if parent not in scene.places_above:
        named = (geography(scene, block.start, block.end, above=True) for block in scene.ancestors(at))
        fits = (code for code in named if code is not None and code != WORLD and len(code) <= _COUNTRY)
        scene.places_above[parent] = next(fits, None)
    return scene.places_above[parent]


def dimensions(words: str) -> dict[str, str]:
    """Return the dimensions that the words restrict a figure to; none where both of a pair are named.

    >>> dimensions("香港男性平均壽命")
    {'sex': 'male'}
    """
    pattern, classes = dimension_words()
    found: dict[str, str] = {}
    mixed: set[str] = set()
    for word in pattern.findall(words):
        dimension, value = classes[word]
        if value != ANY and found.setdefault(dimension, value) != value:
            mixed.add(dimension)
    return {dimension: value for dimension, value in sorted(found.items()) if dimension not in mixed}
