"""Pictures of every page, to look at before a release: both languages, light and dark, a phone, a tablet, a desktop.

`python -m tests.browser.screenshots build/screenshots` takes those of the release that the code would publish now;
with --readme those that the README shows, into docs/, instead.
"""

import argparse
import sys
import tempfile
from collections import Counter
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from pipelines.publication.files import table_files
from tests.browser import machine
from tests.browser.release import ROOT, laid_out
from tests.browser.watching import watched

WIDTHS = {390: 844, 820: 1180, 1440: 900}
"""Widths in CSS pixels, with the height of such a screen."""

THEMES = ("light", "dark")
TALLEST = 6000
"""Pixels down to which a page is shown; the text of a long source goes on below."""

README = {"page": "en/statistics.html", "source": "en/source.html"}
"""Pictures of the README; a text is opened at a figure, so that what was read there is told beside it."""

PUBLISHED = "https://example.org"
_DRAWN = {"fact": "statistics", "source": "documents"}


def shots(release):
    """Yield each page of a release: its name and its address; pages that draw a row, with their first row."""
    pages = release / "site"
    for page in sorted(pages.glob("*/*.html")):
        yield f"{page.stem}.{page.parent.name}", page.as_uri() + _row(release, _DRAWN.get(page.stem))


def take(watch, release, out):
    """Write OUT/<page>.<language>.<theme>.<width>.png of all pages; return how many there are."""
    out.mkdir(parents=True, exist_ok=True)
    taken = 0
    for theme, (width, height) in product(THEMES, WIDTHS.items()):
        page = watch.page(color_scheme=theme, viewport={"width": width, "height": height})
        for name, address in shots(release):
            _show(page, address)
            tall = page.evaluate("document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": width, "height": min(max(tall, height), TALLEST)}
            page.screenshot(path=out / f"{name}.{theme}.{width}.png", full_page=True, clip=clip)
            taken += 1
        page.context.close()
    return taken


def renew_readme(watch, release, docs):
    """Write DOCS/page.png and DOCS/source.png, as a desktop's screen shows them."""
    # As if it were published, for a page shows its address.
    watch.servers = {PUBLISHED}
    page = watch.page(viewport={"width": 1440, "height": WIDTHS[1440]})
    page.route(
        f"{PUBLISHED}/**", lambda route: route.fulfill(path=release / urlsplit(route.request.url).path.lstrip("/"))
    )
    for name, path in README.items():
        _show(page, f"{PUBLISHED}/site/{path}{_place(release) if name == 'source' else ''}")
        page.screenshot(path=docs / f"{name}.png")
    return len(README)


def _show(page, address):
    # From one place of a page to another the browser would load nothing anew.
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_load_state("networkidle")


def _row(release, table):
    return f"#{next(iter(table_files.read(release)[table][0].values()))}" if table else ""


def _place(release):
    """The first figure of the text that states most of them, as an address."""
    places = [row for row in table_files.read(release)["evidence"] if row["table_name"] == "statistics"]
    [(text, _)] = Counter(row["document_id"] for row in places).most_common(1)
    first = min((row["start"], row["end"]) for row in places if row["document_id"] == text)
    return f"#{text}:{first[0]}-{first[1]}"


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots", description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "build" / "screenshots", help="the folder to fill")
    parser.add_argument("--readme", action="store_true", help="renew docs/page.png and docs/source.png instead")
    chosen = parser.parse_args()
    if machine.found() is None:
        sys.exit(machine.MISSING)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        release = laid_out(Path(temporary) / "data")
        out = ROOT / "docs" if chosen.readme else chosen.out
        with watched(machine.launched(playwright)) as watch:
            number = (renew_readme if chosen.readme else take)(watch, release, out)
    sys.stdout.write(f"{number} pictures in {out}\n")


if __name__ == "__main__":
    main()
