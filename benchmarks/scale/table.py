"""Measurements as one Markdown table, with what they are beside below it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

Key = tuple[str, str, int]

HEAD = (
    "texts",
    "MB",
    "run",
    "engine",
    "workers",
    "wall s",
    "processor s",
    "texts/s",
    "MB/s",
    "peak MB, all",
    "peak MB, one",
    "of a full run",
    "x bare read",
    "x jieba",
    "facts found",
)
TEXT_COLUMNS = ("run", "engine")
LEGEND = (
    "MB are 10^6 bytes, of the texts in UTF-8 or of memory; processor time is that of all processes",
    "peak MB, all: the sum over all processes of a run of their proportional set sizes, sampled; "
    "one: the largest resident size of a single process (VmHWM), which counts what it shares in full",
    "of a full run: wall time beside that of the run without cache on the same engine and workers",
    "x bare read: wall time beside that of reading the same files' bytes, which the machine has in memory by then",
    "x jieba: processor time beside that of jieba.cut on the same texts, "
    "reckoned from its rate on a sample of at most 1,000 of them",
    "facts found: share of the facts known to stand in the texts that the tables have, with evidence in the same text",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A run on a number of texts: what was run, and what it took, or `missing`: why it was not run.

    `megabytes` are those of the texts; `read` are the seconds of a bare read of the same files, `jieba` those of
    processor time of jieba.cut on the same texts; `peak` and `largest` are MB; `found` maps a table to how many facts
    the texts state and how many of these it has.
    """

    texts: int
    megabytes: float
    run: str
    engine: str
    workers: int
    missing: str = ""
    added: bool = False
    full: bool = False
    seconds: float = 0.0
    processor: float = 0.0
    peak: float = 0.0
    largest: float = 0.0
    read: float = 0.0
    jieba: float = 0.0
    digest: str = ""
    found: dict[str, tuple[int, int]] = field(default_factory=dict)


def markdown(measured: list[Measured]) -> str:
    """Return the table, and lines on its columns, on growth, on facts by kind, on sameness, on what was left out."""
    made = [one for one in measured if not one.missing]
    full = {(one.texts, one.engine, one.workers): one for one in reversed(made) if one.full}
    fallback = {one.texts: one for one in reversed(made) if one.full}
    lines = [
        _row(HEAD),
        _row(tuple("---" if name in TEXT_COLUMNS else "---:" for name in HEAD)),
        *(_row(_cells(one, full.get((one.texts, one.engine, one.workers)) or fallback.get(one.texts))) for one in made),
    ]
    notes = [*LEGEND, *_growth(made), *_facts(made), *_sameness(made), *_left_out(measured)]
    return "\n".join([*lines, "", *(f"- {note}" for note in notes)]) + "\n"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(one: Measured, full: Measured | None) -> tuple[str, ...]:
    stated = sum(known for known, _ in one.found.values())
    return (
        f"{one.texts:,}",
        f"{one.megabytes:.1f}",
        one.run,
        one.engine,
        str(one.workers),
        f"{one.seconds:.1f}",
        f"{one.processor:.1f}",
        f"{one.texts / one.seconds:,.0f}",
        f"{one.megabytes / one.seconds:.3f}",
        f"{one.peak:,.0f}" if one.peak else "not known",
        f"{one.largest:,.0f}",
        f"{one.seconds / full.seconds:.3f}" if full else "",
        f"{one.seconds / one.read:,.0f}" if one.read else "not known",
        f"{one.processor / one.jieba:.2f}" if one.jieba else "not known",
        f"{sum(found for _, found in one.found.values()) / stated:.4f}" if stated else "",
    )


def _growth(made: list[Measured]) -> list[str]:
    runs: dict[Key, list[Measured]] = defaultdict(list)
    for one in made:
        runs[one.run, one.engine, one.workers].append(one)
    return [
        f"{_told(more)}: from {less.texts:,} to {more.texts:,} texts, {more.texts / less.texts:.4g} times as many, "
        f"time {more.seconds / less.seconds:.2f} times"
        + (f", peak memory {more.peak / less.peak:.2f} times" if less.peak else "")
        for ones in runs.values()
        for less, more in pairwise(sorted(ones, key=lambda one: one.texts))
    ]


def _facts(made: list[Measured]) -> list[str]:
    first = {one.texts: one for one in reversed(made) if one.found}
    return [
        f"facts found in {texts:,} texts: "
        + ", ".join(f"{name} {found:,} of {stated:,}" for name, (stated, found) in one.found.items())
        for texts, one in sorted(first.items())
    ]


def _sameness(made: list[Measured]) -> list[str]:
    wrote: dict[tuple[int, bool], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in made:
        wrote[one.texts, one.added][one.digest].append(_told(one))
    notes = []
    for (texts, added), digests in wrote.items():
        what = f"{texts:,} texts{' and one' if added else ''}"
        runs = sum(len(names) for names in digests.values())
        if len(digests) > 1:
            notes.append(
                f"**{what}: not the same bytes**: " + " / ".join("; ".join(names) for names in digests.values())
            )
        elif runs > 1:
            notes.append(f"{what}: all {runs} runs wrote the same bytes")
    return notes


def _left_out(measured: list[Measured]) -> list[str]:
    return list(dict.fromkeys(f"left out: {_told(one)}: {one.missing}" for one in measured if one.missing))


def _told(one: Measured) -> str:
    return f"{one.run}, {one.engine}, {one.workers} {'worker' if one.workers == 1 else 'workers'}"
