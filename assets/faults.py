"""What is at fault, as the UI shows it, whoever found it: the first of it, and how much more there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import dagster as dg

from assets.previews import markdown_table
from validations.contract import Check
from validations.violations import Violation

TOLD = 3
NAMED = 10
SHOWN = 40
LONGEST = 400


def told(lines: Sequence[object], more: int = 0) -> str:
    """Return the first of some sentences as Markdown, and how many there are besides, `more` of them not handed in."""
    rest = len(lines) + more - TOLD
    # The UI takes this for Markdown, where only an empty line parts one from the next.
    return "\n\n".join([*map(str, lines[:TOLD]), *([f"... and {rest:,} more: see rows"] if rest > 0 else [])])


def listed(names: Sequence[str], by: str) -> str:
    """Return the first of many names in one line, and how many more there are."""
    rest = len(names) - NAMED
    return by.join([*names[:NAMED], *([f"and {rest:,} more"] if rest > 0 else [])])


def of_check(check: Check) -> dict[str, Any]:
    """Return the metadata of a check of the contract."""
    broken = [shown(one, check.name) for one in check.violations[:SHOWN]]
    found = len(check.violations) + check.left_out
    return {"checked": check.checked, "violations": found, **rows(broken, found)}


def shown(one: Violation, rule: str) -> dict[str, str]:
    """Return what a violation found under the heading `rule` says, by column."""
    return {
        "row": f"{one.table} {one.row_id}".strip(),
        "column": one.column,
        "found": one.value,
        "expected": one.expected,
        "sentence": f"{one.document}: 「{one.sentence}」" if one.sentence else one.document,
        "what to do": one.remedy,
        **({"rule": one.rule} if one.rule != rule else {}),
    }


def rows(at_fault: Iterable[Mapping[str, Any]], of: int | None = None) -> dict[str, Any]:
    """Return the rows at fault as a table; nothing where there are none. `of` is how many there are in all."""
    listed_rows = list(at_fault)
    text = markdown_table(listed_rows, shown=SHOWN, longest=LONGEST, of=of)
    return {"rows": dg.MetadataValue.md(text)} if listed_rows else {}
