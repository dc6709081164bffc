"""How tests are spread over the processes of a parallel run."""

import pytest

TOGETHER = "tests/browser/"


# The environment of the validators runs its tests without xdist.
@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give any test to any process, but those in a browser to one, which starts one browser and lays out one release.

    The mark xdist_group would say the same, but has no effect with pytest 9.2 and pytest-xdist 3.8.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Spread(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return TOGETHER if nodeid.startswith(TOGETHER) else nodeid

    return Spread(config, log)
