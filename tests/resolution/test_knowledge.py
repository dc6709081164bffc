"""What people keep under knowledge/ loads, and what is wrong with it is said with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.knowledge import Knowledge, KnowledgeError
from pipelines.knowledge.sheets import listed, read
from pipelines.knowledge.store import DECISION_COLUMNS, INDICATOR_COLUMNS, MATCH_COLUMNS, REGISTRY_COLUMNS


def _write(path: Path, head: tuple[str, ...], *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((",".join(head), *lines)) + "\n", encoding="utf-8")
    return path


def test_the_projects_own_knowledge_loads() -> None:
    knowledge = Knowledge.load()
    assert knowledge.indicators["life_expectancy_at_birth"].wdi_code == "SP.DYN.LE00.IN"
    assert all(body.parent_id is None or body.parent_id in knowledge.bodies for body in knowledge.bodies.values())


def test_knowledge_emptied_is_knowledge_of_nothing(tmp_path: Path) -> None:
    assert Knowledge.load(tmp_path) == Knowledge.empty()


INDICATOR = "hospitals,Hospitals,醫院,In a place.,某地醫院。,1,1,,,"
DECISION = "statistics,stat-x,label_en,,hospitals,a|b,clear,An Editor,2026-01-02"


@pytest.mark.parametrize(
    ("file", "head", "lines", "words"),
    [
        (
            "indicators/vocabulary.csv",
            INDICATOR_COLUMNS,
            (INDICATOR, INDICATOR),
            "line 3: indicator_id 'hospitals' is empty or given twice",
        ),
        (
            "indicators/vocabulary.csv",
            INDICATOR_COLUMNS,
            (INDICATOR.replace(",1,1,", ",1,many,"),),
            "line 2: per is 'many'",
        ),
        (
            "indicators/vocabulary.csv",
            INDICATOR_COLUMNS,
            (INDICATOR.replace("醫院,", ",", 1),),
            "line 2: a name, definition or unit is missing",
        ),
        ("indicators/vocabulary.csv", INDICATOR_COLUMNS[:3], (), "line 1: no column definition_en"),
        (
            "indicators/matches.csv",
            MATCH_COLUMNS,
            ("hotels,酒店,,,,,",),
            "line 2: indicator 'hotels' is not in vocabulary.csv",
        ),
        (
            "corrections/corrections.csv",
            DECISION_COLUMNS,
            (DECISION.replace("clear", ""),),
            "line 2: reason left empty",
        ),
        ("translations/labels.csv", DECISION_COLUMNS, ("statistics,stat-x",), "line 2: 2 cells under a head of 9"),
        (
            "registry/registry.csv",
            REGISTRY_COLUMNS,
            ("t,k,a,1.0.0,,", "t,k,b,1.0.0,,"),
            "line 3: key 'k' was registered on line 2",
        ),
        ("registry/registry.csv", REGISTRY_COLUMNS, ("t,k,,1.0.0,,",), "line 2: a registration without"),
        ("corrections/corrections.csv", DECISION_COLUMNS, ('"statistics"x' + DECISION,), "not CSV"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(
    tmp_path: Path, file: str, head: tuple[str, ...], lines: tuple[str, ...], words: str
) -> None:
    path = _write(tmp_path / file, head, *lines)
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.load(tmp_path)
    message = str(caught.value)
    assert message.startswith(str(path))
    if "line" in words:
        assert words in message
    assert message.endswith(".")


def test_a_match_without_words_would_match_all(tmp_path: Path) -> None:
    _write(tmp_path / "indicators/vocabulary.csv", INDICATOR_COLUMNS, INDICATOR)
    _write(tmp_path / "indicators/matches.csv", MATCH_COLUMNS, "hospitals,,,,1,,")
    with pytest.raises(KnowledgeError, match="no words to match"):
        Knowledge.load(tmp_path)


def test_a_decision_names_all_its_texts(tmp_path: Path) -> None:
    _write(tmp_path / "corrections/corrections.csv", DECISION_COLUMNS, DECISION)
    (decision,) = Knowledge.load(tmp_path).corrections
    assert (decision.documents, decision.line) == (("a", "b"), 2)


def test_files_that_are_not_utf8_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("甲,乙\n".encode("big5"))
    with pytest.raises(KnowledgeError, match="not UTF-8"):
        list(read(path, ("甲",)))


def test_lists_in_cells() -> None:
    assert listed("") == ()
    assert listed(" 基因組中心 | HKGI |") == ("基因組中心", "HKGI")
