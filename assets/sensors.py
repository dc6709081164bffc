"""What starts a run by itself: new or changed texts, and the calendar. Off until turned on.

Looks at names, times and sizes only; whether a text can be read is for the run to find out. Between looks Dagster keeps
a cursor: of few files what each was like, of many a digest, since it is written anew each minute.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dagster as dg

from assets.jobs import release_job
from assets.resources import Project
from pipelines.reading import corpus, manifest

FEW = 300
"""Up to so many files the cursor has each, some fifty bytes a file."""
LONGEST = 200
"""Of a tag, in characters."""
DIGEST = "digest"
"""What tells a cursor of many files from one of few: no text has such a name."""


@dg.sensor(
    job=release_job,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.STOPPED,
    description="Runs the release job when a text in raw/, or sources.toml, is new, changed or gone. "
    "Looks once a minute at names, times and sizes; the tag `hkbiomed/texts` of the run names what had changed. "
    "Off until switched on.",
)
def raw_texts_changed(context: dg.SensorEvaluationContext, project: Project) -> dg.SensorResult | dg.SkipReason:
    """Compare raw/ with what it was at the last look."""
    raw = project.raw
    found = _looked_at(raw)
    state = {name: [status.st_mtime_ns, status.st_size] for name, status in found.items()}
    digest = hashlib.sha256(json.dumps(state, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
    before = json.loads(context.cursor) if context.cursor else {}
    if before == state or before.get(DIGEST) == digest:
        return dg.SkipReason(f"the {len(state):,} files of {raw} are as they were")
    newest = max(map(_came, found.values()), default=0)
    kept = state if len(state) <= FEW else {DIGEST: digest, "files": len(state), "newest": newest}
    tags = {"hkbiomed/texts": _changed(state, found, before)[:LONGEST]}
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=digest, tags=tags)], cursor=json.dumps(kept))


def _looked_at(raw: Path) -> dict[str, os.stat_result]:
    names = [*corpus.names(raw), manifest.NAME] if raw.is_dir() else []
    found = {}
    for name in names:
        # A link may lead nowhere, and a file may go while others are looked at.
        with contextlib.suppress(OSError):
            found[name] = (raw / name).stat()
    return found


def _came(status: os.stat_result) -> int:
    """Return when a file came here or was changed here, in ns, whatever time it bears: copies may keep an older one."""
    return status.st_ctime_ns


def _changed(state: Mapping[str, list[int]], found: Mapping[str, os.stat_result], before: Mapping[str, Any]) -> str:
    """Return which files are new, changed or gone, as far as what is kept of `before` can tell."""
    if DIGEST not in before:
        names = sorted(name for name in state.keys() | before.keys() if state.get(name) != before.get(name))
        return _named(names)
    newer = sorted(name for name, status in found.items() if _came(status) > before["newest"])
    fewer = before["files"] - len(state)
    gone = [f"at least {fewer:,} gone"] if fewer > 0 else []
    return "; ".join([*gone, *([_named(newer)] if newer else [])]) or "files are gone or renamed"


def _named(names: list[str]) -> str:
    told = ", ".join(names)
    return told if len(told) <= LONGEST else f"{len(names):,} files: {told}"


weekly = dg.ScheduleDefinition(
    name="weekly",
    job=release_job,
    cron_schedule="0 6 * * 1",
    execution_timezone="Asia/Hong_Kong",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="Runs the release job on Monday mornings at six, Hong Kong time; nothing is published where "
    "nothing has changed. Off until switched on.",
)
