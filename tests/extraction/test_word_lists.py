"""What no schema of a word list can say of its lines is told by those who read them, with file, line and remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.extraction import lexicon
from pipelines.extraction.dates import holidays
from pipelines.extraction.quantities import weights
from pipelines.knowledge import KnowledgeError, descriptor

CHARACTERS = ("script", "characters")
HOLIDAY = ("words", "place", "month", "day", "count", "unit")
PLACE = ("place", "catty", "tael")
COUNTED = "Fill day alone, or count and unit"


@pytest.mark.parametrize(
    ("read", "head", "lines", "told"),
    [
        (
            lexicon.traditional.__wrapped__,
            CHARACTERS,
            ("simplified,万与专", "traditional,萬與"),
            "traditional.csv, line 3: 2 characters for 3 Simplified ones. Write one for each",
        ),
        (holidays._read_sheet, HOLIDAY, ("母親節,,5,,2,",), f"holidays.csv, line 2: .*{COUNTED}"),
        (holidays._read_sheet, HOLIDAY, ("母親節,,5,,,6",), f"holidays.csv, line 2: .*{COUNTED}"),
        (holidays._read_sheet, HOLIDAY, ("母親節,,5,,,",), f"holidays.csv, line 2: .*{COUNTED}"),
        (holidays._read_sheet, HOLIDAY, ("元旦,,1,1,,", "母親節,,5,8,2,6"), f"holidays.csv, line 3: .*{COUNTED}"),
        (weights._grams.__wrapped__, PLACE, ("HK,600,", ), "places.csv, line 2: .*Fill both or neither"),
        (weights._grams.__wrapped__, PLACE, ("US,,", "HK,,37.5"), "places.csv, line 3: .*Fill both or neither"),
    ],
)  # fmt: skip
def test_lines_that_do_not_go_together(
    read: Callable[[], object],
    head: tuple[str, ...],
    lines: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [(number, dict(zip(head, line.split(","), strict=True))) for number, line in enumerate(lines, 2)]
    monkeypatch.setattr(descriptor, "words", lambda path: rows)
    with pytest.raises(KnowledgeError, match=told):
        read()


@pytest.mark.parametrize("lines", [lexicon.places, lexicon.dimensions])
def test_an_empty_list_finds_nothing(lines: Callable[[], tuple[object, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_rows", lambda name: [])
    pattern, words = lines.__wrapped__()  # type: ignore[attr-defined]
    assert (pattern.search("香港男性"), words) == (None, {})
