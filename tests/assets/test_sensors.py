"""The sensor asks for one run for each state of raw/, and none while nothing changes, however many files there are."""

import os

import dagster as dg
import pytest

from assets import sensors
from assets.resources import Project
from assets.sensors import raw_texts_changed


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "alpha.txt").write_text("一", encoding="utf-8")
    return tmp_path


def look(raw, cursor=None):
    context = dg.build_sensor_context(cursor=cursor)
    return raw_texts_changed(context, project=Project(raw_dir=str(raw)))


def test_new_texts_ask_for_a_run(raw):
    first = look(raw)
    assert len(first.run_requests) == 1
    assert first.run_requests[0].tags["hkbiomed/texts"] == "alpha.txt"


def test_unchanged_texts_ask_for_none(raw):
    skipped = look(raw, look(raw).cursor)
    assert isinstance(skipped, dg.SkipReason)
    assert "as they were" in skipped.skip_message


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda raw: (raw / "alpha.txt").write_text("一二", encoding="utf-8"), "alpha.txt"),
        (lambda raw: (raw / "beta.txt").write_text("三", encoding="utf-8"), "beta.txt"),
        (lambda raw: (raw / "alpha.txt").unlink(), "alpha.txt"),
        (lambda raw: (raw / "sources.toml").write_text("", encoding="utf-8"), "sources.toml"),
        (lambda raw: (raw / "archive.jsonl").write_text("{}", encoding="utf-8"), "archive.jsonl"),
        (lambda raw: (raw / "archive.parquet").write_bytes(b""), "archive.parquet"),
    ],
)
def test_a_change_asks_for_another_run(raw, change, named):
    first = look(raw)
    change(raw)
    second = look(raw, first.cursor)
    assert second.run_requests[0].tags["hkbiomed/texts"] == named
    assert second.run_requests[0].run_key != first.run_requests[0].run_key


def test_other_files_are_no_texts(raw):
    first = look(raw)
    (raw / "notes.md").write_text("四", encoding="utf-8")
    assert isinstance(look(raw, first.cursor), dg.SkipReason)


def write(raw, name, text="六"):
    """Write a text that has come later than all others, on a file system of any resolution."""
    before = max(path.stat().st_ctime_ns for path in raw.iterdir())
    while True:
        (raw / name).write_text(text, encoding="utf-8")
        if (raw / name).stat().st_ctime_ns > before:
            return


def write_with_an_old_date(raw):
    write(raw, "old.txt")
    os.utime(raw / "old.txt", (0, 0))


@pytest.fixture
def many(raw, monkeypatch):
    """A folder of more files than are remembered one by one."""
    monkeypatch.setattr(sensors, "FEW", 3)
    for number in range(5):
        (raw / f"{number}.txt").write_text("五", encoding="utf-8")
    return raw


def test_of_many_files_a_digest_is_kept(many):
    first = look(many)
    for number in range(5, 500):
        (many / f"{number}.txt").write_text("五", encoding="utf-8")
    later = look(many, first.cursor)
    assert abs(len(later.cursor) - len(first.cursor)) < 5
    assert isinstance(look(many, later.cursor), dg.SkipReason)
    assert len(later.run_requests[0].tags["hkbiomed/texts"]) <= sensors.LONGEST
    assert later.run_requests[0].tags["hkbiomed/texts"].startswith("49")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda raw: write(raw, "new.txt"), "new.txt"),
        (lambda raw: write(raw, "alpha.txt", "一二"), "alpha.txt"),
        (write_with_an_old_date, "old.txt"),
        (lambda raw: (raw / "alpha.txt").unlink(), "at least 1 gone"),
        (lambda raw: [(raw / "alpha.txt").unlink(), write(raw, "new.txt")], "new.txt"),
        (lambda raw: [(raw / f"{number}.txt").unlink() for number in range(3)], "at least 3 gone"),
    ],
)
def test_a_change_among_many_is_told_as_far_as_it_can_be(many, change, named):
    first = look(many)
    change(many)
    second = look(many, first.cursor)
    assert second.run_requests[0].tags["hkbiomed/texts"] == named
    assert second.run_requests[0].run_key != first.run_requests[0].run_key
    assert isinstance(look(many, second.cursor), dg.SkipReason)


def test_a_touch_of_rights_is_no_change(many):
    first = look(many)
    (many / "alpha.txt").chmod(0o600)
    assert isinstance(look(many, first.cursor), dg.SkipReason)


def test_a_cursor_of_each_file_is_still_understood_when_there_are_many(raw, monkeypatch):
    cursor = look(raw).cursor
    monkeypatch.setattr(sensors, "FEW", 0)
    assert isinstance(look(raw, cursor), dg.SkipReason)
    write(raw, "beta.txt")
    assert look(raw, cursor).run_requests[0].tags["hkbiomed/texts"] == "beta.txt"
