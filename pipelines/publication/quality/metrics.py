"""How full and how well founded a release is, in numbers: columns, rows by document, numbers, quotes, wording.

Shares are rounded to four decimals; a share of nothing is null.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.publication.quality.candidates import candidates
from pipelines.publication.quality.conflicts import conflicts
from pipelines.publication.quality.coverage import UNACCOUNTED
from validations import schema
from validations.rules import evidence

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

WORDINGS = (
    ("organisations", "name_en"),
    ("statistics", "label_zh"),
    ("statistics", "label_en"),
    ("timeline", "title_zh"),
    ("timeline", "title_en"),
)
"""The names, labels and titles that people may have to word."""


def metrics(tables: Tables, decisions: Sequence[Row], contract: Mapping[str, Any]) -> dict[str, Any]:
    """Return the metrics of a release, in a fixed order."""
    return {
        "tables": {name: _table(name, tables[name]) for name in schema.TABLES},
        "documents": _documents(tables),
        "quotes": _quotes(tables, contract),
        "wording": {f"{table}.{column}": _wording(tables, table, column, decisions) for table, column in WORDINGS},
        "decisions": dict(sorted(Counter(row["source"].partition(":")[0] for row in decisions).items())),
        "conflicts": len(conflicts(tables)),
        "candidates": len(candidates(tables, {})),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _table(name: str, rows: Sequence[Row]) -> dict[str, Any]:
    """Return how many rows a table has and how many of them have something in each column."""
    columns = {}
    for column in schema.columns(name):
        filled = sum(row[column.name] not in (None, [], {}, "") for row in rows)
        columns[column.name] = {"filled": filled, "completeness": _share(filled, len(rows))}
    return {"rows": len(rows), "columns": columns}


def _documents(tables: Tables) -> dict[str, Any]:
    """Return for each document the rows that rest on it, by table, and what became of its numbers.

    A row that rests on several documents counts with each of them.
    """
    resting: dict[str, set[tuple[str, str]]] = {row["document_id"]: set() for row in tables["documents"]}
    quotes: Counter[str] = Counter()
    for row in tables["evidence"]:
        resting[row["document_id"]].add((row["table_name"], row["row_id"]))
        quotes[row["document_id"]] += 1
    numbers: dict[str, Counter[str]] = {document: Counter() for document in resting}
    for row in tables["coverage"]:
        aside = "unexplained" if row["reason"] == UNACCOUNTED else "set_aside"
        numbers[row["document_id"]]["used" if row["status"] == "used" else aside] += 1
    return {
        document: {
            "rows": dict(sorted(Counter(table for table, _ in resting[document]).items())),
            "quotes": quotes[document],
            "numbers": _numbers(numbers[document]),
        }
        for document in sorted(resting)
    }


def _numbers(counts: Counter[str]) -> dict[str, Any]:
    found = counts.total()
    told: dict[str, Any] = {"found": found}
    for status in ("used", "set_aside", "unexplained"):
        told[status] = counts[status]
        told[f"{status}_share"] = _share(counts[status], found)
    return told


def _quotes(tables: Tables, contract: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many quotes there are and how many of them equal the raw text, as the contract found."""
    quotes = len(tables["evidence"]) + len(tables["disagreements"])
    made = [check for check in contract["checks"] if check["name"] == evidence.NAME and not check["skipped"]]
    wrong = sum(told["column"] in ("quote", "document_id") for check in made for told in check["violations"])
    verified = quotes - wrong if made else 0
    return {"quotes": quotes, "verified": verified, "verified_share": _share(verified, quotes)}


def _wording(tables: Tables, table: str, column: str, decisions: Sequence[Row]) -> dict[str, Any]:
    """Return whose words stand in a column: people's, those that rules made of the text, or none.

    Names of reviewed bodies are people's.
    """
    decided = {row["row_id"] for row in decisions if (row["table_name"], row["column_name"]) == (table, column)}
    key = schema.KEYS[table][0]
    rows = tables[table]
    filled = [row for row in rows if row[column]]
    by_people = sum(row[key] in decided or row.get("status") == "reviewed" for row in filled)
    return {
        "rows": len(rows),
        "decided": by_people,
        "generated": len(filled) - by_people,
        "missing": len(rows) - len(filled),
        "decided_share": _share(by_people, len(rows)),
    }
