"""The checks, on the assets that they guard: models, pinned facts, rules, expectations on files; what awaits people.

What holds is told in validations/; here each verdict of the contract is hung on its asset, with the rows,
values and sentences at fault.
"""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import dagster as dg

from assets import deciding, faults
from assets.resources import Project
from pipelines.publication import gate, quality, reviewing
from pipelines.resolution import Tables
from validations import contract, models, schema
from validations.facts import pinned
from validations.rules import RULES

MODEL = "keeps_to_its_model"
# A rule that looks at several tables is hung on the first of them.
HOMES = {pinned.NAME: "statistics", **{rule.name: rule.tables[0] for rule in RULES}}


def check_name(rule: str) -> str:
    """Return a rule's name as Dagster takes it.

    >>> check_name("every number of the raw texts is accounted for")
    'every_number_of_the_raw_texts_is_accounted_for'
    """
    return MODEL if rule == models.NAME else re.sub(r"\W+", "_", rule).strip("_")


def _specs() -> Iterator[dg.AssetCheckSpec]:
    for table in schema.TABLES:
        told = f"Every row keeps to the Pandera model of {table}: the types, codes, formats and keys of its "
        told += f"{len(schema.columns(table))} columns, as the asset's page describes them."
        yield dg.AssetCheckSpec(MODEL, asset=table, blocking=True, description=told)
    for rule, table in HOMES.items():
        yield dg.AssetCheckSpec(check_name(rule), asset=table, blocking=True, description=_meaning(rule))


def _meaning(rule: str) -> str:
    """Return what holds, and how it is seen, as the module of the rule says."""
    told = {one.name: one.meaning for one in RULES}.get(rule) or inspect.getdoc(pinned) or ""
    return f"**{rule[0].upper()}{rule[1:]}.** {told}".strip()


@dg.multi_asset_check(
    name="contract_checks",
    specs=list(_specs()),
    ins={table: dg.AssetIn() for table in schema.TABLES},
    can_subset=True,
)
def contract_checks(
    context: dg.AssetCheckExecutionContext, project: Project, **tables: Any
) -> Iterator[dg.AssetCheckResult]:
    """Hold the tables to the contract and tell each verdict where it belongs."""
    report = contract.check_tables(tables, gate.texts_in(project.raw, tables), strict=project.strict)
    # Failures come last, where the log of a run opens.
    for check in sorted(report.checks, key=lambda check: not check.passed):
        key = dg.AssetCheckKey(dg.AssetKey(check.table or HOMES[check.name]), check_name(check.name))
        if key not in context.selected_asset_check_keys:
            continue
        if not check.passed:
            context.log.error("\n".join(map(str, check.violations[: faults.TOLD])) or check.skipped)
        yield dg.AssetCheckResult(
            passed=check.passed,
            asset_key=key.asset_key,
            check_name=key.name,
            severity=dg.AssetCheckSeverity.ERROR if check.blocking else dg.AssetCheckSeverity.WARN,
            description=check.skipped
            or faults.told(check.violations, check.left_out)
            or f"{check.name}: {check.checked:,} looked at, none refused",
            metadata=faults.of_check(check),
        )


@dg.asset_check(asset="candidate", blocking=True, description="Great Expectations on the files, as users read them.")
def files_meet_expectations(candidate: str) -> dg.AssetCheckResult:
    """Validate the candidate's files with Great Expectations."""
    # Imported late: takes seconds, which only a run that checks should pay.
    from validations.expectations import unmet, validate_release

    results = validate_release(candidate)
    wrong = unmet(results)
    return dg.AssetCheckResult(
        passed=bool(results["passed"]),
        description=faults.told(wrong) or f"{results['expectations_met']} expectations are met",
        metadata={
            "expectations": int(results["expectations"]),
            "met": int(results["expectations_met"]),
            **faults.rows([{"unmet": line} for line in wrong]),
        },
    )


@dg.asset_check(
    asset="resolution",
    blocking=True,
    description="Every decision of people finds the value that it expects to replace.",
)
def decisions_fit(resolution: Tables) -> dg.AssetCheckResult:
    """Tell which corrections and translations no longer find their row or value."""
    stale = resolution.stale
    return dg.AssetCheckResult(
        passed=not stale,
        description=faults.told(stale) or f"{len(resolution.decisions)} decisions fit",
        metadata={
            "applied": len(resolution.decisions),
            "stale": len(stale),
            **faults.rows([{"decision": line} for line in stale]),
        },
    )


@dg.asset_check(
    asset="resolution",
    description="Every body found in the texts has been looked at. Those that have not are published as candidates; "
    "the commands below accept or reject them, or say which known body they are.",
)
def bodies_are_reviewed(resolution: Tables) -> dg.AssetCheckResult:
    """Show the candidates with the sentences that name them; a warning, for a release may have some."""
    found = quality.candidates(resolution.rows, resolution.texts)
    names = [one.name_zh or one.name_en for one in found]
    rows = [
        {
            "name": " / ".join(filter(None, (one.name_zh, one.name_en))),
            "kind": one.kind,
            "mentions": one.mentions,
            "sentence": one.sentence,
            "document": one.document_id,
            "row": one.organisation_id,
        }
        for one in found
    ]
    return _looked_at(
        resolution, "candidate", rows, f"await review: {faults.listed(names, ', ')}", "every body is reviewed"
    )


@dg.asset_check(
    asset="resolution",
    description="Texts agree. Where they do not, the claim that a rule chose is published, and both are shown here; "
    "the commands below publish another.",
)
def texts_agree(resolution: Tables) -> dg.AssetCheckResult:
    """Show the claims that were not published beside those that were; a warning, for texts may disagree."""
    found = quality.conflicts(resolution.rows)
    places = sorted({f"{one.table_name} {one.row_id}, {one.column_name}" for one in found})
    rows = [
        {
            "row": f"{one.table_name} {one.row_id}",
            "column": one.column_name,
            "published": one.value,
            "its quote": f"{one.document_id}: 「{one.quote}」" if one.document_id else "people decided",
            "not published": one.other_value,
            "quote of that": f"{one.other_document_id}: 「{one.other_quote}」",
            "why": one.rule,
        }
        for one in found
    ]
    return _looked_at(resolution, "conflict", rows, f"texts disagree on {faults.listed(places, '; ')}", "texts agree")


def _looked_at(
    resolution: Tables, kind: str, rows: list[dict[str, Any]], wrong: str, right: str
) -> dg.AssetCheckResult:
    metadata: dict[str, Any] = {"found": len(rows), **faults.rows(rows)}
    if rows:
        awaiting = [item for item in reviewing.awaiting(resolution) if item.kind == kind]
        metadata["commands"] = deciding.to_copy(awaiting)
    return dg.AssetCheckResult(
        passed=not rows,
        severity=dg.AssetCheckSeverity.WARN,
        description=wrong if rows else right,
        metadata=metadata,
    )


CHECKS = [contract_checks, decisions_fit, bodies_are_reviewed, texts_agree, files_meet_expectations]
