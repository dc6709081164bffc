"""The ground that browser tests stand on: each sort of thing that must not happen in a page is caught."""

import urllib.request

import pytest

from pipelines.publication import serving
from tests.browser import machine
from tests.browser.accessibility import accessible
from tests.browser.watching import watched

SOUND = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>香港罕見疾病聯盟</h1><p>82.5 years</p></main></body></html>"""
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


@pytest.fixture
def at(tmp_path):
    """Write a page and return its address."""

    def write(html):
        (tmp_path / "page.html").write_text(html, encoding="utf-8")
        return (tmp_path / "page.html").as_uri()

    return write


def test_a_sound_page_passes(page, at):
    page.goto(at(SOUND.replace("<meta", f"{POLICY}<meta")))
    accessible(page)
    assert page.locator("h1").inner_text() == "香港罕見疾病聯盟"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<script>console.error('lost')</script>", "console error: lost"),
        ("<script>setTimeout(() => { throw new TypeError('broken') })</script>", "page error: broken"),
        ("<script>Promise.reject(new Error('refused'))</script>", "page error: refused"),
        ("<img src='missing.png' alt=''>", "console error: Failed to load resource.*missing.png"),
        ("<link rel=stylesheet href='https://example.org/a.css'>", "leaves the page: https://example.org/a.css"),
        ("<script>fetch('http://127.0.0.1:9/data.json')</script>", "leaves the page: http://127.0.0.1:9/data.json"),
        (
            "<script>navigator.sendBeacon('https://example.org/b', 'x')</script>",
            "leaves the page: https://example.org/b",
        ),
        ("<script>new WebSocket('wss://example.org/w')</script>", "leaves the page: wss://example.org/w"),
        (f"{POLICY}<script>1</script>", "console error: .*Content Security Policy"),
        ("<script>open('https://example.org/opened')</script>", "leaves the page: https://example.org/opened"),
    ],
)
def test_what_a_page_must_not_do_is_told(browser, at, html, told):
    def visit():
        with watched(browser) as watch:
            page = watch.page()
            page.goto(at(SOUND.replace("</main>", f"</main>{html}")))
            page.wait_for_timeout(300)

    with pytest.raises(AssertionError, match=told):
        visit()


def test_requests_to_the_servers_of_a_test_are_its_own(browser, served, at):
    origin = served.removesuffix(serving.START)
    html = at(SOUND.replace("</main>", f"</main><script>fetch('{origin}/SHA256SUMS', {{mode: 'no-cors'}})</script>"))
    with pytest.raises(AssertionError, match=f"leaves the page: {origin}"), watched(browser) as watch:
        watch.page().goto(html)
    with watched(browser, {origin}) as watch:
        watch.page().goto(html)


def test_a_release_is_laid_out_and_served(release, served):
    with urllib.request.urlopen(f"{served}../SHA256SUMS") as answer:
        assert answer.read() == (release / "SHA256SUMS").read_bytes()


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        ('<html lang="en">', "html-has-lang"),
        ("<title>A page</title>", "document-title"),
        ("<main>", "landmark-one-main"),
    ],
)
def test_a_barrier_is_told_with_its_place(page, at, spoilt, told):
    page.goto(at(SOUND.replace(spoilt, "")))
    with pytest.raises(AssertionError, match=told):
        accessible(page)


def test_grey_on_grey_is_a_barrier_in_the_theme_that_has_it(new_page, at):
    style = "<style>@media (prefers-color-scheme: dark) { p { color: #777; background: #666 } }</style>"
    address = at(SOUND.replace("</head>", f"{style}</head>"))
    light, dark = new_page(color_scheme="light"), new_page(color_scheme="dark")
    light.goto(address)
    accessible(light)
    dark.goto(address)
    with pytest.raises(AssertionError, match=r"color-contrast.*\n.*82\.5 years"):
        accessible(dark)


def test_a_missing_browser_is_told_by_name(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(machine.NAMED, "no-such-browser")
    assert machine.found() is None
    assert machine.NAMED in machine.MISSING


@pytest.mark.parametrize(("value", "whole"), [("true", True), ("", False), ("false", False)])
def test_only_ci_may_leave_nothing_out(monkeypatch, value, whole):
    monkeypatch.setenv("CI", value)
    assert machine.must_be_whole() is whole
