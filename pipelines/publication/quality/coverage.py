"""How the numbers of the texts are accounted for, summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Rows = Sequence[Mapping[str, Any]]
UNACCOUNTED = "unexplained"


def coverage(rows: Rows) -> dict[str, Any]:
    """Return what became of the numbers: in all, used by table, set aside by reason, and by document."""
    used = Counter(row["table_name"] for row in rows if row["status"] == "used")
    aside = Counter(row["reason"] for row in rows if row["status"] != "used")
    documents: dict[str, Counter[str]] = {}
    for row in rows:
        documents.setdefault(row["document_id"], Counter())[row["status"]] += 1
    return {
        "numbers": len(rows),
        "used": dict(sorted(used.items())),
        "set_aside": dict(sorted(aside.items())),
        "unaccounted": aside[UNACCOUNTED],
        "documents": {name: dict(sorted(counts.items())) for name, counts in sorted(documents.items())},
    }
