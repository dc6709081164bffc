"""What people keep under knowledge/ loads, and what is wrong with it is said with file, line and remedy."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pipelines.knowledge import Knowledge, KnowledgeError
from pipelines.knowledge.sheets import listed, read
from pipelines.knowledge.store import (
    BODY_COLUMNS,
    CANDIDATE_COLUMNS,
    DECISION_COLUMNS,
    INDICATOR_COLUMNS,
    MATCH_COLUMNS,
    REGISTRY_COLUMNS,
)


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
WHO = "clear,An Editor,2026-01-02"
CENTRE = f"centre,基因組中心,,,facility,,HK,,,,,the text,{WHO}"
ACCEPT = f"org-x,accept,基因組中心,,,,,,,,,,,a,{WHO}"


@pytest.mark.parametrize(
    ("file", "head", "lines", "words"),
    [
        (
            "indicators/vocabulary.csv",
            INDICATOR_COLUMNS,
            (INDICATOR, INDICATOR),
            "line 3: indicator_id 'hospitals' given twice, first on line 2",
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
            "line 2: name_zh left empty",
        ),
        ("indicators/vocabulary.csv", INDICATOR_COLUMNS[:3], (), "line 1: no column definition_en"),
        (
            "indicators/matches.csv",
            MATCH_COLUMNS,
            ("hotels,酒店,,,,,,,",),
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
            ("people,k,a,1.0.0,,", "people,k,b,1.0.0,,"),
            "line 3: key 'k' was registered on line 2",
        ),
        ("registry/registry.csv", REGISTRY_COLUMNS, ("people,k,,1.0.0,,",), "line 2: row_id left empty"),
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


DECISIONS = "corrections/corrections.csv", DECISION_COLUMNS
BODIES = "organisations/authority.csv", BODY_COLUMNS
CANDIDATES = "organisations/decisions.csv", CANDIDATE_COLUMNS


@pytest.mark.parametrize(
    ("file", "lines", "words"),
    [
        (DECISIONS, (DECISION.replace("2026-01-02", "2026-02-30"),), "date is '2026-02-30'. Write a day as 2026-11-22"),
        (DECISIONS, (DECISION.replace("2026-01-02", "2 January 2026"),), "date is '2 January 2026'"),
        (DECISIONS, (DECISION.replace("statistics", "facts"),), "table_name is 'facts'. Write one of documents, "),
        (DECISIONS, (DECISION.replace("label_en", "colour"),), "statistics has no column 'colour' to decide on"),
        (DECISIONS, (DECISION.replace("label_en", "statistic_id"),), "no column 'statistic_id' to decide on"),
        (DECISIONS, (DECISION.replace("stat-x", "Stat X"),), "row_id is 'Stat X'"),
        (DECISIONS, (DECISION.replace("a|b", "a, b.txt"),), "10 cells under a head of 9"),
        (DECISIONS, (DECISION.replace("a|b", "a|B.txt"),), "document is 'a|B.txt'"),
        (DECISIONS, (DECISION, DECISION), "line 3: table_name 'statistics', row_id 'stat-x', column_name 'label_en'"),
        (DECISIONS, (DECISION.replace(",hospitals,", ",,"),), "'' replaces itself"),
        (DECISIONS, (DECISION.replace("label_en,,hospitals", "value,1,many"),), "value is 'many'. Write a number"),
        (DECISIONS, (DECISION.replace("label_en,,hospitals", "value,1,"),), "statistics.value must be filled"),
        (
            DECISIONS,
            (DECISION.replace("label_en,,hospitals", "qualifier,exact,most"),),
            "value is 'most'. Write one of",
        ),
        (DECISIONS, (DECISION.replace("label_en,,hospitals", "period,,last year"),), "Write a date or span of EDTF"),
        (DECISIONS, (DECISION.replace("label_en,,hospitals", "dimensions,,male"),), "Write key=value, joined by |"),
        (
            DECISIONS,
            (DECISION.replace("statistics,stat-x,label_en,,hospitals", "timeline,e,planned,false,yes"),),
            "true or",
        ),
        (BODIES, (CENTRE.replace("基因組中心", ""),), "neither name_zh nor name_en"),
        (BODIES, (CENTRE.replace("clear", ""),), "reason left empty"),
        (BODIES, (CENTRE.replace("facility", "hotel"),), "kind is 'hotel'. Write one of archive, company"),
        (BODIES, (CENTRE.replace("facility,,", "facility,park,"),), "parent_id 'park' is no line of this file"),
        (BODIES, (CENTRE.replace("HK,,,,", "HK,,ror.org/1,,"),), "ror_id is 'ror.org/1'"),
        (BODIES, (CENTRE.replace("HK,,,,", "HK,,,7,"),), "wikidata_id is '7'"),
        (BODIES, (CENTRE.replace("HK,,", "HK,hkgp.org,"),), "website is 'hkgp.org'"),
        (BODIES, (CENTRE, CENTRE), "organisation_id 'centre' given twice, first on line 2"),
        (
            CANDIDATES,
            (ACCEPT.replace("accept", "perhaps"),),
            "decision is 'perhaps'. Write one of accept, reject, same_as",
        ),
        (CANDIDATES, (ACCEPT.replace("基因組中心", ""),), "expected left empty"),
        (CANDIDATES, (ACCEPT.replace("accept", "same_as"),), "same_as is '', but the decision is same_as"),
        (
            CANDIDATES,
            (ACCEPT.replace("基因組中心,,", "基因組中心,other,"),),
            "same_as is 'other', but the decision is accept",
        ),
        (
            CANDIDATES,
            (ACCEPT.replace("accept", "same_as").replace("基因組中心,,", "基因組中心,org-x,"),),
            "a body is the same as itself",
        ),
        (
            CANDIDATES,
            (ACCEPT.replace("accept", "reject").replace("基因組中心,,", "基因組中心,,中心"),),
            "name_zh filled, but the decision is reject",
        ),
    ],
)
def test_what_a_decision_may_hold(
    tmp_path: Path, file: tuple[str, tuple[str, ...]], lines: tuple[str, ...], words: str
) -> None:
    name, head = file
    _write(tmp_path / name, head, *lines)
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.load(tmp_path)
    assert words in str(caught.value)
    assert f"{name}, line {len(lines) + 1}: " in str(caught.value)


def test_a_reviewed_body_is_no_candidate(tmp_path: Path) -> None:
    _write(tmp_path / "organisations/authority.csv", BODY_COLUMNS, CENTRE)
    _write(tmp_path / "organisations/decisions.csv", CANDIDATE_COLUMNS, ACCEPT.replace("org-x", "centre"))
    with pytest.raises(KnowledgeError, match="centre is in the authority file, so it is no candidate"):
        Knowledge.load(tmp_path)


def test_a_match_without_words_would_match_all(tmp_path: Path) -> None:
    _write(tmp_path / "indicators/vocabulary.csv", INDICATOR_COLUMNS, INDICATOR)
    _write(tmp_path / "indicators/matches.csv", MATCH_COLUMNS, "hospitals,,,,1,,,,")
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


@pytest.mark.parametrize("line", ["", '""', " "])
def test_a_line_about_nothing_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"word,kind\n學會,{line}\n{line},body\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"a\.csv, line 3: word left empty\. Fill it or remove the line\."):
        list(read(path, ("word",)))


def test_what_a_worker_finds_wrong_reaches_the_run() -> None:
    error = KnowledgeError(Path("a.csv"), 3, "word left empty", "Fill it")
    sent = pickle.loads(pickle.dumps(error))
    assert (type(sent), str(sent), sent.path, sent.line) == (KnowledgeError, str(error), error.path, 3)


def test_lists_in_cells() -> None:
    assert listed("") == ()
    assert listed(" 基因組中心 | HKGI |") == ("基因組中心", "HKGI")
