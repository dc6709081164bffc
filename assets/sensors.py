"""What starts a run by itself: new or changed texts, and the calendar. Off until turned on.

Looks at names, times and sizes only; whether a text can be read is for the run to find out.
"""

from __future__ import annotations

import hashlib
import json

import dagster as dg

from assets.jobs import release_job
from assets.resources import Project
from pipelines.reading import corpus, manifest


@dg.sensor(
    job=release_job,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.STOPPED,
    description="Runs the release job when a text in raw/, or sources.toml, is new, changed or gone. "
    "Looks once a minute at names, times and sizes; the tag `hkbiomed/texts` of the run names what had changed. "
    "Off until switched on.",
)
def raw_texts_changed(context: dg.SensorEvaluationContext, project: Project) -> dg.SensorResult | dg.SkipReason:
    """Compare raw/ with what it was at the last look, kept in the cursor as name, time of change and size."""
    raw = project.raw
    names = [*corpus.names(raw), manifest.NAME] if raw.is_dir() else []
    files = [raw / name for name in names if (raw / name).is_file()]
    state = {file.name: [file.stat().st_mtime_ns, file.stat().st_size] for file in files}
    before = json.loads(context.cursor) if context.cursor else {}
    if state == before:
        return dg.SkipReason(f"the {len(state)} files of {raw} are as they were")
    changed = sorted(name for name in state.keys() | before.keys() if state.get(name) != before.get(name))
    cursor = json.dumps(state, sort_keys=True)
    run_key = hashlib.sha256(cursor.encode()).hexdigest()
    request = dg.RunRequest(run_key=run_key, tags={"hkbiomed/texts": ", ".join(changed)[:200]})
    return dg.SensorResult(run_requests=[request], cursor=cursor)


weekly = dg.ScheduleDefinition(
    name="weekly",
    job=release_job,
    cron_schedule="0 6 * * 1",
    execution_timezone="Asia/Hong_Kong",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="Runs the release job on Monday mornings at six, Hong Kong time; nothing is published where "
    "nothing has changed. Off until switched on.",
)
