"""Holds the written tables of a corpus of any size to the contract, part by part; parts that were held before are not.

What is judged are the Parquet files as they are handed out, not what they were made from.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.building import judging, keys
from pipelines.building import store as results
from pipelines.building.partition import STATIONS, Partition, Station
from pipelines.building.relations import Relations
from pipelines.building.store import Store
from pipelines.engines import Engine
from validations import contract
from validations.contract import PartReport, Report
from validations.schema import TABLES

_PARTS = "parts.json"


def verified(
    tables: Path, testimonies: Sequence[Path], engine: Engine, store: Store, work: Path, *, strict: bool = False
) -> Report:
    """Return the report of the tables whose Parquet files lie in the folder `tables`.

    `testimonies` are the folders of what the chunks tell, named by keys of their content; `work` is a folder for what
    this run needs only itself, in which workers must see it too. The report is that of `contract.check_tables`, with
    the first violations of each check only where there are very many. Raises TableFileError for a file that has not
    its model's columns, OSError for one that is missing; EngineError or TaskError where a task fails.
    """
    content = [_of_file(tables / f"{table}.parquet") for table in TABLES]
    whole = store.path("verified", keys.digest(keys.contract(), content, [place.name for place in testimonies]))
    places = _earlier(whole, store)
    if places is None:
        places = _judged(tables, testimonies, engine, store, work)
        listed = json.dumps([place.relative_to(store.root).as_posix() for place in places])
        results.make_file(whole / _PARTS, listed, work)
    reports = (PartReport.of_dict(json.loads((place / judging.REPORT).read_bytes())) for place in places)
    return contract.merged(reports, strict=strict)


def _earlier(whole: Path, store: Store) -> list[Path] | None:
    """Return the reports that a run on the very same files has used, if all of them are still there."""
    try:
        places = [store.root / name for name in json.loads((whole / _PARTS).read_bytes())]
    except OSError:
        return None
    return places if all(map(store.has, places)) else None


def _judged(tables: Path, testimonies: Sequence[Path], engine: Engine, store: Store, work: Path) -> list[Path]:
    """Return where the report of each part is, those made that are not there."""
    folder = work / "verifying"
    with results.written(folder):
        folder.mkdir()
    places: list[Path] = []
    try:
        with Relations(folder, engine.workers) as relations:
            partition = Partition(relations, tables, testimonies)
            for station in STATIONS:
                places += _of_station(station, partition, engine, store, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return places


def _of_station(station: Station, partition: Partition, engine: Engine, store: Store, folder: Path) -> list[Path]:
    places = {
        part: store.path("judged", keys.digest(keys.contract(), content))
        for part, content in partition.parts(station).items()
    }
    missing = {part: place for part, place in places.items() if not store.has(place)}
    if missing:
        written = partition.write(station, missing, folder)
        given: deque[Path] = deque()

        def tasks() -> Iterator[tuple[str, str, str]]:
            for part, place in missing.items():
                given.append(written[part])
                yield station.name, str(written[part]), str(place)

        for _ in engine.run(judging.judged, tasks()):
            shutil.rmtree(given.popleft(), ignore_errors=True)
    return list(places.values())


def _of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
