"""The examples in the docstrings hold."""

import doctest
import importlib
import pkgutil

import pytest

from pipelines.publication import files

MODULES = [module.name for module in pkgutil.walk_packages(files.__path__, f"{files.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
