"""croissant.json says what the models say, for programs that load record sets."""

import pytest

from pipelines.publication.files import checksums
from tests.publication.metadata.conftest import beside_the_page
from validations import schema

TYPES = {
    "string": "sc:Text",
    "integer": "cr:Int64",
    "number": "cr:Float64",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "list": "sc:Text",
}
COLUMNS = [(table, column.name) for table in schema.TABLES for column in schema.columns(table)]
LATER = {"croissant.json", "ro-crate-metadata.json", "index.json", "SHA256SUMS"}


@pytest.fixture
def told(release, read):
    return read(release, "croissant.json")


@pytest.fixture
def sets(told):
    return {record_set["@id"]: record_set for record_set in told["recordSet"]}


@pytest.fixture
def fields(told):
    return {field["@id"]: field for record_set in told["recordSet"] for field in record_set["field"]}


@pytest.mark.parametrize("table", schema.TABLES)
def test_every_table_is_a_record_set(table, sets):
    info = schema.table_info(table)
    assert sets[table]["name"] == {"en": info.title_en, "zh-Hant": info.title_zh}
    assert sets[table]["description"] == {"en": info.description_en, "zh-Hant": info.description_zh}
    assert [key["@id"] for key in sets[table]["key"]] == [f"{table}/{name}" for name in schema.KEYS[table]]
    assert [field["@id"] for field in sets[table]["field"]] == [f"{table}/{c.name}" for c in schema.columns(table)]


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_every_column_is_a_field_of_its_type(table, name, fields):
    [column] = [c for c in schema.columns(table) if c.name == name]
    field = fields[f"{table}/{name}"]
    assert field["description"] == {"en": column.description_en, "zh-Hant": column.description_zh}
    assert field.get("isArray", False) == (column.type in ("list", "map"))
    if column.type == "map":
        assert [part["@id"].rpartition("/")[2] for part in field["subField"]] == ["key", "value"]
        field = field["subField"][0]
    else:
        assert field["dataType"] in (TYPES[column.type], "sc:URL")
    assert field["source"]["fileObject"]["@id"] == f"parquet/{table}.parquet"
    assert field["source"]["extract"]["column"] == name


def test_addresses_are_addresses(fields):
    assert {name for name, field in fields.items() if field.get("dataType") == "sc:URL"} == {
        "documents/source_url",
        "organisations/website",
        "organisations/ror_id",
    }


def test_references_are_those_of_the_models_but_for_lists(fields):
    for table, references in schema.FOREIGN_KEYS.items():
        types = {c.name: c.type for c in schema.columns(table)}
        for name, to in references.items():
            reference = fields[f"{table}/{name}"].get("references")
            if types[name] == "list":
                assert reference is None
                continue
            assert reference["fileObject"]["@id"] == f"parquet/{to}.parquet"
            assert [reference["extract"]["column"]] == list(schema.KEYS[to])


def test_every_vocabulary_is_a_record_set_of_its_words(sets, fields):
    vocabularies = {
        f"{table}/{column.name}": list(column.enum)
        for table in schema.TABLES
        for column in schema.columns(table)
        if column.enum
    }
    assert set(sets) == {*schema.TABLES, *(f"{name}/codes" for name in vocabularies)}
    for name, words in vocabularies.items():
        codes = sets[f"{name}/codes"]
        assert codes["dataType"] == "sc:Enumeration"
        assert [row[f"{name}/codes/code"] for row in codes["data"]] == words
        assert fields[name]["references"] == {"field": {"@id": f"{name}/codes/code"}}


def test_every_earlier_file_is_told_of(told, release):
    files = {file["contentUrl"]: file for file in told["distribution"]}
    assert set(files) == beside_the_page(release) - LATER
    for path, file in files.items():
        assert file["sha256"] == checksums.of_file(release / path)
        assert file["contentSize"] == f"{(release / path).stat().st_size} B"


def test_how_to_cite_it(told):
    assert told["datePublished"] == "2024-03-04"
    assert "year = {2024}" in told["citeAs"]
    assert "version = {1.0.0}" in told["citeAs"]
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_no_day_and_no_host_is_invented(undated, read):
    told = read(undated, "croissant.json")
    assert "datePublished" not in told
    assert "year" not in told["citeAs"]
    assert told["url"] == "./"
