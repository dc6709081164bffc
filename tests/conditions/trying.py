"""Forces each operand of conditions in texts where it has the other side, and tells those that change no text."""

from __future__ import annotations

import random
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.conditions.operands import Operand, Operands

Making = Callable[[], object]
"""What reads a text, and returns what it makes of it."""
_SECONDS = 3.0
"""How long a text may take before that counts as noticed: they take some milliseconds."""


class _Late(BaseException):
    """A text took too long; nothing that it calls may catch this."""


def unnoticed(operands: Operands, texts: Sequence[Making], most: int, seed: int) -> Iterator[tuple[Operand, str]]:
    """Yield each operand with a side that decides nothing, and what was found of it.

    Each side is tried in `most` of the texts that have the other, drawn with `seed`.
    """
    wanted = []
    having: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        operands.true.clear()
        operands.false.clear()
        wanted.append(text())
        for side, seen in ((True, operands.true), (False, operands.false)):
            for index in seen:
                having[index, side].append(number)
    draw = random.Random(seed)
    for number, operand in enumerate(operands.known):
        for side in (True, False):
            held = having[number, not side]
            if not held:
                yield operand, f"is never {not side}"
                continue
            operands.forced = number, side
            tried = held if len(held) <= most else draw.sample(held, most)
            if not any(_differs(texts[at], wanted[at]) for at in tried):
                yield operand, f"decides nothing where it is {not side}, in {len(held)} texts"
            operands.forced = None


def _differs(text: Making, wanted: object) -> bool:
    """Tell whether a text gives something else than before, fails or takes too long."""
    before = signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        return text() != wanted
    except (Exception, _Late):
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _late(*_: Any) -> None:
    raise _Late
