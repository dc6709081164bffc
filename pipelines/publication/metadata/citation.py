"""CITATION.cff of a release: how to name it, in the Citation File Format 1.2.0 (https://doi.org/10.5281/zenodo.5171937)."""

from __future__ import annotations

import json
import re

from pipelines.publication.edition import Edition
from pipelines.publication.metadata import dataset

_BIBTEX = re.compile(r"[&%$#_{}]")


def write(edition: Edition) -> None:
    """Write CITATION.cff into the folder of a release."""
    (edition.folder / "CITATION.cff").write_text(compose(edition), encoding="utf-8", newline="\n")


def compose(edition: Edition) -> str:
    """Return the file as YAML, every text in the double quotes that JSON and YAML share."""
    words = dataset.load(edition.name)
    lines = [
        "cff-version: 1.2.0",
        f"message: {_text('If you use this dataset, cite it as below, with its version.')}",
        "type: dataset",
        f"title: {_text(dataset.title(edition.name))}",
        f"version: {_text(edition.version)}",
        *([f"date-released: {edition.as_of}"] if edition.as_of else []),
        "authors:",
        f"  - name: {_text(words.maintainers)}",
        f"abstract: {_text(words.description_en)}",
        "keywords:",
        *(f"  - {_text(keyword)}" for keyword in words.keywords),
        f"license: {words.licence.id}",
    ]
    return "".join(f"{line}\n" for line in lines)


def reference(edition: Edition) -> str:
    """Return the reference that READMEs give: creator, year, title, version."""
    year = f" ({edition.as_of[:4]})" if edition.as_of else ""
    return f"{dataset.load().maintainers}{year}. {dataset.title(edition.name)}, version {edition.version}. Dataset."


def bibtex(edition: Edition) -> str:
    """Return the reference as an entry of BibTeX, of the type that every style has (https://ctan.org/pkg/bibtex).

    Braces within keep names of several words together, and words in capitals as they are.
    """
    fields = {
        "author": dataset.load().maintainers,
        "title": dataset.title(edition.name),
        **({"year": edition.as_of[:4]} if edition.as_of else {}),
        "version": edition.version,
        "note": f"Version {edition.version}",
        "howpublished": "Dataset",
    }
    lines = "".join(f"  {name} = {{{{{_BIBTEX.sub(_escaped, value)}}}}},\n" for name, value in fields.items())
    return f"@misc{{{edition.name}-{edition.version},\n{lines}}}\n"


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign.group()}"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
