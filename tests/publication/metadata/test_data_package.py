"""datapackage.json says what the models say, and tells of every file that stood there before it."""

import re

import pytest

from pipelines.publication.files import checksums
from pipelines.publication.metadata import data_package
from tests.publication.metadata.conftest import beside_the_page
from validations import schema
from validations.tables import MODELS, formats

COLUMNS = [(table, column.name) for table in schema.TABLES for column in schema.columns(table)]
LATER = {"datapackage.json", "croissant.json", "ro-crate-metadata.json", "index.json", "SHA256SUMS"}
TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "list": "list",
    "map": "string",
}


@pytest.fixture
def package(release, read):
    return read(release, "datapackage.json")


@pytest.fixture
def resources(package):
    return {resource["name"]: resource for resource in package["resources"]}


def field(resources, table, name):
    [found] = [f for f in resources[table]["schema"]["fields"] if f["name"] == name]
    return found


def test_every_table_is_a_resource_with_its_words(resources):
    tables = [name for name, resource in resources.items() if resource["type"] == "table"]
    assert tables == list(MODELS)
    for table in tables:
        info = schema.table_info(table)
        told = [resources[table][key] for key in ("title", "title_zh", "description", "description_zh")]
        assert told == [info.title_en, info.title_zh, info.description_en, info.description_zh]


@pytest.mark.parametrize("table", schema.TABLES)
def test_columns_stand_in_their_order(table, resources, release):
    header = (release / "csv" / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert [f["name"] for f in resources[table]["schema"]["fields"]] == header.split(",")


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_every_column_is_told_as_its_model_has_it(table, name, resources):
    [column] = [c for c in schema.columns(table) if c.name == name]
    told = field(resources, table, name)
    rules = told.get("constraints", {})
    assert told["type"] == TYPES[column.type]
    assert [told[key] for key in ("title", "title_zh", "description", "description_zh")] == [
        column.title_en,
        column.title_zh,
        column.description_en,
        column.description_zh,
    ]
    assert rules.get("enum", []) == list(column.enum)
    assert rules.get("unique", False) == column.unique
    assert rules.get("required", False) == (not column.nullable and column.type not in ("list", "map"))
    assert rules.get("exclusiveMinimum" if column.above else "minimum") == column.minimum
    assert told.get("unit") == column.unit
    assert ("pattern" in rules) == (bool(column.pattern) or column.format == "edtf" or column.type == "map")


@pytest.mark.parametrize(
    ("table", "name", "good", "bad"),
    [
        ("timeline", "date", "2025-11-18/2025-11-19", "18.11.2025"),
        ("statistics", "dimensions", "sex=male|age=65+", "male"),
        ("documents", "sha256", "0" * 64, "0" * 65),
        ("organisations", "jurisdiction", "US-PA", "hk"),
        ("organisations", "ror_id", "https://ror.org/02zhqgq86", "https://ror.org/02zhqgq86x"),
    ],
)
def test_patterns_match_the_whole(table, name, good, bad, resources):
    pattern = field(resources, table, name)["constraints"]["pattern"]
    assert re.fullmatch(pattern, good)
    assert not re.fullmatch(pattern, bad)


def test_patterns_are_those_of_xml_schema(resources):
    patterns = [
        f["constraints"]["pattern"]
        for table in schema.TABLES
        for f in resources[table]["schema"]["fields"]
        if "pattern" in f.get("constraints", {})
    ]
    assert patterns
    assert not [pattern for pattern in patterns if re.search(r"\(\?|(?<![\\\[])\^|\$$", pattern)]


def test_lists_are_parted_as_csv_parts_them(resources):
    told = field(resources, "organisations", "aliases")
    assert (told["delimiter"], told["itemType"]) == ("|", "string")


def test_keys(resources):
    for table in schema.TABLES:
        told, key = resources[table]["schema"], list(schema.KEYS[table])
        nullable = any(c.nullable for c in schema.columns(table) if c.name in key)
        assert told.get("uniqueKeys") == ([key] if nullable else None)
        assert told.get("primaryKey") == (None if nullable else key)
    assert "uniqueKeys" in resources["evidence"]["schema"]
    assert resources["coverage"]["schema"]["primaryKey"] == ["document_id", "start", "end"]


def test_foreign_keys_are_those_of_the_models(resources):
    for table, expected in schema.FOREIGN_KEYS.items():
        told = {}
        for key in resources[table]["schema"].get("foreignKeys", []):
            [column], [to] = key["fields"], key["reference"]["fields"]
            resource = key["reference"].get("resource", table)
            told[column] = resource
            assert [to] == list(schema.KEYS[resource])
        for f in resources[table]["schema"]["fields"]:
            if "references" in f:
                told[f["name"]] = f["references"]["resource"]
        assert told == expected


def test_a_table_refers_to_itself_without_a_name(resources):
    [key] = [k for k in resources["organisations"]["schema"]["foreignKeys"] if k["fields"] == ["parent_id"]]
    assert key["reference"] == {"fields": ["organisation_id"]}


def test_what_may_refer_to_any_table_is_no_foreign_key(resources):
    keys = resources["evidence"]["schema"]["foreignKeys"]
    assert [key["fields"] for key in keys] == [["document_id"]]


def test_every_earlier_file_is_told_of_with_its_bytes(package, release):
    told = {resource["path"]: resource for resource in package["resources"]}
    assert set(told) == beside_the_page(release) - LATER
    for path, resource in told.items():
        assert resource["bytes"] == (release / path).stat().st_size
        assert resource["hash"] == f"sha256:{checksums.of_file(release / path)}"
        assert resource["mediatype"]
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)


def test_terms_makers_and_sources(package, release, read):
    sources = read(release, "index.json")["sources"]
    assert [source["hash"] for source in package["sources"]] == [f"sha256:{source['sha256']}" for source in sources]
    assert package["licenses"][0]["name"] == read(release, "index.json")["licence"]
    assert package["contributors"][0]["title"]
    assert package["version"] == "1.0.0"
    assert package["created"] == "2024-03-04T00:00:00Z"


def test_no_day_is_invented(undated, read):
    assert "created" not in read(undated, "datapackage.json")


def test_maps_and_dates_have_patterns_of_their_own():
    assert re.fullmatch(data_package.MAP, "a=1")
    assert not re.fullmatch(data_package.MAP, "a=1|b")
    assert formats.EDTF.startswith("^")
    assert formats.EDTF.endswith("$")
