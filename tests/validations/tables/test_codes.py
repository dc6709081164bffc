"""Codes: each labelled and defined in both languages, each closed column held to a vocabulary that is documented."""

import csv
import re
from pathlib import Path

import pytest

from pipelines import extract_text
from pipelines.publication.quality import checks
from tests.validations.test_schema import EVERY_COLUMN, has_chinese
from validations import models, schema
from validations.facts import pinned
from validations.rules import RULES
from validations.tables import codes, units, vocabularies
from validations.tables.columns import text_column

EVERY_CODE = [code for listed in codes.vocabularies().values() for code in listed]
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("code", EVERY_CODE, ids=[f"{code.vocabulary}.{code.code}" for code in EVERY_CODE])
def test_every_code_is_labelled_and_defined_in_both_languages(code):
    assert code.label_en.strip()
    assert has_chinese(code.label_zh)
    assert code.definition_en.endswith(".")
    assert has_chinese(code.definition_zh)
    assert code.definition_zh.endswith("。")


@pytest.mark.parametrize("name", codes.vocabularies())
def test_no_code_or_label_stands_twice_in_a_vocabulary(name):
    for told in ("code", "label_en", "label_zh"):
        words = [getattr(code, told) for code in codes.codes(name)]
        assert len(words) == len(set(words)), told


@pytest.mark.parametrize(("table", "column"), [(t, c) for t, c in EVERY_COLUMN if c.enum], ids=str)
def test_every_closed_column_has_a_documented_vocabulary(table, column):
    assert column.vocabulary, f"{table}.{column.name} is held to a plain list: give its codes a vocabulary in codes.csv"
    assert column.enum == tuple(code.code for code in codes.codes(column.vocabulary))


def test_a_plain_list_is_no_vocabulary():
    assert "vocabulary" not in text_column("A", "甲", isin=["a"], en="A.", zh="甲。").properties["metadata"]


def test_an_open_vocabulary_documents_and_admits_others():
    rule = next(column for column in schema.columns("timeline") if column.name == "rule")
    assert (rule.vocabulary, rule.enum) == ("rules", ())


def test_an_unknown_vocabulary_says_where_to_add_it():
    with pytest.raises(KeyError) as refused:
        codes.Vocabulary("colours")
    assert refused.value.args == ("no vocabulary 'colours' in validations/tables/codes.csv; add its codes there",)


@pytest.mark.parametrize("name", ["fact_tables", "evidenced_tables"])
def test_tables_are_labelled_as_they_are_titled(name):
    for code in codes.codes(name):
        info = schema.table_info(code.code)
        assert (code.label_en, code.label_zh) == (info.title_en, info.title_zh)


def test_one_and_per_cent_have_definitions_of_their_own():
    told = {code.code: (code.definition_en, code.definition_zh) for code in codes.codes(codes.UNITS)}
    assert told["1"][0].startswith("A bare number without a unit")
    assert told["%"][1].startswith("整體的百分之幾，分母為 100。")
    assert len({told["1"], told["%"], told["a"]}) == 3


def test_codes_are_the_lines_of_their_files():
    told = codes.vocabularies.__wrapped__()
    lines = _lines("codes.csv")
    assert [name for name in told if name != codes.UNITS] == list(dict.fromkeys(line["vocabulary"] for line in lines))
    assert [code._asdict() for name, listed in told.items() if name != codes.UNITS for code in listed] == sorted(
        lines, key=lambda line: list(told).index(line["vocabulary"])
    )
    assert list(codes.units.__wrapped__()) == _lines("units.csv")


def test_units_are_defined_by_themselves_or_by_what_they_measure_and_by_whose_code_they_are():
    told = codes.vocabularies.__wrapped__()
    defined = {(code.vocabulary, code.code): code for listed in told.values() for code in listed}
    assert [code.code for code in told["units"]] == [line["code"] for line in _lines("units.csv")]
    for line in _lines("units.csv"):
        measured, whose = defined["dimensions_of_units", line["dimension"]], defined["systems_of_units", line["system"]]
        assert defined["units", line["code"]] == codes.Code(
            "units", line["code"], line["name_en"], line["name_zh"],
            f"{line['definition_en'] or measured.definition_en} {whose.definition_en}",
            f"{line['definition_zh'] or measured.definition_zh}{whose.definition_zh}",
        )  # fmt: skip


def test_a_damaged_file_of_codes_is_refused(tmp_path, monkeypatch):
    (tmp_path / "codes.csv").write_text('vocabulary,code\n"colours"x,red\n', encoding="utf-8")
    monkeypatch.setattr(codes, "files", lambda package: {"validations.tables": tmp_path}[package])
    with pytest.raises(csv.Error):
        codes._lines("codes.csv")


def test_a_vocabulary_knows_its_name_and_its_codes_in_their_order():
    statuses = codes.Vocabulary("statuses")
    assert (statuses, statuses.name) == (["reviewed", "candidate"], "statuses")
    assert (units.codes(), units.codes().name) == ([line["code"] for line in _lines("units.csv")], "units")


def test_units_of_dimensions():
    money, time = units.of_dimension("money"), units.of_dimension("time")
    assert (len(money & time), units.of_dimension("money", "time"), units.of_dimension()) == (0, money | time, set())
    assert money == {line["code"] for line in _lines("units.csv") if line["dimension"] == "money"}


def _lines(name):
    with (Path(codes.__file__).parent / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_dimension_and_system_of_a_unit_is_defined():
    for column in ("dimension", "system"):
        told = {code.code for code in codes.codes(f"{column}s_of_units")}
        assert told == {row[column] for row in codes.units()}


def test_every_rule_that_code_names_is_documented():
    named = re.compile(r'"((?:bodies|people|roles|contacts|statistics|events)\.[a-z_]+)"')
    found = {
        rule
        for path in (ROOT / "pipelines" / "extraction").rglob("*.py")
        for rule in named.findall(path.read_text(encoding="utf-8"))
    }
    assert "bodies.grammar" in found
    assert found <= set(vocabularies.RULES)


def test_every_rule_that_reads_the_texts_is_documented():
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "raw").glob("*.txt"))]
    found = {claim.rule for text in texts for claim in extract_text(text)} - {"accounting"}
    assert "statistics.money" in found
    assert found <= set(vocabularies.RULES)


def test_every_preference_that_code_names_is_documented():
    source = (ROOT / "pipelines" / "resolution" / "disagreements.py").read_text(encoding="utf-8")
    assert {code for code in vocabularies.PREFERENCES if f'"{code}"' in source} == set(vocabularies.PREFERENCES)


def test_every_check_is_documented_by_the_sentence_that_it_holds():
    made = {models.NAME, pinned.NAME, checks.FILES, checks.DECISIONS, *(rule.name for rule in RULES)}
    assert {code.code for code in codes.codes("checks")} == made
