"""The next version follows from what has changed."""

import pytest

from pipelines.publication import versions
from pipelines.publication.versions import Version


@pytest.mark.parametrize(
    ("level", "following"),
    [("major", "3.0.0"), ("minor", "2.4.0"), ("patch", "2.3.5"), ("none", "2.3.4")],
)
def test_following_version(level, following):
    assert str(Version(2, 3, 4).after(level)) == following


@pytest.mark.parametrize("text", ["1", "1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", " 1.0.0", ""])
def test_what_is_no_version(text):
    with pytest.raises(ValueError, match="three numbers with dots"):
        versions.parse(text)


def test_published_are_in_their_order_and_other_folders_are_none(tmp_path):
    for name in ("1.10.0", "1.9.0", "1.0.0", ".staging-2.0.0-1", "latest"):
        (tmp_path / name).mkdir()
    assert [str(version) for version in versions.published(tmp_path)] == ["1.0.0", "1.9.0", "1.10.0"]
    assert str(versions.before(tmp_path, Version(1, 10, 0))) == "1.9.0"
    assert versions.before(tmp_path, Version(1, 0, 0)) is None
    assert versions.published(tmp_path / "nowhere") == []
