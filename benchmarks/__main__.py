"""`python -m benchmarks OTHERS`: speed on the texts of raw/, ours beside the others', as ratios of one run.

OTHERS is the Python of the environment that holds the other systems (`make bench` sets it up). Each runs in a process
of its own, one after another, on one core. What cannot be had is named and left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.contestants import CONTESTANTS

ROOT = Path(__file__).resolve().parent.parent
OURS = ("hkbiomed", "re")


def measure(name: str, python: str, files: list[str]) -> dict[str, float] | None:
    """Return what a contestant took, or None where it cannot run."""
    # As installed, modules are there as bytecode; `first` is true from the second run of the benchmark on.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    core = {min(os.sched_getaffinity(0))} if hasattr(os, "sched_getaffinity") else None
    done = subprocess.run(
        [python, "-m", "benchmarks.clock", name, "3", *files],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        preexec_fn=(lambda: os.sched_setaffinity(0, core)) if core else None,
        check=False,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit code {done.returncode}"
        print(f"{name:12} left out: {reason}")
        return None
    taken: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return taken


def main(others: str) -> None:
    """Print a line a contestant: MB of UTF-8 a second, how many times as fast ours is, first call, memory then."""
    files = [str(path) for path in sorted((ROOT / "raw").glob("*.txt"))]
    print(f"{'':12} {'MB/s':>8} {'ours is':>9} {'first':>7} {'peak':>8}  what it does")
    ours = None
    for name, (does, _) in CONTESTANTS.items():
        taken = measure(name, sys.executable if name in OURS else others, files)
        if taken is None:
            continue
        ours = ours or taken["rate"]
        ratio = f"{ours / taken['rate']:8.2f}x"
        print(f"{name:12} {taken['rate']:8.3f} {ratio} {taken['first']:6.2f}s {taken['peak']:6.0f}MB  {does}")
        if taken["scale"]:
            scale = ", ".join(f"{times}x as long {rate:.3f} MB/s" for times, rate in taken["scale"].items())
            print(f"{'':12} as one text: {scale}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks PYTHON, the interpreter of the environment with the other systems")
    main(sys.argv[1])
