"""Data Docs that read without a network: pages rewritten to refer to nothing outside their folder.

Great Expectations' pages load styles, scripts, fonts and a logo from several hosts; offline the index stays
empty, for a script fills its tables. Here scripts and whatever is loaded from outside go, the rows that the
script would have shown are written as plain HTML, and a small style of our own takes the place of the
others.
"""

from __future__ import annotations

import ast
import html
import re
import shutil
from pathlib import Path
from typing import Any

_STYLE = """<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 1rem 2rem; color: #222; background: #fff; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { border: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
a { color: #0b5a8f; } ol.breadcrumb { list-style: none; display: flex; gap: 1rem; padding: 0; }
.row { display: flex; gap: 2rem; flex-wrap: wrap; } .col-12 { width: 100%; }
.col-lg-2 { flex: 0 0 15rem; } .col-lg-10 { flex: 1 1 40rem; min-width: 0; }
.nav { list-style: none; padding: 0; } .alert, .card-header { background: #f2f2f2; padding: .4rem .8rem; }
.cooltip .top, .btn-group, .NO-CACHE, footer { display: none !important; }
.text-success::before, .met { color: #1a7f37; } .text-danger::before, .unmet { color: #b3261e; }
.fa-check-circle::before { content: "\\2714"; } .fa-times::before { content: "\\2718"; }
.fa-exclamation-triangle::before { content: "\\26A0"; }
@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #eee; } a { color: #7cc4f5; }
  .alert, .card-header { background: #333; } }
</style>"""

_OUTSIDE = r"""["']?(?:https?:)?//[^"'\s>]*["']?"""
_FLAGS = re.DOTALL | re.IGNORECASE
_SCRIPT = re.compile(r"<script\b.*?</script>", _FLAGS)
_LOADED = re.compile(
    rf"<link\b[^>]*\bhref\s*=\s*{_OUTSIDE}[^>]*>"
    rf"|<(?:img|iframe|source|embed)\b[^>]*\bsrc\s*=\s*{_OUTSIDE}[^>]*>"
    rf"|@import\s+(?:url\()?{_OUTSIDE}\)?[^;]*;",
    _FLAGS,
)
_URL = re.compile(rf"url\(\s*{_OUTSIDE}\s*\)", _FLAGS)
_FOOTER = re.compile(r"<footer\b.*?</footer>", _FLAGS)
_EMPTY_TABLE = re.compile(
    r"<table\b[^>]*data-toggle=\"table\"[^>]*>\s*</table>(?P<between>.*?)data:\s*(?P<rows>\[[^\n]*\]),?\s*\n",
    _FLAGS,
)
_TAG = re.compile(r"<[^>]+>")


def offline(folder: Path) -> None:
    """Rewrite every page and style under `folder`, and drop the pictures, which no page shows any more."""
    for page in sorted(folder.rglob("*.html")):
        page.write_text(rewritten(page.read_text(encoding="utf-8")), encoding="utf-8")
    for style in sorted(folder.rglob("*.css")):
        style.write_text(_without_outside(style.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.rmtree(folder / "static" / "images", ignore_errors=True)


def rewritten(page: str) -> str:
    """Return a page without scripts and outside references, its script-made tables written out.

    >>> rewritten('<script src="https://example.org/a.js"></script><p>82.5</p>')
    '<p>82.5</p>'
    """
    page = _EMPTY_TABLE.sub(lambda found: _table(ast.literal_eval(found["rows"])) + found["between"], page)
    # A replaced table leaves the head of its script without an end: what is left of it goes with the scripts.
    page = _SCRIPT.sub("", page)
    page = _FOOTER.sub("", _without_outside(page))
    page = re.sub(r"<link\b[^>]*shortcut icon[^>]*>", "", page, flags=re.IGNORECASE)
    return page.replace("</head>", f"{_STYLE}</head>", 1)


def _without_outside(text: str) -> str:
    return _URL.sub("none", _LOADED.sub("", text))


def _table(rows: list[dict[str, Any]]) -> str:
    """Return the rows of an index, one link each, those that are not met first."""
    listed = []
    for row in rows:
        words = {name: " ".join(_TAG.sub(" ", str(value)).split()) for name, value in row.items()}
        name = words.get("expectation_suite_name", "")
        status = words.get("_validation_success_text", "")
        met = {"Success": "✔ met", "Failed": "✘ not met"}.get(status, "")
        listed.append((met.startswith("✔"), name, words.get("_table_row_link_path", ""), met))
    lines = [
        f'<tr><td><a href="{html.escape(path)}">{html.escape(name)}</a></td>'
        f'<td class="{"unmet" if "not" in met else "met"}">{met}</td></tr>'
        for _, name, path, met in sorted(listed)
    ]
    return f"<table><tr><th>Suite</th><th>Result</th></tr>{''.join(lines)}</table>"
