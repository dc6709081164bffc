"""The words in which every description of a release tells of the dataset as a whole, from dataset.toml.

Data Package, Croissant and RO-Crate each have their own property names, but no words of their own. What is
told of tables and columns comes from the models (validations.schema), what is told of files from the inventory.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.publication.edition import NAME, WITHOUT_PERSONAL


@dataclass(frozen=True, slots=True)
class Licence:
    """SPDX identifier, name and address of the licence of the compilation, and what it covers."""

    id: str
    name: str
    url: str
    description: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """Titles stand behind the name of the dataset; `maintainers` made it and answer for it."""

    title_en: str
    title_zh: str
    description_en: str
    description_zh: str
    scope_en: str
    scope_zh: str
    languages: tuple[str, ...]
    keywords: tuple[str, ...]
    licence: Licence
    maintainers: str


@cache
def load(edition: str = NAME) -> Dataset:
    """Return what dataset.toml says of an edition; raises TypeError or KeyError where it lacks or adds a key."""
    told: dict[str, Any] = tomllib.loads(Path(__file__).with_name("dataset.toml").read_text(encoding="utf-8"))
    left_out = told.pop("without_personal")
    if edition == WITHOUT_PERSONAL:
        told["description_en"] += f" {left_out['description_en']}"
        told["description_zh"] += left_out["description_zh"]
    return Dataset(
        languages=tuple(told.pop("languages")),
        keywords=tuple(told.pop("keywords")),
        licence=Licence(**told.pop("licence")),
        maintainers=told.pop("maintainers")["name"],
        **told,
    )


def title(name: str) -> str:
    """Return the English title of the dataset of that name."""
    return f"{name}: {load().title_en}"


def publishers(rows: Mapping[str, Any]) -> dict[str, str]:
    """Return what the publishers of the texts are called, by document, where the tables of a release know it."""
    names = {row["organisation_id"]: row["name_zh"] or row["name_en"] for row in rows["organisations"]}
    return {row["document_id"]: names[row["publisher_id"]] for row in rows["documents"] if row["publisher_id"] in names}
