"""The pages of site/: which there are, what each is told, and the templates that they are made from.

A page is static HTML in each language, in a folder named by its tag; what it shows of many rows, its scripts load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from pipelines.publication.edition import Edition
from pipelines.publication.metadata import dataset
from pipelines.publication.site import facts, overview, picture_page, quality_page, table_page, telling, unseen, wording
from pipelines.publication.site.languages import LANGUAGES, Language
from pipelines.publication.site.pictures import Picture
from validations import schema

TABLES = ("organisations", "people", "statistics", "timeline", "contacts", "documents")
"""The tables that have a page of their own, in the order of the menu."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""What a page may load (https://www.w3.org/TR/CSP3/): files beside it; DataTables' styles hold signs as data."""

Context = Mapping[str, Any]


class Page(NamedTuple):
    """A page by file and template; `title` is the key of its words or the table that it shows."""

    name: str
    template: str
    title: str
    context: Callable[[Edition, Language], Context]


def nothing(edition: Edition, language: Language) -> Context:
    """Tell a page nothing of its own."""
    return {}


def every(pictures: Sequence[Picture] = ()) -> tuple[Page, ...]:
    """Return the pages in the order of the menu, those last that are reached from others; `pictures` are drawn."""
    return (
        Page("index", "overview.html.j2", "overview", overview.context),
        *(Page(name, "table.html.j2", name, partial(table_page.of, name)) for name in TABLES),
        Page("pictures", "pictures.html.j2", "pictures", partial(picture_page.of, pictures)),
        Page("quality", "quality.html.j2", "quality", quality_page.context),
        Page("fact", "fact.html.j2", "fact", facts.context),
        Page("source", "source.html.j2", "source", nothing),
    )


def write(edition: Edition, pictures: Sequence[Picture], folder: Path) -> None:
    """Write every page in every language, and the one that sends a reader to a language."""
    environment = environment_of(edition)
    _write(environment, "choice.html.j2", folder / "index.html", {"languages": LANGUAGES})
    for language in LANGUAGES:
        (folder / language.tag).mkdir()
        for page in every(pictures):
            told = {
                "language": language,
                "other": wording.other(language),
                "words": wording.words(language),
                "page": page,
                "title": title(page, language),
                "menu": [(entry.name, title(entry, language)) for entry in every() if entry.name not in REACHED],
                **page.context(edition, language),
            }
            _write(environment, page.template, folder / language.tag / f"{page.name}.html", told)


REACHED = frozenset({"fact", "source"})
"""The pages that a reader reaches from a row or a place, not from the menu."""


def title(page: Page, language: Language) -> str:
    """Return what a page is called: the title of its table, else its words."""
    if page.name in TABLES:
        return str(language.of(schema.table_info(page.name), "title"))
    return wording.words(language)[page.title]


def environment_of(edition: Edition) -> jinja2.Environment:
    """Return the environment of the templates, which escapes all that it is given."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=unseen.named,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(policy=POLICY, edition=edition, dataset=dataset.load(edition.name), schema=schema)
    environment.globals.update(tongue=telling.tongue, runs=telling.runs)
    return environment


def _write(environment: jinja2.Environment, template: str, path: Path, told: Context) -> None:
    path.write_text(environment.get_template(template).render(told), encoding="utf-8", newline="\n")
