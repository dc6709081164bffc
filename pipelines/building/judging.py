"""The station from a part of the published tables to what the contract says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import pyarrow as pa

from pipelines.building import batches, store
from pipelines.building.batches import packed
from pipelines.building.partition import ABOUT_FILE, DOCUMENTS, STATIONS, WHOLE
from pipelines.building.testimonies import TEXTS
from validations import contract
from validations.contract import IN_TEXTS, Known
from validations.schema import FOREIGN_KEYS, arrow_schema

REPORT = "report.json"


def judged(station: str, part: str, out: str) -> None:
    """Hold the part in the folder `part` to the contract and put its report into the folder `out`."""
    tables = {table: _table(Path(part), table) for table in _TABLES[station]}
    about = _about(Path(part))
    texts = RawTexts(dict(about["text"]))
    if station == WHOLE:
        report = contract.check_whole(tables, texts)
    elif station == DOCUMENTS:
        report = contract.check_documents(tables, texts, _known({t: tables[t] for t in IN_TEXTS}, about))
    else:
        if "quote" in tables[station].column_names:
            texts.gather(batches.values(tables[station], "document_id"))
        known = _known({station: tables[station]}, about)
        report = contract.check_rows(station, tables[station], tables["evidence"], known, texts)
    store.make_file(Path(out) / REPORT, packed(report.as_dict()), Path(part).parent)


_TABLES = {station.name: tuple(station.tables) for station in STATIONS}
_About = Mapping[str, list[tuple[str, str]]]


class RawTexts(Mapping[str, str]):
    """Raw texts by document_id, each read from its folder of testimonies when it is asked for."""

    def __init__(self, folders: Mapping[str, str]) -> None:
        self._folders = folders
        self._at_hand: dict[str, str] = {}
        self._gathered: dict[str, str] = {}

    def gather(self, documents: list[str]) -> None:
        """Have some texts at hand; each folder is read once for all of its texts."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for document in documents:
            if document in self._folders:
                wanted[self._folders[document]].add(document)
        for folder, of_folder in sorted(wanted.items()):
            self._gathered |= {name: raw for name, raw in _raw(folder) if name in of_folder}

    def __getitem__(self, document: str) -> str:
        if document in self._gathered:
            return self._gathered[document]
        if document not in self._at_hand:
            # Those of one folder are kept: neighbours are asked for together.
            self._at_hand = dict(_raw(self._folders[document]))
        return self._at_hand[document]

    def __iter__(self) -> Iterator[str]:
        return iter(self._folders)

    def __len__(self) -> int:
        return len(self._folders)


def _raw(folder: str) -> Iterator[tuple[str, str]]:
    return batches.rows(batches.read(Path(folder) / TEXTS, ("document_id", "raw")), "document_id", "raw")


def _table(part: Path, table: str) -> pa.Table:
    path = part / f"{table}.arrow"
    return batches.read(path) if path.exists() else arrow_schema(table).empty_table()


def _about(part: Path) -> _About:
    about: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if (part / ABOUT_FILE).exists():
        for kind, name, value in batches.rows(batches.read(part / ABOUT_FILE), "kind", "name", "value"):
            about[kind].append((name, value))
    return about


def _known(tables: Mapping[str, pa.Table], about: _About) -> Known:
    """Return what is known: the keys to which these rows refer exist, but for those that are told to be lacking."""
    referred: dict[str, set[str]] = defaultdict(set)
    for table, rows in tables.items():
        for column, target in FOREIGN_KEYS[table].items():
            if table not in IN_TEXTS or target != "documents":
                values = batches.values(rows, column)
                listed = pa.types.is_list(rows.schema.field(column).type)
                referred[target].update(chain.from_iterable(value or () for value in values) if listed else values)
        if {"table_name", "row_id"} <= set(rows.column_names):
            for name, row_id in batches.rows(rows, "table_name", "row_id"):
                referred[name].add(row_id)
    lacking = set(about["lacking"])
    keys = {
        target: {value for value in values if value is not None and (target, value) not in lacking}
        for target, values in referred.items()
    }
    return Known(keys, dict(about["issued"]), {value for _, value in about["needed"]})
