"""The page that a reader sees first: what the dataset is, its figures, its changes, its files and its terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.publication.edition import Edition
from pipelines.publication.metadata import citation, limits, readme
from pipelines.publication.site import downloads, latest, names, reports, telling
from pipelines.publication.site.languages import Language
from pipelines.publication.site.sentences import Sentences
from validations import schema

_TOLD = ("value", "value_max", "unit", "qualifier")


def context(edition: Edition, language: Language) -> dict[str, Any]:
    """Return what the template of the overview is told."""
    files = downloads.groups(edition, language)
    return {
        "suffix": language.suffix,
        "day": telling.day(edition.as_of, language) if edition.as_of else "",
        "counts": {name: len(edition.rows[name]) for name in schema.TABLES},
        "checks": reports.checks(edition),
        "numbers": reports.numbers(edition.rows["coverage"]),
        "quotes": reports.metrics(edition)["quotes"],
        "example": example(edition, language),
        "latest": latest.told(edition, language),
        "files": files,
        "table_files": [
            (telling.table(name, language), rows, own)
            for name, rows, own in downloads.by_table(edition, files["tables"])
        ],
        "reference": citation.reference(edition),
        "bibtex": citation.bibtex(edition),
        "decided": sum(decided for decided, _ in limits.decided(edition).values()),
        "personal": limits.personal(edition),
        "readme": readme.FILES[language.tag],
    }


def example(edition: Edition, language: Language) -> Mapping[str, Any] | None:
    """Return the figure that READMEs walk back to its sentence, for the page; None where a release has none."""
    place = readme.example(edition)
    if place is None:
        return None
    [figure] = (row for row in edition.rows["statistics"] if row["statistic_id"] == place["row_id"])
    [document] = (row for row in edition.rows["documents"] if row["document_id"] == place["document_id"])
    return {
        **place,
        "name": names.called("statistics", figure, language),
        "told": [
            (language.of(column, "title"), _cell(column, figure[column.name], language))
            for column in schema.columns("statistics")
            if column.name in _TOLD and not schema.is_null(figure[column.name])
        ],
        "title": document["title"],
        "language": document["language"],
        "sentence": Sentences(edition.texts).around(place),
    }


def _cell(column: schema.Column, value: object, language: Language) -> str:
    told = schema.csv_value(value)
    return telling.label(column.vocabulary, told, language) if column.vocabulary else told
