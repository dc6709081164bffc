"""The examples in the docstrings of the stations that read are what they give."""

import doctest
import importlib
import pkgutil

import pytest

from pipelines import reading

MODULES = sorted(module.name for module in pkgutil.walk_packages(reading.__path__, "pipelines.reading."))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
