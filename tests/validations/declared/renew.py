"""`python -m tests.validations.declared.renew`: write anew what the models say; read what it changes."""

from __future__ import annotations

import csv

from tests.validations.declared.told import FILES, FOLDER


def main() -> None:
    """Write both files anew."""
    for name, (head, lines) in FILES.items():
        with (FOLDER / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([head, *lines()])


if __name__ == "__main__":
    main()
