"""Write the tables anew, once their difference has been read line by line: `python -m tests.golden.renew`."""

from __future__ import annotations

from tests.golden.tables import FOLDER, built


def main() -> None:
    for name, text in built().items():
        (FOLDER / f"{name}.csv").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
