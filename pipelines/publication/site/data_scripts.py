"""Data as scripts, `hkbiomed.put(name, value);`, the only form in which a page opened from disk may load it."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

# A script ends there in old engines, though JSON does not.
_LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(path: Path, name: str, value: Any) -> None:
    """Write a script that gives `value`, as JSON, the name by which pages ask for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(compose(name, value), encoding="utf-8", newline="\n")


def compose(name: str, value: Any) -> str:
    r"""Return the script.

    >>> compose("people", ["</script>\u2028"])
    'hkbiomed.put("people",["</script>\\u2028"]);\n'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escaped in _LINE_ENDS.items():
        text = text.replace(character, escaped)
    return f"hkbiomed.put({json.dumps(name)},{text});\n"


def plain(value: object) -> object:
    """Return a value of a table as JSON can hold it: a day as text, all others as they are.

    >>> plain(datetime.date(2024, 1, 15)), plain(0)
    ('2024-01-15', 0)
    """
    return value.isoformat() if isinstance(value, datetime.date) else value


def value(script: str) -> Any:
    """Return what a script that `compose` wrote gives its name. Raises ValueError for any other text.

    >>> value(compose("people", {"a": ["陳大文"]}))
    {'a': ['陳大文']}
    """
    found = re.fullmatch(r'hkbiomed\.put\("[^"]*",(.*)\);\n', script, re.DOTALL)
    if found is None:
        raise ValueError(f"{script[:40]!r} is no script of data: expected hkbiomed.put(name, value); make it again")
    return json.loads(found[1])
