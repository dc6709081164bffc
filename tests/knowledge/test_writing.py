"""Lines of decisions are written as the program writes CSV, at the end, by one rename."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.knowledge import Knowledge, writing
from pipelines.knowledge.sheets import FOLDER

WHO = {"document": "a", "reason": "told so", "author": "An Editor", "date": "2026-01-02"}
LINE = {"table_name": "statistics", "row_id": "stat-x", "column_name": "label_en", "value": 'The "first", of two'}


def test_a_line_has_all_columns_and_is_quoted_where_it_must_be() -> None:
    (line,) = writing.lines("translations", [{**LINE, **WHO}])
    assert line == 'statistics,stat-x,label_en,,"The ""first"", of two",a,told so,An Editor,2026-01-02'


@pytest.mark.parametrize(
    ("cells", "words"), [({"colour": "red"}, "has no column colour"), ({"value": "a\nb"}, "value must be one line")]
)
def test_what_no_line_can_hold(cells: dict[str, str], words: str) -> None:
    with pytest.raises(writing.UnwritableError, match=words):
        writing.lines("translations", [cells])


@pytest.mark.parametrize("before", [None, "", "other"])
def test_lines_are_put_at_the_end(tmp_path: Path, before: str | None) -> None:
    path = tmp_path / "translations" / "labels.csv"
    (line,) = writing.lines("translations", [{**LINE, **WHO}])
    if before is not None:
        writing.append(tmp_path, "translations", [line.replace("stat-x", f"stat-{before}")] if before else [])
        # An editor may have left the last line without its end.
        path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert writing.append(tmp_path, "translations", [line]) == path
    assert [told.row_id for told in Knowledge.load(tmp_path).translations] == [
        *(["stat-other"] if before else []),
        "stat-x",
    ]
    assert list(tmp_path.rglob("*.new")) == []


def test_a_trial_leaves_the_files_as_they_are() -> None:
    before = {path: path.read_bytes() for path in sorted(FOLDER.rglob("*.csv"))}
    (line,) = writing.lines("translations", [{**LINE, **WHO}])
    with writing.trial(FOLDER, "translations", [line]) as folder:
        assert Knowledge.load(folder).translations[-1].row_id == "stat-x"
        assert Knowledge.load(folder).bodies == Knowledge.load().bodies
    assert not folder.exists()
    assert {path: path.read_bytes() for path in sorted(FOLDER.rglob("*.csv"))} == before
