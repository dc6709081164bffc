"""site/ of a release: its page, as static files that open from disk and from any web server, in two languages.

What changes with the data stands in data/ as scripts (a page opened from disk may load those and nothing else), what
does not in assets/; a page loads only the parts that it shows, so that a release of thousands of texts stays usable.
Texts are others': the templates escape whatever they are given, scripts put text into the page as text, and each page
carries a Content-Security-Policy under which nothing else would run.
"""

from __future__ import annotations

from pipelines.publication.edition import Edition
from pipelines.publication.site import assets, facts, folding, names, pages, pictures, rows, sources, terms


def write(edition: Edition) -> None:
    """Write the page into the folder of a release, which holds all files that it is to offer."""
    folder = edition.folder / "site"
    folder.mkdir()
    assets.write(folder / "assets")
    terms.write(folder / "data")
    names.write(edition.rows, folder / "data")
    rows.write(edition.rows, pages.TABLES, folder / "data")
    folding.write(folder / "data")
    facts.write(edition, folder / "data")
    sources.write(edition, folder / "data")
    pages.write(edition, pictures.write(edition), folder)
