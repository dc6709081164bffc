"""LICENSE, CITATION.cff and rights.csv: the whole legal text, a name to cite, whose each text is."""

import csv
import hashlib
import re
from dataclasses import replace

import pytest
import yaml

from pipelines.publication import inventory
from pipelines.publication.metadata import citation, licence, rights

# The text of https://creativecommons.org/licenses/by/4.0/legalcode.txt; nobody may change it.
LEGAL_CODE_SHA256 = "10fa10c6074a18c916331d350aea9fcf99a98b1146b46ab0b65e22748a088f8b"


def test_the_legal_text_is_whole():
    text = licence.LEGAL_CODE.read_bytes()
    assert hashlib.sha256(text).hexdigest() == LEGAL_CODE_SHA256
    sections = re.findall(r"^Section (\d) -- ", text.decode(), re.MULTILINE)
    assert sections == [str(number) for number in range(1, 9)]


def test_the_licence_says_what_it_covers_before_the_legal_text(laid_out):
    text = (laid_out.folder / "LICENSE").read_text(encoding="utf-8")
    covers, _, legal = text.partition("\n\n")
    assert legal == licence.LEGAL_CODE.read_text(encoding="utf-8")
    assert '"hkbiomed 1.0.0"' in covers
    assert "remain their issuers'" in covers


def test_the_citation_names_creator_version_and_day(laid_out):
    told = yaml.safe_load(citation.compose(replace(laid_out, as_of="2026-11-22")))
    assert told["authors"] == [{"name": "hkbiomed maintainers"}]
    assert (told["cff-version"], told["type"], told["version"]) == ("1.2.0", "dataset", "1.0.0")
    assert told["license"] == "CC-BY-4.0"
    assert str(told["date-released"]) == "2026-11-22"
    assert "基因組醫學" in told["keywords"]


def test_without_a_day_none_is_made_up(laid_out):
    assert laid_out.as_of is None
    assert "date-released" not in (laid_out.folder / "CITATION.cff").read_text(encoding="utf-8")
    assert citation.reference(laid_out).startswith("hkbiomed maintainers. hkbiomed: ")


def test_a_line_of_rights_a_document(laid_out):
    with (laid_out.folder / "rights.csv").open(encoding="utf-8", newline="") as file:
        lines = {line["document_id"]: line for line in csv.DictReader(file)}
    assert list(lines) == [row["document_id"] for row in laid_out.rows["documents"]]
    for row in laid_out.rows["documents"]:
        line = lines[row["document_id"]]
        assert line["source_file"] == row["source_file"]
        assert int(line["characters"]) == row["characters"]
        assert int(line["quotes"]) > 0
        assert 0 < int(line["quoted_characters"]) <= row["characters"]


@pytest.mark.parametrize(
    ("spans", "passages"),
    [
        ([], []),
        ([(0, 3), (0, 3)], [(0, 3)]),
        ([(0, 9), (2, 5)], [(0, 9)]),
        ([(9, 10), (5, 7), (0, 6)], [(0, 7), (9, 10)]),
        ([(3, 5), (0, 3)], [(0, 3), (3, 5)]),
    ],
    ids=str,
)
def test_quotes_that_overlap_are_one_passage(spans, passages):
    assert rights.merged(spans) == passages


def test_only_evidence_is_counted(laid_out):
    document = laid_out.rows["documents"][0]["document_id"]
    quoting = [{"document_id": document, "start": start, "end": end} for start, end in ((0, 4), (2, 6), (8, 9))]
    line = next(rights.lines(replace(laid_out, rows={**laid_out.rows, "evidence": quoting})))
    assert line[4:7] == ("facts, and short quotes as evidence", 2, 7)


def test_the_inventory_says_what_is_counted():
    told = inventory.entry("rights.csv")
    assert told is not None
    for words in (told.description_en, told.description_zh):
        assert all(
            column in words for column in rights.HEADER if column in ("quotes", "quoted_characters", "characters")
        )


def test_a_text_that_nothing_quotes(laid_out):
    silent = {**laid_out.rows, "evidence": []}
    line = next(rights.lines(replace(laid_out, rows=silent)))
    assert line[4:7] == ("nothing", 0, 0)
