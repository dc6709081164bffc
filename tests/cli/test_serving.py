"""`hkbiomed site`: the pages of a release over HTTP, and what is said where they cannot be shown."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines import cli
from pipelines.publication import serving

ROOT = Path(__file__).parents[2]
FILES = {
    "site/index.html": "text/html; charset=utf-8",
    "site/assets/site.css": "text/css; charset=utf-8",
    "site/assets/site.js": "text/javascript; charset=utf-8",
    "site/pictures/timeline.en.svg": "image/svg+xml; charset=utf-8",
    "site/pictures/timeline.en.png": "image/png",
    "csv/people.csv": "text/csv; charset=utf-8",
    "index.json": "application/json; charset=utf-8",
    "README.zh-Hant.md": "text/plain; charset=utf-8",
    "LICENSE": "text/plain; charset=utf-8",
}


@pytest.fixture
def releases(tmp_path):
    """A folder of two releases, the newer without pages."""
    for name in FILES:
        path = tmp_path / "releases" / "1.0.0" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("罕病", encoding="utf-8")
    (tmp_path / "releases" / "1.1.0").mkdir()
    return tmp_path / "releases"


@pytest.fixture
def ask(releases):
    """Ask a server of the older release for a path."""
    with serving.server(releases / "1.0.0", port=0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()

        def ask(path):
            with contextlib.closing(http.client.HTTPConnection(serving.HOST, server.server_port)) as connection:
                connection.request("GET", path)
                answer = connection.getresponse()
                return answer.status, answer.headers, answer.read().decode()

        yield ask
        server.shutdown()
        thread.join()


def run(*arguments):
    return CliRunner().invoke(cli.app, ["site", *map(str, arguments)])


@pytest.mark.parametrize(("name", "kind"), FILES.items())
def test_files_are_sent_as_what_they_are(ask, name, kind):
    status, headers, body = ask(f"/{name}")
    assert (status, headers["Content-Type"], body) == (200, kind, "罕病")
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/site/", 200),
        ("/none.html", 404),
        ("/../1.1.0/", 404),
        ("/%2e%2e/%2e%2e/releases/1.0.0/LICENSE", 404),
        ("/site/%00.html", 404),
    ],
)
def test_nothing_but_the_release_is_there(ask, path, status):
    assert ask(path)[0] == status


def test_the_root_leads_to_the_pages(ask):
    status, headers, _ = ask("/")
    assert (status, headers["Location"]) == (302, "/site/")


def test_only_this_machine_is_answered(releases):
    with serving.server(releases / "1.0.0", port=0) as server:
        assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["1.1.0"], "1.1.0 has no pages (site/index.html): name a release that has, or publish one"),
        ([], "1.1.0 has no pages"),
        (["2.0.0"], "there is no release 2.0.0"),
    ],
)
def test_what_cannot_be_shown_is_told(releases, arguments, told):
    result = run(*arguments, "--releases", releases)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_a_port_that_is_taken_is_told(releases):
    with socket.create_server((serving.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        result = run("1.0.0", "--releases", releases, "--port", port)
    assert result.exit_code == 2
    assert f"port {port} is taken by another program: name another with --port" in result.stderr


def test_it_says_where_and_leaves_quietly(releases):
    command = [sys.executable, "-m", "pipelines.cli", "site", "1.0.0", "--releases", str(releases), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        try:
            rest, errors = process.communicate(timeout=60)
        finally:
            process.kill()
    assert first.startswith("1.0.0 is at http://localhost:")
    assert (process.returncode, rest.strip(), errors) == (0, "", "")
