"""ro-crate-metadata.json tells of every file, where it comes from and on what terms."""

import pytest

from pipelines.publication import inventory
from pipelines.publication.files import checksums
from tests.publication.metadata.conftest import beside_the_page


@pytest.fixture
def entities(release, read):
    graph = read(release, "ro-crate-metadata.json")["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    assert len(entities) == len(graph)
    return entities


def referred(value):
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for part in value.values():
            yield from referred(part)
    elif isinstance(value, list):
        for part in value:
            yield from referred(part)


def test_every_file_is_told_of(entities, release):
    parts = {part["@id"] for part in entities["./"]["hasPart"]}
    works = {entities[work["@id"]]["url"] for work in entities["./"]["subjectOf"]}
    assert parts | works | {"ro-crate-metadata.json"} == beside_the_page(release) | {"site/index.html"}
    for path in parts:
        file = entities[path]
        assert file["@type"] == "File"
        assert file["contentSize"] == str((release / path).stat().st_size)
        assert file["sha256"] == checksums.of_file(release / path)
        assert (file["encodingFormat"], file["description"]) == inventory.entry(path)[1:3]


def test_what_hashes_it_is_told_of_without_a_hash(entities):
    for path in ("site/index.html", "index.json", "SHA256SUMS"):
        assert "sha256" not in entities[f"#{path}"]
        assert entities[f"#{path}"]["description"] == inventory.entry(path).description_en


def test_whatever_is_referred_to_is_described(entities):
    assert {to for entity in entities.values() for to in referred(list(entity.values()))} <= set(entities)


def test_sources_are_works(entities, release, read):
    sources = read(release, "index.json")["sources"]
    works = [entities[work["@id"]] for work in entities["./"]["isBasedOn"]]
    assert [work["sha256"] for work in works] == [source["sha256"] for source in sources]
    assert {work["@type"] for work in works} == {"CreativeWork"}


def test_the_run_takes_sources_and_gives_files(entities):
    run, root = entities["#building"], entities["./"]
    assert run["object"] == root["isBasedOn"]
    assert run["result"] == root["hasPart"]
    assert entities[run["instrument"]["@id"]]["version"] == root["version"] == "1.0.0"


def test_standards_of_the_other_descriptions(entities):
    assert entities["datapackage.json"]["conformsTo"]["@id"].startswith("https://datapackage.org/profiles/2.0/")
    assert entities["croissant.json"]["conformsTo"]["@id"].endswith("/croissant/1.1")


def test_no_day_is_invented(entities, undated, read):
    assert entities["./"]["datePublished"] == "2024-03-04"
    [root] = [e for e in read(undated, "ro-crate-metadata.json")["@graph"] if e["@id"] == "./"]
    assert "datePublished" not in root
