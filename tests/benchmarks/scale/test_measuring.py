"""The measurements: which runs are made, what a command is seen to take, and the table that comes of it."""

import sys
from dataclasses import replace

import pytest

from benchmarks.scale import __main__ as benchmark
from benchmarks.scale import runs, watching
from benchmarks.scale.table import LEGEND, Measured, markdown

FULL = Measured(
    texts=1000,
    megabytes=1.66,
    run="without cache",
    engine="local",
    workers=1,
    full=True,
    seconds=20.0,
    processor=19.0,
    peak=400.0,
    largest=420.5,
    read=0.02,
    jieba=2.0,
    digest="aa",
    found={"people": (10, 9), "statistics": (90, 90)},
)
WARM = replace(FULL, run="warm", full=False, seconds=1.0)
MORE = replace(FULL, texts=10000, seconds=210.0, peak=500.0)
LIST = """
command = ["-m", "pipelines.cli", "build", "--raw", "{raw}", "--out", "{out}"]
address = ["--address", "{address}"]
[modules]
cloud = "no_such_module"
[remedies]
cloud = "buy one"
[[runs]]
name = "plain"
engine = "local"
workers = 1
options = []
[[runs]]
name = "again"
engine = "local"
workers = 1
options = []
added = true
[[runs]]
name = "odd"
engine = "local"
workers = 1
options = ["--no-such-option", "7"]
[[runs]]
name = "far"
engine = "cloud"
workers = 2
options = []
[[runs]]
name = "kept"
engine = "local"
workers = 1
options = []
cache = "kept"
"""


@pytest.fixture
def listed(tmp_path):
    file = tmp_path / "runs.toml"
    file.write_text(LIST)
    return file


def test_the_table_holds_a_row_for_each_run():
    head, rule, full, warm, more, blank, *notes = markdown([FULL, WARM, MORE]).splitlines()
    assert head.startswith("| texts | MB | run | engine | workers | wall s |")
    assert rule.count("|") == head.count("|")
    assert full == (
        "| 1,000 | 1.7 | without cache | local | 1 "
        "| 20.0 | 19.0 | 50 | 0.083 | 400 | 420 | 1.000 | 1,000 | 9.50 | 0.9900 |"
    )
    assert (
        warm
        == "| 1,000 | 1.7 | warm | local | 1 | 1.0 | 19.0 | 1,000 | 1.660 | 400 | 420 | 0.050 | 50 | 9.50 | 0.9900 |"
    )
    assert more.startswith("| 10,000 |")
    assert blank == ""
    assert notes == [
        *(f"- {line}" for line in LEGEND),
        "- without cache, local, 1 worker: from 1,000 to 10,000 texts, 10 times as many, time 10.50 times, "
        "peak memory 1.25 times",
        "- facts found in 1,000 texts: people 9 of 10, statistics 90 of 90",
        "- facts found in 10,000 texts: people 9 of 10, statistics 90 of 90",
        "- 1,000 texts: all 2 runs wrote the same bytes",
    ]


def test_runs_that_wrote_other_bytes_are_named():
    other = replace(WARM, digest="bb")
    assert "**1,000 texts: not the same bytes**: without cache, local, 1 worker / warm, local, 1 worker" in markdown(
        [FULL, other]
    )


def test_what_was_not_measured_is_named_once_with_the_reason():
    told = markdown([FULL, *(Measured(n, 0.0, "cold", "ray", 2, "ray is not installed") for n in (1000, 10000))])
    assert told.count("- left out: cold, ray, 2 workers: ray is not installed") == 1
    assert "| cold |" not in told


def test_what_is_not_known_is_said():
    bare = Measured(1000, 1.66, "plain", "local", 1, seconds=20.0, processor=19.0, largest=420.0, digest="aa")
    assert (
        "| plain | local | 1 | 20.0 | 19.0 | 50 | 0.083 | not known | 420 |  | not known | not known |  |"
        in markdown([bare])
    )


def test_a_run_that_cannot_be_made_says_why(listed):
    assert [run.missing for run in runs.listed(listed)] == [
        "",
        "",
        "build has no --no-such-option",
        "no_such_module is not installed in this environment; buy one",
        "",
    ]


def test_the_address_goes_to_the_engines_that_need_a_module(listed):
    plain, *_, far, _ = runs.listed(listed, address="10.0.0.1:6379")
    assert plain.arguments[-2:] == ("--out", "{out}")
    assert far.arguments[-2:] == ("--address", "10.0.0.1:6379")


def test_the_list_of_the_project_can_be_read():
    assert {run.engine for run in runs.listed()} == {"local", "process", "ray"}


@pytest.mark.skipif(not watching.PROC.is_dir(), reason="only Linux tells the memory of a process")
def test_a_command_is_watched_with_the_processes_that_it_starts(tmp_path, monkeypatch):
    ask = watching._told

    def told(pid, file, name):
        found = ask(pid, file, name)
        if found > 80_000_000:
            (tmp_path / "seen").touch()
        return found

    monkeypatch.setattr(watching, "_told", told)
    child = "import os, time\nblock = bytearray(80_000_000)\nwhile not os.path.exists('seen'): time.sleep(0.05)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    cost = watching.run([sys.executable, "-c", parent], tmp_path)
    assert cost.processor > 0
    assert cost.largest > 80_000_000
    assert cost.peak > 80_000_000


@pytest.mark.skipif(not watching.PROC.is_dir(), reason="only Linux tells the memory of a process")
def test_the_memory_of_whoever_watches_is_not_that_of_the_command(tmp_path):
    own = bytearray(200_000_000)
    cost = watching.run([sys.executable, "-c", "import time; time.sleep(0.6)"], tmp_path)
    assert 1_000_000 < cost.largest < len(own)


def test_a_command_that_fails_is_told_of_by_its_last_line(tmp_path):
    with pytest.raises(watching.CommandError, match=r"^no such text$"):
        watching.run(
            [sys.executable, "-c", "import sys; print('first', file=sys.stderr); sys.exit('no such text')"], tmp_path
        )


def test_a_measurement_is_made_once_and_kept(tmp_path, listed, monkeypatch, capsys):
    keep = tmp_path / "keep"
    monkeypatch.setattr(sys, "argv", ["scale", "--texts", "3", "--runs", str(listed), "--keep", str(keep)])
    benchmark.main()
    first = capsys.readouterr()
    assert first.out.count("| plain |") == first.out.count("| again |") == 1
    assert "left out: kept, local, 1 worker: no run with an empty cache was made on 3 texts" in first.out
    assert sorted(path.name for path in (keep / "3" / "raw").iterdir()) == [f"text-00000000{k}.txt" for k in range(3)]
    monkeypatch.setattr(benchmark.measuring.watching, "run", None)
    log = (keep / "measurements.jsonl").read_text()
    listed.write_text(
        LIST.replace('name = "kept"', 'name = "odd"').replace("options = []\ncache", 'options = ["--x"]\ncache')
    )
    benchmark.main()
    assert capsys.readouterr().out.count("| plain |") == 1
    assert (keep / "measurements.jsonl").read_text() == log
