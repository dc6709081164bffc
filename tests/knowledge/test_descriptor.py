"""datapackage.json says what the code enforces, and both say what the tables' models say."""

from __future__ import annotations

import csv
import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from pipelines.knowledge import descriptor
from pipelines.knowledge.decisions import GIVEN
from pipelines.knowledge.sheets import FOLDER
from pipelines.publication.files import csv_files
from tests.knowledge import renew
from validations import schema
from validations.tables import vocabularies

PACKAGE = json.loads(descriptor.PACKAGE.read_text(encoding="utf-8"))
RESOURCES = {told["name"]: told for told in PACKAGE["resources"]}
FIELDS = [(name, field) for name, told in RESOURCES.items() for field in told["schema"]["fields"]]
ENFORCED = {"required", "enum", "pattern", "unique", "minimum", "maximum", "exclusiveMinimum"}
TOLD = {"name", "type", "format", "description", "description_zh", "missingValues", "constraints", "exhaustive"}


@pytest.mark.parametrize("name", RESOURCES)
def test_every_file_is_there_with_the_columns_that_it_is_said_to_have(name: str) -> None:
    with (FOLDER / RESOURCES[name]["path"]).open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == descriptor.columns(name)


def test_every_file_is_described() -> None:
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.csv")}
    assert there == {told["path"] for told in RESOURCES.values()}


def test_every_file_says_what_it_is_and_what_names_a_line_of_it() -> None:
    for told in RESOURCES.values():
        assert told["title"]
        assert told["description"].endswith(".")
        assert told["description_zh"].endswith("。")
        assert set(told["schema"].get("primaryKey", ())) <= {field["name"] for field in told["schema"]["fields"]}


def test_the_package_is_written_as_the_program_writes_json() -> None:
    written = json.dumps(PACKAGE, ensure_ascii=False, indent=1) + "\n"
    assert descriptor.PACKAGE.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("name", RESOURCES)
def test_every_line_keeps_to_the_schema(name: str) -> None:
    list(descriptor.read(FOLDER, name))


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[f"{name}.{field['name']}" for name, field in FIELDS])
def test_every_column_is_described_and_all_that_is_said_of_it_is_enforced(name: str, field: dict[str, Any]) -> None:
    assert field["description"].endswith(".")
    assert field["description_zh"].endswith("。")
    assert field["type"] in {"string", "integer", "number", "boolean", "date"}
    assert field.get("format", "default") in {"default", "regex"}
    assert field.keys() <= TOLD
    assert field.get("constraints", {}).keys() <= ENFORCED
    assert "enum" in field.get("constraints", {}) or "exhaustive" not in field
    if field.get("constraints", {}).get("unique"):
        assert RESOURCES[name]["schema"]["primaryKey"] == [field["name"]]


@pytest.mark.parametrize("resource", ["authority", "candidates"])
@pytest.mark.parametrize("column", GIVEN)
def test_what_a_body_is_given_is_what_its_table_admits(resource: str, column: str) -> None:
    model = next(told for told in schema.columns("organisations") if told.name == column)
    field = next(told for told in RESOURCES[resource]["schema"]["fields"] if told["name"] == column)
    rules = field.get("constraints", {})
    key = next(told for told in schema.columns("organisations") if told.name == "organisation_id")
    assert tuple(rules.get("enum", ())) == model.enum
    assert rules.get("pattern") == (key.pattern if column == "parent_id" else model.pattern)


def test_tables_are_those_of_the_models() -> None:
    for name, listed in (
        ("corrections", vocabularies.EVIDENCED_TABLES),
        ("translations", vocabularies.EVIDENCED_TABLES),
        ("decidable", vocabularies.EVIDENCED_TABLES),
        ("registry", vocabularies.FACT_TABLES),
    ):
        field = next(told for told in RESOURCES[name]["schema"]["fields"] if told["name"] == "table_name")
        assert field["constraints"]["enum"] == listed


def test_what_can_be_decided_on_is_what_the_models_have() -> None:
    with renew.PATH.open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file)
    assert tuple(head) == renew.HEADER
    assert [tuple(line) for line in lines] == renew.rows()


def test_paths_are_relative_and_the_files_are_in_one_dialect(tmp_path: Path) -> None:
    for told in RESOURCES.values():
        assert not PurePosixPath(told["path"]).is_absolute()
        path = FOLDER / told["path"]
        with path.open(encoding="utf-8", newline="") as file:
            head, *lines = csv.reader(file, strict=True)
        csv_files.write(head, lines, tmp_path / "again.csv")
        assert path.read_bytes() == (tmp_path / "again.csv").read_bytes(), f"{path} is not as the program writes it"


def test_foreign_keys_point_into_the_package() -> None:
    keys = [key["reference"] for told in RESOURCES.values() for key in told["schema"].get("foreignKeys", ())]
    assert keys
    for reference in keys:
        assert set(reference["fields"]) <= set(descriptor.columns(reference["resource"]))
