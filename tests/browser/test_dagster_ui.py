"""What a maintainer sees in Dagster's UI of a run that was refused: the job, rows, sentences, commands.

One run of the release job in a small project, in which a value is not the one of its text and nobody has looked at
the bodies, is looked at in a browser; and one of the archive job, in which a text cannot be read.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import dagster as dg
import pytest
from playwright.sync_api import expect

from assets import release
from assets.graph import build_defs
from assets.resources import Project, Work
from assets.values import Values
from pipelines.knowledge import Knowledge
from pipelines.publication import building
from tests.publication.conftest import small_project

ROOT = Path(__file__).parents[2]
STARTED_WITHIN = 60
PATIENCE = 30_000
SETTINGS = "telemetry: {enabled: false}\nnux: {enabled: false}\n"
SENTENCE = "已有350名參加者"
DAMAGED = "2024-05-06-damaged.txt"


@pytest.fixture(scope="module")
def ui(browser, servers, tmp_path_factory):
    """The address of a UI that knows the run; without a browser there is no need of one."""
    root, home = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("dagster")
    (home / "dagster.yaml").write_text(SETTINGS, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    # Before there is a server, for both would lay out the database of runs; and in another thread, for Playwright keeps
    # an event loop running in this one, and Dagster would not start its own beside it.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(run, root, home).result() == (False, True)
    command = [sys.executable, "-m", "dagster_webserver", "-m", "assets.definitions", "-h", "127.0.0.1", "-p", port]
    environment = {**os.environ, "DAGSTER_HOME": str(home), "DAGSTER_DISABLE_TELEMETRY": "1"}
    log, address = home / "webserver.log", f"http://127.0.0.1:{port}"
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        await_answer(f"{address}/server_info", server, log)
        servers.update({address, address.replace("http:", "ws:")})
        yield address
    finally:
        # Its child that serves the definitions goes with it; neither has anything to save.
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def run(root, home):
    """Run the jobs, the first of them on texts that can be read, and return which succeeded."""
    resolve = building.resolve_tables

    def resolve_wrongly(texts):
        resolved = resolve(texts)
        resolved.rows["statistics"][0]["value"] = 99.0
        return resolved

    with pytest.MonkeyPatch.context() as patched:
        project = small_project(root, patched)
        patched.setattr(Knowledge, "load", lambda folder=None: Knowledge.empty())
        patched.setattr(building, "resolve_tables", resolve_wrongly)
        patched.setattr(release, "CANDIDATE", root / "candidate")
        folders = Project(
            raw_dir=str(project.raw), releases_dir=str(project.releases), registry_file=str(project.registry)
        )
        work = Work(cache_dir=str(root / "cache"))
        values = Values(root / "values")
        defs = build_defs({"project": folders, "work": work, "io_manager": values})
        with dg.DagsterInstance.from_config(str(home)) as instance:
            job = defs.resolve_job_def("release_job")
            released = job.execute_in_process(instance=instance, raise_on_error=False).success
            (project.raw / DAMAGED).write_bytes(b"\x00\xff\x00")
            job = defs.resolve_job_def("archive_job")
            config = {
                "ops": {"archive": {"config": {"folder": str(root / "archive")}}},
                "resources": {"project": {"config": {"raw_dir": str(project.raw), "strict": False}}},
            }
            archived = job.execute_in_process(instance=instance, raise_on_error=False, run_config=config).success
            return released, archived


def await_answer(url, server, log):
    deadline = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the UI did not start:\n{log.read_text(encoding='utf-8')}")


def look(page, address):
    page.set_default_timeout(PATIENCE)
    page.goto(address)


def see(locator):
    # Dagster's pages fill themselves in the browser, slowly on a busy machine.
    expect(locator).to_be_visible(timeout=PATIENCE)


def shown(page, key):
    """Open the dialogue behind a row of metadata and return it."""
    page.locator("tr").filter(has=page.get_by_text(key, exact=True)).get_by_text("[Show Markdown]").click()
    return page.locator(".dagster-dialog")


@pytest.mark.parametrize(
    ("job", "told"),
    [
        ("release_job", "From the texts in raw/ to a published release"),
        ("archive_job", "From texts in any number to the files of all tables"),
    ],
)
def test_a_job_says_what_it_does(page, ui, job, told):
    look(page, f"{ui}/locations/assets.definitions/jobs/{job}")
    see(page.get_by_text(re.compile(told)).first)
    see(page.get_by_role("button", name="Materialize all"))


def test_settings_are_described(page, ui):
    look(page, f"{ui}/locations/assets.definitions/resources/project")
    see(page.get_by_text("The folder of the source texts", exact=False))


def test_a_preview_shows_rows_in_chinese_with_their_quotes(page, ui):
    look(page, f"{ui}/assets/statistics?view=events")
    see(page.get_by_text("120名參加者").first)


def test_a_failed_check_shows_its_rows_and_the_sentence(page, ui):
    look(page, f"{ui}/assets/statistics?view=checks&checkDetail=values_equal_their_exact_literals")
    see(page.get_by_text("Failed").first)
    see(page.get_by_text(re.compile(f"found 99.*{SENTENCE}.*What to do")))
    rows = shown(page, "rows")
    see(rows.get_by_role("cell", name="99", exact=True))
    see(rows.get_by_role("cell", name=SENTENCE))


def test_a_body_that_awaits_review_shows_the_commands_that_decide(page, ui):
    look(page, f"{ui}/assets/resolution?view=checks&checkDetail=bodies_are_reviewed")
    see(page.get_by_text("await review: 香港基因組中心"))
    see(shown(page, "commands").get_by_text(re.compile("hkbiomed review accept org-")))


def test_the_archive_shows_rows_with_their_quotes(page, ui):
    look(page, f"{ui}/assets/archive?view=events")
    see(page.get_by_text("rows by table", exact=True))
    see(page.get_by_text("行政總裁羅思偉").first)


def test_a_text_that_was_set_aside_is_shown_with_its_reason(page, ui):
    look(page, f"{ui}/assets/archive?view=checks&checkDetail=every_text_is_read")
    see(page.get_by_text(re.compile(f"{DAMAGED}: byte 0 is NUL")).first)
