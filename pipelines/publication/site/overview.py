"""The page that a reader sees first: what the dataset is, its figures, its changes, its files and its terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.publication.edition import Edition
from pipelines.publication.files.chinese import is_chinese
from pipelines.publication.metadata import citation, limits, readme
from pipelines.publication.site import downloads, latest, reports, telling
from pipelines.publication.site.languages import CHINESE, Language
from validations import schema
from validations.violations import sentence_at

# No text that is interchanged holds these (https://www.unicode.org/faq/private_use.html#nonchar1).
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"


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
    told = readme.example(edition)
    if told is None:
        return None
    [document] = (row for row in edition.rows["documents"] if row["document_id"] == told["document_id"])
    return {
        **told,
        "told": [
            (title, value, "zh-Hant" if is_chinese(value) and language != CHINESE else "")
            for title, value in told[f"told_{language.suffix}"]
        ],
        **_parted(told, edition.texts.get(told["document_id"])),
        "title": document["title"],
        "language": document["language"],
    }


def _parted(place: Mapping[str, Any], text: str | None) -> dict[str, str]:
    """Return the words of a place and what of their sentence stands before and after; without its text, the words."""
    if text is None:
        return {"before": "", "words": " ".join(place["quote"].split()), "after": ""}
    start, end = place["start"], place["end"]
    inside = f"{text[:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:]}"
    before, _, rest = sentence_at(inside, start, end + len(_OPEN) + len(_CLOSE)).partition(_OPEN)
    words, _, after = rest.partition(_CLOSE)
    return {"before": before, "words": words, "after": after}
