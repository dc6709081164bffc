"""A release made again: the same bytes where its inputs are there, else what differs; damage put back, no more."""

import pytest

from pipelines.publication import rebuilding
from pipelines.publication.building import InputError
from tests.faults.flipping import flipped

GAMMA = "2024-05-06-gamma.txt"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A project with two releases, the later with one more text."""
    from tests.publication.conftest import small_project

    with pytest.MonkeyPatch.context() as patched:
        project = small_project(tmp_path_factory.mktemp("project"), patched)
        project.publish()
        project.write(GAMMA, "香港基因組中心再添77名參加者。\n")
        project.publish()
        yield project


@pytest.fixture
def rebuild(published, tmp_path):
    def rebuild(version):
        return rebuilding.rebuild(version, published.raw, published.releases, tmp_path / "again")

    return rebuild


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_each_release_comes_out_the_same_from_its_own_texts(rebuild, published, version):
    rebuilt = rebuild(version)
    assert (rebuilt.inputs, rebuilt.other, rebuilt.rewritten) == ((), (), ())
    assert len(rebuilt.same) == len([path for path in (published.releases / version).rglob("*") if path.is_file()])


def test_a_missing_text_is_named_and_so_are_the_files_that_lack_it(rebuild, published):
    text = (published.raw / GAMMA).read_text(encoding="utf-8")
    (published.raw / GAMMA).unlink()
    rebuilt = rebuild("1.1.0")
    published.write(GAMMA, text)
    assert rebuilt.inputs == (f"{published.raw / GAMMA} is missing: the release was made from it",)
    assert "csv/documents.csv" in rebuilt.other


def test_damage_is_put_back_and_nothing_else_is_touched(rebuild, published):
    before = published.files()
    damaged = ["SHA256SUMS", "csv/statistics.csv", "hkbiomed.sqlite", "index.json", "parquet/people.parquet"]
    for number, name in enumerate(damaged):
        path = published.releases / "1.1.0" / name
        # Not the first bytes of the index, which say of what edition it is.
        path.write_bytes(flipped(path.read_bytes(), 600 + number))
    (published.releases / "1.1.0" / "LICENSE").unlink()
    rebuilt = rebuild("1.1.0")
    assert sorted(rebuilt.restorable) == sorted([*damaged, "LICENSE"])
    restored = rebuilding.restore(rebuilt, published.releases)
    assert (restored.known.damaged, restored.other) == ({}, ())
    assert published.files() == before


def test_another_text_is_named_and_what_comes_of_it_is_never_put_back(rebuild, published):
    text = (published.raw / GAMMA).read_text(encoding="utf-8")
    path = published.releases / "1.1.0" / "csv" / "statistics.csv"
    whole = path.read_bytes()
    path.write_bytes(flipped(whole, 40))
    damaged = path.read_bytes()
    published.write(GAMMA, text.replace("77", "78"))
    rebuilt = rebuilding.restore(rebuild("1.1.0"), published.releases)
    assert path.read_bytes() == damaged
    assert "csv/statistics.csv" in rebuilt.known.damaged
    assert "csv/statistics.csv" in rebuilt.other
    assert rebuilt.inputs == (
        f"{published.raw / GAMMA} is another text than the release was made from (another SHA-256)",
    )
    published.write(GAMMA, text)
    path.write_bytes(whole)


def test_other_code_and_knowledge_are_told(published, rebuild, monkeypatch):
    code = rebuilding.index.code()
    knowledge = {**code["knowledge"], "reading/signs.csv": "another", "new.csv": "one"}
    moved = {**code, "code_sha256": "another", "rules_sha256": "another", "knowledge": knowledge}
    monkeypatch.setattr(rebuilding.index, "code", lambda: moved)
    rebuilt = rebuild("1.1.0")
    assert rebuilt.other == ()
    assert rebuilt.inputs == (
        "the code that reads, extracts and resolves is another than it was built with (rules_sha256)",
        "knowledge/new.csv has come since it was built",
        "knowledge/reading/signs.csv has changed since it was built",
    )


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("1.0.0/csv/people.csv", "1.1.0 tells what has changed since 1.0.0, of which files are damaged"),
        ("1.1.0/index.json", "does not tell its 'sources' any more"),
    ],
)
def test_what_cannot_be_made_again_is_told(published, rebuild, damage, told):
    path = published.releases / damage
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"sources"', b'"saurces"').replace(b"person_id", b"persan_id"))
    with pytest.raises(InputError, match=told):
        rebuild("1.1.0")
    path.write_bytes(whole)


def test_a_version_that_is_not_there(rebuild):
    with pytest.raises(InputError, match=r"there is no release 9\.9\.9"):
        rebuild("9.9.9")


def test_the_register_is_taken_back_to_where_it_stood():
    from pipelines.knowledge import Registration
    from pipelines.publication.versions import Version

    lines = [
        Registration("people", "a", "a-1", "1.0.0", "", ""),
        Registration("people", "b", "b-1", "1.0.0", "1.2.0", "c-1"),
        Registration("people", "c", "c-1", "1.2.0", "", ""),
    ]
    (first, second) = rebuilding.as_of(Version(1, 2, 0), lines)
    assert (first, second.retired_in, second.replaced_by) == (lines[0], "", "")
    assert list(rebuilding.as_of(Version(1, 3, 0), lines)) == lines
