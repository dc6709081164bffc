"""`python -m tests.validations.broken.renew`: write what the contract finds in the cases anew; read what it changes."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from tests.validations.broken.cases import FILES, found

CASE, FOUND = "[[case]]", "[[case.found]]"


def renewed(told: str) -> str:
    """Return a case, as its file has it, with what is found in it now."""
    given = told.partition(FOUND)[0].rstrip("\n")
    (case,) = tomllib.loads(CASE + given)["case"]
    return "\n\n".join([given, *map(_lines, found(case))]) + "\n"


def _lines(violation: dict[str, Any]) -> str:
    return "\n".join(
        [FOUND, *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in violation.items())]
    )


def main() -> None:
    """Write all files anew."""
    for path in FILES:
        head, *told = path.read_text("utf-8").split(CASE + "\n")
        path.write_text(
            (CASE + "\n").join([head, *(renewed("\n" + each).lstrip("\n") + "\n" for each in told)]).rstrip("\n")
            + "\n",
            "utf-8",
        )


if __name__ == "__main__":
    main()
