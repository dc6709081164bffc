"""Python's collector of reference cycles, held back while a text is read.

Reading makes many short-lived objects and no cycles. Each walk of the collector through what is alive finds nothing,
and takes longer the longer the text is. Mercurial holds it back for the same reason (`nogc` in its util.py).
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def held_back(work: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return the function with the collector off while it runs, and afterwards as it was, also where it raises."""

    @wraps(work)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return run
