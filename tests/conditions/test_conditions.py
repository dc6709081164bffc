"""An operand that no text depends on is told, with the side that none has or that decides nothing."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.conditions import __main__ as conditions
from tests.conditions import trying
from tests.conditions.operands import Operands, Watching

_SOURCE = """
AT_LOADING = 1 if True and len("") == 0 else 2

def size(number):
    if number > 10 and number > 5:
        return "large"
    return [part for part in (1, 2) if part == number] or "small"

def endless(number):
    while number > 0 or not number:
        number -= 1
    return number

def failing(number):
    return 1 / number if number else 0
"""


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Operands]:
    (tmp_path / "conditions_watched.py").write_text(_SOURCE, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "conditions_watched", raising=False)
    operands = Operands()
    with Watching(operands, ["conditions_"]):
        return importlib.import_module("conditions_watched"), operands


def _told(operands: Operands, texts: Sequence[Callable[[], object]]) -> set[tuple[str, str]]:
    return {(operand.words, what) for operand, what in trying.unnoticed(operands, texts, 9, 1)}


def test_operands_of_functions_are_known_by_their_lines_and_words(watched: tuple[Any, Operands]) -> None:
    assert [(operand.line, operand.words) for operand in watched[1].known] == [
        (5, "number > 10"),
        (5, "number > 5"),
        (7, "part == number"),
        (7, "[part for part in (1, 2) if part == number]"),
        (10, "number"),
        (10, "number > 0"),
        (15, "number"),
    ]


def test_what_decides_nothing_is_told(watched: tuple[Any, Operands], monkeypatch: pytest.MonkeyPatch) -> None:
    module, operands = watched
    monkeypatch.setattr(trying, "_SECONDS", 0.05)
    texts = [partial(read, number) for read in (module.size, module.endless, module.failing) for number in (0, 1, 20)]
    assert _told(operands, texts) == {
        ("number > 10", "decides nothing where it is False, in 2 texts"),
        ("number > 5", "is never False"),
    }
    assert _told(operands, [partial(module.size, 20), partial(module.size, 30)]) >= {
        ("number > 10", "is never False"),
        ("part == number", "is never True"),
    }


def test_nothing_is_forced_afterwards(watched: tuple[Any, Operands]) -> None:
    module, operands = watched
    list(trying.unnoticed(operands, [partial(module.size, 20)], 9, 1))
    assert (operands.forced, module.size(20), module.size(3)) == (None, "large", "small")


def test_modules_that_do_not_exist_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["conditions", "no_such_module"])
    monkeypatch.setattr(conditions, "_texts", lambda *, bare: [])
    with pytest.raises(SystemExit, match="no module of extraction begins with no_such_module"):
        conditions.main()
