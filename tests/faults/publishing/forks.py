"""Starts runs from a process that forks them, and ends them; see forked."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SOURCE = Path(__file__).with_name("failing.c")


def compiled(folder, compiler="cc"):
    """Return the library that makes file operations fail, made from failing.c."""
    library = folder / "failing.so"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"], check=True)
    return library


class Forks:
    """The process that forks runs; `start` one, `kill` its whole group, `wait` for its exit code."""

    def __init__(self, library):
        environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONUNBUFFERED": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.publishing.forked"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _ask(self, told):
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def start(self, **told):
        return self._ask(told)["process"]

    def wait(self, process):
        """Return the exit code of a run, less than none where a signal ended it."""
        return self._ask({"wait": process})["status"]

    def ended(self, process):
        """Return the exit code of a run that has ended, None while it goes on."""
        return self._ask({"wait": process, "at_once": True})["status"]

    def kill(self, process):
        os.killpg(process, signal.SIGKILL)
        return self.wait(process)

    def run(self, **told):
        """Do a run to its end and return its exit code."""
        return self.wait(self.start(**told))

    def close(self):
        self._process.stdin.close()
        self._process.wait()
