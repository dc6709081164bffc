"""What is kept between runs: nothing is read twice, and nothing that happens to it changes a row."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.building import intake, store
from pipelines.building.build import Counted
from pipelines.building.store import ABANDONED, KEPT, Store, StoreError, make, whole
from pipelines.reading import corpus
from tests.building import made_up
from tests.building.tables import in_memory, read_again, through_files, unlike

ROOT = Path(__file__).parents[2]
TEXT = "計劃有120名參加者。2022年，全港有350名醫護人員。\n"


@pytest.fixture
def raw(decided, monkeypatch, tmp_path):
    """A corpus of twenty texts that is cut into chunks of some three."""
    monkeypatch.setattr(intake, "USUAL", 3)
    return made_up.write(tmp_path / "raw", made_up.texts(1, 20)[0])


@pytest.fixture
def kept(raw, tmp_path):
    """What a run has kept of it."""
    assert read_again(raw, tmp_path / "store") == 20
    return tmp_path / "store"


def results(kept):
    return sorted(path.parent for path in kept.rglob("contents.json"))


def left_over(kept):
    return [path for path in kept.rglob("*") if path.name.startswith(".")]


def test_nothing_is_read_again(raw, kept):
    before = results(kept)
    assert read_again(raw, kept) == 0
    assert results(kept) == before
    assert left_over(kept) == []


PLACES = {
    "first of all": lambda chunks: chunks[0][0],
    "last of all": lambda chunks: chunks[-1][-1],
    "first of a chunk": lambda chunks: next(chunk[0] for chunk in chunks[1:] if len(chunk) > 1),
    "last of a chunk": lambda chunks: next(chunk[-1] for chunk in chunks[1:] if len(chunk) > 1),
    "inside": lambda chunks: next(chunk[1] for chunk in chunks if len(chunk) > 2),
    "a chunk": lambda chunks: next(chunk[0] for chunk in chunks if len(chunk) == 1),
}


@pytest.mark.parametrize("place", PLACES)
def test_only_the_text_that_has_changed_is_read(raw, kept, place):
    chunks = [[taken.text.name for taken in chunk.texts] for chunk in intake.chunks(intake.taken_in(corpus.texts(raw)))]
    name = PLACES[place](chunks)
    was = (raw / name).read_text("utf-8")
    for text, read in ((TEXT, 1), (None, 0), (was, 0), (TEXT * 2, 1)):
        if text is None:
            (raw / name).unlink()
        else:
            (raw / name).write_text(text, "utf-8")
        assert read_again(raw, kept) == read, text
    assert unlike(through_files(raw, kept), in_memory(raw)) == {}


@pytest.mark.parametrize("number", range(0, 100, 20))
def test_only_the_text_that_is_added_is_read(raw, kept, number):
    (raw / f"{number:02}0000-new.txt").write_text(TEXT, "utf-8")
    assert read_again(raw, kept) == 1


def test_what_the_manifest_says_of_a_text_is_part_of_it(raw, kept):
    name = min(path.name for path in raw.glob("*.txt"))
    (raw / "sources.toml").write_text(f'[[source]]\nfile = "{name}"\npublished = "2020-02-02"\n', "utf-8")
    assert read_again(raw, kept) == 1


@pytest.mark.parametrize("station", ["testimonies", "settled", "merged", "remembered"])
def test_any_folder_may_be_deleted(raw, kept, station):
    made = through_files(raw, kept)
    for path in sorted((kept / station).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    counted = Counted()
    assert unlike(through_files(raw, kept, counted=counted), made) == {}
    assert counted.read == (20 if station == "testimonies" else 0)


def truncate(path):
    path.write_bytes(path.read_bytes()[:-9])


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def empty(path):
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [truncate, flip, empty, Path.unlink])
def test_what_is_damaged_is_made_again(raw, kept, damage):
    made = through_files(raw, kept)
    for place in results(kept):
        for number, path in enumerate(sorted(place.iterdir())):
            if (sum(place.name.encode()) + number) % 4 == 0:
                damage(path)
    told = [path for path in (kept / "remembered").rglob("*") if path.is_file()]
    for path in told[::2]:
        path.write_bytes(b"\xff/../../\x00")
    assert not all(map(whole, results(kept)))
    assert unlike(through_files(raw, kept), made) == {}
    assert all(map(whole, results(kept)))
    assert read_again(raw, kept) == 0
    assert left_over(kept) == []


def test_a_damaged_chunk_is_not_taken_for_an_earlier_one(raw, kept):
    for path in (kept / "testimonies").rglob("tellings.arrow"):
        truncate(path)
    first = min(raw.glob("*.txt"))
    first.write_text(TEXT, "utf-8")
    assert unlike(through_files(raw, kept), in_memory(raw)) == {}


def a_file(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a file", "utf-8")


@pytest.mark.parametrize("place", [".", "testimonies", "settled", "merged", "remembered"])
def test_a_store_that_cannot_be_written_is_told(raw, tmp_path, place):
    root = tmp_path / "store"
    a_file(root / place)
    with pytest.raises(StoreError, match=r"cannot be written .*: name a folder"):
        through_files(raw, root)
    assert (root / place).read_text("utf-8") == "a file"


@pytest.mark.parametrize("size", [0, 4_000, 16_000])
def test_a_disk_that_is_full_before_a_file_is_written_whole_is_told(raw, tmp_path, size):
    # Files may have so many bytes and no more, which is told as a full disk is (setrlimit(2), RLIMIT_FSIZE).
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        with pytest.raises(StoreError, match=r"cannot be written \(.*: name a folder"):
            through_files(raw, tmp_path / "store")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert left_over(tmp_path / "store") == []


def run(raw, kept, *more):
    """Start a run of its own, which says on standard output how many texts it has read."""
    words = [sys.executable, "-m", "tests.building.running", str(raw), str(kept), *more]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_run_that_is_killed_leaves_nothing_that_counts(raw, tmp_path):
    kept = tmp_path / "store"
    killed = run(raw, kept, "stay")
    deadline = time.monotonic() + 60
    while not (begun := list(kept.glob(".work-*/.half-*/texts.arrow"))) and time.monotonic() < deadline:
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    assert begun, killed.communicate()
    killed.communicate()
    assert results(kept) == []
    assert unlike(through_files(raw, kept), in_memory(raw)) == {}
    (work,) = kept.glob(".work-*")
    for path in (*work.rglob("*"), work):
        long_ago(path, ABANDONED + 1)
    read_again(raw, kept)
    assert left_over(kept) == []


def test_two_runs_at_once(raw, tmp_path):
    kept = tmp_path / "store"
    both = [run(raw, kept), run(raw, kept)]
    told = [each.communicate(timeout=120) for each in both]
    assert [each.returncode for each in both] == [0, 0], told
    assert told[0][0].splitlines()[-1] == told[1][0].splitlines()[-1]
    assert all(map(whole, results(kept)))
    assert left_over(kept) == []


def long_ago(path, days):
    past = path.stat().st_mtime - days * 86_400
    os.utime(path, (past, past))


def test_what_no_run_has_used_for_weeks_is_removed_and_nothing_else(raw, kept):
    used = results(kept)
    others = [kept / "testimonies" / "aa" / ("aa" + "0" * 62), kept / "remembered" / "bb" / ("bb" + "0" * 62)]
    fresh = kept / "merged" / "cc" / ("cc" + "0" * 62)
    foreign = [kept / "testimonies" / "notes" / "a", kept / "testimonies" / "dd" / "notes.txt", kept / "ours"]
    for path in (*others, fresh, *foreign):
        a_file(path)
    for path in (*used, *others, *foreign, *kept.rglob("remembered/*/*")):
        long_ago(path, KEPT + 1)
    assert read_again(raw, kept) == 0
    assert results(kept) == used
    assert not any(path.exists() for path in others)
    assert all(path.exists() for path in (fresh, *foreign))
    assert left_over(kept) == []


def test_a_run_at_work_is_left_alone(raw, kept):
    at_work = kept / ".work-another"
    a_file(at_work / "spilled" / "bucket")
    long_ago(at_work, ABANDONED + 1)
    read_again(raw, kept)
    assert (at_work / "spilled" / "bucket").exists()


def test_of_two_that_make_one_result_the_first_is_kept(tmp_path):
    place = tmp_path / "aa" / "result"

    def second(folder):
        (folder / "a").write_text("second", "utf-8")
        make(place, lambda other: (other / "a").write_text("first", "utf-8"), tmp_path)

    make(place, second, tmp_path)
    assert (place / "a").read_text("utf-8") == "first"
    assert whole(place)
    assert json.loads((place / "contents.json").read_text("utf-8")).keys() == {"a"}


def test_what_fails_leaves_nothing(tmp_path):
    def fail(folder):
        (folder / "a").write_text("a", "utf-8")
        raise LookupError("no such claim")

    with pytest.raises(LookupError):
        make(tmp_path / "aa" / "result", fail, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_newest_few_are_remembered(tmp_path):
    kept = Store(tmp_path)
    places = [kept.path("testimonies", f"{number:064x}") for number in range(6)]
    for place in (*places, places[3]):
        kept.remember("a.txt", place)
    assert kept.earlier("a.txt", "b.txt") == [places[3], places[5], places[4], places[2]]
    assert store.Store(tmp_path / "other").earlier("a.txt") == []
