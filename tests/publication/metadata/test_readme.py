"""The READMEs of a release: all of it told in the reader's language, nothing named that is not there, and it works."""

import re
from dataclasses import replace

import duckdb
import pandas as pd
import pytest

from pipelines.publication import inventory, quality
from pipelines.publication.edition import WITHOUT_PERSONAL
from pipelines.publication.metadata import readme
from validations import schema
from validations.tables import codes
from validations.tables.vocabularies import FACT_TABLES

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(params=readme.FILES)
def language(request):
    return request.param


@pytest.fixture
def text(laid_out, language):
    return (laid_out.folder / readme.FILES[language]).read_text(encoding="utf-8")


def cell(words):
    return words.replace("|", "\\|")


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_every_table_and_column_is_told(text, language):
    told = "description_en" if language == "en" else "description_zh"
    for table in schema.TABLES:
        assert f"### {table}\n" in text
        assert cell(getattr(schema.table_info(table), told)) in text
        for column in schema.columns(table):
            assert re.search(rf"^\| {column.name} \| .*{re.escape(cell(getattr(column, told)))}", text, re.MULTILINE)


def test_every_vocabulary_is_told_or_named(text, language):
    told = "definition_en" if language == "en" else "definition_zh"
    for vocabulary in readme.vocabularies():
        assert f"\n### {vocabulary['name']}\n" in text
        for code in codes.codes(vocabulary["name"]) if vocabulary["shown"] else ():
            assert f"| {cell(code.code)} |" in text
            assert cell(getattr(code, told)) in text


def test_every_file_is_described(text, language):
    for entry in inventory.entries():
        words = entry.description_en if language == "en" else entry.description_zh
        assert cell(words.partition("{table}")[2] or words) in text


def test_links_lead_to_files_and_headings(laid_out, text):
    links = set(re.findall(r"\]\(([^)]+)\)", text))
    headings = {re.sub(r"[^\w-]", "", line.lower().replace(" ", "-")) for line in re.findall(r"^#+ (.+)$", text, re.M)}
    assert "dictionary/codes.csv" in links
    for link in links:
        if link.startswith("#"):
            assert link[1:] in headings, link
        elif "://" not in link:
            assert (laid_out.folder / link).is_file(), link


def test_python_and_sql_work_as_printed(laid_out, text, monkeypatch):
    monkeypatch.chdir(laid_out.folder)
    loaded = next(block for block in blocks(text, "python") if "pandas" in block)
    lines = loaded.strip().splitlines()
    names: dict[str, object] = {}
    exec("\n".join(lines[:-1]), names)
    frame = eval(lines[-1], names)
    assert isinstance(frame, pd.DataFrame)
    queried = duckdb.sql(next(block for block in blocks(text, "sql") if "parquet" in block)).df()
    assert 0 < len(queried) == len(frame)


def test_the_quote_of_the_example_is_in_the_tables(laid_out, text):
    shown = readme.example(laid_out)
    quote = next(row for row in laid_out.rows["evidence"] if row["row_id"] == shown["row_id"])
    assert shown["quote"] == quote["quote"]
    assert f"| {shown['table']} | {shown['row_id']} |" in text
    assert f"| {cell(shown['quote'])} |" in text


@pytest.mark.parametrize(
    ("language", "counted", "known"),
    [
        ("en", "(0-based, end not included) |", "and the address where it\nis known"),
        ("zh-Hant", "（由 0 起計，不含終點） |", "已知網址者一併列出"),
    ],
)
def test_offsets_and_addresses_are_told_as_they_are(laid_out, language, counted, known):
    text, shown = readme.compose(laid_out, language), readme.example(laid_out)
    assert f" {shown['start']} " in next(line for line in text.splitlines() if line.endswith(counted))
    assert shown["end"] - shown["start"] == len(shown["quote"])
    assert known in text


def test_the_views_with_quotes_are_named(text):
    assert all(f"{table}_quotes" in text for table in FACT_TABLES)


def section(text, heading):
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(
    ("language", "heading", "name"),
    [("en", "Sources and limits", "name_en"), ("zh-Hant", "來源與局限", "name_zh")],
)
def test_sources_and_limits_are_those_of_the_tables(laid_out, language, heading, name):
    told = section(readme.compose(laid_out, language), heading)
    bodies = {row["organisation_id"]: row[name] for row in laid_out.rows["organisations"]}
    for row in laid_out.rows["documents"]:
        line = next(line for line in told.splitlines() if line.startswith(f"| {cell(row['title'])} |"))
        assert line.endswith(f" | {row['language']} |")
        assert row["published"] is None or f"| {row['published']} |" in line
        assert row["publisher_id"] is None or f"| {bodies[row['publisher_id']]} |" in line
    metrics = quality.metrics(laid_out.rows, laid_out.decisions, laid_out.contract)["wording"]
    for column, counts in metrics.items():
        cells = (counts[kind] for kind in ("rows", "decided", "generated", "missing"))
        assert f"| {column} | {' | '.join(map(str, cells))} |" in told


def test_rows_that_people_have_decided_on_are_counted(laid_out):
    first, *others = laid_out.rows["statistics"]
    decided = [{**first, "decision": "label_en: clearer"}, *({**row, "decision": None} for row in others)]
    text = readme.compose(replace(laid_out, rows={**laid_out.rows, "statistics": decided}))
    assert f"statistics 1 of {len(decided)}" in section(text, "Sources and limits")


@pytest.mark.parametrize(("language", "heading"), [("en", "Personal data"), ("zh-Hant", "個人資料")])
def test_each_edition_says_what_it_holds_of_persons(laid_out, language, heading):
    contact = {column.name: None for column in schema.columns("contacts")} | {"personal": True}
    rows = {**laid_out.rows, "contacts": [contact, {**contact, "personal": False}, {**contact, "personal": False}]}
    full = section(readme.compose(replace(laid_out, rows=rows), language), heading)
    assert WITHOUT_PERSONAL in full
    assert re.search(r"1 of its\n3 contacts|共 3 項，其中 1 項", full)
    bare = {**rows, "people": [], "roles": [], "contacts": rows["contacts"][1:]}
    without = replace(laid_out, name=WITHOUT_PERSONAL, rows=bare, withheld=[{}] * 7)
    told = section(readme.compose(without, language), heading)
    assert re.search(r"left out|均已略去", told)
    assert re.search(r"\b7 (places|處)|共 7 處", told)


def test_without_figures_there_is_no_example(laid_out):
    bare = replace(laid_out, rows={**laid_out.rows, "statistics": []})
    assert readme.example(bare) is None
    assert "stat-" not in readme.compose(bare)


def test_the_chinese_one_is_chinese(laid_out):
    text = (laid_out.folder / "README.zh-Hant.md").read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```|^\|.*?$|^> .*?$|^#.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
    lines = [line for line in prose.splitlines() if line.strip()]
    tools = {"pandas", "Polars", "DuckDB", "R"}
    assert [line for line in lines if not CHINESE.search(line) and line not in tools and "README.md" not in line] == []
