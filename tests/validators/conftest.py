"""Damage done to copies of a release. Only the environment of the validators can run these: `make validate-self`."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

# In the environment of the product none of this can be imported, and nothing is collected.
collect_ignore_glob = [] if importlib.util.find_spec("frictionless") else ["test_*.py"]


@pytest.fixture(scope="session")
def whole():
    """The folder of the release to spoil: RELEASE, or the newest."""
    from validators.__main__ import RELEASES, newest

    folder = Path(os.environ.get("RELEASE") or newest(RELEASES) or "no release")
    if not (folder / "datapackage.json").is_file():
        pytest.fail(f"{folder} is no release that describes itself: name one, as in make validate-self RELEASE=folder")
    return folder


@pytest.fixture
def copy(whole, tmp_path):
    """A copy of the release, to be spoilt."""
    return Path(shutil.copytree(whole, tmp_path / whole.name))
