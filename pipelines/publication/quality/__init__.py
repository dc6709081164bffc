"""quality/: what was checked before a release was published, how full and well founded it is, what people decided.

Only sums and reports here: checks are made in validations/.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipelines.publication import gate
from pipelines.publication.edition import Edition
from pipelines.publication.files import csv_files
from pipelines.publication.files.json_files import write_json
from pipelines.publication.personal import MAY_BE_EMPTY
from pipelines.publication.quality import checks
from pipelines.publication.quality.candidates import HEADER as CANDIDATE_COLUMNS
from pipelines.publication.quality.candidates import Candidate, candidates
from pipelines.publication.quality.conflicts import HEADER as CONFLICT_COLUMNS
from pipelines.publication.quality.conflicts import Conflict, conflicts
from pipelines.publication.quality.coverage import UNACCOUNTED, coverage
from pipelines.publication.quality.metrics import metrics
from validations import schema
from validations.withheld import COLUMNS

__all__ = ["UNACCOUNTED", "Candidate", "Conflict", "candidates", "conflicts", "coverage", "metrics", "write"]


def write(edition: Edition) -> None:
    """Write the results of all checks and what they looked at; raises FilesRefusedError as `gate` does."""
    folder = edition.folder / "quality"
    # The files are asked before the folder is there: the expectations take every file for one of a table.
    expected = gate.require_expected(edition.folder, MAY_BE_EMPTY if edition.withheld else frozenset())
    folder.mkdir()
    for name, content in (
        ("contract", edition.contract),
        ("coverage", coverage(edition.rows["coverage"])),
        ("metrics", metrics(edition.rows, edition.decisions, edition.contract)),
        ("decisions", list(edition.decisions)),
        ("expectations", expected),
    ):
        write_json(content, folder / f"{name}.json")
    made = checks.results(edition.contract, expected, len(edition.decisions))
    _write_csv(checks.HEADER, made, folder / "checks.csv")
    _write_csv(CONFLICT_COLUMNS, conflicts(edition.rows), folder / "conflicts.csv")
    _write_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in edition.withheld), folder / "withheld.csv")
    _write_csv(CANDIDATE_COLUMNS, candidates(edition.rows, edition.texts), folder / "candidates.csv")


def _write_csv(header: Sequence[str], rows: Iterable[Sequence[object]], path: Path) -> None:
    csv_files.write(header, ([schema.csv_value(value) for value in row] for row in rows), path)
