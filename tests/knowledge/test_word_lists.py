"""Word lists are held to datapackage.json by whoever reads them: each slip is one error with file, line and remedy."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from pipelines.knowledge import KnowledgeError, descriptor
from pipelines.knowledge.sheets import FOLDER
from pipelines.reading.document import BlockKind
from validations.tables import vocabularies

PIPELINES = FOLDER.parent
PACKAGE = json.loads(descriptor.PACKAGE.read_text(encoding="utf-8"))
DECISIONS = {"authority", "candidates", "corrections", "translations", "indicators", "matches", "registry", "decidable"}
LISTS = {told["path"]: told["schema"] for told in PACKAGE["resources"] if told["name"] not in DECISIONS}
FIELDS = [(path, field) for path, schema in LISTS.items() for field in schema["fields"]]
EXHAUSTIVE = [(path, field["name"], value) for path, field in FIELDS if field.get("exhaustive")
              for value in field["constraints"]["enum"]]  # fmt: skip
# Slips of a hand, of which at least one fits no column but one that may hold anything.
SLIPS = ("(", "l", "|", "0", "-9", "99", "none such", "HK1")

Table = list[list[str]]


def rows(path: str) -> Table:
    with (FOLDER / path).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def read(root: Path, path: str, lines: Table) -> descriptor.Rows:
    """Read a list below another folder, as it would be with these lines."""
    (root / path).parent.mkdir(parents=True)
    with (root / path).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)
    return descriptor.words(path, root)


def refused(root: Path, path: str, lines: Table, line: int, words: str) -> None:
    """Hold that a list is refused for a line, by an error that says what to do."""
    with pytest.raises(KnowledgeError, match=words) as told:
        read(root, path, lines)
    assert (told.value.path, told.value.line) == (root / path, line)
    assert re.search(r"\. (?:Write|Fill|Keep|Put) [^.]+.*\.$", str(told.value))


def closed() -> Iterator[tuple[str, str, str]]:
    """Yield list, column and a value that the column may not hold, for each column that may not hold anything."""
    for path, field in FIELDS:
        rules = field.get("constraints", {}).keys() - {"required"}
        if not rules and field["type"] == "string" and field.get("format") != "regex":
            continue
        yield path, field["name"], _misspelt(path, field)


def _misspelt(path: str, field: dict[str, Any]) -> str:
    rules = field.get("constraints", {})
    if "enum" in rules:
        return f"{rules['enum'][0]}x"
    if field["type"] != "string" or field.get("format") == "regex":
        return SLIPS[0]
    return next(slip for slip in (*SLIPS, "甲乙丙丁戊", "UP", "a b") if not re.fullmatch(rules["pattern"], slip))


def test_every_list_is_read() -> None:
    assert len(LISTS) == 64
    for path, schema in LISTS.items():
        found = descriptor.words(path)
        assert [line for line, _ in found] == list(range(2, len(rows(path)) + 1)), path
        assert list(found[0][1]) == [field["name"] for field in schema["fields"]]


@pytest.mark.parametrize("path", sorted({*PIPELINES.glob("extraction/**/*.py"), *PIPELINES.glob("reading/**/*.py")}))
def test_nobody_reads_a_list_in_another_way(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "sheets.read(" not in text
    assert "DictReader" not in text


@pytest.mark.parametrize(("path", "column", "value"), list(closed()), ids=lambda told: told)
def test_a_misspelt_value_is_refused(path: str, column: str, value: str, tmp_path: Path) -> None:
    lines = rows(path)
    lines[-1][lines[0].index(column)] = value
    refused(tmp_path, path, lines, len(lines), re.escape(f"{column} is {value!r}"))


@pytest.mark.parametrize("path", LISTS)
def test_a_word_given_twice_is_refused(path: str, tmp_path: Path) -> None:
    lines = rows(path)
    refused(tmp_path, path, [*lines, lines[1]], len(lines) + 1, "given twice, first on line 2")


@pytest.mark.parametrize("path", LISTS)
def test_a_cell_left_empty_is_refused_where_it_must_be_filled(path: str, tmp_path: Path) -> None:
    required = [field["name"] for field in LISTS[path]["fields"] if field.get("constraints", {}).get("required")]
    assert required[:1] == [LISTS[path]["fields"][0]["name"]]
    for number, column in enumerate(required):
        lines = rows(path)
        lines[1][lines[0].index(column)] = ""
        refused(tmp_path / str(number), path, lines, 2, f"{column} left empty")


@pytest.mark.parametrize(
    ("path", "column", "value", "words"),
    [
        ("quantities/currencies.csv", "side", "boht", "Write one of before, after, both, tenth, cent"),
        ("quantities/currencies.csv", "factor", "0", "Write a number of more than 0"),
        ("quantities/currencies.csv", "factor", "0,1", "Write a number, without grouping"),
        ("lexicon/event_kinds.csv", "rank", "l", "Write a whole number"),
        ("lexicon/holidays.csv", "month", "13", "Write a number of at most 12"),
        ("lexicon/holidays.csv", "count", "-6", "Write a number of at least -5"),
        (
            "reading/line_shapes.csv",
            "pattern",
            "第(頁",
            "Write a regular expression .missing ., unterminated subpattern",
        ),
        ("organisations/variants.csv", "standard", "國家", "Write it as .* has it"),
        ("quantities/qualifiers.csv", "written", "Up to", "Write it as .* has it"),
    ],
)
def test_what_is_said_of_a_slip(path: str, column: str, value: str, words: str, tmp_path: Path) -> None:
    lines = rows(path)
    lines[3][lines[0].index(column)] = value
    refused(tmp_path, path, lines, 4, words)


def test_of_several_slips_the_first_is_told(tmp_path: Path) -> None:
    lines = rows("quantities/units.csv")
    for number, column in ((9, 3), (7, 4), (5, 2)):
        lines[number][column] = "?" if column > 2 else ""
    refused(tmp_path, "quantities/units.csv", lines, 6, "ucum left empty")


@pytest.mark.parametrize(("path", "column", "value"), EXHAUSTIVE)
def test_a_list_without_a_line_that_the_code_asks_for_is_refused(
    path: str, column: str, value: str, tmp_path: Path
) -> None:
    head, *lines = rows(path)
    at = head.index(column)
    left = [head, *(line for line in lines if line[at] != value)]
    refused(tmp_path, path, left, len(left), f"no line whose {column} is {value}")


def test_a_missing_list_is_empty_unless_the_code_asks_for_a_line_of_it(tmp_path: Path) -> None:
    needed = {path for path, _, _ in EXHAUSTIVE}
    for path in LISTS.keys() - needed:
        assert descriptor.words(path, tmp_path) == []
    for path in needed:
        with pytest.raises(KnowledgeError, match="no line whose"):
            descriptor.words(path, tmp_path)


def test_a_list_that_is_described_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"described nowhere\. Describe its columns in datapackage\.json"):
        read(tmp_path, "people/nicknames.csv", [["word"], ["阿明"]])


@pytest.mark.parametrize(
    ("path", "column", "known"),
    [
        ("lexicon/event_kinds.csv", "kind", vocabularies.EVENT_KINDS),
        ("contacts/platforms.csv", "purpose", vocabularies.PURPOSES),
        ("contacts/purposes.csv", "purpose", vocabularies.PURPOSES),
        ("organisations/suffixes.csv", "kind", vocabularies.ORGANISATION_KINDS),
        ("organisations/english_words.csv", "kind", vocabularies.ORGANISATION_KINDS),
        ("quantities/qualifiers.csv", "qualifier", vocabularies.QUALIFIERS),
    ],
)
def test_kinds_are_those_of_the_contract(path: str, column: str, known: list[str]) -> None:
    field = next(field for of, field in FIELDS if of == path and field["name"] == column)
    assert sorted(field["constraints"]["enum"]) == sorted(known)


@pytest.mark.parametrize(
    ("path", "column", "known"),
    [
        ("contacts/labels.csv", "kind", vocabularies.CONTACT_KINDS),
        ("quantities/idioms.csv", "form", vocabularies.REASONS),
        ("reading/line_shapes.csv", "kind", get_args(BlockKind)),
    ],
)
def test_kinds_are_some_of_those_of_the_code(path: str, column: str, known: list[str]) -> None:
    field = next(field for of, field in FIELDS if of == path and field["name"] == column)
    assert set(field["constraints"]["enum"]) <= set(known)
