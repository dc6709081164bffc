"""Ray on a cluster of two nodes: the loss of one, the token, the code that is sent, and what is refused."""

import importlib
import os
import subprocess
import sys
import threading

import pytest

from pipelines.engines import Code, EngineError, engine
from tests.engines import works
from tests.engines.cluster import ROOT, Cluster, free_port, gone, wait_for

pytestmark = pytest.mark.usefixtures("ray_installed")
CODE = Code(packages=(), digest=works.digest)


@pytest.fixture(scope="module")
def cluster(ray_installed):
    two = Cluster()
    yield two
    two.remove()


def test_a_node_lost_during_a_run_loses_no_task(cluster, tmp_path):
    """Each node is at work on a task when one of them is switched off; the other does all that is left."""
    worker = cluster.nodes[-1]
    tasks = [(str(tmp_path), number) for number in range(24)]
    killed = []

    def begun():
        return {mark: int(mark.name.split("-")[2]) for mark in tmp_path.glob("begun-*")}

    def switch_off():
        wait_for(lambda: set(begun().values()) & set(worker.processes()) and len(begun()) == 2, 60, worker.log)
        processes = worker.processes()
        killed.extend(number for number, pid in begun().items() if pid in processes)
        worker.kill()
        (tmp_path / "open").touch()

    with engine("ray", address=cluster.address, code=CODE) as where:
        wait_for(lambda: where.workers == 2, 30, worker.log)
        run = where.run(works.start_and_wait, tasks)
        switch = threading.Thread(target=switch_off)
        switch.start()
        found = list(run)
        switch.join()
    assert len(killed) == 1
    lost = killed[0].name.split("-")[1]
    assert len(list(tmp_path.glob(f"begun-{lost}-*"))) == 2
    assert found == list(engine("local").run(works.start_and_wait, tasks))


@pytest.fixture
def travelling(tmp_path, monkeypatch):
    """A package that this process finds in a folder of its own."""
    package = tmp_path / "travelling"
    package.mkdir()
    (package / "__init__.py").write_text("def treble(number):\n    return 3 * number\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("travelling")
    del sys.modules["travelling"]


def test_the_packages_of_the_code_are_sent(cluster, travelling):
    with engine("ray", address=cluster.address, code=Code(("travelling",), works.digest)) as where:
        assert list(where.run(travelling.treble, [(1,), (2,)])) == [3, 6]
    with (
        engine("ray", address=cluster.address) as where,
        pytest.raises(EngineError, match=r"travelling\.treble\(1\): a worker could not begin .*'travelling'"),
    ):
        list(where.run(travelling.treble, [(1,)]))


def test_a_ray_of_this_machine_finds_what_this_process_finds(travelling):
    with engine("ray", workers=1) as where:
        assert list(where.run(travelling.treble, [(1,), (2,)])) == [3, 6]


def test_code_that_is_no_package_cannot_be_sent(cluster):
    with pytest.raises(EngineError, match="is no package of this process"):
        engine("ray", address=cluster.address, code=Code(("hkbiomed_nowhere",), works.digest)).open()


def test_a_node_of_other_code_is_refused(cluster, monkeypatch):
    monkeypatch.setenv("HKBIOMED_TEST_DIGEST", "newer")
    with (
        engine("ray", address=cluster.address, code=CODE) as where,
        pytest.raises(EngineError, match=r"has other code than this process \(digest as here, not newer\)"),
    ):
        list(where.run(works.double, [(1,)]))


def test_a_cluster_gets_no_more_tasks_than_workers_were_asked_for(cluster):
    with engine("ray", workers=1, address=cluster.address) as where:
        assert where.in_flight == 1
        assert list(where.run(works.double, [(n,) for n in range(5)])) == [0, 2, 4, 6, 8]


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ({"RAY_AUTH_TOKEN": "6a" * 32}, "Authentication token is missing or incorrect"),
        ({}, "is not known: give it in RAY_AUTH_TOKEN"),
    ],
    ids=["wrong", "none"],
)
def test_a_cluster_is_not_joined_without_its_token(cluster, tmp_path, token, said):
    others = {name: value for name, value in os.environ.items() if not name.startswith("RAY_")}
    code = f"from pipelines.engines import engine; engine('ray', address='{cluster.address}').open()"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**others, "HOME": str(tmp_path), **token},
        capture_output=True,
        text=True,
    )
    assert "EngineError: " in run.stderr
    assert said in run.stderr


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ray://here:10001", "is no address of a Ray cluster: give host:port"),
        ("here", "is no address of a Ray cluster"),
        ("127.0.0.1:99999999", "no Ray cluster answers at"),
        ("127.0.0.1:FREE", "no Ray cluster answers at"),
    ],
)
def test_what_is_no_cluster_is_refused(address, said):
    with pytest.raises(EngineError, match=said):
        engine("ray", address=address.replace("FREE", str(free_port()))).open()


def test_ray_says_nothing_on_the_terminal_and_leaves_nothing_running(tmp_path):
    code = f"""
import os
from pipelines.engines import engine
from tests.engines import cluster, works
with engine("ray", workers=1) as where:
    print(*where.run(works.die_once, [({str(tmp_path)!r}, number) for number in range(5)]))
    print(*cluster.family(os.getpid())[1:])
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    numbers, pids = run.stdout.splitlines()
    assert (numbers, run.stderr) == ("0 1 2 3 4", "")
    assert len(pids.split()) > 3
    wait_for(lambda: all(gone(int(pid)) for pid in pids.split()), 20)
