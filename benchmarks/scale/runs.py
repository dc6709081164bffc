"""The runs that runs.toml lists: which of them can be made here, and how each is typed."""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer.main

LISTED = Path(__file__).parent / "runs.toml"


@dataclass(frozen=True, slots=True)
class Run:
    """One way to run a build; `arguments` follow the interpreter, with {raw}, {out} and {cache} to be filled."""

    name: str
    engine: str
    workers: int
    arguments: tuple[str, ...]
    cache: str = ""
    added: bool = False
    missing: str = ""


def listed(file: Path = LISTED, address: str = "") -> list[Run]:
    """Return the runs of a list; `missing` says why one cannot be made."""
    data = tomllib.loads(file.read_text("utf-8"))
    known = options_of_build()
    return [_run(data, entry, address, known) for entry in data["runs"]]


def options_of_build() -> set[str]:
    """Return the options that `hkbiomed build` knows."""
    from pipelines.cli import app

    command: Any = typer.main.get_command(app)
    return {option for parameter in command.commands["build"].params for option in parameter.opts}


def _run(data: dict[str, Any], entry: dict[str, Any], address: str, known: Collection[str]) -> Run:
    engine = entry["engine"]
    options = list(entry["options"])
    module = data["modules"].get(engine)
    if module and address:
        options += [part.format(address=address) for part in data["address"]]
    unknown = [option for option in options if option.startswith("--") and option not in known]
    missing = ""
    if unknown:
        missing = f"build has no {', '.join(unknown)}"
    elif module and importlib.util.find_spec(module) is None:
        missing = f"{module} is not installed in this environment; {data['remedies'][engine]}"
    return Run(
        entry["name"],
        engine,
        entry["workers"],
        (*data["command"], *options),
        entry.get("cache", ""),
        entry.get("added", False),
        missing,
    )
