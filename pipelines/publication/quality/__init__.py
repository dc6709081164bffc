"""quality/: what was checked before a release was published, how its numbers are accounted for, what people decided.

Only sums and reports here: checks are made in validations/.
"""

from __future__ import annotations

from pipelines.publication import gate
from pipelines.publication.edition import Edition
from pipelines.publication.files.json_files import write_json
from pipelines.publication.quality.coverage import UNACCOUNTED, coverage

__all__ = ["UNACCOUNTED", "coverage", "write"]


def write(edition: Edition) -> None:
    """Write the results of all checks and what they looked at; raises FilesRefusedError as `gate` does."""
    folder = edition.folder / "quality"
    # The files are asked before the folder is there: the expectations take every file for one of a table.
    expected = gate.require_expected(edition.folder)
    folder.mkdir()
    for name, content in (
        ("contract", edition.contract),
        ("coverage", coverage(edition.rows["coverage"])),
        ("decisions", list(edition.decisions)),
        ("expectations", expected),
    ):
        write_json(content, folder / f"{name}.json")
