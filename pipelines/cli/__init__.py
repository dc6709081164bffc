"""The command `hkbiomed`: each subcommand calls one station and says in plain words what came of it.

Exit codes: 0 all is well; 1 a contract is broken or facts are wrong; 2 wrong usage or input that cannot be
read. Imports are made inside the commands, so that `--help` answers at once and `build` never loads Dagster.
"""

from __future__ import annotations

import sys

import typer

from pipelines.cli import (
    browsing,
    building,
    checking,
    differing,
    documenting,
    explaining,
    rebuilding,
    releasing,
    reviewing,
    serving,
)
from pipelines.cli.telling import Commands

EXAMPLES = """
Raw texts on Hong Kong genomic medicine, rare-disease policy and the biomedical hub, turned into tables in
which every fact can be walked back to the words that state it.

**Examples**

* hkbiomed build --raw my-texts --out my-tables: any folder of .txt files, nothing is published
* hkbiomed release: publish what has changed under data/releases/
* hkbiomed check: are the published releases whole, true and repeatable?
* hkbiomed rebuild 1.0.0: a release made again, aside, and compared; damaged files put back
* hkbiomed diff 1.0.0 1.1.0: what changed between two releases, and why
* hkbiomed explain stat-eyzjrrrpo2: the sentence behind a fact, and the rule that read it
* hkbiomed site: the pages of the newest release in a browser
* hkbiomed browse: its database in Datasette, for SQL and an API
* hkbiomed review: what awaits a decision, with its sentences; its subcommands write decisions

**Exit codes**

* 0: all is well
* 1: a contract is broken or facts are wrong
* 2: wrong usage, or input that cannot be read
"""

app = typer.Typer(
    name="hkbiomed",
    cls=Commands,
    help=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build")(building.build)
app.command("release")(releasing.release)
app.command("check")(checking.check)
app.command("rebuild")(rebuilding.rebuild)
app.command("diff")(differing.diff)
app.command("explain")(explaining.explain)
app.add_typer(reviewing.app, name="review")
app.command("summary")(documenting.summary)
app.command("data-docs")(documenting.data_docs)
app.command("site")(serving.site)
app.command("browse")(browsing.browse)


def main() -> None:
    """Run the command that the arguments name and exit with its code."""
    # A terminal of another encoding must not turn a Chinese quote into a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()
