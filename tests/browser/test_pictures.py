"""The page of pictures: each is seen in its theme, taken away as a file, and leads from its data to the facts."""

import pytest

from tests.browser.accessibility import accessible

PICTURES = "figure img:visible"


def opened(new_page, site, language="en", **options):
    page = new_page(**options)
    page.goto(f"{site}{language}/pictures.html")
    return page


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390), ("dark", 820)])
def test_nothing_bars_anybody_and_no_page_scrolls_sideways(new_page, site, language, theme, width):
    page = opened(new_page, site, language, color_scheme=theme, viewport={"width": width, "height": 900})
    for summary in page.locator("summary").all():
        summary.click()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_each_picture_is_drawn_in_the_theme_of_the_page(new_page, site, theme, dark):
    page = opened(new_page, site, color_scheme=theme)
    pictures = page.locator(PICTURES)
    assert pictures.count() == page.locator("figure").count() > 2
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        page.wait_for_function("picture => picture.complete", arg=picture.element_handle())
        assert picture.evaluate("picture => picture.naturalWidth") > 0
        assert picture.get_attribute("src").endswith(".dark.svg") is dark
        assert picture.get_attribute("alt")


def test_pictures_are_taken_away_as_svg_and_png(new_page, served, release):
    page = opened(new_page, served)
    for ending in ("SVG", "PNG"):
        with page.expect_download() as waiting:
            page.locator(".files").first.get_by_role("link", name=ending).click()
        assert waiting.value.suggested_filename.endswith(f".{ending.lower()}")
        [source] = (release / "site" / "pictures").glob(f"timeline.en.{ending.lower()}")
        assert waiting.value.path().read_bytes() == source.read_bytes()


def test_the_data_of_a_picture_leads_to_the_facts(new_page, site):
    page = opened(new_page, site)
    page.locator("summary").first.click()
    row = page.locator("details[open] tbody th a").first
    called = row.get_attribute("href").partition("#")[2]
    row.click()
    page.wait_for_url(f"**/fact.html#{called}")
    page.get_by_text(called, exact=True).first.wait_for()
