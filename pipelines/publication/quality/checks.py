"""The result of every check as a line: what holds, of which tables, how much was looked at, how much failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from validations.rules import RULES

FILES = "files meet what their readers may expect"
DECISIONS = "decisions of people find the value that they expect"
_TABLES = {rule.name: "|".join(rule.tables) for rule in RULES}


class Result(NamedTuple):
    """A check by the sentence that holds, the tables or the file that it looked at, and what came of it.

    `checked` counts rows, facts or expectations; `failed` those of them that do not hold. A release is
    published with a failed check only where the check is not `blocking`: it names rows to look at.
    """

    name: str
    subject: str
    checked: int
    failed: int
    passed: bool
    blocking: bool


HEADER = Result._fields


def results(contract: Mapping[str, Any], expectations: Mapping[str, Any], decisions: int) -> list[Result]:
    """Return the checks of the contract, of the files, and of the `decisions` that were applied."""
    return [
        *_of_contract(contract),
        *_of_files(expectations),
        Result(DECISIONS, "", decisions, 0, passed=True, blocking=True),
    ]


def _of_contract(contract: Mapping[str, Any]) -> Iterator[Result]:
    for told in contract["checks"]:
        subject = told["table"] or _TABLES.get(told["name"], "")
        yield Result(told["name"], subject, told["checked"], told["failed"], told["passed"], told["blocking"])


def _of_files(expectations: Mapping[str, Any]) -> Iterator[Result]:
    for told in expectations["files"]:
        made = told["expectations"]
        failed = sum(not one["passed"] for one in made)
        yield Result(FILES, str(PurePosixPath(told["file"])), len(made), failed, told["passed"], blocking=True)
