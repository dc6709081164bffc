"""The pictures to look at before a release: every page, as wide as said, at the row that a drawn page needs."""

import struct

import pytest

from tests.browser import screenshots
from tests.browser.watching import Watch

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<style>body { margin: 0; height: 9000px }</style><h1>罕病</h1>"""


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """A release of four pages, two of them drawn from data, and of one text and one figure."""
    quote = {"table_name": "statistics", "row_id": "stat-1", "document_id": "text-1", "start": 3, "end": 8}
    rows = {
        "documents": [{"document_id": "text-1"}],
        "statistics": [{"statistic_id": "stat-1"}],
        "evidence": [quote],
    }
    monkeypatch.setattr(screenshots.table_files, "read", lambda folder: rows)
    for name in ("en/statistics", "en/source", "en/fact", "zh-Hant/index"):
        path = tmp_path / "release" / "site" / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    return tmp_path / "release"


def size(picture):
    return struct.unpack(">II", picture.read_bytes()[16:24])


@pytest.fixture
def watch(browser):
    watch = Watch(browser)
    yield watch
    watch.close()


def test_drawn_pages_are_opened_at_their_first_row(pages):
    opened = {name: address.partition("/site/")[2] for name, address in screenshots.shots(pages)}
    assert opened == {
        "fact.en": "en/fact.html#stat-1",
        "source.en": "en/source.html#text-1",
        "statistics.en": "en/statistics.html",
        "index.zh-Hant": "zh-Hant/index.html",
    }


def test_every_page_is_taken_in_every_theme_and_width(watch, pages, tmp_path):
    assert screenshots.take(watch, pages, tmp_path / "out") == 4 * 2 * 3
    assert len(list((tmp_path / "out").iterdir())) == 24
    assert size(tmp_path / "out" / "index.zh-Hant.dark.390.png") == (390, screenshots.TALLEST)


def test_the_pictures_of_the_readme_are_screens(watch, pages, tmp_path):
    screenshots.renew_readme(watch, pages, tmp_path)
    assert [size(tmp_path / f"{name}.png") for name in ("page", "source")] == [(1440, 900), (1440, 900)]
