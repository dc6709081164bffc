"""Throws that depend on a seed and on what is thrown for, and on nothing that was thrown before elsewhere."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# A rank is drawn from p(r) = SPREAD / (r + SPREAD)^2: Zipf's law with Mandelbrot's shift. From its tail, of exponent
# 2, Heaps' law follows: the number of distinct ranks among N draws grows as sqrt(pi * SPREAD * N).
SPREAD = 100


class Dice:
    """A stream of throws for one key: `Dice(seed, "text", 7)` is the same in every process and every order."""

    def __init__(self, *key: object) -> None:
        digest = hashlib.blake2b("\x1f".join(map(str, key)).encode(), digest_size=8).digest()
        # Of `random` only random() is used, whose numbers are promised to stay the same in later versions of Python.
        self._next = random.Random(int.from_bytes(digest)).random

    def share(self) -> float:
        """Return a number from 0 to below 1, all alike."""
        return self._next()

    def below(self, end: int) -> int:
        """Return a whole number from 0 to below `end`, all alike."""
        return int(self._next() * end)

    def pick(self, items: Sequence[T]) -> T:
        """Return one of some items, all alike."""
        return items[int(self._next() * len(items))]

    def small(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, of which n is as frequent as 1 / n (Zipf's law)."""
        return min(high, int(low * ((high + 1) / low) ** self._next()))

    def rank(self, core: int) -> int:
        """Return the rank of a thing in an archive: a third from the `core` best known, the others from a long tail."""
        if self._next() < 1 / 3:
            return int((core + 1) ** self._next()) - 1
        return int(SPREAD * (1 / (1 - self._next()) - 1))
