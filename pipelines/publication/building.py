"""A folder of texts, walked through the stations into tables in memory, as releases need them. Nothing is checked here.

Works on any folder of texts; a sources.toml in it is used where there is one. Nothing is written but what `store` keeps
of texts that were read, so that they need not be read again; nothing is asked of the project's own raw/.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.building import build as stations
from pipelines.building import recalling
from pipelines.building.build import Counted, UnreadableTextsError
from pipelines.building.store import Store
from pipelines.building.testimonies import Testified
from pipelines.engines import Engine, engine
from pipelines.knowledge import Knowledge
from pipelines.reading import ManifestError
from pipelines.reading.corpus import listed_in
from pipelines.resolution import Tables, require_fresh, resolve_told


class InputError(Exception):
    """What was handed in cannot be worked on; the message names file, place and remedy."""


def build(raw: Path, store: Store | None = None) -> Tables:
    """Return the tables of the texts in `raw`.

    Raises InputError where the folder or any of its texts cannot be read (all unreadable texts are named at once),
    StaleCorrection where a decision of people no longer fits.
    """
    tables = resolve_tables(read_texts(raw, store))
    require_fresh(tables.stale)
    return tables


def read_texts(raw: Path, store: Store | None = None) -> list[Testified]:
    """Return what the texts in `raw` tell, in their order; raises InputError as `build`."""
    with kept(store) as there:
        return list(recalled(told(raw, engine("local"), there, Counted(), strict=True)))


@contextmanager
def kept(store: Store | None) -> Iterator[Store]:
    """Give a store, or one that is gone afterwards where none is given."""
    if store is not None:
        yield store
        return
    with tempfile.TemporaryDirectory(prefix="hkbiomed-") as folder:
        yield Store(Path(folder))


def texts_in(raw: Path) -> list[Path]:
    """Return the files of texts in a folder, in their order; InputError where there are none."""
    try:
        return [raw / name for name in listed_in(raw)]
    except ManifestError as error:
        raise InputError(str(error)) from None


def told(raw: Path, where: Engine, store: Store, counted: Counted, *, strict: bool) -> list[Path]:
    """Read the texts in `raw`, those that `store` has not, and return the folders of what they tell.

    `counted` is filled in. Raises InputError where the folder, with `strict` where any of its texts, cannot be read.
    """
    try:
        return stations.told(raw, where, store, counted, strict)
    except (ManifestError, UnreadableTextsError) as error:
        raise InputError(str(error)) from None


def recalled(folders: Iterable[Path]) -> Iterator[Testified]:
    """Yield what the texts of some folders told."""
    return (text for folder in folders for text in recalling.texts(folder))


def resolve_tables(texts: Iterable[Testified], knowledge: Knowledge | None = None) -> Tables:
    """Return the tables that texts make together, by the project's own decisions or those of `knowledge`.

    Raises KnowledgeError where people's decisions do not read; those that no longer fit are told of in `stale`.
    """
    return resolve_told([(text.source, text.raw) for text in texts], knowledge)
