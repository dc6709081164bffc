"""Single slips in what people keep for the project: word lists, decisions, indicators, identifiers, pinned facts.

Of word lists only lines are spoilt whose words some text has: a slip in any other has no text to show on.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.faults.changed import Change, drawn, other, spread

DECISIONS = {
    "corrections/corrections.csv": 30,
    "translations/labels.csv": 30,
    "registry/registry.csv": 30,
    "indicators/matches.csv": 25,
    "indicators/vocabulary.csv": 25,
}
"""What resolution alone reads, and how many changes of each at full size."""
FACTS = {"pinned.csv": 25}
BODIES = {"organisations/authority.csv": 30}
WORDS = {"word list": 90}

_UNPUBLISHED = {
    "pinned.csv": ("fact_id", "reason"),
    "organisations/authority.csv": ("verified_by", "reason", "author", "date"),
}
"""The columns that are for maintainers alone."""

KNOWLEDGE = "pipelines/knowledge"
PINNED = "validations/facts"
_HAN = "院會署港研學醫中心國"
_LATIN = "aeimnrst"


class Sheets:
    """The sheets of a project, to be spoilt a cell or line at a time; `texts` say which words are of use."""

    def __init__(self, root: Path, texts: Mapping[str, str]):
        self._root = root
        self._texts = "\n".join(texts.values())
        self._read: dict[str, list[list[str]]] = {}

    def quick(self, share: float) -> Iterator[Change]:
        """Yield changes of the sheets that resolution alone reads."""
        for name, count in spread(DECISIONS, share):
            yield from self._slips(name, count, [f"{KNOWLEDGE}/{name}"])

    def slow(self, share: float) -> Iterator[Change]:
        """Yield changes of what is read once a process: word lists, the authority file, pinned facts."""
        for name, count in spread(FACTS, share):
            yield from self._slips(name, count, [f"{PINNED}/{name}"])
        for name, count in spread(BODIES, share):
            yield from self._slips(name, count, [f"{KNOWLEDGE}/{name}"])
        for name, count in spread(WORDS, share):
            yield from self._slips(name, count, self._lists())

    def _lists(self) -> list[str]:
        decided = {*DECISIONS, *BODIES, "decidable.csv", "organisations/decisions.csv"}
        folder = self._root / KNOWLEDGE
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.csv"))
        return [f"{KNOWLEDGE}/{name}" for name in names if name not in decided]

    def _rows(self, path: str) -> list[list[str]]:
        if path not in self._read:
            text = (self._root / path).read_text("utf-8-sig")
            self._read[path] = [row for row in csv.reader(io.StringIO(text)) if row]
        return self._read[path]

    def _of_use(self, path: str, row: Sequence[str]) -> bool:
        return path.startswith(PINNED) or any(part and part in self._texts for part in row[0].split("|"))

    def _slips(self, kind: str, count: int, paths: Sequence[str]) -> list[Change]:
        listed = kind in WORDS
        lines = [
            (path, number)
            for path in paths
            for number, row in enumerate(self._rows(path))
            if number and (not listed or self._of_use(path, row))
        ]

        def draw(chance: random.Random) -> tuple[str, int, int] | None:
            path = chance.choice(sorted({path for path, _ in lines}))
            number = chance.choice([line for at, line in lines if at == path])
            filled = [at for at, cell in enumerate(self._rows(path)[number]) if cell]
            return path, number, chance.choice([-1, *filled])

        def make(seed: str, place: tuple[str, int, int]) -> Change:
            path, number, column = place
            rows = self._rows(path)
            head, row = rows[0], rows[number]
            if column < 0:
                spoilt = rows[:number] + rows[number + 1 :]
                return Change(kind, seed, f"{path}, line dropped: {','.join(row)[:60]}", {path: _csv(spoilt)})
            cell = _slip(random.Random(seed), row[column])
            spoilt = list(rows)
            spoilt[number] = [*row[:column], cell, *row[column + 1 :]]
            what = f"{path}, {row[0][:20]}, {head[column]}: {row[column][:40]!r} > {cell[:40]!r}"
            inert = head[column] in _UNPUBLISHED.get(kind, ())
            return Change(kind, seed, what, {path: _csv(spoilt)}, inert=inert)

        return drawn(kind, count, draw, make)


def _slip(chance: random.Random, cell: str) -> str:
    """Return a cell with another digit or letter, or with nothing in it."""
    places = [at for at, one in enumerate(cell) if one.isalnum()]
    digits = [at for at in places if cell[at].isdigit() and cell[at].isascii()]
    if not places or chance.random() < 0.1:
        return ""
    at = chance.choice(digits if digits and chance.random() < 0.6 else places)
    among = "0123456789" if cell[at].isdigit() else _LATIN if cell[at].isascii() else _HAN
    return cell[:at] + other(chance, cell[at], among) + cell[at + 1 :]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")
