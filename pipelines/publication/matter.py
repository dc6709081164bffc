"""What is to be published: tables that have passed the contract, whole or without personal data, under their name.

Every release is laid out from matter, so that no tables get there that were not checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.publication import gate
from pipelines.publication.edition import NAME, WITHOUT_PERSONAL, Row
from pipelines.publication.personal import without_personal
from pipelines.reading import corpus
from pipelines.resolution import Tables, require_fresh
from validations.contract import Report


@dataclass(frozen=True, slots=True)
class Matter:
    """Tables, the report of the checks that they have passed, and what of the texts is left out.

    `withheld` are places of the texts, as validations.withheld has them; `quoted_only` the document_id of texts that
    may be quoted and not shown whole.
    """

    name: str
    tables: Tables
    report: Report
    withheld: Sequence[Row] = ()
    quoted_only: frozenset[str] = frozenset()


def checked(resolved: Tables, raw: Path, *, strict: bool = False, personal: bool = True) -> Matter:
    """Return the matter of `resolved`, held to the contract; without `personal`, less the rows that tell of people.

    The whole tables have to pass in either case, and what is left of them once more. Sentences of the texts go with
    the whole tables only. Raises ContractBroken where they do not pass (with `strict`, numbers that nothing accounts
    for are wrong too), StaleCorrection where a decision of people no longer fits.
    """
    report = gate.require_contract(resolved.rows, raw, strict=strict)
    require_fresh(resolved)
    if personal:
        return Matter(NAME, resolved, report, quoted_only=_quoted_only(resolved, raw))
    tables, left_out = without_personal(resolved)
    report = gate.require_contract(tables.rows, raw, strict=strict, withheld=left_out)
    return Matter(WITHOUT_PERSONAL, replace(tables, texts={}), report, left_out)


def _quoted_only(resolved: Tables, raw: Path) -> frozenset[str]:
    """Return the texts that may not be shown whole, on the word of sources.toml or of their own rows."""
    quoted_only = corpus.quoted_only(raw)
    return frozenset(row["document_id"] for row in resolved.rows["documents"] if row["source_file"] in quoted_only)
