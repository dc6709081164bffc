"""A project with a release and a text more, runs that can be killed, and what an undisturbed run makes of it."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.faults.publishing import whole
from tests.faults.publishing.forks import ROOT, Forks, compiled
from tests.publication.conftest import TEXTS

MORE = ("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\n")
NEVER = 10**9


class Attacked:
    """A copy of the project, and runs in it."""

    def __init__(self, root, forks):
        self.root, self._forks = root, forks
        self._out = root.with_name(f"{root.name}.out")

    def _told(self, kind, how):
        return {"root": str(self.root), "run": kind, "out": str(self._out), **how}

    def start(self, kind, **how):
        return self._forks.start(**self._told(kind, how))

    def run(self, kind, **how):
        """Do a run to its end and return its exit code; `said` tells what it said."""
        return self._forks.run(**self._told(kind, how))

    def operations(self, kind):
        """Do an undisturbed run and return its file operations, as `kind path`."""
        log = self.root.with_name(f"{self.root.name}.log")
        assert self.run(kind, arm=[str(self.root), NEVER, NEVER, 0, 0], log=str(log)) == 0, self.said
        return log.read_text(encoding="utf-8").splitlines()

    def failing(self, kind, first, last, mode, error=0):
        """Do a run of which the file operations from `first` to `last` fail."""
        return self.run(kind, arm=[str(self.root), first, last, mode, error])

    @property
    def said(self):
        return self._out.read_text(encoding="utf-8")

    @property
    def fired(self):
        """How many operations were made to fail in the last run that came to its end."""
        return int(self.said.rpartition("fired ")[2])


class Undisturbed:
    """What a run that nobody attacks leaves behind, how long it takes, its file operations."""

    def __init__(self, project, kind):
        begun = time.monotonic()
        self.operations = project.operations(kind)
        self.seconds = time.monotonic() - begun
        self.files = whole.files(project.root)
        assert "data/releases/1.1.0/SHA256SUMS" in self.files
        assert not whole.wrong(project.root)


@pytest.fixture(scope="session")
def forks(tmp_path_factory):
    compiler = shutil.which("cc") if sys.platform == "linux" else None
    if compiler is None:
        assert os.environ.get("CI") != "true", "Linux and a C compiler are needed to make file operations fail"
        pytest.skip("file operations are made to fail by a library in C, which needs Linux and a C compiler")
    forks = Forks(compiled(tmp_path_factory.mktemp("failing"), compiler))
    yield forks
    forks.close()


@pytest.fixture(scope="session")
def published(tmp_path_factory, forks):
    """The folder of a project in which 1.0.0 is published and a text has come since."""
    root = tmp_path_factory.mktemp("project")
    (root / "raw").mkdir()
    (root / "tmp").mkdir()
    shutil.copy(ROOT / "dagster.yaml", root)
    for name, text in TEXTS.items():
        (root / "raw" / name).write_text(text, encoding="utf-8")
    project = Attacked(root, forks)
    assert project.run("publish") == 0, project.said
    (root / "raw" / MORE[0]).write_text(MORE[1], encoding="utf-8")
    return root


@pytest.fixture
def copies(published, forks, tmp_path):
    """Return a function that makes the project anew."""
    numbers = iter(range(NEVER))

    def copy():
        return Attacked(Path(shutil.copytree(published, tmp_path / f"copy-{next(numbers)}")), forks)

    return copy


@pytest.fixture(scope="session")
def undisturbed(published, forks, tmp_path_factory):
    """Return a function that tells what an undisturbed run of a kind leaves behind."""
    known = {}

    def of(kind):
        if kind not in known:
            root = Path(shutil.copytree(published, tmp_path_factory.mktemp("undisturbed") / kind))
            known[kind] = Undisturbed(Attacked(root, forks), kind)
        return known[kind]

    return of
