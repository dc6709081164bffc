"""A browser for the tests of what people look at: Debian's Chromium or Playwright's own, driven by Playwright."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

MISSING = "Chromium is not installed: apt-get install chromium, or playwright install chromium"


@dataclass
class Recorded:
    """What a page has said and asked for, for tests that want none of it."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        executable = shutil.which("chromium") or (own if Path(own).exists() else None)
        if executable is None:
            # Where everything is set up on purpose, a test that is left out is one that nobody misses.
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
        browser = playwright.chromium.launch(executable_path=executable)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.recorded = Recorded()
    page.on("console", lambda message: message.type == "error" and page.recorded.errors.append(message.text))
    page.on("pageerror", lambda error: page.recorded.errors.append(str(error)))
    page.on("request", lambda request: page.recorded.requests.append(request.url))
    yield page
    context.close()
