"""site/pictures/ of a release: the timeline, statistics by group, bodies and people by document, as SVG and PNG.

Each picture is a pure function of the rows of an edition and of a language, in room that does not grow with the rows:
what is drawn of many is chosen by a rule that its caption tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from pipelines.publication.edition import Edition, Row
from pipelines.publication.site.languages import LANGUAGES, Language
from pipelines.publication.site.pictures import font, network, printing, statistics, timeline
from pipelines.publication.site.pictures.picture import Drawn, Line, Picture, told
from pipelines.publication.site.pictures.words import Words

__all__ = ["Line", "Picture", "write"]


def write(edition: Edition) -> Sequence[Picture]:
    """Write every picture in every language into site/pictures; return what a page is told of them, in their order."""
    site = edition.folder / "site"
    (site / "pictures").mkdir(parents=True)
    pictures, lights = [], []
    for language in LANGUAGES:
        for drawn in draw(edition, language):
            light = printing.svg(drawn, language.tag, printing.LIGHT)
            words = Words("frame", language)
            lacking = words.say("lacking", mark=font.LACKING) if font.printable(light) != light else ""
            picture = told(drawn, language, words.paragraph([drawn.caption, lacking]))
            dark = printing.svg(drawn, language.tag, printing.DARK)
            (site / picture.light).write_text(light, encoding="utf-8", newline="\n")
            (site / picture.dark).write_text(dark, encoding="utf-8", newline="\n")
            pictures.append(picture)
            lights.append(light)
    # Most of the time goes here, in libraries that let threads run beside each other.
    with ThreadPoolExecutor() as pool:
        for picture, png in zip(pictures, pool.map(printing.png, lights), strict=True):
            (site / picture.png).write_bytes(png)
    return pictures


def draw(edition: Edition, language: Language) -> Iterator[Drawn]:
    """Yield the pictures in a language: timeline, statistics by group, network."""
    source = Words("frame", language).say("source", edition=f"{edition.name} {edition.version}")
    rows = edition.rows
    if drawn := timeline.draw(rows["timeline"], texts_of("timeline", rows["evidence"]), language, source):
        yield drawn
    yield from statistics.draw(rows, texts_of("statistics", rows["evidence"]), language, source)
    if drawn := network.draw(rows, language, source):
        yield drawn


def texts_of(table: str, evidence: Sequence[Row]) -> Mapping[str, int]:
    """Return how many texts tell each row of a table."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for row in evidence:
        if row["table_name"] == table:
            texts[row["row_id"]].add(row["document_id"])
    return {row_id: len(documents) for row_id, documents in texts.items()}
