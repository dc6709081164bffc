"""The contract as a whole: every model, the pinned facts and the cross-table rules, asked of a set of tables.

Nothing is published that this refuses. It reads tables and raw texts and changes neither; what it reports
holds no times and no paths, so that the report of the same tables is the same.

Tables that fit in memory are held to it by `check_tables`. Others are held to it by parts, on any number of machines:
`check_documents`, `check_rows` and `check_whole` say what each part must have at hand, `merged` makes one report.
Every document lies in one part for `check_documents`, every row of the other tables in one for `check_rows`, rows
of one key in the same; `check_whole` is asked once. Rows of a part come in the order of their table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from validations import models
from validations.asking import Inquiry
from validations.facts import pinned, places
from validations.frames import Given, framed
from validations.parts import Known
from validations.reports import KEPT, Check, PartReport, Report, merged
from validations.rules import totals
from validations.schema import TABLES, to_frame
from validations.tables.vocabularies import FACT_TABLES
from validations.violations import Sources, Texts, pointing
from validations.withheld import Withheld

IN_TEXTS = ("documents", "evidence", "coverage")
"""The tables that `check_documents` is asked about; all others `check_rows`."""

NOTHING = Known()
"""Nothing known beside a part."""

_NO_TEXTS: Texts = {}
_TOLD = 20
"""How many violations a message tells in full; the report has them all."""


class ContractBroken(Exception):  # noqa: N818 - names the contract
    """Tables that the contract refuses; `report` has everything that was found."""

    def __init__(self, report: Report) -> None:
        self.report = report
        broken = report.violations
        found = len(broken) + sum(check.left_out for check in report.checks if check.blocking)
        skipped = [f"{c.name}: not checked: {c.skipped}" for c in report.checks if c.skipped]
        more = [f"... and {found - _TOLD} more"] if found > _TOLD else []
        lines = [str(violation) for violation in broken[:_TOLD]] + more + skipped
        super().__init__(f"The contract is broken in {found} places; nothing is published.\n" + "\n".join(lines))


def check_tables(tables: Mapping[str, Given], texts: Texts, *, strict: bool = False, withheld: Withheld = ()) -> Report:
    """Hold whole tables (frames, rows or Arrow) to the contract; `texts` are the raw texts by document_id.

    With `strict`, a number that no rule has read breaks the contract too. Rules are made only if every
    table has its columns and types, for they could not read it otherwise. `withheld` are the places that this
    edition of the tables leaves out (see validations/withheld.py). All violations are kept, in the order of the rows.
    """
    frames = {table: framed(table, tables[table]) for table in TABLES if tables.get(table) is not None}
    inquiry = Inquiry(frames, texts, withheld, keep=None, by_key=False)
    inquiry.models(frames)
    if inquiry.sound and len(frames) == len(TABLES):
        inquiry.rules(Known.of(frames), frames, lambda step: True)
        inquiry.pinned()
    return merged([inquiry.report()], strict=strict, keep=None)


def require(tables: Mapping[str, Given], texts: Texts, *, strict: bool = False) -> Report:
    """Return the report of tables that keep the contract. Raises ContractBroken for any others."""
    report = check_tables(tables, texts, strict=strict)
    if not report.passed:
        raise ContractBroken(report)
    return report


def check_documents(
    tables: Mapping[str, Given], texts: Texts, known: Known = NOTHING, *, withheld: Withheld = (), keep: int = KEPT
) -> PartReport:
    """Hold the documents, evidence and coverage of some texts to the contract.

    `tables` hold the rows of documents, and all rows of evidence and coverage with their document_id, also those of
    a document_id that no row has; `texts` the raw texts; `known.keys` the keys that exist of all facts to which
    this evidence and coverage point, and of the publishers. Raises ValueError for a table that is not handed in.
    """
    frames = _frames(tables, IN_TEXTS)
    inquiry = Inquiry(frames, texts, withheld, keep=keep, by_key=True)
    inquiry.models(IN_TEXTS)
    if inquiry.sound:
        inquiry.rules(
            known.with_own(frames), IN_TEXTS,
            lambda step: step.scope == "documents" or (step.scope, step.table) == ("rows", "documents"),
        )  # fmt: skip
    return inquiry.report()


def check_rows(
    table: str,
    rows: Given,
    evidence: Given,
    known: Known = NOTHING,
    texts: Texts = _NO_TEXTS,
    *,
    withheld: Withheld = (),
    keep: int = KEPT,
) -> PartReport:
    """Hold some rows of one table, any but those of IN_TEXTS, to the contract; a table without rows is asked once too.

    `evidence` holds in their order at least the first row of evidence of each of these rows, and of an event one of
    each date of issue, or of none, of the texts that tell it. `known.keys` are the keys that exist of all rows to
    which these refer, `known.issued` the dates of the texts that tell these events, `known.needed` which of these
    organisations are parents or publishers. `texts` are asked for the quotes of disagreements, and otherwise only for
    the sentences of violations. Raises ValueError for another table.
    """
    if table not in TABLES or table in IN_TEXTS:
        raise ValueError(f"no rows of {table} are checked by themselves: hand them to check_documents with their texts")
    frames = {"evidence": framed("evidence", evidence), table: framed(table, rows)}
    if not pointing(frames["evidence"]):
        # The model tells of it where evidence itself is checked, and then no rule counts.
        frames["evidence"] = to_frame("evidence", [])
    inquiry = Inquiry(frames, texts, withheld, keep=keep, by_key=True)
    inquiry.models([table])
    if inquiry.sound:
        inquiry.rules(
            known.with_own({table: frames[table]}), [table],
            lambda step: (step.scope, step.table) == ("rows", table),
        )  # fmt: skip
    return inquiry.report()


def check_whole(tables: Mapping[str, Given], texts: Texts, *, withheld: Withheld = (), keep: int = KEPT) -> PartReport:
    """Hold the tables to what only the whole can tell: the pinned facts, and totals that are told in the texts.

    Of the `texts` and `tables` only those documents are needed that `whole_documents` names, with all evidence in
    them and all rows of facts to which it points, in their order. Raises ValueError for a table of facts, of
    documents or of evidence that is not handed in.
    """
    frames = _frames(tables, ("documents", "evidence", *FACT_TABLES))
    inquiry = Inquiry(frames, texts, withheld, keep=keep, by_key=True)
    # What is wrong with a table is told where all its rows are checked.
    if all(models.check(table, frame, Sources({}, {}))[1] for table, frame in frames.items()):
        inquiry.rules(NOTHING, (), lambda step: step.scope == "whole")
        inquiry.pinned()
    return inquiry.report()


def whole_documents(documents: Iterable[tuple[str, str | None]]) -> list[str]:
    """Return which documents `check_whole` looks at, of all by document_id and source_file in the order of their table.

    >>> whole_documents([("news-1", "news.txt"), ("hub", "medical-convention-hub.txt"), ("x", None)])
    ['hub']
    """
    named = {fact.source for fact in pinned.facts()} | {member.source for member in totals.members()}
    return list(
        {places.stem(file): document for document, file in documents if file and places.stem(file) in named}.values()
    )


def _frames(tables: Mapping[str, Given], needed: Iterable[str]) -> dict[str, pd.DataFrame]:
    missing = [table for table in needed if tables.get(table) is None]
    if missing:
        raise ValueError(f"no {', '.join(missing)} handed in; hand in each table, empty if the part has no rows of it")
    return {table: framed(table, tables[table]) for table in needed}


__all__ = [
    "IN_TEXTS", "KEPT", "Check", "ContractBroken", "Known", "PartReport", "Report", "check_documents", "check_rows",
    "check_tables", "check_whole", "merged", "require", "whole_documents",
]  # fmt: skip
