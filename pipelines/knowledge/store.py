"""What people have decided, as one object: bodies, indicators, corrections, translations, identifiers.

Only loads and checks, the stations apply it; what each file must hold stands in datapackage.json. Every file may be
missing or empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.knowledge import decisions, descriptor, sheets
from pipelines.knowledge.decisions import BodyDecision, Decision
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
    subject's names, and none of `none_of` in the first two; `units`, `measures`, `dimensions` (as `sex=male`),
    `counted` (what its counted noun ends with) and `qualifiers` narrow further where they are not empty.
    """

    indicator_id: str
    all_of: tuple[str, ...]
    any_of: tuple[str, ...]
    none_of: tuple[str, ...]
    units: tuple[str, ...]
    measures: tuple[str, ...]
    dimensions: tuple[str, ...]
    counted: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()


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
    candidates: tuple[BodyDecision, ...] = ()

    @classmethod
    def empty(cls) -> Knowledge:
        """Return knowledge of nothing."""
        return cls({}, {}, (), (), (), ())

    @classmethod
    def load(cls, folder: Path | None = None) -> Knowledge:
        """Load the files of `folder`, by default the project's own; a file at fault raises KnowledgeError."""
        root = FOLDER if folder is None else folder
        bodies, indicators = _bodies(root), _indicators(root)
        return cls(
            bodies=bodies,
            indicators=indicators,
            matches=tuple(_matches(root, indicators)),
            corrections=tuple(decisions.on_values(root, "corrections")),
            translations=tuple(decisions.on_values(root, "translations")),
            registry=tuple(_registrations(root)),
            candidates=tuple(decisions.on_bodies(root, bodies)),
        )


BODY_COLUMNS = descriptor.columns("authority")
INDICATOR_COLUMNS = descriptor.columns("indicators")
MATCH_COLUMNS = descriptor.columns("matches")
DECISION_COLUMNS = descriptor.columns("corrections")
CANDIDATE_COLUMNS = descriptor.columns("candidates")
REGISTRY_COLUMNS = descriptor.columns("registry")


def _bodies(root: Path) -> dict[str, Body]:
    bodies: dict[str, Body] = {}
    parents: list[tuple[Path, int, str]] = []
    for path, line, cells in descriptor.read(root, "authority"):
        if not (cells["name_zh"] or cells["name_en"]):
            raise KnowledgeError(path, line, "neither name_zh nor name_en", "Give the body a name")
        parents.append((path, line, cells["parent_id"]))
        body_id = cells["organisation_id"]
        bodies[body_id] = Body(
            organisation_id=body_id,
            name_zh=cells["name_zh"] or None,
            name_en=cells["name_en"] or None,
            aliases=sheets.listed(cells["aliases"]),
            kind=cells["kind"],
            parent_id=cells["parent_id"] or None,
            jurisdiction=cells["jurisdiction"] or None,
            website=cells["website"] or None,
            ror_id=cells["ror_id"] or None,
            wikidata_id=cells["wikidata_id"] or None,
        )
    for path, line, parent in parents:
        if parent and parent not in bodies:
            raise KnowledgeError(path, line, f"parent_id {parent!r} is no line of this file", "Add it or mend its name")
    return bodies


def _indicators(root: Path) -> dict[str, Indicator]:
    required = ("indicator_id", "name_en", "name_zh", "definition_en", "definition_zh", "unit")
    return {
        cells["indicator_id"]: Indicator(
            **{name: cells[name] for name in required},
            per=float(cells["per"]) if cells["per"] else None,
            wdi_code=cells["wdi_code"] or None,
            wdi_code_by_dimension=list(sheets.listed(cells["wdi_code_by_dimension"])),
            sdg_code=cells["sdg_code"] or None,
        )
        for _, _, cells in descriptor.read(root, "indicators")
    }


_OF_MATCHES = ("all_of", "any_of", "none_of", "unit", "measure", "dimension", "counted", "qualifier")


def _matches(root: Path, indicators: Mapping[str, object]) -> Iterator[Match]:
    for path, line, cells in descriptor.read(root, "matches"):
        if cells["indicator_id"] not in indicators:
            problem = f"indicator {cells['indicator_id']!r} is not in vocabulary.csv"
            raise KnowledgeError(path, line, problem, "Add it there or mend its name here")
        if not (cells["all_of"] or cells["any_of"]):
            raise KnowledgeError(path, line, "no words to match", "Fill all_of or any_of")
        yield Match(
            cells["indicator_id"],
            *(sheets.listed(cells[name]) for name in _OF_MATCHES),
        )


def _registrations(root: Path) -> Iterator[Registration]:
    owners: dict[tuple[str, str], int] = {}
    for path, line, cells in descriptor.read(root, "registry"):
        active = (cells["table_name"], cells["key"])
        first = line if cells["retired_in"] else owners.setdefault(active, line)
        if first != line:
            raise KnowledgeError(
                path, line, f"key {cells['key']!r} was registered on line {first}", "Keep the older line"
            )
        if cells["replaced_by"] and not cells["retired_in"]:
            raise KnowledgeError(path, line, "replaced, but not retired", "Restore the line from history")
        yield Registration(*(cells[name] for name in REGISTRY_COLUMNS))
