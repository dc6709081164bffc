"""`hkbiomed review`: what awaits a decision, with its sentences, and the commands that decide.

The one place where a clock is asked: a decision bears the day on which somebody made it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.telling import BAD_INPUT, errors_told, fail, say, shortened, working

if TYPE_CHECKING:
    from pipelines.publication.reviewing import Awaiting, Corpus, Draft, Who
    from pipelines.resolution import Tables

ROOT = Path(__file__).parents[2]
RAW, KNOWLEDGE = ROOT / "raw", ROOT / "pipelines" / "knowledge"

Raw = Annotated[Path, typer.Option(help="The folder of the source texts.")]
Knowledge = Annotated[Path, typer.Option(help="The folder of the files of decisions.")]
RowId = Annotated[str, typer.Argument(help="The identifier of the row, as its table's first column has it.")]
Author = Annotated[str, typer.Option(help="Who decides.")]
Reason = Annotated[str, typer.Option(help="Why it is decided so.")]
Date = Annotated[str | None, typer.Option(help="The day of the decision, as in 2026-11-22; without it, today.")]
Column = Annotated[list[str], typer.Option(help="The column to decide on; may be repeated, each with its --value.")]
Value = Annotated[list[str], typer.Option(help="The new value, as a cell of CSV holds it; empty takes it away.")]
Given = Annotated[str, typer.Option(help="What the body has; without it, what the texts say.")]

app = typer.Typer(invoke_without_command=True, rich_markup_mode="markdown")


@app.callback()
def review(
    context: typer.Context,
    raw: Raw = RAW,
    knowledge: Knowledge = KNOWLEDGE,
    indicators: Annotated[bool, typer.Option("--indicators", help="List figures without an indicator too.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="List all of each kind, not the first twenty.")] = False,
) -> None:
    """List what awaits a decision in the texts as they lie there, each item with its sentence; or decide.

    Bodies that nobody has looked at, rows without English wording, numbers that no rule has read, texts that
    disagree, decisions that no longer fit. The subcommands write decisions.

    Example: hkbiomed review --raw my-texts
    """
    if context.invoked_subcommand is not None:
        return
    with errors_told(), working("Reading the texts"):
        from pipelines.publication import reviewing

        corpus = reviewing.Corpus.read(raw)
        found = reviewing.awaiting(corpus.resolved(knowledge), indicators)
    for kind, what in reviewing.KINDS.items():
        items = [item for item in found if item.kind == kind]
        if not items:
            continue
        say(f"{len(items):,} {what}")
        told = ["\n".join(_told(item)) for item in items]
        for line in told if everything else shortened(told):
            say(line)
        say()
    say(f"{len(found):,} things await a decision." if found else "Nothing awaits a decision.")


def _told(item: Awaiting) -> list[str]:
    column = f", {item.column_name}" if item.column_name else ""
    place = f"{item.row_id}{column}: " if item.row_id else ""
    return [f"  {place}{item.said}", *([f"      {item.document_id}: {item.sentence}"] if item.sentence else [])]


@app.command()
def accept(
    row_id: RowId,
    author: Author,
    reason: Reason,
    name_zh: Given = "",
    name_en: Given = "",
    aliases: Given = "",
    kind: Given = "",
    parent_id: Given = "",
    jurisdiction: Given = "",
    website: Given = "",
    ror_id: Given = "",
    wikidata_id: Given = "",
    date: Date = None,
    raw: Raw = RAW,
    knowledge: Knowledge = KNOWLEDGE,
) -> None:
    """Accept a body that was found in the texts: it is reviewed from now on, with what is given here.

    Example: hkbiomed review accept org-abc --name-en "Institute A" --author "An Editor" --reason "its own page"
    """
    given = {
        "name_zh": name_zh,
        "name_en": name_en,
        "aliases": aliases,
        "kind": kind,
        "parent_id": parent_id,
        "jurisdiction": jurisdiction,
        "website": website,
        "ror_id": ror_id,
        "wikidata_id": wikidata_id,
    }
    filled = {column: value for column, value in given.items() if value}
    _on_candidate(raw, knowledge, row_id, "accept", (author, date, reason), given=filled)


@app.command()
def reject(
    row_id: RowId, author: Author, reason: Reason, date: Date = None, raw: Raw = RAW, knowledge: Knowledge = KNOWLEDGE
) -> None:
    """Reject what was found in the texts: it is no body, and leaves the tables with its mentions.

    Example: hkbiomed review reject org-abc --author "An Editor" --reason "a place"
    """
    _on_candidate(raw, knowledge, row_id, "reject", (author, date, reason))


@app.command("same-as")
def same_as(
    row_id: RowId,
    other: Annotated[str, typer.Argument(help="The identifier of the body that it is.")],
    author: Author,
    reason: Reason,
    date: Date = None,
    raw: Raw = RAW,
    knowledge: Knowledge = KNOWLEDGE,
) -> None:
    """Say that what was found in the texts is another body: its mentions join that one, its identifier is retired.

    Example: hkbiomed review same-as org-abc university-of-hong-kong --author "An Editor" --reason "its former name"
    """
    _on_candidate(raw, knowledge, row_id, "same_as", (author, date, reason), same_as=other)


@app.command()
def translate(
    row_id: RowId,
    column: Column,
    value: Value,
    author: Author,
    reason: Reason = "English wording of the row",
    date: Date = None,
    raw: Raw = RAW,
    knowledge: Knowledge = KNOWLEDGE,
) -> None:
    """Word a name, label or title: name_en, label_en, title_en, and label_zh or title_zh where rules word it badly.

    Example: hkbiomed review translate stat-abc --column label_en --value "Hospitals in Hong Kong" --author "An Editor"
    """
    worded = ("name_zh", "name_en", "label_zh", "label_en", "title_zh", "title_en")
    if others := [name for name in column if name not in worded]:
        fail(f"{', '.join(others)} is no wording: use `review correct` for anything but {', '.join(worded)}", BAD_INPUT)
    _on_values(raw, knowledge, "translations", row_id, (column, value), (author, date, reason))


@app.command()
def correct(
    row_id: RowId,
    column: Column,
    value: Value,
    author: Author,
    reason: Reason,
    date: Date = None,
    raw: Raw = RAW,
    knowledge: Knowledge = KNOWLEDGE,
) -> None:
    """Correct a value that was read wrongly; columns that must agree (value, value_exact) are given together.

    Example: hkbiomed review correct stat-abc --column geography --value HK --author "An Editor" --reason "the heading"
    """
    _on_values(raw, knowledge, "corrections", row_id, (column, value), (author, date, reason))


def _on_candidate(
    raw: Path,
    knowledge: Path,
    row_id: str,
    decision: str,
    who: tuple[str, str | None, str],
    *,
    same_as: str = "",
    given: dict[str, str] | None = None,
) -> None:
    def draft(resolved: Tables, whose: Who) -> Draft:
        from pipelines.publication import reviewing

        return reviewing.on_candidate(resolved, row_id, decision, whose, same_as=same_as, given=given)

    _write(raw, knowledge, who, draft)


def _on_values(
    raw: Path,
    knowledge: Path,
    file: str,
    row_id: str,
    pairs: tuple[Sequence[str], Sequence[str]],
    who: tuple[str, str | None, str],
) -> None:
    columns, values = pairs
    if len(columns) != len(values) or len(set(columns)) != len(columns):
        fail("give each --column one --value, in the same order, and none twice", BAD_INPUT)

    def draft(resolved: Tables, whose: Who) -> Draft:
        from pipelines.publication import reviewing

        return reviewing.on_values(resolved, file, row_id, dict(zip(columns, values, strict=True)), whose)

    _write(raw, knowledge, who, draft)


def today() -> str:
    """Return the day that the clock of this computer shows, as ISO 8601."""
    return datetime.date.today().isoformat()


def _write(raw: Path, knowledge: Path, who: tuple[str, str | None, str], draft: Callable[[Tables, Who], Draft]) -> None:
    """Try a decision on the texts, write it, and show what was written."""
    author, date, reason = who
    with errors_told(), working("Trying the decision on the texts"):
        from pipelines.publication import reviewing

        corpus: Corpus = reviewing.Corpus.read(raw)
        before = corpus.resolved(knowledge)
        whose = reviewing.Who(author, date or today(), reason)
        path, lines = reviewing.decide(corpus, before, draft(before, whose), knowledge)
    for line in lines:
        say(line)
    say(f"written to {path}")
