"""What axe finds of barriers in a page, against WCAG 2.2 AA and best practice."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def accessible(page):
    """Raise AssertionError where axe finds a violation in the page as it stands now: theme, width, what is open.

    The script is evaluated by the browser's debugger, which no Content-Security-Policy stops.
    """
    # Axe would ask for the styles of a page once more, by requests that its policy forbids.
    options = {"runOnly": list(TAGS), "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=options).response["violations"]
    assert not found, "\n".join([f"{page.url} has barriers:", *(line for one in found for line in _told(one))])


def _told(violation):
    yield f"{violation['id']} ({violation['impact']}): {violation['help']}, see {violation['helpUrl']}"
    for node in violation["nodes"]:
        yield f"    {node['target']}: {node['html'][:200]}"
        yield from (f"        {line}" for line in node["failureSummary"].splitlines())
