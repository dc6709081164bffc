"""`python -m tests.conditions MODULE ...`: operands of extraction's conditions that decide nothing in any text.

A module is told as its path below `pipelines/extraction`, or a beginning of it: `events/titles`, `dates`.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial

from tests.conditions.operands import Operands, Watching
from tests.conditions.trying import Making, unnoticed

_PACKAGE = "pipelines.extraction."
_BARE = ("dates", "quantities", "numerals")
"""The grammars that clauses and phrases are read by as well."""


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.conditions", description=__doc__)
    asked.add_argument("modules", nargs="+", help="events/titles, dates")
    asked.add_argument("--most", type=int, default=150, help="in how many texts each side of an operand is tried")
    asked.add_argument("--seed", type=int, default=20261128, help="which texts, where more have it")
    options = asked.parse_args()
    operands = Operands()
    with Watching(operands, [_PACKAGE + module.replace("/", ".") for module in options.modules]):
        texts = _texts(bare=any(module.startswith(_BARE) for module in options.modules))
        found = 0
        for operand, what in unnoticed(operands, texts, options.most, options.seed):
            found += 1
            place = operand.module.removeprefix(_PACKAGE).replace(".", "/")
            sys.stdout.write(f"{place}:{operand.line} {what}: {operand.words}\n")
    sides = 2 * len(operands.known)
    if not sides:
        sys.exit(f"no module of extraction begins with {' or '.join(options.modules)}, or none has a condition")
    sys.stdout.write(f"{sides - found} of {sides} sides of operands decide something in some text\n")


def _texts(*, bare: bool) -> list[Making]:
    """Return what reads each text of the tests, loaded here, so that its modules are watched."""
    from tests.extraction.whole import bare as phrases
    from tests.extraction.whole.texts import FILES, claims, texts

    whole: list[Making] = [partial(claims, told) for path in FILES for told in texts(path)]
    return whole + ([partial(phrases.row, *said) for said in phrases.said()] if bare else [])


if __name__ == "__main__":
    main()
