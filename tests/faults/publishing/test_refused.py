"""Each file operation of publishing refused, once or from then on: nothing half is seen, and a sentence says why."""

import errno
import random
import re

import pytest

from tests.faults import FULL
from tests.faults.publishing import whole

SEED = 20240507
FAIL, SHORT = 1, 2
REFUSALS = {
    "no permission to open": ("open", FAIL, errno.EACCES),
    "disk full on opening": ("open", FAIL, errno.ENOSPC),
    "disk full on writing": ("write", FAIL, errno.ENOSPC),
    "short write": ("write", SHORT, 0),
    "disk fails on syncing": ("fsync", FAIL, errno.EIO),
    "rename refused": ("rename", FAIL, errno.EACCES),
    "disk full on making a folder": ("mkdir", FAIL, errno.ENOSPC),
    "no permission to remove": ("remove", FAIL, errno.EACCES),
}
PASSES = {
    "no permission to open",
    "disk full on opening",
    "short write",
    "disk full on making a folder",
    "no permission to remove",
}
"""What a run may get over: zipfile opens once more in another mode, the rest is written, the folder is there already,
the next run removes what is left over."""


def numbers_of(kind, operations, seed):
    """Return the numbers of all operations of a kind, or of one in the cache and one elsewhere."""
    found = [number for number, line in enumerate(operations, 1) if line.startswith(f"{kind} ")]
    if FULL:
        return found
    cached = {number for number in found if "/cache/" in operations[number - 1]}
    chance = random.Random(seed)
    return [chance.choice(some) for some in (sorted(cached), sorted({*found} - cached)) if some]


def published(files):
    """Return those of the files that readers are given."""
    return {path: held for path, held in files.items() if re.match(r"data/(?:releases/\d|index\.json)", path)}


def told(wrong):
    """Return what is wrong as lines, whole: pytest would shorten it."""
    return "\n".join(f"{place}: {line}" for place, lines in wrong.items() for line in lines)


def after(project, status, expected, passes):
    """Return what is wrong after a run in which something was refused, and after the next."""
    wrong = whole.wrong(project.root)
    if not project.fired:
        wrong.append("nothing was refused")
    if status == 0:
        otherwise = whole.unlike(published(whole.files(project.root)), published(expected))
        wrong += [f"it got over it and published {path} otherwise" for path in otherwise]
    if status not in ({0, 2} if passes else {2}):
        wrong.append(f"it left with {status}: {project.said}")
    elif status and (project.said.count("error: ") != 1 or "Traceback" in project.said):
        wrong.append(f"it told no single error: {project.said}")
    if project.run("publish") != 0:
        return [*wrong, f"the next run fails: {project.said}"]
    return wrong + [
        f"the next run leaves {path} otherwise" for path in whole.unlike(whole.files(project.root), expected)
    ]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_one_operation_refused(copies, undisturbed, refusal):
    usual = undisturbed("publish")
    kind, mode, error = REFUSALS[refusal]
    wrong = {}
    for number in numbers_of(kind, usual.operations, SEED):
        project = copies()
        status = project.failing("publish", number, number, mode, error)
        if found := after(project, status, usual.files, refusal in PASSES):
            wrong[f"{number}, {usual.operations[number - 1]} (seed {SEED})"] = found
    assert not wrong, told(wrong)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES], ids=errno.errorcode.get)
def test_from_one_operation_on_all_refused(copies, undisturbed, error):
    usual = undisturbed("publish")
    numbers = range(1, len(usual.operations) + 1, 7)
    wrong = {}
    for number in numbers if FULL else random.Random(SEED).sample(numbers, 1):
        project = copies()
        status = project.failing("publish", number, 10**9, FAIL, error)
        if found := after(project, status, usual.files, True):
            wrong[f"{number}, {usual.operations[number - 1]} (seed {SEED})"] = found
    assert not wrong, told(wrong)


def test_the_command_tells_one_error_wherever_the_disk_is_full(copies, undisturbed):
    usual = undisturbed("release")
    seeded = random.Random(SEED)
    wrong = {}
    for number in seeded.sample(range(1, len(usual.operations) - 50), 100 if FULL else 1):
        project = copies()
        status = project.failing("release", number, 10**9, FAIL, errno.ENOSPC)
        found = whole.wrong(project.root)
        if status not in (1, 2) or "Traceback" in project.said or project.said.count("error: ") != 1:
            found.append(f"{status}: {project.said}")
        if project.run("release") != 0:
            found.append(f"the next run fails: {project.said}")
        found += whole.unlike(whole.files(project.root), usual.files)
        if found:
            wrong[f"{number}, {usual.operations[number - 1]} (seed {SEED})"] = found
    assert not wrong, told(wrong)
