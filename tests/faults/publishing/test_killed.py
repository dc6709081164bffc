"""A release killed at any moment, its whole process group: nothing half is seen, and the next run makes up for it."""

import contextlib
import random
import sqlite3
import time

import pytest

from tests.faults import FULL
from tests.faults.publishing import whole

SEED = 20240506
MOMENTS = 200 if FULL else 2
KILL = 3
KILLED = -9


def made_up_for(project, kind, expected):
    """Return what is wrong after a kill, and what the next run has not put right."""
    found = whole.wrong(project.root)
    if project.run(kind) != 0:
        return [*found, f"the next run fails: {project.said}"]
    return found + [
        f"the next run leaves {path} otherwise" for path in whole.unlike(whole.files(project.root), expected)
    ]


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_the_command_killed_at_moments_spread_over_its_length(copies, forks, undisturbed, moment):
    usual, project = undisturbed("release"), copies()
    process = project.start("release")
    time.sleep(usual.seconds * (moment + 0.5) / MOMENTS)
    forks.kill(process)
    assert made_up_for(project, "release", usual.files) == []
    assert set(runs(project.root)) <= {"FAILURE", "SUCCESS"}


def runs(root):
    """Return what Dagster has recorded of each run: one that seems to go on would keep the UI from starting others."""
    with contextlib.closing(sqlite3.connect(root / ".dagster" / "storage" / "history" / "runs.db")) as database:
        return [status for (status,) in database.execute("SELECT status FROM runs")]


def chosen(operations):
    """Return the numbers of the operations before which a run is killed, counted from 1."""
    if FULL:
        return list(range(1, len(operations) + 1))
    outside, inside = [], []
    for number, line in enumerate(operations, 1):
        kind, _, path = line.partition(" ")
        seen = ".staging-" not in path or kind == "rename" or "SHA256SUMS" in path
        (outside if seen else inside).append(number)
    # Around the rename of the release all are taken that change what is seen.
    seen = [number for number in outside[-16:] if operations[number - 1].startswith(("write ", "rename "))]
    return sorted([*seen, *random.Random(SEED).sample(inside, 1)])


def test_publishing_killed_before_a_file_operation(copies, undisturbed):
    usual = undisturbed("publish")
    wrong = {}
    for number in chosen(usual.operations):
        project = copies()
        status = project.failing("publish", number, number, KILL)
        found = [] if status == KILLED else [f"it was not killed: {status}"]
        if found := found + made_up_for(project, "publish", usual.files):
            wrong[f"before {number}, {usual.operations[number - 1]} (seed {SEED})"] = found
    assert wrong == {}


def test_the_release_after_the_next_knows_what_the_killed_one_gave_out(copies, undisturbed):
    """A run killed between the rename and the register had given out identifiers that no later text may mint again."""
    usual, project = undisturbed("publish"), copies()
    renamed = max(n for n, line in enumerate(usual.operations, 1) if line.endswith("data/releases/1.1.0"))
    assert project.failing("publish", renamed + 1, renamed + 1, KILL) == KILLED
    assert whole.versions(project.root) == ["1.0.0", "1.1.0"]
    (project.root / "raw" / "2024-05-06-gamma.txt").unlink()
    for name in ("delta", "epsilon"):
        path = project.root / "raw" / f"2024-06-07-{name}.txt"
        path.write_text(f"香港基因組中心再添{len(name)}8名參加者。\n", encoding="utf-8")
        assert project.run("publish") == 0, project.said
    assert whole.versions(project.root) == ["1.0.0", "1.1.0", "1.2.0", "1.3.0"]
