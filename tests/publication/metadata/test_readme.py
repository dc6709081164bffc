"""The READMEs of a release: all of it told in the reader's language, nothing named that is not there, and it works."""

import re
from dataclasses import replace

import duckdb
import pandas as pd
import pytest

from pipelines.publication import inventory
from pipelines.publication.metadata import readme
from validations import schema
from validations.tables import codes

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
