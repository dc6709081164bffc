"""Pages of a release in the browser of this machine; a page that complains, or asks anything of others, fails its test.

What takes long is made once a session; in parallel runs, tests/conftest.py gives all these tests to one process.
"""

import threading

import pytest
from playwright.sync_api import sync_playwright

from pipelines.publication import serving
from tests.browser import machine
from tests.browser.release import laid_out
from tests.browser.watching import watched


@pytest.fixture(scope="session")
def browser():
    if machine.found() is None:
        (pytest.fail if machine.must_be_whole() else pytest.skip)(machine.MISSING)
    with sync_playwright() as playwright:
        browser = machine.launched(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def servers():
    """The origins of the servers that tests have started; what pages ask of these is no complaint."""
    return set()


@pytest.fixture
def new_page(browser, servers):
    """Open a page, with options of its context: new_page(locale="zh-HK", color_scheme="dark")."""
    with watched(browser, servers) as watch:
        yield watch.page


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture(scope="session")
def release(tmp_path_factory):
    """The folder of a release of the five texts."""
    return laid_out(tmp_path_factory.mktemp("release") / "data")


@pytest.fixture(scope="session")
def site(release):
    """The address of the pages of the release on disk, with a slash at the end: page.goto(f"{site}en/index.html")."""
    return f"{(release / 'site').as_uri()}/"


@pytest.fixture(scope="session")
def served(release, servers):
    """The address of the same pages behind a web server of this machine."""
    with serving.server(release, port=0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        origin = f"http://{serving.HOST}:{server.server_port}"
        servers.add(origin)
        yield f"{origin}{serving.START}"
        server.shutdown()
        thread.join()
