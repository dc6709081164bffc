"""`hkbiomed release`: the Dagster job, in this process, recorded where the UI shows it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.cli import documenting
from pipelines.cli.telling import BAD_INPUT, BROKEN, errors_told, fail, say, working

if TYPE_CHECKING:
    import dagster as dg

    from pipelines.publication.versions import Version as Number

ROOT = Path(__file__).parents[2]
BY_COMMAND = {"hkbiomed/started": "command"}
"""The tag of the runs that the command has started."""
MAKE_ROOM = "make room, or see to who may write there, and run again"
_REFUSED = re.compile(r"\w+Error: \[Errno \d+\] (.+)", re.DOTALL)
"""How Dagster tells what the system would not do."""
_UNREAD = re.compile(r"pipelines\.knowledge\.(?:\w+\.)*KnowledgeError: ")
Version = Annotated[
    str | None,
    typer.Option(help="The number to publish under, as in 1.2.0; without it, it follows from what has changed."),
]


WithoutPersonal = Annotated[
    bool,
    typer.Option(
        "--without-personal",
        help="Leave out rows that name or reach a natural person: releases of hkbiomed-without-personal, "
        "a series of its own under data/without-personal/releases/.",
    ),
]


def release(version: Version = None, without_personal: WithoutPersonal = False) -> None:
    """Run the release job on the project's raw/ and publish what has changed under data/releases/.

    Every table is checked before anything is published; an existing version is never touched. One release at a time
    is made in a project. The run can be seen afterwards with `make ui`.

    Example: hkbiomed release --version 1.2.0
    """
    series = "data/without-personal/releases" if without_personal else "data/releases"
    from pipelines.publication import releases, versions
    from pipelines.publication.holding import held

    choices = {"releases_dir": series, "without_personal": without_personal, "version": version or ""}
    with errors_told():
        # Refused here, before ten seconds of work; the job itself refuses again.
        releases.asked(version, ROOT / series)
        before = versions.newest(ROOT / series)
        with _told(ROOT / series, before), held(ROOT / ".dagster"), working("Building, checking and publishing"):
            result = _run(choices)
    if not result.success:
        _tell_failures(result, _since(ROOT / series, before))
    _tell_release(result, ROOT / series)


def _run(choices: dict[str, Any]) -> dg.ExecuteInProcessResult:
    # Dagster's own settings are relative to the folder that it is started in, and read from DAGSTER_HOME.
    os.environ["DAGSTER_HOME"] = str(ROOT)
    os.chdir(ROOT)
    import dagster as dg

    from assets.definitions import defs

    with dg.DagsterInstance.get() as instance:
        _close(instance)
        return defs.resolve_job_def("release_job").execute_in_process(
            instance=instance,
            raise_on_error=False,
            tags=BY_COMMAND,
            run_config={
                "resources": {"project": {"config": choices}},
                # The run's log is kept for the UI; here its failures are told in sentences.
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            },
        )


def _close(instance: dg.DagsterInstance) -> None:
    """Record of runs that were killed that they have ended: else the UI shows them at work, and lets no other begin."""
    import dagster as dg

    under_way = [
        dg.DagsterRunStatus.NOT_STARTED,
        dg.DagsterRunStatus.STARTING,
        dg.DagsterRunStatus.STARTED,
        dg.DagsterRunStatus.CANCELING,
    ]
    for run in instance.get_runs(dg.RunsFilter(tags=BY_COMMAND, statuses=under_way)):
        instance.report_run_failed(run, "The process of this run ended before it could say so: it was killed")


@contextlib.contextmanager
def _told(releases: Path, before: Number | None) -> Iterator[None]:
    """Turn what keeps Dagster from recording a run into one sentence; whether it has published is told with it."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except (OSError, SQLAlchemyError) as error:
        why = getattr(error, "orig", None) or error
        fail(
            f"Dagster's records of runs could not be read or written ({why}): {MAKE_ROOM}; if that is not it, they are "
            f"damaged: remove {ROOT / '.dagster'}, which no release needs; {_since(releases, before)}",
            BAD_INPUT,
        )


def _since(releases: Path, before: Number | None) -> str:
    """Return what has been published meanwhile, in words."""
    from pipelines.publication import versions

    newest = versions.newest(releases)
    return f"{newest} is published" if newest != before else "nothing is published"


def _tell_failures(result: dg.ExecuteInProcessResult, published: str) -> None:
    failures = result.get_step_failure_events()
    errors = [event.step_failure_data.error for event in failures]
    if unread := next(filter(of_knowledge, errors), None):
        # Behind the sentence stands which task met it, which tells maintainers of words nothing.
        fail(f"{reason(unread).splitlines()[0]} {published.capitalize()}.", BAD_INPUT)
    failed = [check for check in result.get_asset_check_evaluations() if not check.passed and check.blocking]
    for check in failed:
        say(f"{check.asset_key.to_user_string()}, {check.check_name}: {check.description}")
    if not failed:
        for event in failures:
            say(reason(event.step_failure_data.error) or f"{event.step_key} failed")
    fail(f"{published}; run {result.run_id} tells all, see it with `make ui`", BROKEN)


def of_knowledge(error: Any) -> bool:
    """Tell whether Dagster's account of an error is of a file of knowledge/ that does not read."""
    return any(map(_UNREAD.match, _chain(error)))


def reason(error: Any) -> str:
    """Return what Dagster's account of an error says, without the names of classes.

    The first error of this project in its chain names place and remedy; where there is none, the root tells most.
    """
    chain = list(_chain(error))
    for message in chain:
        if message.startswith(("pipelines.", "validations.")):
            return message.partition(": ")[2].strip()
    refused = _REFUSED.fullmatch(chain[-1]) if chain else None
    return f"{refused[1]}: {MAKE_ROOM}" if refused else "".join(chain[-1:])


def _chain(error: Any) -> Iterator[str]:
    """Yield what Dagster tells of an error and of those that it came of, the outermost first."""
    while error is not None:
        yield error.message.strip()
        error = error.cause


def _tell_release(result: dg.ExecuteInProcessResult, releases: Path) -> None:
    from pipelines.publication import versions

    materialised = result.get_asset_materialization_events()
    new = any(event.asset_key is not None and event.asset_key.path == ["release"] for event in materialised)
    checks = result.get_asset_check_evaluations()
    newest = releases / str(versions.newest(releases))
    for line in documenting.lines(newest):
        say(line)
    say(f"checks    {sum(check.passed for check in checks)} of {len(checks)} passed; run {result.run_id}")
    for check in checks:
        if not check.passed:
            say(f"look at   {check.asset_key.to_user_string()}, {check.check_name}: {check.description}")
    for file in documenting.without_terms(newest):
        say(f"look at   {file} has no terms in raw/sources.toml: say whose it is and how it may be used")
    if not new:
        say("Nothing has changed since this release, so nothing new is published.")
