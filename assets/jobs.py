"""The jobs that a person or a sensor launches. What assets there are is not decided here."""

from __future__ import annotations

import dagster as dg

# A step of its own process would cost three seconds of imports each.
release_job = dg.define_asset_job(
    "release_job",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="From raw texts to a published release: every station, every check.",
)
