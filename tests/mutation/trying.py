"""Has mutmut (https://mutmut.readthedocs.io) change a package in a copy of the project and run that package's tests.

mutmut changes bodies of functions, not those of decorated ones, nor tables and patterns of modules. Each change is
tried in a fresh fork that has loaded libraries and no module of the project: what modules read and keep when they are
loaded is made with the change in force.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.score import Score

PROJECT = Path(__file__).parents[2]
_TAKEN = ("raw", "pipelines", "validations", "assets", "tests", "data", "pyproject.toml")
_LEFT = shutil.ignore_patterns("__pycache__", "site", ".staging-*")
_LIBRARIES = ("pytest", "hypothesis", "numpy", "pandas", "pandera.pandas", "pyarrow.parquet", "phonenumbers", "opencc")
_FATES = {0: "survived", 1: "killed", 3: "killed", 5: "no tests", 33: "no tests", 36: "timeout", 37: "mypy"}
_FATES |= {-24: "timeout", 24: "timeout", 152: "timeout", 255: "timeout", -9: "segfault", -11: "segfault"}
"""What mutmut's exit codes mean (mutmut/stats.py)."""
_SECONDS = 120
"""How long a change may take beyond a few times what its tests take: to load and collect them takes some ten."""


class MutmutError(Exception):
    """mutmut did not come to an end; the message holds the last that it said."""


def tried(package: str, tests: Sequence[str], folder: Path, count: int, seed: int) -> Score:
    """Return what became of `count` changes of the folder `package`, drawn with `seed`, under the tests in folders.

    `folder` is emptied and worked in; what mutmut leaves there shows each change (`mutmut show NAME`).
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in _TAKEN:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=_LEFT)
        else:
            shutil.copy(source, folder / name)
    (folder / "setup.cfg").write_text(_configuration(package, tests), "utf-8")
    (folder / "libraries.txt").write_text("\n".join(_LIBRARIES), "utf-8")
    # Makes all changes and sees which tests reach which function; none has such a name, so none is tried yet.
    said = _mutmut(folder, ["none"])
    fates = _fates(folder)
    if not fates:
        raise MutmutError(said)
    reached = json.loads((folder / "mutants" / "mutmut-stats.json").read_text("utf-8"))[
        "tests_by_mangled_function_name"
    ]
    drawn = random.Random(seed).sample(sorted(fates), min(count, len(fates)))
    runnable = [name for name in drawn if reached.get(name.partition("__mutmut_")[0])]
    said = _mutmut(folder, runnable)
    fates = _fates(folder)
    if any(fates[name] == "not tried" for name in runnable):
        raise MutmutError(said)
    return Score(package, {name: fates[name] if name in set(runnable) else "no tests" for name in drawn})


def shown(folder: Path, name: str) -> str:
    """Return what a change changes, as a difference."""
    return _mutmut(folder, [name], "show")


def _configuration(package: str, tests: Sequence[str]) -> str:
    told = {
        "source_paths": "\n    pipelines\n    validations",
        "only_mutate": f"{package}/*",
        "also_copy": "\n    raw\n    assets\n    data",
        "pytest_add_cli_args_test_selection": "".join(f"\n    {folder}" for folder in tests),
        "pytest_add_cli_args": "\n    -p\n    no:xdist\n    -p\n    no:cacheprovider",
        "process_isolation": "forkserver",
        "forkserver_warmup": "import",
        "preload_modules_file": "libraries.txt",
        "timeout_constant": str(_SECONDS),
        "timeout_multiplier": "4",
        "track_dependencies": "false",
        "use_git_change_detection": "false",
    }
    return "[mutmut]\n" + "\n".join(f"{name} = {value}" for name, value in told.items()) + "\n"


def _mutmut(folder: Path, names: Sequence[str], verb: str = "run") -> str:
    one_process = ["--max-children", "1"] if verb == "run" else []
    command = [str(Path(sys.executable).with_name("mutmut")), verb, *one_process, *names]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace")
    return (ran.stdout + ran.stderr)[-4000:]


def _fates(folder: Path) -> dict[str, str]:
    """Return the fate of each change, `not tried` for one that was not."""
    fates = {}
    for path in sorted((folder / "mutants").rglob("*.meta")):
        for name, code in json.loads(path.read_text("utf-8"))["exit_code_by_key"].items():
            fates[name] = "not tried" if code is None else _FATES.get(code, f"exit {code}")
    return fates
