"""Pages that are watched: what a page logs as an error, throws, or asks of another machine is gathered and told."""

from contextlib import contextmanager
from urllib.parse import urlsplit

LOCAL = ("file", "blob", "data", "about")
LANGUAGE = "en-GB"


class Watch:
    """Contexts of a browser, and the complaints about all that happens in their pages.

    `servers` are the origins that a test has started itself, as in `http://127.0.0.1:4000`; more may join later.
    """

    def __init__(self, browser, servers=frozenset()):
        self.browser, self.servers = browser, servers
        self.complaints = []
        self._contexts = []

    def page(self, **options):
        """Open a blank page in a fresh context with Playwright's `options` (locale, color_scheme, viewport, ...)."""
        context = self.browser.new_context(**{"locale": LANGUAGE, **options})
        self._contexts.append(context)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))
        context.on("request", lambda request: self._asked(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._asked(socket.url)))
        context.set_default_timeout(10_000)
        return context.new_page()

    def close(self):
        for context in self._contexts:
            context.close()

    def _console(self, message):
        if message.type == "error":
            self.complaints.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def _asked(self, url):
        parts = urlsplit(url)
        if parts.scheme not in LOCAL and f"{parts.scheme}://{parts.netloc}" not in self.servers:
            self.complaints.append(f"request that leaves the page: {url}")


@contextmanager
def watched(browser, servers=frozenset()):
    """Give a Watch; on leaving, close its pages and raise AssertionError with every complaint."""
    watch = Watch(browser, servers)
    try:
        yield watch
    finally:
        watch.close()
    assert not watch.complaints, "\n".join(["the browser complains:", *watch.complaints])
