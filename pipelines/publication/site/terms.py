"""data/words.<language>.js: the words that scripts show, with what tables, columns and codes are called.

Drawn from wording.csv, the models and codes.csv, so that a script has no words of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipelines.publication.site import data_scripts, wording
from pipelines.publication.site.languages import LANGUAGES, Language
from validations import schema
from validations.tables import codes


def write(folder: Path) -> None:
    """Write a script a language into the folder of data."""
    for language in LANGUAGES:
        name = f"words.{language.tag}"
        data_scripts.write(folder / f"{name}.js", name, of(language))


def of(language: Language) -> dict[str, Any]:
    """Return `words` by key, `tables` by name (title, key, columns in their order), `codes` by vocabulary and code.

    A column has its name, type, title and description, and where there are such its vocabulary, the table that it
    refers to, its format (`edtf` or `verbatim`) and its unit (UCUM). A code has its label and its definition.
    """
    return {
        "words": dict(wording.words(language)),
        "tables": {table: _table(table, language) for table in schema.TABLES},
        "codes": {
            name: {code.code: [language.of(code, "label"), language.of(code, "definition")] for code in listed}
            for name, listed in codes.vocabularies().items()
        },
    }


def _table(table: str, language: Language) -> dict[str, Any]:
    return {
        "title": language.of(schema.table_info(table), "title"),
        "key": schema.KEYS[table][0],
        "columns": [
            {
                "name": column.name,
                "type": column.type,
                "title": language.of(column, "title"),
                "description": language.of(column, "description"),
                **({"vocabulary": column.vocabulary} if column.vocabulary else {}),
                **({"references": column.references} if column.references else {}),
                **({"format": column.format} if column.format else {}),
                **({"unit": column.unit} if column.unit else {}),
            }
            for column in schema.columns(table)
        ],
    }
