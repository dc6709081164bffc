"""The browser of this machine: Debian's Chromium, or its like; `python -m tests.browser.machine` fails without.

Needs the standard library alone, so that a machine can be asked before anything is set up.
"""

import os
import shutil
import sys

NAMED = "HKBIOMED_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    f"no browser here: none of {', '.join(NAMES)} is on PATH, and {NAMED} names none "
    "(on Debian: apt-get install chromium fonts-noto-cjk)"
)
# Whatever a page asks of another machine is refused here already, and told by the tests.
ARGUMENTS = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",)


def found():
    """Return the path of the browser, None where there is none."""
    if named := os.environ.get(NAMED):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def must_be_whole():
    """Tell whether this run is one in which nothing may be left out: CI says so in the environment."""
    return os.environ.get("CI") == "true"


def launched(playwright):
    """Start the browser of this machine for Playwright."""
    return playwright.chromium.launch(executable_path=found(), args=list(ARGUMENTS))


if __name__ == "__main__":
    sys.exit(MISSING if found() is None else 0)
