"""Nobody else is let in: what this project starts listens on this machine's own address, and speaks to nobody.

Servers are started as a maintainer starts them; where they listen is asked of the system, not of them. Meanwhile each
Python notes whom it speaks to (network/sitecustomize.py).
"""

import contextlib
import ipaddress
import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults import FULL
from tests.faults.listening import listening, on_linux

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
# Starting takes as long as the machine is busy; only a server that never listens runs into it. Seconds.
PATIENCE = 300
SITE = [sys.executable, "-m", "pipelines.cli", "site", "--port", "PORT"]
BROWSE = [sys.executable, "-m", "pipelines.cli", "browse", "--port", "PORT", "--out", "OUT"]


def ui():
    """Return what `make ui` starts, on another port."""
    (recipe,) = re.findall(r"^\t@\$\(BIN\)/(dagster dev .*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    command = shlex.split(recipe)
    command[command.index("--port") + 1] = "PORT"
    return [str(BIN / command[0]), *command[1:]]


@contextlib.contextmanager
def started(command, tmp_path):
    """Start a server in a session of its own; yield the session, its port and the file of what it spoke to."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = {"PORT": str(port), "OUT": str(tmp_path / "out")}
    spoken = tmp_path / "spoken.jsonl"
    spoken.touch()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "dagster.yaml").write_text((ROOT / "dagster.yaml").read_text())
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DAGSTER")}
    environment |= {
        "HKBIOMED_NETWORK": str(spoken),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "faults" / "network"), str(ROOT)]),
        "DAGSTER_HOME": str(tmp_path / "home"),
    }
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [told.get(word, word) for word in command],
            cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            yield process, port, spoken, log
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def awaited(process, port, log):
    """Return where the server's processes listen, once it answers on its port."""
    for _ in range(PATIENCE * 10):
        assert process.poll() is None, log.read_text()
        found = listening(process.pid)
        if port in {number for _, number in found}:
            return found
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def strangers(spoken):
    """Return what was said to others than this machine, or listened for from them."""
    lines = [json.loads(line) for line in spoken.read_text().splitlines()]
    return [line for line in lines if not line["local"] and not _own(line["host"])]


def _own(host):
    # A name that stands for no address asks for this machine's own.
    return host in ("localhost", None) or (host != "" and _is_loopback(host))


def _is_loopback(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


SERVERS = {
    "site": (SITE, True, True),
    "browse": (BROWSE, (ROOT / ".venv-browse" / "bin" / "datasette").is_file(), FULL),
    "ui": (None, True, FULL),
}


@on_linux
@pytest.mark.parametrize("name", SERVERS)
def test_a_server_listens_on_loopback_alone_and_speaks_to_nobody(name, tmp_path):
    command, there, asked = SERVERS[name]
    if not there:
        pytest.skip("Datasette is set up by `make browse`")
    if not asked:
        pytest.skip("takes half a minute: `make test-faults`")
    with started(command or ui(), tmp_path) as (process, port, spoken, log):
        found = awaited(process, port, log)
        # Whoever starts helpers starts them by now, or listens with them a moment later.
        for _ in range(20):
            found |= listening(process.pid)
            time.sleep(0.1)
    assert {str(address) for address, _ in found if not address.is_loopback} == set()
    assert strangers(spoken) == []


@on_linux
@pytest.mark.parametrize(("host", "loopback"), [("0.0.0.0", False), ("127.0.0.1", True)])
def test_a_server_for_everybody_would_be_found(host, loopback, tmp_path):
    script = "import socket, sys, time; server = socket.create_server((sys.argv[1], int(sys.argv[2]))); time.sleep(600)"
    command = [sys.executable, "-c", script, host, "PORT"]
    with started(command, tmp_path) as (process, port, spoken, log):
        found = awaited(process, port, log)
    assert all(address.is_loopback for address, _ in found) == loopback
    assert (strangers(spoken) == []) == loopback


@pytest.mark.parametrize("where", ["('192.0.2.1', 80)", "('example.org', 80)", "('2001:db8::1', 80)"])
def test_speaking_to_somebody_would_be_found(where, tmp_path):
    command = [sys.executable, "-c", f"import socket; socket.create_connection({where})"]
    with started(command, tmp_path) as (process, _, spoken, log):
        process.wait()
    assert "no network here" in log.read_text()
    assert strangers(spoken)


@pytest.mark.skipif(not FULL, reason="takes half a minute: `make test-faults`")
def test_a_release_and_its_validation_speak_to_nobody(tmp_path):
    command = [sys.executable, "-m", "tests.faults.quietly", str(tmp_path / "project")]
    with started(command, tmp_path) as (process, _, spoken, log):
        assert process.wait() == 0, log.read_text()
    assert (tmp_path / "project" / "data" / "releases" / "1.0.0" / "index.json").is_file()
    assert strangers(spoken) == []
