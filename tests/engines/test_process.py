"""Processes of this machine end with the engine and the command that started them, whatever they are doing."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from pipelines.engines import EngineError, engine
from tests.engines import works
from tests.engines.cluster import ROOT, gone, wait_for


def begun(folder):
    """The processes that have begun an endless task."""
    return [int(mark.name.partition("-")[2]) for mark in folder.glob("begun-*")]


@pytest.mark.parametrize("means", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "killed"])
def test_workers_end_with_their_command(tmp_path, means):
    command = [sys.executable, "-m", "tests.engines.interrupted", str(tmp_path)]
    run = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_for(lambda: len(begun(tmp_path)) == 2, 60)
    if means is signal.SIGINT:
        # As a terminal does: to all processes of the command.
        os.killpg(run.pid, means)
    else:
        run.kill()
    _, said = run.communicate(timeout=30)
    assert run.returncode == -means
    assert said.count("Traceback") == (1 if means is signal.SIGINT else 0), said
    wait_for(lambda: all(map(gone, begun(tmp_path))), 10)


@pytest.mark.parametrize("name", ["process", "ray"])
def test_closing_ends_workers_that_are_at_work(request, tmp_path, name):
    if name == "ray":
        request.getfixturevalue("ray_installed")
    where = engine(name, workers=1)
    run = where.run(works.after, [(0, 0), (str(tmp_path), 1)])
    assert next(run) == 0
    [pid] = wait_for(lambda: begun(tmp_path), 60)
    where.close()
    wait_for(lambda: gone(pid), 20)
    with pytest.raises(EngineError, match="the engine is closed"):
        next(run)


def test_a_closed_engine_can_be_used_again():
    where = engine("process", workers=1)
    assert list(where.run(works.double, [(1,)])) == [2]
    where.close()
    where.close()
    assert list(where.run(works.double, [(2,)])) == [4]
    where.close()


def test_a_worker_that_is_killed_from_outside_loses_no_task(tmp_path):
    with engine("process", workers=2) as where:
        run = where.run(works.start_and_wait, ((str(tmp_path), number) for number in range(12)))

        def kill_one():
            first = wait_for(lambda: sorted(tmp_path.glob("begun-0-*")), 60)[0]
            os.kill(int(first.name.rpartition("-")[2]), signal.SIGKILL)
            (tmp_path / "open").touch()

        killer = threading.Thread(target=kill_one)
        killer.start()
        assert list(run) == [number * number for number in range(12)]
        killer.join()
    assert len(list(tmp_path.glob("begun-0-*"))) == 2
