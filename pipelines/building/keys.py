"""What the result of a station depends on besides its input: code, word lists and libraries, told as one digest."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

import validations

ROOT = Path(__file__).parents[1]
_CODE = ("reading", "extraction", "resolution", "building", "knowledge", "patterns.py", "collector.py")
# What people decide about rows, and what was given out to them, changes no text's reading.
_DECISIONS = ("corrections/", "translations/", "registry/", "organisations/decisions.csv")
_LIBRARIES = ("ahocorasick-rs", "charset-normalizer", "edtf", "opencc", "phonenumbers", "pyarrow")
"""Those that have a say in what is read from a text, or in how it is written down between stations."""

_JUDGING = ("duckdb", "numpy", "pandas", "pandera", "phonenumbers", "pyarrow")
"""Those that have a say in whether tables keep the contract."""


def digest(*parts: object) -> str:
    """Return a digest of plain values, as 64 hexadecimal digits."""
    return hashlib.sha256(
        json.dumps(parts, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    ).hexdigest()


@cache
def code() -> str:
    """Return the digest of what this installation would read any text with."""
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return digest(platform.python_version(), versions, [[name, _of_file(ROOT / name)] for name in _files()])


@cache
def contract() -> str:
    """Return the digest of what this installation would hold tables to, and of how it cuts them into parts."""
    root = Path(validations.__file__).parent
    found = sorted(path for path in root.rglob("*") if path.suffix in {".py", ".csv"})
    held = [[path.relative_to(root).as_posix(), _of_file(path)] for path in found]
    return digest(code(), [f"{name} {metadata.version(name)}" for name in _JUDGING], held)


def _files() -> Iterable[str]:
    found = (path for name in _CODE for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*")))
    names = (path.relative_to(ROOT).as_posix() for path in found if path.suffix in {".py", ".csv", ".json", ".toml"})
    left_out = tuple(f"knowledge/{name}" for name in _DECISIONS)
    return sorted(name for name in names if not name.startswith(left_out))


def _of_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
