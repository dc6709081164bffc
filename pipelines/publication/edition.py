"""What every writer of a release is told, so that no file of it can tell otherwise than another.

Writers are functions `write(edition)`, called in the order of staging.WRITERS; each adds its files to the folder and
changes none that stand there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.publication.changes import Changes
from validations import schema

Row = Mapping[str, Any]
NAME = schema.DATASET
WITHOUT_PERSONAL = f"{NAME}-without-personal"
"""The edition without the rows that name or reach a natural person: a series of releases of its own."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A release while it is laid out.

    `rows` are those of each table in the order of its key, as its Parquet file gives them back; `decisions` the
    corrections and translations that were applied, `contract` the report of the checks that the tables have passed,
    `changes` what is different from the release before, `code` the digests of the code and knowledge that built it.
    `as_of` is the newest day that the inputs bear, as ISO 8601, or None where they bear none: a release knows no clock.
    `previous` is the folder of the release before, None for the first; `texts` the raw texts by document_id, for the
    sentences around quotes (without them quotes stand alone); `withheld` the places of the texts that this edition
    leaves out, as validations.withheld has them; `quoted_only` the texts that may be quoted and not shown whole.
    """

    folder: Path
    name: str
    version: str
    as_of: str | None
    rows: Mapping[str, Sequence[Row]]
    decisions: Sequence[Row]
    contract: Mapping[str, Any]
    changes: Changes
    previous: Path | None
    code: Mapping[str, Any]
    texts: Mapping[str, str] = field(default_factory=dict)
    withheld: Sequence[Row] = ()
    quoted_only: frozenset[str] = frozenset()

    def whole_text(self, document_id: str) -> str | None:
        """Return a text that the page may show whole; None where it may not, or where the text is not at hand.

        An edition without personal data shows none, for texts name people.
        """
        if self.name == WITHOUT_PERSONAL or document_id in self.quoted_only:
            return None
        return self.texts.get(document_id)


def newest_day(documents: Sequence[Row], decisions: Sequence[Row]) -> str | None:
    """Return the newest whole day among the dates of issue of texts and the dates of decisions.

    >>> newest_day([{"published": "2023-05"}, {"published": "2024-01-15"}], [{"date": "2026-11-22"}])
    '2026-11-22'
    """
    told = [*(row["published"] for row in documents), *(row["date"] for row in decisions)]
    return max((day for day in told if day and len(day) == len("2024-01-15")), default=None)
