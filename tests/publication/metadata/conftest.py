"""A release of the small project, laid out aside, and the edition that it was laid out from."""

import pytest

from pipelines.publication import gate, staging
from tests.publication.conftest import small_project


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
