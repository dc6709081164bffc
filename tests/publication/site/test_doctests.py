"""The examples in the docstrings of the page hold."""

import doctest
import importlib
import pkgutil

import pytest

from pipelines.publication import site

MODULES = [module.name for module in pkgutil.walk_packages(site.__path__, f"{site.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
