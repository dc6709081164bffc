"""`python -m tests.extraction.whole.renew [FILE ...]`: write the claims of the texts anew; read what it changes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pipelines.publication.files import csv_files
from tests.extraction.whole import bare
from tests.extraction.whole.texts import FILES, claims, texts


def renewed(told: dict[str, Any]) -> str:
    """Return a text as TOML, with the claims that are made of it now."""
    lines = ["[[text]]"]
    for key, value in (told | {"claims": claims(told)}).items():
        if key == "claims":
            lines += ["claims = [", *(f"  {_quoted(line)}," for line in value), "]"]
        else:
            lines.append(f"{key} = {_text(value)}")
    return "\n".join(lines)


def _text(value: str) -> str:
    """Return a string of TOML, over several lines where it has some and each can be written as it is."""
    plain = "\n" in value and not any(mark in value for mark in ("'''", "\r")) and value.replace("\n", "").isprintable()
    return f"'''\n{value}'''" if plain else _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def main() -> None:
    """Write anew the files that the arguments name, or all, and what the grammars read in their clauses."""
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else FILES:
        head = path.read_text("utf-8").partition("[[text]]")[0]
        path.write_text(head + "\n\n".join(map(renewed, texts(path))) + "\n", "utf-8")
    csv_files.write(bare.HEADER, bare.rows(), bare.PATH)


if __name__ == "__main__":
    main()
