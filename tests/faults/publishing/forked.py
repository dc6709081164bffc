"""A process that forks one run after another, each with everything imported and in a process group of its own.

Told on standard input what to run, a line of JSON each; answers with a line of JSON. It is started with failing.so
loaded, so that file operations of a run may be chosen to fail or to kill; unless it is told to, it does nothing.
"""

import ctypes
import json
import os
import sys
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path

import assets.definitions  # noqa: F401, what a run would import
from assets import release as release_assets
from assets import resources
from pipelines import cli
from pipelines.building import extracting
from pipelines.building.store import Store, StoreError
from pipelines.cli import releasing
from pipelines.knowledge import Knowledge, store
from pipelines.publication import building, registering, releases
from pipelines.publication.site.pictures import printing
from tests.publication import fake_extraction
from validations import expectations

KNOWLEDGE = Knowledge.load()


def run(told):
    """Do one run in the folder `root`, which stands in for the project's."""
    root = Path(told["root"])
    registering.REGISTRY = root / "registry" / "registry.csv"
    releasing.ROOT = resources.ROOT = root
    release_assets.CANDIDATE = root / ".dagster" / "candidate"
    os.environ |= {"HKBIOMED_CACHE": str(root / "cache"), "TMPDIR": str(root / "tmp")}
    tempfile.tempdir = str(root / "tmp")
    Knowledge.load = lambda folder=None: replace(KNOWLEDGE, registry=tuple(store._registrations(root)))
    RUNS[told["run"]](root, told)


def stand_in():
    """Put in the place of what takes seconds and decides nothing about publishing what takes none."""
    extracting.extract = fake_extraction.extract
    passed = {"passed": True, "expectations": 0, "expectations_met": 0, "files": []}
    expectations.validate_release = lambda *_: passed
    printing.png = lambda picture: b"PNG"


def publish(root, told):
    """Publish as the assets do, without the graph around them: once for each of the versions named, if any are."""
    arm(told)
    places = root / "data" / "releases"
    for version in told.get("versions", [None]):
        try:
            releases.settle(places, registering.REGISTRY)
            resolved = building.build(root / "raw", Store(root / "cache"))
            releases.publish(resolved, root / "raw", places, version=version, registry=registering.REGISTRY)
        except releases.NothingChangedError as told_so:
            sys.stdout.write(f"{told_so}\n")
        except (releases.NotPublishedError, releases.UnfinishedError, StoreError) as refused:
            sys.stdout.write(f"error: {refused}\n")
            sys.exit(2)


def command(root, told):
    """Run `hkbiomed release` as a user types it."""
    # The default of the field was made when its module was read.
    choose = releasing._run
    releasing._run = lambda choices: choose({**choices, "registry_file": str(registering.REGISTRY)})
    arm(told)
    sys.argv = ["hkbiomed", "release"]
    cli.main()


RUNS = {"publish": publish, "release": command}


def arm(told):
    """Choose which operations below which folder fail, and how; see failing.c."""
    if "arm" in told:
        watched, *numbers = told["arm"]
        log = os.open(told["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if "log" in told else -1
        LIBRARY.failing_arm(watched.encode(), *map(ctypes.c_long, numbers), log)


def child(told):
    """Be a run: its own session and so its own process group, its words in a file, its exit code told by the system."""
    os.setsid()
    out = os.open(told["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    code = 0
    try:
        run(told)
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:
        traceback.print_exc()
        code = 99
    sys.stdout.write(f"fired {LIBRARY.failing_fired()}\n")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def serve():
    """Answer the lines of standard input until there are no more."""
    for line in sys.stdin:
        told = json.loads(line)
        if "wait" in told:
            process, status = os.waitpid(told["wait"], os.WNOHANG if told.get("at_once") else 0)
            answer = {"status": os.waitstatus_to_exitcode(status) if process else None}
        else:
            answer = {"process": os.fork()}
            if not answer["process"]:
                child(told)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def warmed():
    """Publish once, so that no run has to import or compile again what all need."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "raw").mkdir()
        (root / "tmp").mkdir()
        (root / "raw" / "text.txt").write_text("香港基因組中心於2021年成立。\n", encoding="utf-8")
        out = os.dup(1)
        os.dup2(2, 1)
        run({"run": "publish", "root": folder})
        os.dup2(out, 1)
        os.close(out)


if __name__ == "__main__":
    LIBRARY = ctypes.CDLL(os.environ.pop("LD_PRELOAD"))
    stand_in()
    warmed()
    serve()
