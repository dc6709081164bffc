"""A single change of the project's inputs, seeded: which files hold what instead, which words of a text were hit."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SEED = 20261127


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `files` gives each file that is otherwise by its path in the project, None for one that is gone.

    `kind` is what sort of slip it is, `what` tells it to people. `hit` is the document and the half-open span of code
    points that are others or gone; None where not a text but another file is, or a whole text.
    `inert` says that what is other is published nowhere, and so has no row to show on.
    """

    kind: str
    seed: str
    what: str
    files: Mapping[str, bytes | None]
    hit: tuple[str, int, int] | None = None
    inert: bool = False


def drawn(
    kind: str, count: int, draw: Callable[[random.Random], Any], make: Callable[[str, Any], Change]
) -> list[Change]:
    """Return `count` changes of a kind, no two of the same place; fewer where `draw` has no more to give."""
    found: dict[Any, Change] = {}
    for number in range(count * 20):
        if len(found) == count:
            break
        seed = f"{SEED}/{kind}/{number}"
        if (place := draw(random.Random(seed))) is not None and place not in found:
            found[place] = make(seed, place)
    return list(found.values())


def spread(kinds: Mapping[str, int], share: float) -> Iterator[tuple[str, int]]:
    """Yield each kind with its number at full size, cut down to a share of it, one at least."""
    for kind, count in kinds.items():
        yield kind, max(1, round(count * share))


def other(chance: random.Random, one: str, among: Sequence[str]) -> str:
    """Return one of `among` that is not `one`."""
    return chance.choice([each for each in among if each != one])
