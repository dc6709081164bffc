"""A folder is held by one run at a time, also by one that has made it, and by nobody once that run is gone."""

import os
import signal
import subprocess
import sys

import pytest

from pipelines.publication.holding import HeldError, held

HOLD = """
import sys, time
from pathlib import Path
from pipelines.publication.holding import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_who_comes_second_is_told(tmp_path):
    with held(tmp_path / "data"):
        told = r"another run is at work in .*data, and this one has changed nothing"
        with pytest.raises(HeldError, match=told), held(tmp_path / "data"):
            pass
        assert (tmp_path / "data").is_dir()
    with held(tmp_path / "data"):
        pass


def test_what_was_made_and_is_empty_is_removed(tmp_path):
    with held(tmp_path / "data" / "releases"):
        assert (tmp_path / "data" / "releases").is_dir()
    assert not (tmp_path / "data" / "releases").exists()


def test_what_has_something_in_it_stays(tmp_path):
    with held(tmp_path / "data"):
        (tmp_path / "data" / "index.json").write_text("{}", encoding="utf-8")
    assert os.listdir(tmp_path / "data") == ["index.json"]


def test_a_killed_holder_holds_nothing(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(HeldError), held(tmp_path / "data"):
            pass
        holder.send_signal(signal.SIGKILL)
    with held(tmp_path / "data"):
        pass
