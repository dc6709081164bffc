"""Great Expectations over the files of a release: what a reader of them may expect, derived from the models.

The contract checks tables before they are written; this reads what was written, as a user would, and expects
of each file its columns in order, its rows and its keys; of Parquet the vocabularies, patterns and ranges
besides; of CSV cells that read as their type; and of both formats the same number of rows. Nothing is declared
here that the models do not declare. Great Expectations is imported inside the functions: it takes seconds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from validations.data_docs import offline
from validations.schema import KEYS, TABLES, Column, columns
from validations.tables.formats import EDTF

FORMATS = ("parquet", "csv")
MAY_BE_EMPTY = frozenset({"indicators", "disagreements"})
"""Tables of which a release may hold no row."""

_NESTED = ("list", "map")
_CSV_FORMS = {
    "integer": r"^-?[0-9]+$",
    "number": r"^-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?$",
    "boolean": r"^(?:true|false)$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}
_SHOWN = 5


def validate_release(folder: Path | str, emptied: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Hold the files of a release to the expectations and return results, the same for the same files.

    Results name each file, its rows and each expectation with what it expects, whether it is met, and a few
    values that are not; times and identifiers of the run are left out. Raises FileNotFoundError for a file
    that is missing.
    """
    with _context() as context:
        files: list[dict[str, Any]] = []
        for file, frame, definition in _definitions(context, Path(folder), MAY_BE_EMPTY | emptied):
            result = definition.run(batch_parameters={"dataframe": frame}, result_format=_format())
            outcomes = sorted((_outcome(each) for each in result.results), key=_order)
            passed = all(outcome["passed"] for outcome in outcomes)
            files.append({"file": file, "rows": len(frame), "passed": passed, "expectations": outcomes})
        met = [outcome["passed"] for file in files for outcome in file["expectations"]]
        return {
            "passed": all(met),
            "expectations": len(met),
            "expectations_met": sum(met),
            "files": files,
        }


def unmet(results: dict[str, Any]) -> list[str]:
    """Return a sentence for each expectation that the results of `validate_release` say is not met."""
    return [
        f"{file['file']}: {outcome['expectation']} {outcome['expected']}: "
        + (outcome["error"] or f"found {outcome['unexpected'] or outcome['observed']}")
        for file in results["files"]
        for outcome in file["expectations"]
        if not outcome["passed"]
    ]


def build_data_docs(folder: Path | str, out: Path | str) -> Path:
    """Validate a release folder, write Great Expectations' Data Docs under `out`, return their index page.

    The pages refer to nothing outside `out`. They hold times and random identifiers, so they lie beside a
    release and never in one.
    """
    out = Path(out)
    with _context() as context:
        from great_expectations import Checkpoint

        backend = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(out.resolve())}
        context.add_data_docs_site(
            site_name="release",
            site_config={
                "class_name": "SiteBuilder",
                "store_backend": backend,
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
                "show_how_to_buttons": False,
            },
        )
        for _, frame, definition in _definitions(context, Path(folder)):
            checkpoint = Checkpoint(name=definition.name, validation_definitions=[definition], result_format=_format())
            context.checkpoints.add(checkpoint).run(batch_parameters={"dataframe": frame})
        context.build_data_docs(site_names=["release"])
    offline(out)
    return out / "index.html"


def read(folder: Path, table: str, form: str) -> pd.DataFrame:
    """Return a file of a release as a frame; every cell of a CSV as text, empty cells as nulls."""
    path = folder / form / f"{table}.{form}"
    if form == "parquet":
        return pd.read_parquet(path)
    return pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8")


@contextmanager
def _context() -> Iterator[Any]:
    # Set before the import: the library looks once, and would otherwise ask the network for leave to count.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context: Any = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    yield context


def _gallery() -> Any:
    from great_expectations import expectations

    return expectations


def _format() -> dict[str, Any]:
    return {"result_format": "SUMMARY", "partial_unexpected_count": _SHOWN}


def _definitions(
    context: Any, folder: Path, may_be_empty: frozenset[str] = MAY_BE_EMPTY
) -> Iterator[tuple[str, pd.DataFrame, Any]]:
    """Yield name, frame and validation definition of each file, tables in their order."""
    import great_expectations as gx

    source = context.data_sources.add_pandas("release")
    for table in TABLES:
        rows = len(read(folder, table, "parquet"))
        for form in FORMATS:
            # Data Docs make a path of a name, and admit no slash in it.
            name = f"{table}-{form}"
            frame = read(folder, table, form)
            expected = list(_expectations(table, form, rows, table in may_be_empty))
            suite = context.suites.add(gx.ExpectationSuite(name=name, expectations=expected))
            batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("file")
            definition = gx.ValidationDefinition(name=name, data=batch, suite=suite)
            yield f"{form}/{table}.{form}", frame, context.validation_definitions.add(definition)


def _expectations(table: str, form: str, rows: int, may_be_empty: bool) -> Iterator[Any]:
    gxe = _gallery()
    declared = columns(table)
    yield gxe.ExpectTableColumnsToMatchOrderedList(column_list=[column.name for column in declared])
    yield gxe.ExpectTableRowCountToBeBetween(min_value=0 if may_be_empty else 1)
    yield gxe.ExpectTableRowCountToEqual(value=rows)
    key = KEYS[table]
    if len(key) == 1:
        yield gxe.ExpectColumnValuesToBeUnique(column=key[0])
    else:
        yield gxe.ExpectCompoundColumnsToBeUnique(column_list=list(key))
    for column in declared:
        yield from _of_column(column, form)
    names = {column.name for column in declared}
    if form == "parquet" and {"start", "end"} <= names:
        yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="end", column_B="start")


def _of_column(column: Column, form: str) -> Iterator[Any]:
    gxe = _gallery()
    # An empty list is an empty cell in CSV, which is no null of the table.
    if not column.nullable and not (form == "csv" and column.type in _NESTED):
        yield gxe.ExpectColumnValuesToNotBeNull(column=column.name)
    if form == "csv":
        if column.type in _CSV_FORMS:
            yield gxe.ExpectColumnValuesToMatchRegex(column=column.name, regex=_CSV_FORMS[column.type])
        return
    if column.enum:
        yield gxe.ExpectColumnValuesToBeInSet(column=column.name, value_set=list(column.enum))
    pattern = EDTF if column.format == "edtf" else column.pattern
    if pattern:
        yield gxe.ExpectColumnValuesToMatchRegex(column=column.name, regex=pattern)
    if column.minimum is not None:
        yield gxe.ExpectColumnValuesToBeBetween(column=column.name, min_value=column.minimum, strict_min=column.above)


def _outcome(result: Any) -> dict[str, Any]:
    told = result.to_json_dict()
    config, found, raised = told["expectation_config"], told["result"], told["exception_info"]
    message = raised.get("exception_message")
    if "raised_exception" not in raised:
        message = next((each.get("exception_message") for each in raised.values()), None)
    return {
        "expectation": config["type"],
        "expected": {name: value for name, value in config["kwargs"].items() if name != "batch_id"},
        "passed": bool(told["success"]),
        "observed": found.get("observed_value"),
        "unexpected_count": found.get("unexpected_count", 0),
        "unexpected": found.get("partial_unexpected_list", []),
        "error": message or "",
    }


def _order(outcome: dict[str, Any]) -> tuple[str, str]:
    return str(outcome["expected"].get("column", "")), outcome["expectation"]
