"""Which line of defence caught how many changes of each kind, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.faults.changed import Change
from tests.faults.verdict import SAME, SHOWN, STOPS, Verdict

_ORDER = (*STOPS, *SHOWN, *SAME, "crash")


class Reckoning:
    """Changes with their verdicts, counted."""

    def __init__(self) -> None:
        self.cases: list[tuple[Change, Verdict]] = []

    def add(self, change: Change, verdict: Verdict) -> None:
        """Count one more."""
        self.cases.append((change, verdict))

    def table(self) -> str:
        """Return a line a kind and a column a line of defence, the first that caught; shares of all below.

        The last column counts those whose rows would have shown it too, had no gate stopped the run.
        """
        caught = Counter((change.kind, verdict.by) for change, verdict in self.cases)
        rows = Counter(change.kind for change, verdict in self.cases if verdict.shown in SHOWN)
        columns = [name for name in _ORDER if any(by == name for _, by in caught)]
        kinds = list(dict.fromkeys(change.kind for change, _ in self.cases))
        lines = [["change", "all", *columns, "rows show it"]]
        for kind in kinds:
            counts = [caught[kind, name] for name in columns]
            lines.append([kind, str(sum(counts)), *map(str, counts), str(rows[kind])])
        counts = [sum(caught[kind, name] for kind in kinds) for name in columns]
        total = sum(counts)
        lines.append(["all", str(total), *map(str, counts), str(rows.total())])
        lines.append(["share", "", *(f"{count / max(1, total):.1%}" for count in (*counts, rows.total()))])
        return _aligned(lines)

    def told(self) -> str:
        """Return a line a change: kind, first line of defence, what rows show, what was changed, why it stopped."""
        return "\n".join(
            "\t".join((change.kind, verdict.by, verdict.shown, change.seed, change.what, verdict.why))
            for change, verdict in self.cases
        )


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
