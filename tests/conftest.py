"""How tests are spread over the processes of a parallel run, kept apart in each, and that no example is timed."""

import contextlib
import signal
import sys

import pytest

# The environment of the validators has no Hypothesis.
with contextlib.suppress(ImportError):
    from hypothesis import settings

    # On a busy machine any example may take longer than the usual 200 ms.
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")

# What a script starts in the background is deaf to Ctrl-C, and so would be the commands that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

TOGETHER = ("tests/browser/", "tests/faults/publishing/")


# The environment of the validators runs its tests without xdist.
@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give the tests of a file to one process, and all those of a folder that share what takes long to make.

    Test by test, processes would spend half their time waiting to be told of the next.

    The mark xdist_group would say the same, but has no effect with pytest 9.2 and pytest-xdist 3.8.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Spread(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.partition("::")[0]
            return next((folder for folder in TOGETHER if nodeid.startswith(folder)), file)

    return Spread(config, log)


@pytest.fixture(autouse=True)
def _what_a_test_knows_ends_with_it():
    """Forget the indicators that a process keeps: some tests put other knowledge in place of the project's."""
    yield
    if settling := sys.modules.get("pipelines.building.settling"):
        settling.indicators.cache_clear()
