"""Puts the graph together; tests hand in resources of their own. No asset, check or job is defined here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dagster as dg

from assets import archive, checks, jobs, release, resources, sensors, stations, tables
from assets.values import Values


def build_defs(resource_overrides: Mapping[str, Any] | None = None) -> dg.Definitions:
    """Return all definitions, with `resource_overrides` in place of the resources of the same name."""
    given = {
        "project": resources.Project(),
        "work": resources.Work(),
        "io_manager": Values(resources.ROOT / ".dagster" / "values"),
        **(resource_overrides or {}),
    }
    return dg.Definitions(
        assets=[*stations.ASSETS, tables.tables, *release.ASSETS, archive.archive],
        asset_checks=checks.CHECKS,
        jobs=[jobs.release_job, jobs.archive_job(given["project"])],
        sensors=[sensors.raw_texts_changed],
        schedules=[sensors.weekly],
        executor=dg.in_process_executor,
        resources=given,
    )
