"""`hkbiomed browse` in the browser: Datasette on a release's database, with nothing loaded from elsewhere."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import expect
from typer.testing import CliRunner

from pipelines import cli
from pipelines.cli.browsing import DATASETTE
from tests.browser import machine
from tests.browser.release import ROOT

HOST = "127.0.0.1"


def free_port():
    with socket.create_server((HOST, 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(scope="module")
def datasette(release, servers, tmp_path_factory):
    """The address of Datasette on the release, started by the command that users type and stopped as they stop it."""
    if not DATASETTE.is_file():
        left_out = pytest.fail if machine.must_be_whole() else pytest.skip
        left_out(f"{DATASETTE} is not there: `make .venv-browse/.done` sets it up")
    port, out = free_port(), tmp_path_factory.mktemp("browse")
    command = [sys.executable, "-m", "pipelines.cli", "browse", release.name, "--releases", release.parent]
    log = (out / "log").open("wb")
    process = subprocess.Popen(
        [*command, "--port", str(port), "--out", out], cwd=ROOT, stdout=log, stderr=log, start_new_session=True
    )
    address = f"http://{HOST}:{port}"
    servers.add(address)
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail((out / "log").read_text(encoding="utf-8"))
        try:
            urllib.request.urlopen(f"{address}/-/versions.json").close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"{address}/"
    # Ctrl-C reaches all that a terminal runs.
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=30) == 0, (out / "log").read_text(encoding="utf-8")
    log.close()


def ask(address, **given):
    with urllib.request.urlopen(f"{address}?{urllib.parse.urlencode({'_shape': 'array', **given})}") as answer:
        return json.load(answer)


def test_home_tells_what_it_is_and_on_what_terms(page, datasette, release):
    page.goto(datasette)
    assert release.name in page.locator("h1").inner_text()
    assert page.get_by_role("link", name="Creative Commons Attribution 4.0 International").count() > 0
    page.get_by_role("link", name="hkbiomed", exact=True).click()
    expect(page.get_by_role("link", name="Search in either script 繁體、簡體及英文檢索")).to_be_visible()
    assert page.get_by_role("link", name="search_data").count() == 0


def test_a_table_has_facets_labels_and_described_columns(page, datasette):
    page.goto(f"{datasette}hkbiomed/roles")
    assert page.locator("h1").inner_text() == "Roles 職務"
    assert page.locator(".facet-info-name").all_inner_texts() == ["document_id 5"]
    assert page.locator("dl.column-descriptions dt").all_inner_texts()[:2] == ["role_id", "person_id"]
    called = page.locator("td.col-person_id a").all_inner_texts()
    assert called
    assert "None" not in called


def test_a_row_leads_to_its_quotes_and_to_the_rows_it_names(page, datasette):
    page.goto(f"{datasette}hkbiomed/roles")
    page.locator("td.col-role_id a").first.click()
    expect(page.get_by_role("link", name="its quotes")).to_be_visible()
    assert page.locator("td.col-document_id a").count() == 1
    assert page.get_by_role("link", name="Creative Commons Attribution 4.0 International").count() > 0
    page.get_by_role("link", name="its quotes").click()
    expect(page.locator("h1")).to_have_text("The quotes of a fact 某項事實的引文")
    assert page.locator("table.rows-and-columns tbody tr").count() > 0


@pytest.mark.parametrize("words", ["基因組", "基因组"])
def test_words_are_found_in_either_script(page, datasette, words):
    page.goto(f"{datasette}hkbiomed/find")
    page.locator("input[name=words]").fill(words)
    page.get_by_role("button", name="Run SQL").click()
    expect(page.locator("td.col-row_id a", has_text="Hong Kong Genome Institute").first).to_be_visible()
    page.goto(f"{datasette}hkbiomed/search_rows?_search={words}")
    expect(page.locator("td.col-text").first).to_contain_text("基因組")


def test_the_api_answers_in_json(datasette):
    assert ask(f"{datasette}hkbiomed/find.json", words="罕病 北京") == ask(
        f"{datasette}hkbiomed/find.json", words="北京 罕病"
    )
    (row,) = ask(f"{datasette}hkbiomed/release.json")
    assert row["name"] == "hkbiomed"
    years = {row["date"][:4] for row in ask(f"{datasette}hkbiomed/events_of_a_year.json", year="2021")}
    assert "2021" in years


def test_what_cannot_be_browsed_is_told(tmp_path, monkeypatch):
    (tmp_path / "1.0.0").mkdir()
    monkeypatch.setattr("pipelines.cli.browsing.DATASETTE", tmp_path / "datasette")
    arguments = ["browse", "--releases", str(tmp_path)]
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 2
    assert "is not there: `make browse` sets it up" in result.stderr
    (tmp_path / "datasette").touch()
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 2
    assert "has no hkbiomed.sqlite: name a release that has" in result.stderr
