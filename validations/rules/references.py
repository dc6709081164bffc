"""Rows refer to rows that exist.

That keys are unique is each model's own check. Evidence and coverage name the table of the row they point
to, so that their reference depends on the row; all others follow from the models' declarations.
"""

from __future__ import annotations

from validations.schema import FOREIGN_KEYS, KEYS, is_null
from validations.schema import TABLES as ALL_TABLES
from validations.tables.checks import as_list
from validations.violations import Sources, Tables, Texts, Violation

NAME = "references point to rows that exist"
TABLES = tuple(ALL_TABLES)
_POINTERS = ("evidence", "coverage", "disagreements")


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return each reference to a row that is not there."""
    known = {table: set(tables[table][key[0]]) for table, key in KEYS.items() if len(key) == 1 and table in tables}
    sources = Sources(tables, texts)
    return [*_declared(tables, known, sources), *_pointers(tables, known)]


def _declared(tables: Tables, known: dict[str, set[str]], sources: Sources) -> list[Violation]:
    broken = []
    for table, references in FOREIGN_KEYS.items():
        if table not in tables:
            continue
        rows = tables[table].to_dict("records")
        for column, target in references.items():
            for row in rows:
                value = row[column]
                missing = [
                    item
                    for item in ([value] if isinstance(value, str) else as_list(value) or [])
                    if item not in known.get(target, set())
                ]
                for item in missing:
                    row_id = "/".join(str(row[name]) for name in KEYS[table])
                    sentence, document = sources.place(table, row_id)
                    broken.append(
                        Violation(
                            NAME, table, row_id, column, str(item), f"the key of a row of {target}",
                            f"add {item} to {target}, or empty the reference", sentence, document,
                        )
                    )  # fmt: skip
    return broken


def _pointers(tables: Tables, known: dict[str, set[str]]) -> list[Violation]:
    broken = []
    for table in _POINTERS:
        if table not in tables:
            continue
        frame = tables[table]
        names = ["table_name", "row_id", "document_id", "start", "end"]
        for target, row_id, document, start, end in frame[names].itertuples(index=False, name=None):
            if is_null(target) or row_id in known.get(target, set()):
                continue
            broken.append(
                Violation(
                    NAME, table, f"{document}/{start}/{end}", "row_id", str(row_id),
                    f"the key of a row of {target}", f"drop the row, or publish {row_id} in {target}",
                    document=document,
                )
            )  # fmt: skip
    return broken
