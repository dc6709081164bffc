"""`python -m tests.mutation`: changes of extraction and of the contract, and whether 85 in a hundred are noticed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.mutation.trying import PROJECT, shown, tried

PACKAGES = {
    "pipelines/extraction": ("tests/extraction", "tests/short_texts", "tests/golden"),
    "validations": ("tests/validations",),
}
"""The folders whose code is changed, and those whose tests are asked of each."""
FLOOR = 0.85


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    asked.add_argument("--count", type=int, default=300, help="how many changes of each package are tried")
    asked.add_argument("--seed", type=int, default=20261127, help="which of all changes are drawn")
    asked.add_argument("--out", type=Path, default=PROJECT / "build" / "mutation", help="where it is done")
    asked.add_argument("--package", choices=[*PACKAGES], action="append", help="only this package")
    options = asked.parse_args()
    below = []
    for package in options.package or PACKAGES:
        folder = (options.out / package.replace("/", "-")).resolve()
        score = tried(package, PACKAGES[package], folder, options.count, options.seed)
        for name in score.unnoticed:
            sys.stdout.write(f"{score.fates[name]}: {shown(folder, name)}\n")
        sys.stdout.write(f"{score.line()}, seed {options.seed}\n")
        if score.share < FLOOR:
            below.append(package)
    if below:
        sys.exit(f"fewer than {FLOOR:.0%} of the changes of {', '.join(below)} are noticed by its tests: see above")


if __name__ == "__main__":
    main()
