"""Signs: found at the head of a line or anywhere in it, in either case where they are Latin."""

import pytest

from pipelines.reading.tables import Signs, rows_of

KINDS = ("press_release", "letter", "news", "speech", "web_page")


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("新聞稿 Press Release", {"press_release"}),
        ("PRESS RELEASE", {"press_release"}),
        ("dear sir", {"letter"}),
        ("She said: Dear Sir", set()),
        ("【海洋報專訊】", {"news"}),
        ("珊瑚普查", set()),
        ("", set()),
    ],
)
def test_signs_of_a_line(line, signs):
    assert dict(Signs(*KINDS).among([line])).get(line, set()) == signs


def test_patterns_at_the_head_of_a_line_are_so_in_each_alternative():
    for row in rows_of("signs.csv"):
        alternatives = [part for part in row["pattern"].split("|^") if part]
        assert row["pattern"].startswith("^") or len(alternatives) == 1, row
