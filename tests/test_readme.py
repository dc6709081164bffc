"""The READMEs name only what is there: targets, commands, tables, folders, rows; and what they say to type works."""

import re
from pathlib import Path

import pytest
import typer.main

from pipelines.cli import app
from tests.golden.tables import FOLDER as GOLDEN
from validations import schema

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-Hant.md")
RELEASES = ROOT / "data" / "releases"


@pytest.fixture(params=READMES)
def readme(request):
    return (ROOT / request.param).read_text(encoding="utf-8")


def code(readme, language):
    return re.findall(rf"^```{language}\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)


def test_make_targets_exist(readme):
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.MULTILINE))
    assert {"release", "test", "ui", "check", "lint", "data-docs"} <= named <= targets


def test_commands_and_their_options_exist(readme):
    commands = typer.main.get_command(app).commands
    for name, rest in re.findall(r"hkbiomed ([a-z-]+)(.*)", "\n".join(code(readme, "console"))):
        options = {option for parameter in commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options


def test_every_command_is_named():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    line = next(line for line in readme.splitlines() if line.startswith("The command `.venv/bin/hkbiomed` has"))
    named = set(re.findall(r"`([a-z-]+)`", line))
    assert named == set(typer.main.get_command(app).commands)


def test_every_table_is_named_in_the_order_of_the_dataset(readme):
    assert re.findall(r"^\| `([a-z]+)` \|", readme, re.MULTILINE) == list(schema.TABLES)


def test_links_and_folders_lead_somewhere(readme):
    links = [link for link in re.findall(r"\]\(([^)]+)\)", readme) if "://" not in link]
    folders = re.findall(r"^\| `([a-z/]+/)` \|", readme, re.MULTILINE)
    assert links
    missing = [path for path in (*links, *folders) if not (ROOT / path).exists()]
    assert missing == []


def test_the_row_explained_is_in_the_tables(readme):
    rows = re.findall(r"hkbiomed explain (\S+)", readme)
    table = (GOLDEN / "statistics.csv").read_text(encoding="utf-8")
    assert rows
    assert all(f"{row}," in table for row in rows)


def test_what_explain_is_said_to_print_is_what_the_tables_hold():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    document, start, end, quote = re.search(
        r"^(\S+), characters (\d+) to (\d+) \(value\)\n.*【(.*)】", readme, re.MULTILINE
    ).groups()
    row = re.search(r"hkbiomed explain (\S+)", readme)[1]
    evidence = (GOLDEN / "evidence.csv").read_text(encoding="utf-8")
    assert f"statistics,{row},{document},{start},{end},{quote}," in evidence


def test_the_snippets_run(readme, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    for snippet in code(readme, "python"):
        for version in re.findall(r"data/releases/([\d.]+)/", snippet):
            assert (RELEASES / version).is_dir()
        exec(compile(snippet, "README", "exec"), {})
    shown = capsys.readouterr().out
    assert "statistic 9 14" in shown
    assert "quote" in shown
    assert "title_zh" in shown


def test_both_languages_tell_the_same_snippets():
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    assert code(english, "python") == code(chinese, "python")
