"""The overview and the page on quality in a browser: whole without scripts, narrow, and every link leads to a file."""

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest

from tests.browser.accessibility import accessible

PAGES = [f"{language}/{name}.html" for language in ("en", "zh-Hant") for name in ("index", "quality")]
WIDTHS = (390, 820, 1440)


def opened(page, address):
    page.goto(address)
    for summary in page.locator("summary:visible").all():
        summary.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_bars_the_way_and_nothing_lies_beside_the_screen(new_page, site, name, scheme):
    page = new_page(color_scheme=scheme, viewport={"width": WIDTHS[0], "height": 800})
    opened(page, f"{site}{name}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        accessible(page)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file_of_the_release(new_page, site, name):
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}{name}")
    addresses = {link.evaluate("one => one.href") for link in page.locator("a").all()}
    local = {urlsplit(address).path for address in addresses if address.startswith("file:")}
    assert len(local) > 10
    assert [path for path in sorted(local) if not Path(url2pathname(unquote(path))).is_file()] == []


def test_a_checksum_opens_whole_without_scripts(new_page, site, release):
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}en/index.html")
    line = page.locator("li", has=page.get_by_role("link", name="hkbiomed.xlsx"))
    told = (release / "SHA256SUMS").read_text(encoding="utf-8")
    whole = next(text.split()[0] for text in told.splitlines() if text.endswith("  hkbiomed.xlsx"))
    assert not line.get_by_text(whole, exact=True).is_visible()
    line.locator("summary").click()
    assert line.get_by_text(whole, exact=True).is_visible()
