"""Rows refer to rows that exist.

That keys are unique is each model's own check. Evidence and coverage name the table of the row they point
to, so that their reference depends on the row; all others follow from the models' declarations.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd

from validations.frames import lacking, walked
from validations.parts import Found, Part, Scope, Step
from validations.schema import FOREIGN_KEYS, KEYS, csv_value
from validations.schema import TABLES as ALL_TABLES
from validations.tables.checks import as_list
from validations.violations import Violation

NAME = "references point to rows that exist"
TABLES = tuple(ALL_TABLES)
_SCOPES: dict[str, Scope] = {"evidence": "documents", "coverage": "documents"}
_POINTERS = ("evidence", "coverage", "disagreements")


def _declared(part: Part, table: str, column: str, target: str) -> Iterator[Found]:
    """Find each reference that a model declares and that names no row."""
    frame, known = part.tables[table], part.known.keys.get(target, frozenset())
    single = isinstance(frame[column].dtype, pd.StringDtype)
    missing = lacking(frame[column], known.__contains__) if single else None
    for at, value, *key in walked(frame, [column, *KEYS[table]], missing):
        for item in [value] if isinstance(value, str) else as_list(value) or []:
            if item not in known:
                row_id = "/".join(map(csv_value, key))
                broken = Violation(
                    NAME, table, row_id, column, str(item), f"the key of a row of {target}",
                    f"add {item} to {target}, or empty the reference", *part.sources.place(table, row_id),
                )  # fmt: skip
                yield at, broken


def _pointers(part: Part, table: str) -> Iterator[Found]:
    """Find each row of evidence, coverage or disagreements that points to no row of the table that it names."""
    names = ["table_name", "row_id", "document_id", "start", "end"]
    for at, target, row_id, document, start, end in walked(part.tables[table], names):
        if isinstance(target, str) and isinstance(row_id, str) and row_id not in part.known.keys.get(target, ()):
            broken = Violation(
                NAME, table, f"{document}/{start}/{end}", "row_id", row_id,
                f"the key of a row of {target}", f"drop the row, or publish {row_id} in {target}",
                document=document,
            )  # fmt: skip
            yield at, broken


STEPS = (
    *(
        Step(_SCOPES.get(table, "rows"), table, partial(_declared, table=table, column=column, target=target))
        for table, references in FOREIGN_KEYS.items()
        for column, target in references.items()
    ),
    *(Step(_SCOPES.get(table, "rows"), table, partial(_pointers, table=table)) for table in _POINTERS),
)
