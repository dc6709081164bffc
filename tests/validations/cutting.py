"""Tables cut into parts as somebody would who has no memory for them: of the rest, each part gets only what it must."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tests.validations.tiny import Rows
from validations import contract
from validations.contract import Known, PartReport
from validations.schema import FOREIGN_KEYS, KEYS, TABLES
from validations.tables.vocabularies import FACT_TABLES
from validations.withheld import Withheld

# By which columns rows name themselves, each other and their texts.
NAMES = {
    table: {*KEYS[table], *FOREIGN_KEYS[table], "row_id", "document_id"} - {"table_name", "start", "end", "field"}
    for table in TABLES
}


def ordered(rows: Rows) -> Rows:
    """Return tables with rows in the order of their keys, as they are published."""
    return {table: sorted(listed, key=lambda row: _order(table, row)) for table, listed in rows.items()}


def renamed(rows: Rows, suffix: str) -> Rows:
    """Return tables in which every row and text bears another name."""
    return {
        table: [{name: _named(value, suffix) if name in NAMES[table] else value for name, value in row.items()}
                for row in listed]
        for table, listed in rows.items()
    }  # fmt: skip


def parts(
    rows: Rows, texts: dict[str, str], documents: int, at_once: int, keep: int = contract.KEPT, withheld: Withheld = ()
) -> Iterator[PartReport]:
    """Yield the reports of parts of so many documents, or so many rows of one table, as they come out of a file."""
    for report in _parts(rows, texts, documents, at_once, {"keep": keep, "withheld": withheld}):
        yield PartReport.of_dict(json.loads(json.dumps(report.as_dict(), ensure_ascii=False)))


def _parts(rows: Rows, texts: dict[str, str], documents: int, at_once: int, options: Any) -> Iterator[PartReport]:
    keys = {table: {row[key[0]] for row in rows[table]} for table, key in KEYS.items() if len(key) == 1}
    issued = {row["document_id"]: row["published"] for row in rows["documents"] if row["published"]}
    needed = {row.get("parent_id") for row in rows["organisations"]}
    needed |= {row["publisher_id"] for row in rows["documents"]}
    named = sorted({row["document_id"] for table in contract.IN_TEXTS for row in rows[table]})
    for chosen in (set(named[at : at + documents]) for at in range(0, len(named), documents)):
        part = {table: [row for row in rows[table] if row["document_id"] in chosen] for table in contract.IN_TEXTS}
        known = Known(_referred(part, keys))
        own = {document: texts[document] for document in chosen if document in texts}
        yield contract.check_documents(part, own, known, **options)
    for table in (table for table in TABLES if table not in contract.IN_TEXTS):
        for part in _runs(table, rows[table], at_once):
            own = {row[KEYS[table][0]] for row in part}
            evidence = [row for row in rows["evidence"] if row["table_name"] == table and row["row_id"] in own]
            told = {row["document_id"] for row in evidence}
            known = Known(
                _referred({table: part}, keys),
                {document: issued[document] for document in told if document in issued},
                needed & own,
            )
            yield contract.check_rows(table, part, evidence, known, texts, **options)
    whole = set(contract.whole_documents((row["document_id"], row["source_file"]) for row in rows["documents"]))
    evidence = [row for row in rows["evidence"] if row["document_id"] in whole]
    stated = {(row["table_name"], row["row_id"]) for row in evidence}
    part = {
        "documents": [row for row in rows["documents"] if row["document_id"] in whole],
        "evidence": evidence,
        **{
            table: [row for row in rows[table] if (table, row[KEYS[table][0]]) in stated] for table in FACT_TABLES
        },
    }  # fmt: skip
    yield contract.check_whole(part, {document: texts[document] for document in whole if document in texts}, **options)


def _runs(table: str, rows: list[dict[str, Any]], at_once: int) -> list[list[dict[str, Any]]]:
    """Return the rows in runs, those of one key together; one run without rows where there are none."""
    runs: list[list[dict[str, Any]]] = [[]]
    for _, same in groupby(rows, key=lambda row: _order(table, row)):
        if len(runs[-1]) >= at_once:
            runs.append([])
        runs[-1].extend(same)
    return runs


def _referred(part: Rows, keys: dict[str, set[str]]) -> dict[str, set[str]]:
    referred: dict[str, set[str]] = {}
    for table, listed in part.items():
        for row in listed:
            for column, target in FOREIGN_KEYS[table].items():
                value = row.get(column)
                referred.setdefault(target, set()).update([value] if isinstance(value, str) else value or ())
            if row.get("table_name"):
                referred.setdefault(row["table_name"], set()).add(row["row_id"])
    return {table: named & keys.get(table, set()) for table, named in referred.items()}


def _order(table: str, row: dict[str, Any]) -> list[Any]:
    return [(row.get(name) is not None, row.get(name)) for name in KEYS[table]]


def _named(value: Any, suffix: str) -> Any:
    if isinstance(value, str):
        return f"{value}-{suffix}"
    return [f"{item}-{suffix}" for item in value] if isinstance(value, list) else value
