"""How the numbers of the texts are accounted for, as the UI shows it: used, set aside and why, with sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from assets.previews import markdown_table
from pipelines.publication import quality
from pipelines.publication.quality.candidates import sentence
from validations.tables import codes

Rows = Sequence[Mapping[str, Any]]
LONGEST = 200


def account(coverage: Rows, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the metadata of the table of coverage: counts, then each reason with its meaning and a sentence.

    `texts` are the raw texts by document_id.
    """
    told = quality.coverage(coverage)
    aside = sum(told["set_aside"].values())
    statuses = [code.code for code in codes.codes("coverage_statuses")]
    documents = [
        {"document": name, **{status: counts.get(status, 0) for status in statuses}}
        for name, counts in told["documents"].items()
    ]
    return {
        "numbers": told["numbers"],
        "set aside": aside - told["unaccounted"],
        "unexplained": told["unaccounted"],
        "set aside by reason": dg.MetadataValue.md(markdown_table(_reasons(coverage, told, texts), 40, LONGEST)),
        "by document": dg.MetadataValue.md(markdown_table(documents, 40)),
    }


def _reasons(coverage: Rows, told: Mapping[str, Any], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return a row a reason, the one that sets most aside first, with the first sentence that it applies to."""
    first: dict[str, Mapping[str, Any]] = {}
    for row in coverage:
        if row["status"] != "used":
            first.setdefault(row["reason"], row)
    known = {code.code: code for code in codes.codes("coverage_reasons")}
    return [
        {
            "reason": f"{known[reason].label_en} {known[reason].label_zh}",
            "numbers": count,
            "meaning": known[reason].definition_en,
            "for instance": sentence({**first[reason], "quote": first[reason]["text"]}, texts),
            "document": first[reason]["document_id"],
        }
        for reason, count in sorted(told["set_aside"].items(), key=lambda pair: (-pair[1], pair[0]))
    ]
