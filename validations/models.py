"""Frames held to their models, and what Pandera finds told in terms of rows, values and sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pandera.pandas as pa
from pandas.api.types import is_numeric_dtype

from validations.parts import Found
from validations.schema import KEYS, columns, csv_value, is_null
from validations.tables import MODELS
from validations.violations import Sources, Violation

NAME = "tables keep to their models"
_REMEDY = "correct what made the value; the model is changed only with the dataset's specification"
_REBUILD = "build the frame with validations.schema.to_frame"
_STRUCTURE = {
    "column_in_dataframe": ("no such column", "the column, for the model has it"),
    "column_in_schema": ("a column of this name", "none, for the model does not have it"),
    "column_ordered": ("the column elsewhere", "the columns in the model's order"),
}


def check(table: str, frame: pd.DataFrame, sources: Sources) -> tuple[list[Found], bool]:
    """Return each value of a frame that its model refuses, and whether columns and types are right at least.

    Where they are not, rules that read the frame have nothing to stand on, and what is found stands in no row: its
    position is -1.
    """
    frame = frame.reset_index(drop=True)
    numeric = [
        Violation(NAME, table, "", column.name, str(frame[column.name].dtype), "the type str", _REBUILD)
        for column in columns(table)
        if column.type == "string" and column.name in frame and is_numeric_dtype(frame[column.name])
    ]
    # Pandera takes a column of numbers for text, each number to be refused on its own; here it is one slip.
    if numeric:
        return [(-1, violation) for violation in numeric], False
    try:
        MODELS[table].validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        structural = cases[cases["index"].isna()]
        if len(structural):
            return [(-1, violation) for violation in _structure(table, structural)], False
        return list(_values(table, frame, cases, sources)), True
    return [], True


def _structure(table: str, cases: pd.DataFrame) -> Iterator[Violation]:
    for column, name, case in cases[["column", "check", "failure_case"]].itertuples(index=False, name=None):
        if name in _STRUCTURE:
            value, expected = _STRUCTURE[name]
            column = case
        elif str(name).startswith("dtype("):
            value, expected = str(case), f"the type {str(name)[7:-2]}"
        else:
            continue
        yield Violation(NAME, table, "", str(column), value, expected, _REBUILD)


def _values(table: str, frame: pd.DataFrame, cases: pd.DataFrame, sources: Sources) -> Iterator[Found]:
    told = set()
    order = cases.assign(index=cases["index"].astype(int)).sort_values(["index"], kind="stable")
    for column, name, at in order[["column", "check", "index"]].itertuples(index=False, name=None):
        involved, expected = _expected(table, str(column), str(name))
        if (at, involved, expected) in told:
            continue
        told.add((at, involved, expected))
        row = frame.loc[at]
        row_id = "/".join(csv_value(row[key]) for key in KEYS[table])
        value = ", ".join(_shown(row[part]) for part in involved.split(", "))
        sentence, document = sources.place(table, row_id)
        if not document and "document_id" in frame.columns and table != "documents":
            document = csv_value(row["document_id"])
        yield at, Violation(NAME, table, row_id, involved, value, expected, _REMEDY, sentence, document)


def _shown(value: object) -> str:
    return "nothing" if is_null(value) else repr(value) if isinstance(value, str) else str(value)


def _expected(table: str, column: str, name: str) -> tuple[str, str]:
    """Return the columns that a failed check is about and what it expects, both readable."""
    if ": " in name:
        involved, _, expected = name.partition(": ")
        return involved, expected
    if name == "multiple_fields_uniqueness":
        return ", ".join(KEYS[table]), "a key that no other row has"
    if name == "field_uniqueness":
        return column, "a key that no other row has"
    if name == "not_nullable":
        return column, "a value, for the model admits no null there"
    declared = next(declared for declared in columns(table) if declared.name == column)
    kind = name.partition("(")[0]
    known = {
        "isin": f"one of {', '.join(declared.enum[:30])}" + (" ..." if len(declared.enum) > 30 else ""),
        "str_matches": f"text of the form {declared.pattern}",
        "edtf_date": "a date or interval in EDTF, such as 2025-11-17, 2023-08/2023-10 or ../2025-10",
        "nested": "distinct lines of text without |" + ("" if declared.type == "list" else ", as keys and values"),
        "text_form": "text" if declared.format == "verbatim" else "text on one line, in NFC, without outer blanks",
        "greater_than": f"more than {declared.minimum}",
        "greater_than_or_equal_to": f"{declared.minimum} or more",
    }
    return column, known.get(kind, name)
