"""What people have decided, as one object: bodies, indicators, corrections, translations, identifiers.

Only loads and checks; the stations apply it. Every file may be missing or empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipelines.knowledge import sheets
from pipelines.knowledge.sheets import FOLDER, KnowledgeError


@dataclass(frozen=True, slots=True)
class Body:
    """A reviewed body of organisations/authority.csv; empty cells are None."""

    organisation_id: str
    name_zh: str | None
    name_en: str | None
    aliases: tuple[str, ...]
    kind: str
    parent_id: str | None
    jurisdiction: str | None
    website: str | None
    ror_id: str | None
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of indicators/vocabulary.csv.

    `unit` and `per` are those that its figures are best compared in (`per` is None where any will do);
    `wdi_code_by_dimension` lists codes of single groups, as `sex=male:SP.DYN.LE00.MA.IN`.
    """

    indicator_id: str
    name_en: str
    name_zh: str
    definition_en: str
    definition_zh: str
    unit: str
    per: float | None
    wdi_code: str | None
    wdi_code_by_dimension: list[str]
    sdg_code: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """One line of indicators/matches.csv: what a statistic must say for the indicator to be given to it.

    All of `all_of` and one of `any_of` (where there are any) stand in its label, its counted noun or its
    subject's names, and none of `none_of` in the first two; `units`, `measures` and `dimensions` (as
    `sex=male`) narrow further where they are not empty.
    """

    indicator_id: str
    all_of: tuple[str, ...]
    any_of: tuple[str, ...]
    none_of: tuple[str, ...]
    units: tuple[str, ...]
    measures: tuple[str, ...]
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewed value that replaces the generated one: a correction or a translation.

    `expected` is the generated value as a cell of CSV would hold it; `documents` are the texts that the row
    rests on: where one of them is not in the corpus the decision does not apply.
    """

    path: Path
    line: int
    table_name: str
    row_id: str
    column_name: str
    expected: str
    value: str
    documents: tuple[str, ...]
    reason: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Registration:
    """One line of registry/registry.csv: the identifier that a raw key was given, and what became of it."""

    table_name: str
    key: str
    row_id: str
    since: str
    retired_in: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge/ says to resolution; `indicators` maps indicator_id to its line of the vocabulary."""

    bodies: Mapping[str, Body]
    indicators: Mapping[str, Indicator]
    matches: tuple[Match, ...]
    corrections: tuple[Decision, ...]
    translations: tuple[Decision, ...]
    registry: tuple[Registration, ...]

    @classmethod
    def empty(cls) -> Knowledge:
        """Return knowledge of nothing."""
        return cls({}, {}, (), (), (), ())

    @classmethod
    def load(cls, folder: Path | None = None) -> Knowledge:
        """Load the files of `folder`, by default the project's own; a file at fault raises KnowledgeError."""
        root = FOLDER if folder is None else folder
        indicators = _indicators(root / "indicators" / "vocabulary.csv")
        return cls(
            bodies=_bodies(root / "organisations" / "authority.csv"),
            indicators=indicators,
            matches=tuple(_matches(root / "indicators" / "matches.csv", indicators)),
            corrections=tuple(_decisions(root / "corrections" / "corrections.csv")),
            translations=tuple(_decisions(root / "translations" / "labels.csv")),
            registry=tuple(_registrations(root / "registry" / "registry.csv")),
        )


BODY_COLUMNS = (
    *("organisation_id", "name_zh", "name_en", "aliases", "kind", "parent_id"),
    *("jurisdiction", "website", "ror_id", "wikidata_id"),
)
INDICATOR_COLUMNS = (
    *("indicator_id", "name_en", "name_zh", "definition_en", "definition_zh"),
    *("unit", "per", "wdi_code", "wdi_code_by_dimension", "sdg_code"),
)
MATCH_COLUMNS = ("indicator_id", "all_of", "any_of", "none_of", "unit", "measure", "dimension")
DECISION_COLUMNS = (
    *("table_name", "row_id", "column_name", "expected", "value"),
    *("document", "reason", "author", "date"),
)
REGISTRY_COLUMNS = ("table_name", "key", "row_id", "since", "retired_in", "replaced_by")

Row = TypeVar("Row")


def _unique(path: Path, rows: Iterator[tuple[int, str, Row]], what: Callable[[str], str]) -> dict[str, Row]:
    """Collect rows by key; a key given twice is an error."""
    found: dict[str, Row] = {}
    for line, key, row in rows:
        if not key or key in found:
            raise KnowledgeError(path, line, what(key), "Give every row an identifier of its own")
        found[key] = row
    return found


def _bodies(path: Path) -> dict[str, Body]:
    rows = (
        (
            line,
            cells["organisation_id"],
            Body(
                organisation_id=cells["organisation_id"],
                name_zh=cells["name_zh"] or None,
                name_en=cells["name_en"] or None,
                aliases=sheets.listed(cells["aliases"]),
                kind=cells["kind"] or "other",
                parent_id=cells["parent_id"] or None,
                jurisdiction=cells["jurisdiction"] or None,
                website=cells["website"] or None,
                ror_id=cells["ror_id"] or None,
                wikidata_id=cells["wikidata_id"] or None,
            ),
        )
        for line, cells in sheets.read(path, BODY_COLUMNS)
    )
    return _unique(path, rows, lambda key: f"organisation_id {key!r} is empty or given twice")


def _indicators(path: Path) -> dict[str, Indicator]:
    rows = (
        (line, cells["indicator_id"], _indicator(path, line, cells))
        for line, cells in sheets.read(path, INDICATOR_COLUMNS)
    )
    return _unique(path, rows, lambda key: f"indicator_id {key!r} is empty or given twice")


def _indicator(path: Path, line: int, cells: Mapping[str, str]) -> Indicator:
    required = ("indicator_id", "name_en", "name_zh", "definition_en", "definition_zh", "unit")
    if not all(cells[name] for name in required):
        raise KnowledgeError(path, line, "a name, definition or unit is missing", "Fill it in both languages")
    try:
        per = float(cells["per"]) if cells["per"] else None
    except ValueError as error:
        raise KnowledgeError(path, line, f"per is {cells['per']!r}", "Write a number or nothing") from error
    return Indicator(
        **{name: cells[name] for name in required},
        per=per,
        wdi_code=cells["wdi_code"] or None,
        wdi_code_by_dimension=list(sheets.listed(cells["wdi_code_by_dimension"])),
        sdg_code=cells["sdg_code"] or None,
    )


def _matches(path: Path, indicators: Mapping[str, object]) -> Iterator[Match]:
    for line, cells in sheets.read(path, MATCH_COLUMNS):
        if cells["indicator_id"] not in indicators:
            problem = f"indicator {cells['indicator_id']!r} is not in vocabulary.csv"
            raise KnowledgeError(path, line, problem, "Add it there or mend its name here")
        if not (cells["all_of"] or cells["any_of"]):
            raise KnowledgeError(path, line, "no words to match", "Fill all_of or any_of")
        yield Match(
            cells["indicator_id"],
            *(sheets.listed(cells[name]) for name in ("all_of", "any_of", "none_of", "unit", "measure", "dimension")),
        )


def _decisions(path: Path) -> Iterator[Decision]:
    for line, cells in sheets.read(path, DECISION_COLUMNS):
        empty = [
            name
            for name in ("table_name", "row_id", "column_name", "document", "reason", "author", "date")
            if not cells[name]
        ]
        if empty:
            raise KnowledgeError(
                path,
                line,
                f"{', '.join(empty)} left empty",
                "A decision names its row, source, reason, author and date",
            )
        yield Decision(
            path,
            line,
            cells["table_name"],
            cells["row_id"],
            cells["column_name"],
            cells["expected"],
            cells["value"],
            sheets.listed(cells["document"]),
            cells["reason"],
            cells["author"],
            cells["date"],
        )


def _registrations(path: Path) -> Iterator[Registration]:
    owners: dict[tuple[str, str], int] = {}
    for line, cells in sheets.read(path, REGISTRY_COLUMNS):
        if not (cells["table_name"] and cells["key"] and cells["row_id"] and cells["since"]):
            raise KnowledgeError(
                path,
                line,
                "a registration without table, key, identifier or version",
                "Restore the line from history",
            )
        active = (cells["table_name"], cells["key"])
        first = line if cells["retired_in"] else owners.setdefault(active, line)
        if first != line:
            raise KnowledgeError(
                path, line, f"key {cells['key']!r} was registered on line {first}", "Keep the older line"
            )
        yield Registration(*(cells[name] for name in REGISTRY_COLUMNS))
