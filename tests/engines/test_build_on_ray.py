"""A build on a Ray cluster of two nodes, one of which is lost in the middle: the same bytes as in one process."""

import os
import subprocess
import sys

import pytest

from benchmarks.scale import texts
from tests.engines.cluster import ROOT, TOKEN, Cluster, wait_for

TEXTS = 600


@pytest.fixture
def cluster(ray_installed):
    made = Cluster()
    yield made
    made.remove()


def build(raw, out, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines.cli", "build", "--raw", raw, "--out", out, *map(str, options)],
        cwd=ROOT,
        env={**os.environ, "RAY_AUTH_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_node_lost_in_the_middle_of_a_build_changes_no_byte(cluster, tmp_path):
    texts.write(tmp_path, texts.texts(TEXTS), "txt")
    raw, cache = tmp_path / "raw", tmp_path / "cache"
    alone = build(raw, tmp_path / "alone", "--no-cache")
    assert alone.wait() == 0, alone.stdout.read()
    shared = build(raw, tmp_path / "shared", "--engine", "ray", "--address", cluster.address, "--cache", cache)
    done = wait_for(lambda: list(cache.glob("testimonies/??/*")), 120)
    cluster.nodes[1].kill()
    told, _ = shared.communicate(timeout=300)
    assert shared.returncode == 0, told
    made = list(cache.glob("testimonies/??/*"))
    assert 0 < len(done) < len(made)
    assert f"{TEXTS} texts, " in told
    assert files(tmp_path / "shared") == files(tmp_path / "alone")
