"""Engines to be tested, those of Ray where it is installed: `make test-ray` installs it and lets none be left out."""

import importlib.util
import os

import pytest

from pipelines.engines import engine
from tests.engines.cluster import TOKEN


@pytest.fixture(scope="session")
def ray_installed():
    if importlib.util.find_spec("ray") is None:
        if os.environ.get("HKBIOMED_RAY") == "required":
            pytest.fail("Ray is not installed, and HKBIOMED_RAY=required asks for it")
        pytest.skip("Ray is not installed here: make test-ray tests with it")
    with pytest.MonkeyPatch.context() as patch:
        # Ray reads its token once a process, so all engines of these tests share one.
        patch.setenv("RAY_AUTH_TOKEN", TOKEN)
        yield


@pytest.fixture(scope="module", params=["local", "process", "ray"])
def where(request):
    """An engine of each kind, of two workers where it has any, kept for all tests of a module."""
    if request.param == "ray":
        request.getfixturevalue("ray_installed")
    with engine(request.param, workers=None if request.param == "local" else 2) as each:
        yield each
