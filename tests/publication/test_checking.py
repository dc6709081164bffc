"""Published releases are verified: a flipped byte, another text, a moved rule are each found and named."""

import hashlib
import json

import pytest

from pipelines.building import extracting
from pipelines.publication import building, checking, releases
from pipelines.publication.files import checksums, parquet_files


@pytest.fixture
def published(project):
    project.publish()
    return project


def check(project, version="1.0.0"):
    return checking.check(version, project.raw, project.releases)


def test_a_sound_release(published):
    result = check(published)
    assert result.wrong == ()
    assert any("build the same bytes again" in line for line in result.held)
    assert any("quotes equal to the raw texts" in line for line in result.held)


def test_a_corrupted_file_is_named(published):
    path = published.releases / "1.0.0" / "csv" / "statistics.csv"
    path.write_bytes(path.read_bytes().replace(b"120", b"210"))
    named, remedy = check(published).wrong
    assert named == "csv/statistics.csv has changed since it was published: its SHA-256 is not the one in SHA256SUMS"
    assert "`hkbiomed rebuild 1.0.0 --restore`" in remedy


def test_a_forged_release_with_fresh_checksums_is_found(published):
    folder = published.releases / "1.0.0"
    path = folder / "quality" / "coverage.json"
    forged = path.read_bytes().replace(b'"numbers"', b'"figures"')
    path.write_bytes(forged)
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    for entry in index["files"]:
        if entry["path"] == "quality/coverage.json":
            entry["sha256"] = entry["content_sha256"] = hashlib.sha256(forged).hexdigest()
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    checksums.write(folder)
    sums, index, catalogue, rebuilt = check(published).wrong
    assert "data/index.json tells another SHA-256 of SHA256SUMS, though the release agrees with itself" in sums
    assert "data/index.json tells another SHA-256 of index.json" in index
    assert "data/index.json does not tell the releases as they are" in catalogue
    assert rebuilt == "the same code builds other files than were published: index.json, quality/coverage.json"


def test_files_of_another_library_are_held_by_their_content(project, monkeypatch):
    writer = parquet_files.pq.ParquetWriter

    def otherwise(path, schema, **options):
        return writer(path, schema, **{**options, "compression": "gzip", "compression_level": 1})

    with monkeypatch.context() as another:
        another.setattr(parquet_files.pq, "ParquetWriter", otherwise)
        project.publish()
    result = check(project)
    assert result.wrong == ()
    (told,) = (line for line in result.held if "other bytes, same content" in line)
    assert "another pyarrow, SQLite or zlib wrote parquet/contacts.parquet, parquet/coverage.parquet" in told
    assert "hkbiomed.xlsx" not in told
    assert result.held[-1] == "raw/ and the code build the same content again"
    with pytest.raises(releases.NothingChangedError):
        project.publish()


def test_a_changed_text_is_found(published):
    published.write("2024-01-02-alpha.txt", "香港基因組中心於2012年成立。\n計劃有120名參加者。\n")
    assert "not the text that the tables were made from" in check(published).wrong[0]


def test_only_the_newest_is_built_again(published):
    published.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
    published.publish()
    older, newest = checking.check_all(published.raw, published.releases)
    assert (older.version, older.wrong) == ("1.0.0", ())
    assert "not built again" in older.held[-1]
    assert (newest.version, newest.wrong) == ("1.1.0", ())


@pytest.mark.parametrize("withdrawn", [True, False])
def test_an_older_release_outlives_its_texts(published, withdrawn):
    published.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
    published.publish()
    if withdrawn:
        (published.raw / "2024-05-06-gamma.txt").unlink()
    else:
        published.write("2024-05-06-gamma.txt", "香港基因組中心再添78名參加者。\n")
    published.publish()
    _, older, newest = checking.check_all(published.raw, published.releases)
    assert older.wrong == newest.wrong == ()
    assert "a text that it was made from has changed or gone since: its quotes are not held to raw/" in older.held


def test_code_that_moved_on_is_told_from_other_damage(published, monkeypatch):
    extract = extracting.extract
    monkeypatch.setattr(extracting, "extract", lambda document: extract(document)[:-1] if "組" in document.raw else [])
    monkeypatch.setattr(checking.index, "code", lambda: {"code_sha256": "another"})
    assert check(published).wrong


def test_a_version_that_is_not_there(published):
    with pytest.raises(building.InputError, match=r"there is no release 9\.9\.9 in .*; there are 1\.0\.0"):
        check(published, "9.9.9")
