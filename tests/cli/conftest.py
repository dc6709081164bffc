"""Commands keep what texts told in a cache; each test has its own, for tests put other extraction in its place."""

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("HKBIOMED_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"
