"""Every body, person and role of the five texts, from lists proof-read against them."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from pipelines.extraction import bodies, people, roles
from pipelines.reading import read_text

HERE = Path(__file__).parent
RAW = HERE.parent.parent / "raw"
DOCUMENTS = sorted(path.stem for path in RAW.glob("*.txt"))


def table(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def read(name):
    document = read_text((RAW / f"{name}.txt").read_text("utf-8"), name)
    found_bodies = list(bodies.find(document))
    found_people = list(people.find(document, found_bodies))
    return found_bodies, found_people, list(roles.find(document, found_bodies, found_people))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_bodies(name):
    found = defaultdict(set)
    for claim in read(name)[0]:
        found[claim.values["key"]].add(claim.values["mention"])
    assert found == {
        row["key"]: set(row["mentions"].split("|")) for row in table("raw_bodies.csv") if row["document"] == name
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_people(name):
    found = {claim.values["key"] for claim in read(name)[1]}
    assert found == {row["person"] for row in table("raw_roles.csv") if row["document"] == name}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_roles(name):
    found = {
        (
            claim.values["person"],
            claim.values["organisation"] or "",
            claim.values["title_zh"] or claim.values["title_en"],
        )
        for claim in read(name)[2]
    }
    rows = [row for row in table("raw_roles.csv") if row["document"] == name and row["title"]]
    assert found == {(row["person"], row["organisation"], row["title"]) for row in rows}
