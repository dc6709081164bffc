"""`hkbiomed explain`: a fact with its sentence, the rule that read it and the decision that published it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.telling import BAD_INPUT, errors_told, fail, say

ROOT = Path(__file__).parents[2]
RowId = Annotated[str, typer.Argument(help="The identifier of a row, as its table's first column has it.")]
From = Annotated[
    Path | None,
    typer.Option("--from", help="A release or the output of `build`; without it, the newest release."),
]
Raw = Annotated[Path, typer.Option(help="The folder of the source texts.")]


def explain(row_id: RowId, from_: From = None, raw: Raw = ROOT / "raw") -> None:
    """Walk a fact back: its sentence with the quote marked, the rule that read it, what people decided.

    Example: hkbiomed explain stat-eyzjrrrpo2 --from my-tables --raw my-texts
    """
    with errors_told():
        from pipelines.publication import explaining, versions
        from validations import schema

        folder = from_
        if folder is None:
            releases = ROOT / "data" / "releases"
            newest = versions.newest(releases)
            if newest is None:
                fail(f"{releases} holds no release yet: publish one, or name tables with --from", BAD_INPUT)
            folder = releases / str(newest)
        told = explaining.explain(row_id, folder, raw)
    say(f"{row_id} in {told.table} of {folder}")
    for column, value in told.row.items():
        if (cell := schema.csv_value(value)) and column not in ("rule", "decision"):
            say(f"  {column:<16}  {cell}")
    say()
    for place in told.places:
        field = f" ({place.field})" if place.field else ""
        say(f"{place.document_id}, characters {place.start} to {place.end}{field}")
        say(f"  {place.sentence}")
    if told.row.get("rule"):
        say(f"Read by the rule {told.row['rule']}.")
    for other in told.disagreements:
        verdict = "published" if other["chosen"] else "not published"
        say(f"Disputed: {other['document_id']} has {other['value']} for {other['column_name']}, {verdict}")
        say(f"  ({other['reason']}): 「{other['quote']}」")
    for decision in told.decisions:
        say(
            f"Decided by {decision['author']} on {decision['date']}: {decision['column_name']} is "
            f"{decision['value']!r}, not {decision['expected']!r}: {decision['reason']} (see {decision['source']})"
        )
    if not told.decisions and told.row.get("decision"):
        say(f"Decided by people: {told.row['decision']}.")
    elif not told.decisions:
        say("Published as read: no correction applies to it.")
