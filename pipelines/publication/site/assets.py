"""site/assets/: styles and scripts that are the same in every release of a version of the code.

The table component is DataTables with its extensions and jQuery, as the package itables ships them: one ES module,
which a page opened from disk may not load. It is wrapped as a plain script that hands out jQuery, and with it
`jQuery.fn.dataTable`; the licences stand in its own text.
"""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

STATIC = Path(__file__).with_name("static")
_EXPORT = re.compile(r"\bexport\{[^{}]*?([\w$]+) as jQuery[^{}]*\};?")


def write(folder: Path) -> None:
    """Write the assets into a folder that is not there yet."""
    folder.mkdir()
    for source in sorted(STATIC.iterdir()):
        (folder / source.name).write_bytes(source.read_bytes())
    bundle = resources.files("itables") / "html"
    styles = (bundle / "dt_bundle.css").read_text(encoding="utf-8")
    _write(folder / "datatables.css", styles)
    _write(folder / "datatables.js", plain_script((bundle / "dt_bundle.js").read_text(encoding="utf-8")))


def plain_script(module: str) -> str:
    r"""Return an ES module that exports jQuery as a script that sets `window.jQuery`, strict as modules are.

    Raises ValueError for a module that does not.

    >>> print(plain_script("var a=1;\nexport{a as jQuery};"))
    (function(){"use strict";
    var a=1;
    window.jQuery=a;
    })();
    <BLANKLINE>
    """
    script, exports = _EXPORT.subn(r"window.jQuery=\1;", module)
    if exports != 1:
        raise ValueError(
            f"itables/html/dt_bundle.js: expected one export of jQuery, found {exports}; pin itables again"
        )
    return f'(function(){{"use strict";\n{script}\n}})();\n'


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
