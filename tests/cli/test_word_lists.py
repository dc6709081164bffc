"""A slip in a word list is one sentence and exit code 2, whether the list is read at import or by a worker."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHAPE = ("reading/line_shapes.csv", "\nfooter,", "\nfoter,", 5, "kind is 'foter'. Write one of page_number, footer,")
SIDE = (
    "quantities/currencies.csv",
    "\n港元,,HKD,both,",
    "\n港元,,HKD,boht,",
    2,
    "side is 'boht'. Write one of before,",
)
BUILD = ("build", "--raw", "raw", "--out", "out", "--no-cache")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose code is this one's and whose word lists are its own."""
    (tmp_path / "pipelines").mkdir()
    for path in [*(ROOT / "pipelines").iterdir(), ROOT / "validations", ROOT / "assets"]:
        if path.name != "knowledge":
            (tmp_path / path.relative_to(ROOT)).symlink_to(path)
    shutil.copytree(ROOT / "pipelines" / "knowledge", tmp_path / "pipelines" / "knowledge")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "text.txt").write_text("香港撥款5億元，男性平均壽命達82.5歲。", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("slip", "arguments"),
    [
        (SHAPE, BUILD),
        (SHAPE, ("release",)),
        (SHAPE, ("check",)),
        (SHAPE, ("summary", "--releases", str(ROOT / "data" / "releases"))),
        (SIDE, BUILD),
        (SIDE, (*BUILD, "--workers", "2")),
    ],
    ids=lambda told: told[0],
)
def test_a_slip_is_told_in_one_line(
    project: Path, slip: tuple[str, str, str, int, str], arguments: tuple[str, ...]
) -> None:
    name, right, wrong, line, words = slip
    path = project / "pipelines" / "knowledge" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(right) > 0
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    command = [sys.executable, "-m", "pipelines.cli", *arguments]
    ran = subprocess.run(command, cwd=project, env={"PYTHONPATH": str(project)}, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"error: {path}, line {line}: {words}")
    assert ran.stderr.count("\n") == 1
    assert not (project / "out").exists()
