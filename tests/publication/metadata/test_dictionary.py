"""The dictionary agrees with the models and with the files, column by column and code by code."""

import csv
from dataclasses import replace

import pyarrow.parquet as pq
import pytest

from pipelines.publication import gate
from pipelines.publication.files import code_lists
from pipelines.publication.metadata import dictionary
from validations import schema
from validations.tables import codes


def lines(laid_out, name):
    with (laid_out.folder / "dictionary" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_fields_are_those_of_the_models_in_their_order(laid_out):
    told = [(line["table"], line["column"]) for line in lines(laid_out, "fields")]
    assert told == [(table, column.name) for table in schema.TABLES for column in schema.columns(table)]


def test_fields_are_those_of_the_files(laid_out):
    for line in lines(laid_out, "fields"):
        written = pq.read_schema(laid_out.folder / "parquet" / f"{line['table']}.parquet").field(line["column"])
        assert written.metadata[b"PARQUET:field_id"].decode() == line["field_id"]
        assert written.metadata[b"description_zh"].decode() == line["description_zh"]
        assert str(written.nullable).lower() == line["nullable"]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("statistics", "statistic_id"), {"key": "true", "vocabulary": "", "closed": "", "field_id": "1"}),
        (("statistics", "per"), {"minimum": "", "exclusive_minimum": "0", "type": "number", "arrow_type": "double"}),
        (("evidence", "start"), {"minimum": "0", "exclusive_minimum": "", "unit": "Unicode code point"}),
        (("statistics", "dimensions"), {"type": "map", "part_field_ids": "key=19|value=20"}),
        (("timeline", "organisation_ids"), {"references": "organisations", "part_field_ids": "element=14"}),
        (("timeline", "kind"), {"vocabulary": "event_kinds", "closed": "true", "nullable": "false"}),
        (("timeline", "rule"), {"vocabulary": "rules", "closed": "false"}),
        (("timeline", "date"), {"format": "edtf", "arrow_type": "string"}),
    ],
    ids=str,
)
def test_fields(laid_out, place, told):
    line = next(line for line in lines(laid_out, "fields") if (line["table"], line["column"]) == place)
    assert {name: line[name] for name in told} == told


def test_every_code_of_every_closed_column_is_defined(laid_out):
    told = {(line["vocabulary"], line["code"]) for line in lines(laid_out, "codes")}
    for table in schema.TABLES:
        for column in schema.columns(table):
            assert {(column.vocabulary, code) for code in column.enum} <= told


def test_every_code_says_what_uses_it(laid_out):
    assert {line["vocabulary"]: line["used_by"] for line in lines(laid_out, "codes")}["units"] == (
        "statistics.unit|indicators.unit"
    )
    assert all(line["used_by"] for line in lines(laid_out, "codes"))


@pytest.mark.parametrize(
    ("rule", "used_by"),
    [
        ("statistics.money", "statistics.rule|evidence.rule"),
        ("bodies.authority", "organisations.rule|evidence.rule"),
        ("events.point", "timeline.rule|evidence.rule"),
        ("contacts.name_on_line", "people.rule|evidence.rule"),
    ],
)
def test_a_rule_says_which_table_it_reads(laid_out, rule, used_by):
    assert {line["code"]: line["used_by"] for line in lines(laid_out, "codes")}[rule] == used_by


def test_what_defines_only_other_codes_is_left_out(laid_out):
    left = set(codes.vocabularies()) - {line["vocabulary"] for line in lines(laid_out, "codes")}
    assert left == {"dimensions_of_units", "systems_of_units"}


def test_rules_that_read_the_rows_are_defined(laid_out):
    told = {line["code"] for line in lines(laid_out, "codes") if line["vocabulary"] == "preferences"}
    assert {row["reason"] for row in laid_out.rows["disagreements"]} <= told


def test_a_code_that_spreadsheets_would_misread_is_refused(laid_out, tmp_path, monkeypatch):
    bad = codes.Code("statuses", "NA", "a", "甲", "A.", "甲。")
    monkeypatch.setattr(code_lists.codes, "vocabularies", lambda: {"statuses": (bad,)})
    with pytest.raises(gate.FilesRefusedError, match=r"dictionary/codes\.csv, row 1, column code: 'NA' is read as"):
        dictionary.write(replace(laid_out, folder=tmp_path))
