"""Knowledge without a register, so that made-up texts do not meet what was given out to real ones."""

from dataclasses import replace

import pytest

from pipelines.knowledge import Knowledge


@pytest.fixture
def decided(monkeypatch):
    """Return a function that puts other decisions and another register in place of the project's."""
    own = replace(Knowledge.load(), registry=(), corrections=(), translations=(), candidates=())

    def decide(**changes):
        knowledge = replace(own, **changes)
        monkeypatch.setattr(Knowledge, "load", lambda folder=None: knowledge)
        return knowledge

    decide()
    return decide
