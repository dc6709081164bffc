"""The sensor asks for one run for each state of raw/, and none while nothing changes."""

import dagster as dg
import pytest

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
