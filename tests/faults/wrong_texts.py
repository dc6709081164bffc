"""Single slips in the raw texts and in sources.toml: digits, units, dates, names, lines, texts swapped or doubled."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.knowledge import sheets
from tests.faults.changed import Change, drawn, other, spread
from validations.tables.vocabularies import FACT_TABLES

KINDS = {"digit": 110, "unit": 50, "date": 50, "name": 80, "line": 70, "swap": 10, "twin": 10, "sources.toml": 40}
"""How many of each at full size; ten pairs of texts are all there are."""

_FIGURES = "0123456789", "０１２３４５６７８９", "一二三四五六七八九"
_BEHIND_A_NUMBER = re.compile(r"(?<=[0-9０-９一二三四五六七八九十百千萬億多餘])\s?([^\s\d，。、；,.;()（）]{1,3})")
_DATES = {
    "year": (re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年)"), [str(year) for year in range(1990, 2030)]),
    "month": (re.compile(r"(?<=年)\s?(\d{1,2})(?=\s?月)|(?<![年\d])\d{1,2}(?=\s?月)"), [str(n) for n in range(1, 13)]),
    "day": (re.compile(r"(?<=月)\s?(\d{1,2})(?=\s?[日號])"), [str(n) for n in range(1, 29)]),
}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NAMES = ("name_zh", "name_en", "aliases", "")
"""The fields of evidence that names of bodies and people support; the last is a person's or a role's as a whole."""

_UNPUBLISHED = ("place", "received_by", "why", "note")
"""The keys of sources.toml that are in no column: `place` decides how figures are read, the others nothing."""

Rows = Sequence[Mapping[str, Any]]


class Texts:
    """The texts of a project and where facts stand in them, as its newest release has it."""

    def __init__(self, root: Path, documents: Rows, evidence: Rows):
        self.files = {str(row["document_id"]): f"raw/{row['source_file']}" for row in documents}
        self.texts = {name: (root / file).read_text("utf-8") for name, file in self.files.items()}
        self.sources = (root / "raw" / "sources.toml").read_text("utf-8")
        self._named = sorted(
            (str(row["document_id"]), int(row["start"]), int(row["end"]))
            for row in evidence
            if row["table_name"] in {"organisations", "people", "roles"}
            and row["table_name"] in FACT_TABLES
            and (row["field"] or "") in _NAMES
        )
        self._words = _measures()

    def changes(self, share: float) -> Iterator[Change]:
        """Yield changes of every kind, a share of the numbers of KINDS."""
        makers = {"line": self._lines, "swap": self._swaps, "twin": self._twins, "sources.toml": self._manifest}
        places = {
            "digit": list(self._digits()),
            "unit": list(self._units()),
            "date": list(self._dates()),
            "name": list(self._names()),
        }
        for kind, count in spread(KINDS, share):
            yield from makers[kind](count) if kind in makers else self._slips(kind, count, places[kind])

    def _slips(self, kind: str, count: int, places: list[tuple[str, int, int, Sequence[str]]]) -> list[Change]:
        """Return changes of a few characters: each place is a document, a span and what may stand there instead."""

        def make(seed: str, number: int) -> Change:
            document, start, end, choices = places[number]
            text = self.texts[document]
            word = other(random.Random(seed), text[start:end], choices)
            around = f"{text[max(0, start - 12) : start]}[{text[start:end]}>{word}]{text[end : end + 12]}"
            spoilt = (text[:start] + word + text[end:]).encode("utf-8")
            what = f"{document}:{start} {' '.join(around.split())}"
            return Change(kind, seed, what, {self.files[document]: spoilt}, (document, start, end))

        return drawn(kind, count, lambda chance: chance.randrange(len(places)), make)

    def _digits(self) -> Iterator[tuple[str, int, int, Sequence[str]]]:
        for document, text in self.texts.items():
            for at, one in enumerate(text):
                for figures in _FIGURES:
                    if one in figures:
                        yield document, at, at + 1, figures

    def _units(self) -> Iterator[tuple[str, int, int, Sequence[str]]]:
        for document, text in self.texts.items():
            for found in _BEHIND_A_NUMBER.finditer(text):
                start, words = found.start(1), found[1]
                word = next((words[:long] for long in (3, 2, 1) if words[:long] in self._words), None)
                if word is not None:
                    yield document, start, start + len(word), self._words[word]

    def _dates(self) -> Iterator[tuple[str, int, int, Sequence[str]]]:
        for document, text in self.texts.items():
            for shape, choices in _DATES.values():
                for found in shape.finditer(text):
                    start, end = found.span(1) if shape.groups and found[1] else found.span()
                    yield document, start, end, choices

    def _names(self) -> Iterator[tuple[str, int, int, Sequence[str]]]:
        han = sorted(
            {one for document, start, end in self._named for one in _HAN.findall(self.texts[document][start:end])}
        )
        for document, start, end in self._named:
            for at in range(start, end):
                one = self.texts[document][at]
                if _HAN.match(one):
                    yield document, at, at + 1, han
                elif one.isascii() and one.isalpha():
                    yield (
                        document,
                        at,
                        at + 1,
                        "abcdefghijklmnopqrstuvwxyz" if one.islower() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                    )

    def _lines(self, count: int) -> list[Change]:
        lines = [
            (document, number)
            for document, text in self.texts.items()
            for number, line in enumerate(text.splitlines())
            if line.strip()
        ]

        def make(seed: str, place: tuple[str, int]) -> Change:
            document, number = place
            kept = self.texts[document].splitlines(keepends=True)
            start = sum(map(len, kept[:number]))
            gone = kept.pop(number)
            what = f"{document}, line {number + 1} dropped: {gone.strip()[:40]}"
            files = {self.files[document]: "".join(kept).encode("utf-8")}
            return Change("line", seed, what, files, (document, start, start + len(gone)))

        return drawn("line", count, lambda chance: chance.choice(lines), make)

    def _swaps(self, count: int) -> list[Change]:
        pairs = list(itertools.combinations(sorted(self.files), 2))

        def make(seed: str, pair: tuple[str, str]) -> Change:
            one, two = pair
            files = {self.files[one]: self.texts[two].encode(), self.files[two]: self.texts[one].encode()}
            return Change("swap", seed, f"{one} and {two} under each other's names", files)

        return drawn("swap", count, lambda chance: chance.choice(pairs), make)

    def _twins(self, count: int) -> list[Change]:
        twins = [(name, told) for name in sorted(self.files) for told in (False, True)]

        def make(seed: str, twin: tuple[str, bool]) -> Change:
            document, told = twin
            file = self.files[document].replace(".txt", "-again.txt")
            files: dict[str, bytes | None] = {file: self.texts[document].encode()}
            if told:
                entry = next(part for part in self.sources.split("[[source]]") if self.files[document][4:] in part)
                doubled = self.sources + "\n[[source]]" + entry.replace(self.files[document][4:], file[4:])
                files["raw/sources.toml"] = doubled.encode()
            listed = "in sources.toml too" if told else "not in sources.toml"
            return Change("twin", seed, f"{document} once more under another name, {listed}", files)

        return drawn("twin", count, lambda chance: chance.choice(twins), make)

    def _manifest(self, count: int) -> list[Change]:
        """Return changes of sources.toml: a character of a value, or a line dropped."""
        lines = self.sources.splitlines(keepends=True)
        told = [number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")]

        def draw(chance: random.Random) -> tuple[int, int]:
            number = chance.choice(told)
            inside = [at for at, one in enumerate(lines[number]) if one.isalnum() and at > lines[number].find('"') >= 0]
            return number, chance.choice([-1, *inside])

        def make(seed: str, place: tuple[int, int]) -> Change:
            number, at = place
            spoilt, line = list(lines), lines[number]
            if at < 0:
                del spoilt[number]
                what = f"line {number + 1} dropped: {line.strip()[:60]}"
            else:
                among = "0123456789" if line[at].isdigit() else "院會署港研學" if _HAN.match(line[at]) else "aeimnrst"
                word = other(random.Random(seed), line[at], among)
                spoilt[number] = line[:at] + word + line[at + 1 :]
                what = f"line {number + 1}: {line[:at][-30:]}[{line[at]}>{word}]{line[at + 1 :][:20].strip()}"
            # What a line said that is gone, the text may say itself.
            inert = at < 0 or line.partition(" ")[0] in _UNPUBLISHED
            return Change("sources.toml", seed, what, {"raw/sources.toml": "".join(spoilt).encode()}, inert=inert)

        return drawn("sources.toml", count, draw, make)


def _measures() -> dict[str, list[str]]:
    """Return each counter, unit and currency, and in what else of the same length and file it may be mistaken."""
    found: dict[str, list[str]] = {}
    for name in ("counters", "units", "currencies"):
        rows = sheets.read(sheets.FOLDER / "quantities" / f"{name}.csv", ["written"])
        words = list(dict.fromkeys(cells["written"] for _, cells in rows))
        for word in words:
            alike = [each for each in words if len(each) == len(word)]
            if len(alike) > 1:
                found.setdefault(word, alike)
    return found
