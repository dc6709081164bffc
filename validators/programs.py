"""Programs outside Python: found or reported as missing, run without a shell."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from validators.outcomes import LeftOutError, RefusedError

PACKAGES = {"soffice": "libreoffice-calc", "sha256sum": "coreutils", "node": "nodejs"}
"""The packages of Debian and Ubuntu that bring a program not named like its package."""


def find(name: str) -> str:
    """Return the path of a program; raises LeftOutError where it is not installed."""
    found = shutil.which(name)
    if found is None:
        raise LeftOutError(f"{name} is not installed here: install {PACKAGES.get(name, name)}")
    return found


def run(*command: str | Path, folder: Path | None = None) -> str:
    """Run a program and return what it prints; raises RefusedError where it does not end with 0."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RefusedError(f"{Path(command[0]).name} ends with {done.returncode}: {done.stdout} {done.stderr}")
    return done.stdout
