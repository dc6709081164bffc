"""What awaits a decision, as the UI shows it: how much of each kind, its sentences, and the commands that decide it.

What awaits one is told in pipelines.publication.reviewing; here only the words of the command line are put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import dagster as dg

from assets.previews import markdown_table
from pipelines.publication import reviewing
from pipelines.publication.reviewing import Awaiting

COMMAND = ".venv/bin/hkbiomed review"
WHO = '--author "…" --reason "…"'
SHOWN = 40


def commands(item: Awaiting) -> list[str]:
    """Return the commands that decide something, what only a person can say left as …; none where a rule must change.

    >>> commands(Awaiting("wording", "statistics", "stat-abc", "label_en", "病床數目", "alpha", ""))
    ['.venv/bin/hkbiomed review translate stat-abc --column label_en --value "…" --author "…"']
    """
    column = f'--column {item.column_name} --value "…"'
    forms = {
        "candidate": [f"accept {item.row_id} {WHO}", f"reject {item.row_id} {WHO}", f'same-as {item.row_id} "…" {WHO}'],
        "conflict": [f"correct {item.row_id} {column} {WHO}"],
        "wording": [f'translate {item.row_id} {column} --author "…"'],
    }
    return [f"{COMMAND} {form}" for form in forms.get(item.kind, [])]


def to_copy(items: Sequence[Awaiting]) -> dg.MarkdownMetadataValue:
    """Return the commands under what they decide, to be copied into a shell."""
    blocks = ["\n".join([f"# {item.said}", *commands(item)]) for item in items[:SHOWN]]
    more = [f"# ... and {len(items) - SHOWN:,} more: {COMMAND} --all"] if len(items) > SHOWN else []
    return dg.MetadataValue.md("\n".join(["```sh", *blocks, *more, "```"]))


def summary(items: Sequence[Awaiting]) -> dg.MarkdownMetadataValue:
    """Return how many things of each kind await a decision, then each with its sentence."""
    if not items:
        return dg.MetadataValue.md("nothing")
    counted = Counter(item.kind for item in items)
    counts = [{"what": what, "found": counted[kind]} for kind, what in reviewing.KINDS.items() if counted[kind]]
    rows = [
        {"kind": i.kind, "row": i.row_id, "column": i.column_name, "said": i.said, "sentence": i.sentence}
        for i in items
    ]
    return dg.MetadataValue.md(f"{markdown_table(counts)}\n\n{markdown_table(rows, shown=SHOWN, longest=200)}")
