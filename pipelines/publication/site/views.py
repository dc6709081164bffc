"""Which columns a table's page shows at first, offers to filter by, and makes of others: from views.csv.

A line a column: `shown` is yes, the tag of the one language in which it is, or nothing; `filter` is choice, given
(whether there is a value), numbers or dates; `made_of` names the model's columns that a composed one is made of.
Columns of the model without a line are offered behind the others. What columns of the model are called comes from the
models.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.publication.site import wording
from pipelines.publication.site.languages import LANGUAGES, Language
from validations import schema

SOURCE = Path(__file__).with_name("views.csv")
FILTERS = ("", "choice", "given", "numbers", "dates")
SHOWN = ("", "yes", *(language.tag for language in LANGUAGES))
_HELP = {
    "called": "tables_called_help",
    "figure": "tables_figure_help",
    "roles": "tables_roles_help",
    "organisations": "tables_organisations_help",
    "quotes": "tables_quotes_help",
    "documents": "tables_documents_help",
    "facts": "tables_facts_help",
}
_TITLES = {
    "figure": "tables_figure",
    "quotes": "tables_quotes",
    "facts": "tables_facts",
    "called organisations": "tables_called_organisations",
    "called people": "tables_called_people",
    "called statistics": "tables_called_statistics",
    "called timeline": "tables_called_timeline",
}
BESIDE = (*_HELP, "quote")
"""Columns that are not the model's: made of others, or counted from the table of evidence."""

_REFERRED = ("organisations", "documents")
"""Those that hold keys of the table of their name."""
_NUMBERS = ("integer", "number")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a page shows it.

    `kind` tells scripts how its values are read: a name of BESIDE, or code, reference, boolean, number, date, list, map
    or text. `made_of` holds columns of the model, that in the page's language first.
    """

    name: str
    kind: str
    title: str
    help: str
    shown: bool
    filter: str
    made_of: tuple[str, ...]
    vocabulary: str
    references: str


def columns(table: str, language: Language) -> tuple[Column, ...]:
    """Return the columns that the page of a table offers, in their order. Raises ValueError as `lines` does."""
    told = {line["column"]: line for line in lines()[table]}
    model = {column.name: column for column in schema.columns(table)}
    whole = {made_of for line in told.values() for made_of in [line["made_of"]] if made_of in model}
    return tuple(
        _column(table, name, told.get(name, {}), language)
        for name in dict.fromkeys([*told, *model])
        if name not in whole
    )


@cache
def lines() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return the lines of views.csv by table.

    Raises ValueError for a line that names no column, none twice, or a word that is not one of the above.
    """
    found: dict[str, list[Mapping[str, str]]] = {}
    with SOURCE.open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.DictReader(file, strict=True), 2):
            if complaint := _complaint(line, found.get(line["table"], [])):
                raise ValueError(f"{SOURCE.name}, line {number}: {complaint}, and found {line!r}; mend the line")
            found.setdefault(line["table"], []).append(line)
    return found


def _complaint(line: Mapping[str, str], before: Sequence[Mapping[str, str]]) -> str:
    model = [column.name for column in schema.columns(line["table"])] if line["table"] in schema.TABLES else []
    for column, allowed in (("shown", SHOWN), ("filter", FILTERS), ("column", (*BESIDE, *model))):
        if line[column] not in allowed:
            return f"expected a {column} of {', '.join(filter(None, allowed))}"
    if any(line["column"] == other["column"] for other in before):
        return "expected each column once"
    if not set(filter(None, line["made_of"].split("|"))) <= set(model):
        return "expected made_of to name columns of the table"
    return ""


def _column(table: str, name: str, line: Mapping[str, str], language: Language) -> Column:
    made_of = tuple(filter(None, line.get("made_of", "").split("|")))
    title, described, kind, vocabulary, references = _named(table, name, made_of, language)
    return Column(
        name=name,
        kind=kind,
        title=title,
        help=described,
        shown=line.get("shown") in ("yes", language.tag),
        filter=line.get("filter", ""),
        made_of=tuple(sorted(made_of, key=lambda part: not part.endswith(f"_{language.suffix}"))),
        vocabulary=vocabulary,
        references=references,
    )


def _named(table: str, name: str, made_of: Sequence[str], language: Language) -> tuple[str, str, str, str, str]:
    words = wording.words(language)
    if name == "called" and len(made_of) == 1:
        return (*_named(table, made_of[0], (), language)[:2], name, "", "")
    if name == "quote":
        quote = next(column for column in schema.columns("evidence") if column.name == "quote")
        return language.of(quote, "title"), language.of(quote, "description"), name, "", ""
    if name in BESIDE:
        if name in schema.TABLES:
            title = language.of(schema.table_info(name), "title")
        else:
            title = words[_TITLES[f"called {table}" if name == "called" else name]]
        return title, words[_HELP[name]], name, "", name if name in _REFERRED else ""
    column = next(column for column in schema.columns(table) if column.name == name)
    return (
        language.of(column, "title"),
        language.of(column, "description"),
        _kind(column),
        column.vocabulary or "",
        column.references or "",
    )


def _kind(column: schema.Column) -> str:
    if column.references:
        return "reference"
    if column.vocabulary:
        return "code"
    if column.format == "edtf":
        return "date"
    return "number" if column.type in _NUMBERS else "text" if column.type == "string" else column.type
