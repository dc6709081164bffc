"""Audits what the project is built with: known holes in locked packages, risky calls in the code, licences.

`python -m validators.dependencies`, in an environment of its own (`make audit`). Packages are those that requirements/
lock; holes are asked of the vulnerability service of the Python Package Index by pip-audit, and a package that it did
not judge, for want of a network or because it does not know it, counts as not judged, never as sound. Licences are
those that installed packages tell of themselves; licences.csv says which may be used where, and why. Leaves with 0 when
all was judged and is well, 1 when anything is wrong, 2 when nothing is wrong but something could not be judged.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from packaging.markers import Marker

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CODE = ("pipelines", "validations", "assets", "validators")
ENVIRONMENTS = {
    "run": ".venv", "test": ".venv", "bench": ".venv-bench", "browse": ".venv-browse", "cff": ".venv-cff",
    "ray": ".venv-ray", "validate": ".venv-validate", "audit": ".venv-audit", "mutation": ".venv-mutation",
    "fuzz": ".venv-fuzz",
}  # fmt: skip
"""The environment that each lock of requirements/ is installed in."""

SHIPPED = "run"
# assert (B101) tells mypy what holds; commands (B404, B603) are lists of words, never a shell's text, and a test of
# the syntax trees holds that; SQL is put together (B608) from names of the project's own tables and columns.
PASSED_OVER = "B101,B404,B603,B608"
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)(?: *; *([^\\\n]+))?", re.MULTILINE)


class Verdict(NamedTuple):
    """A sentence, and whether what it tells is `well`, `wrong` or `not judged`."""

    how: str
    told: str


def main() -> int:
    """Print a line a verdict and return the exit code."""
    verdicts = []
    for part in (holes, risks, licences):
        for verdict in part():
            verdicts.append(verdict.how)
            print(f"{verdict.how:<10}  {verdict.told}", flush=True)  # noqa: T201 - reports to the terminal
    return 1 if "wrong" in verdicts else 2 if "not judged" in verdicts else 0


def holes() -> Iterator[Verdict]:
    """Yield what pip-audit finds in each lock."""
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        command = ["pip-audit", "--requirement", str(lock), "--disable-pip", "--require-hashes", "--format", "json"]
        done = _run([*command, "--progress-spinner", "off", "--timeout", "15"])
        yield from found_holes(lock.name, done.stdout, done.stderr)


def found_holes(lock: str, answer: str, errors: str) -> Iterator[Verdict]:
    """Yield the verdicts that an answer of pip-audit, in JSON, gives of a lock."""
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        last = (errors.strip().splitlines() or ["it said nothing"])[-1]
        yield Verdict("not judged", f"{lock}: the vulnerability service could not be asked: {last}")
        return
    for package in packages:
        for hole in package.get("vulns", ()):
            mended = ", ".join(hole["fix_versions"]) or "no version yet"
            yield Verdict("wrong", f"{lock}: {package['name']} {package['version']}: {hole['id']}, mended in {mended}")
    judged = [package for package in packages if "skip_reason" not in package]
    if len(judged) < len(packages):
        yield Verdict(
            "not judged",
            f"{lock}: {len(packages) - len(judged)} of {len(packages)} packages are not known to the vulnerability "
            "service that was asked: ask again where the Python Package Index itself can be reached",
        )
    else:
        yield Verdict("well", f"{lock}: pip-audit has judged {len(judged)} packages")


def risks() -> Iterator[Verdict]:
    """Yield what bandit finds in the code."""
    done = _run(["bandit", "--quiet", "--recursive", *CODE, "--skip", PASSED_OVER, "--format", "json"])
    told = json.loads(done.stdout)
    for issue in told["results"]:
        place = f"{issue['filename']}:{issue['line_number']}"
        yield Verdict("wrong", f"{place}: {issue['issue_text']} ({issue['test_id']})")
    for error in told["errors"]:
        yield Verdict("not judged", f"{error['filename']}: {error['reason']}")
    if not told["results"]:
        yield Verdict("well", f"bandit finds nothing in {', '.join(CODE)}")


def licences() -> Iterator[Verdict]:
    """Yield which locked packages may not be used where they are, and which are not here to tell."""
    rules = _rules()
    for lock, environment in ENVIRONMENTS.items():
        locked = _locked(ROOT / "requirements" / f"{lock}.txt")
        python = ROOT / environment / "bin" / "python"
        if not python.is_file():
            yield Verdict("not judged", f"{lock}.txt: {environment} is not set up, so no licence is at hand")
            continue
        done = _run(["pip-licenses", "--python", str(python), "--from", "mixed", "--with-system", "--format", "json"])
        told = {_same(entry["Name"]): entry["License"] for entry in json.loads(done.stdout)}
        place = "any" if lock == SHIPPED else "beside"
        there = [name for name in locked if name in told]
        refused = [(name, told[name]) for name in there if not allowed(name, told[name], place, rules)]
        for name, licence in refused:
            yield Verdict(
                "wrong", f"{lock}.txt: {name} is under {licence[:60]!r}, which licences.csv does not let in here"
            )
        if missing := sorted(set(locked) - set(told)):
            yield Verdict(
                "not judged", f"{lock}.txt: not installed here, so no licence is at hand: {', '.join(missing)}"
            )
        if not refused:
            yield Verdict("well", f"{lock}.txt: the licences of {len(there)} packages may be used")


def allowed(name: str, licence: str, place: str, rules: list[dict[str, str]]) -> bool:
    """Tell whether a package may be used in a place, by all of the licences that it names together.

    `any` is the product's own environment; `beside` those of the tools.
    """
    said = licence.strip().splitlines()[0].lower() if licence.strip() else "unknown"
    known = [rule for rule in rules if rule["place"] in ("any", place)]
    choices = re.split(r" or (?!later)", said)
    return any(
        all(
            _one(name, part.strip(" ()") if part.count("(") != part.count(")") else part.strip(), known)
            for part in parts
        )
        for parts in (re.split(r" and |; ", choice) for choice in choices)
    )


def _one(name: str, licence: str, rules: list[dict[str, str]]) -> bool:
    return any(re.fullmatch(rule["licence"], said) for rule in rules for said in (licence, f"{name}: {licence}"))


def _rules() -> list[dict[str, str]]:
    with Path(__file__).with_name("licences.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _locked(lock: Path) -> list[str]:
    """Return the packages of a lock that this system and Python need, by the marker that may stand behind each."""
    found = _LOCKED.findall(lock.read_text(encoding="utf-8"))
    return [_same(name) for name, _, marker in found if not marker or Marker(marker).evaluate()]


def _same(name: str) -> str:
    """Return a name as https://packaging.python.org/en/latest/specifications/name-normalization/ writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
