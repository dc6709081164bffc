"""The checks, on the assets that they guard: models, pinned facts, rules, expectations on files; what awaits people.

What holds is told in validations/; here each verdict of the contract is hung on its asset, with the rows,
values and sentences at fault.
"""

import re
from collections.abc import Iterator
from typing import Any

import dagster as dg

from assets.previews import markdown_table
from assets.resources import Project
from pipelines.publication import gate, quality
from pipelines.resolution import Tables
from validations import contract, models, schema
from validations.contract import Check
from validations.facts import pinned
from validations.rules import RULES

MODEL = "keeps_to_its_model"
TOLD = 3
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
        yield dg.AssetCheckSpec(
            MODEL, asset=table, blocking=True, description=f"The Pandera model of {table} takes every row."
        )
    for rule, table in HOMES.items():
        yield dg.AssetCheckSpec(check_name(rule), asset=table, blocking=True, description=rule)


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
            context.log.error("\n".join(map(str, check.violations[:TOLD])) or check.skipped)
        yield dg.AssetCheckResult(
            passed=check.passed,
            asset_key=key.asset_key,
            check_name=key.name,
            severity=dg.AssetCheckSeverity.ERROR if check.blocking else dg.AssetCheckSeverity.WARN,
            description=check.skipped or _told(check) or check.name,
            metadata=_metadata(check),
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
        description="\n".join(wrong[:3]) or f"{results['expectations_met']} expectations are met",
        metadata={
            "expectations": int(results["expectations"]),
            "met": int(results["expectations_met"]),
            "unmet": dg.MetadataValue.md("\n".join(f"- {line}" for line in wrong) or "none"),
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
        description="\n\n".join(stale[:TOLD]) or f"{len(resolution.decisions)} decisions fit",
        metadata={
            "applied": len(resolution.decisions),
            "stale": dg.MetadataValue.md("\n".join(f"- {s}" for s in stale) or "none"),
        },
    )


@dg.asset_check(
    asset="resolution",
    description="Every body found in the texts has been looked at; `hkbiomed review` decides on those that have not.",
)
def bodies_are_reviewed(resolution: Tables) -> dg.AssetCheckResult:
    """Show the candidates with the sentences that name them; a warning, for a release may have some."""
    found = quality.candidates(resolution.rows, resolution.texts)
    names = [one.name_zh or one.name_en for one in found]
    return _looked_at([one._asdict() for one in found], f"await review: {', '.join(names)}", "every body is reviewed")


@dg.asset_check(
    asset="resolution",
    description="Texts agree; where they do not, the claim that a rule chose is published, and both are shown here.",
)
def texts_agree(resolution: Tables) -> dg.AssetCheckResult:
    """Show the claims that were not published beside those that were; a warning, for texts may disagree."""
    found = quality.conflicts(resolution.rows)
    places = sorted({f"{one.table_name} {one.row_id}, {one.column_name}" for one in found})
    return _looked_at([one._asdict() for one in found], f"texts disagree on {'; '.join(places)}", "texts agree")


def _looked_at(rows: list[dict[str, Any]], wrong: str, right: str) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        passed=not rows,
        severity=dg.AssetCheckSeverity.WARN,
        description=wrong if rows else right,
        metadata={
            "found": len(rows),
            "rows": dg.MetadataValue.md(markdown_table(rows, shown=40, longest=400) if rows else "none"),
        },
    )


def _told(check: Check) -> str:
    more = len(check.violations) - TOLD
    told = [*map(str, check.violations[:TOLD]), *([f"... and {more} more: see rows"] if more > 0 else [])]
    # The UI takes this for Markdown, where only an empty line parts one from the next.
    return "\n\n".join(told)


def _metadata(check: Check) -> dict[str, Any]:
    broken = [violation.as_dict() for violation in check.violations]
    return {
        "checked": check.checked,
        "violations": len(broken),
        "rows": dg.MetadataValue.md(markdown_table(broken, shown=20, longest=400) if broken else "none"),
    }


CHECKS = [contract_checks, decisions_fit, bodies_are_reviewed, texts_agree, files_meet_expectations]
