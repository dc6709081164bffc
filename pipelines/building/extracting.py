"""The station from texts to what they tell: a chunk in, a folder of testimonies out.

A text that an earlier version of the chunk has read is taken from there and not read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipelines.building import intake, recalling, store, testimonies
from pipelines.building.intake import Intake
from pipelines.building.testimonies import Testified
from pipelines.extraction import extract
from pipelines.reading import UnreadableText, corpus
from pipelines.resolution.testimony import testify


def testimony(texts: str, out: str, earlier: Sequence[str]) -> int:
    """Read the texts of the chunk in the file `texts` and put what they tell into the folder `out`.

    `earlier` are folders that may hold some of the texts. Returns how many were read now. Those that cannot be read are
    told of and left out.
    """
    wanted = intake.read(Path(texts))
    keys = {taken.key for taken in wanted}
    known: dict[str, Testified] = {}
    for folder in earlier:
        missing = keys - known.keys()
        if missing and store.whole(Path(folder)):
            known |= {text.key: text for text in recalling.texts(Path(folder), keys=missing)}
    told: list[Testified] = []
    unreadable: list[tuple[str, str]] = []
    for taken in wanted:
        try:
            told.append(known.get(taken.key) or _told(taken))
        except UnreadableText as error:
            unreadable.append((taken.text.source_file, str(error)))
    store.make(Path(out), lambda folder: testimonies.write(folder, told, unreadable), Path(texts).parent)
    return len(wanted) - len(known)


def _told(taken: Intake) -> Testified:
    document = corpus.read(taken.text)
    source = testify(document, extract(document))
    source.document_id = taken.document_id
    return Testified(taken.key, source, document.raw)
