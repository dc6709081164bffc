"""`python -m tests.short_texts.renew`: write down the differences that the rules show now; read what it changes."""

import json

from tests.short_texts.cases import FOLDER, cases, differences


def renew() -> None:
    """Write misses.toml anew."""
    lines = ["# Differences that the rules still show on the short texts: each line is one to remove.\n"]
    for case in cases():
        if found := differences(case):
            told = "".join(f"  {json.dumps(line, ensure_ascii=False)},\n" for line in found)
            lines.append(f"{case['name']} = [\n{told}]\n")
    (FOLDER / "misses.toml").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    renew()
