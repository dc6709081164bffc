"""One small release for all tests of descriptions: publishing takes seconds, reading it none."""

import json

import pytest

from tests.publication.conftest import small_project


@pytest.fixture(scope="session")
def release(tmp_path_factory):
    """The folder of a published release of two small texts, which bear a day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.publication.staging.newest_day", lambda documents, decisions: "2024-03-04")
        return small_project(tmp_path_factory.mktemp("metadata"), patch).publish().folder


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
