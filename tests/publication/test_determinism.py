"""Same input, same bytes: whatever the hash seed, time zone, language, folder and day of the run."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Two releases in a folder, then the digest of everything under data/.
PUBLISH = """
import hashlib, sys
from pathlib import Path
import pytest
from tests.publication.conftest import small_project

root = Path(sys.argv[1])
with pytest.MonkeyPatch.context() as monkeypatch:
    project = small_project(root, monkeypatch)
    project.write("2024-05-06-gamma.txt", "香港基因組中心再添77名參加者。\\n")
    project.publish()
    project.write("2024-06-07-delta.txt", "香港基因組中心又添88名參加者。\\n")
    (project.raw / "2024-05-06-gamma.txt").unlink()
    project.publish()
for name, content in project.files().items():
    print(name, hashlib.sha256(content).hexdigest())
"""
_CLOCKS = frozenset({"time", "random", "uuid", "secrets", "socket", "platform", "getpass", "locale"})
_NOW = frozenset({"now", "today", "utcnow", "getlogin", "uname", "cwd", "getcwd", "home", "expanduser"})
PUBLICATION = sorted((ROOT / "pipelines" / "publication").rglob("*.py"))


def published(folder, day=None, **environment):
    folder.mkdir(parents=True)
    faketime = shutil.which("faketime")
    command = [faketime, day] if faketime and day else []
    ran = subprocess.run(
        [*command, sys.executable, "-c", PUBLISH, str(folder)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def test_the_same_bytes_in_another_place_at_another_time(tmp_path):
    one = published(tmp_path / "one", PYTHONHASHSEED="1", TZ="Asia/Hong_Kong", LANG="C.UTF-8", LC_ALL="C.UTF-8")
    other = published(
        tmp_path / "another one" / "below",
        day="2031-05-06 23:59:00",
        PYTHONHASHSEED="4242",
        TZ="America/St_Johns",
        LANG="zh_HK.UTF-8",
        LC_ALL="POSIX",
    )
    assert "releases/1.1.0/changes/removed.csv" in {line.split()[0] for line in one}
    assert one == other


def readings_of_the_world(source):
    """Every place where Python code asks for the clock, for chance or for the machine."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [(node.module or "").split(".")[0]]
        elif isinstance(node, ast.Attribute) and node.attr in _NOW:
            yield node.lineno, node.attr
            continue
        else:
            continue
        yield from ((node.lineno, name) for name in names if name in _CLOCKS)


@pytest.mark.parametrize("path", PUBLICATION, ids=lambda path: path.relative_to(ROOT / "pipelines").as_posix())
def test_publication_asks_neither_clock_nor_chance_nor_machine(path):
    assert list(readings_of_the_world(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    ["import time", "from random import choice", "import datetime\ndatetime.date.today()", "Path.cwd()", "import uuid"],
)
def test_such_a_question_would_be_found(source):
    assert list(readings_of_the_world(source))
