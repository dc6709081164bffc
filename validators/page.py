"""The page of a release: whether its scripts hold the rows that Parquet has, and its texts the quotes of evidence.

The scripts are read as what they say they are, one call with a name and a value in JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from validators import cells
from validators.outcomes import LeftOutError, RefusedError
from validators.tables import Rows, Table, differences, of, parquet

SITE = "site"
_LOADING = {"script": "src", "img": "src", "link": "href", "a": "href"}
"""The attribute by which each tag names a file; only `a` may name another site."""


def whole(release: Path) -> str:
    """Return what holds of the page; raises RefusedError where a row, a quote or a link is not as it should be."""
    site = release / SITE
    if not site.is_dir():
        raise LeftOutError("the release holds no page")
    shown = [table for table in of(release) if (site / "data" / "rows" / f"{table.name}-1.js").is_file()]
    if not shown:
        raise RefusedError(f"{SITE}/data/rows shows no table")
    rows = sum(_table(release, table) for table in shown)
    quotes, texts = _quotes(release)
    links = sum(_links(release, page) for page in sorted(site.rglob("*.html")))
    return (
        f"{rows:,} rows of {len(shown)} tables as in Parquet, {quotes:,} quotes found in {texts} texts, {links} links"
    )


def _script(path: Path) -> Any:
    """Return the value that a script hands over."""
    text = path.read_text(encoding="utf-8").strip()
    if not (text.startswith("hkbiomed.put(") and text.endswith(");")):
        raise RefusedError(f"{path.name} is not one call of hkbiomed.put")
    _, value = json.loads(f"[{text.removeprefix('hkbiomed.put(').removesuffix(');')}]")
    return value


def _table(release: Path, table: Table) -> int:
    expected, got = parquet(release, table), Rows()
    for part in _parts(release, table):
        places = [part["columns"].index(name) for name in table.names]
        got += cells.texts([row[place] for place in places] for row in part["rows"])
    for difference in differences(table, expected, table.names, got):
        raise RefusedError(f"page: {difference}")
    return len(got)


def _parts(release: Path, table: Table) -> Iterator[Any]:
    number = 1
    while (path := release / SITE / "data" / "rows" / f"{table.name}-{number}.js").is_file():
        yield _script(path)
        number += 1


def _quotes(release: Path) -> tuple[int, int]:
    """Return how many quotes of evidence stand in the texts of the page where it says, and in how many texts."""
    [evidence] = (table for table in of(release) if table.name == "evidence")
    texts: dict[str, str | None] = {}
    found = 0
    for cell in parquet(release, evidence):
        row = dict(zip(evidence.names, cell, strict=True))
        name = row["document_id"]
        if name not in texts:
            texts[name] = _script(release / SITE / "data" / "sources" / f"{name}.js")["text"]
        text = texts[name]
        if text is not None and text[int(row["start"]) : int(row["end"])] != row["quote"]:
            raise RefusedError(f"page: {name}, characters {row['start']} to {row['end']} are not {row['quote']!r}")
        found += text is not None
    return found, sum(text is not None for text in texts.values())


class _Read(HTMLParser):
    """The files that a page names, with the tag that does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.named: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs).get(_LOADING.get(tag, ""))
        if named is not None:
            self.named.append((tag, named))


def _links(release: Path, page: Path) -> int:
    """Return how many files of the release a page names; raises RefusedError for one that is not there."""
    count = 0
    for tag, named in _Read(page.read_text(encoding="utf-8")).named:
        parts = urlsplit(named)
        if parts.scheme and tag != "a":
            raise RefusedError(f"{page.relative_to(release)} loads {named}")
        if parts.scheme or not parts.path:
            continue
        path = (page.parent / unquote(parts.path)).resolve()
        if not (path.is_file() and path.is_relative_to(release.resolve())):
            raise RefusedError(f"{page.relative_to(release)} leads to {named}, which the release does not hold")
        count += 1
    return count
