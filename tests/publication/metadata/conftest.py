"""One small release for all tests of descriptions: publishing takes seconds, reading it none."""

import json

import pytest

from pipelines.publication import gate, staging
from pipelines.publication.files import checksums
from tests.publication.conftest import small_project


@pytest.fixture(scope="session")
def release(tmp_path_factory):
    """The folder of a published release of two small texts, which bear a day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.publication.staging.newest_day", lambda documents, decisions: "2024-03-04")
        return small_project(tmp_path_factory.mktemp("metadata"), patch).publish().folder


def beside_the_page(release):
    """The paths of the files of a release without those of its page, which is told of as a whole."""
    return {path for path in checksums.files_of(release) if not path.startswith("site/")}


@pytest.fixture(scope="session")
def undated(tmp_path_factory):
    """The folder of a release whose inputs bear no day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.publication.staging.newest_day", lambda documents, decisions: None)
        return small_project(tmp_path_factory.mktemp("undated"), patch).publish().folder


@pytest.fixture
def read():
    """Read a JSON file of a folder."""

    def of(folder, name):
        return json.loads((folder / name).read_text(encoding="utf-8"))

    return of


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory):
    """The edition of a first release; its files lie in its folder."""
    with pytest.MonkeyPatch.context() as patch:
        project = small_project(tmp_path_factory.mktemp("project"), patch)
        resolved = project.build()
        report = gate.require_contract(resolved.rows, project.raw)
        seen = []
        patch.setattr(staging, "WRITERS", (seen.append, *staging.WRITERS))
        folder = tmp_path_factory.mktemp("release")
        staging.lay_out(
            folder, resolved.rows, resolved.decisions, version="1.0.0", previous=None, contract=report.as_dict()
        )
        return seen[0]
