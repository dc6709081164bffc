"""The jobs that a person or a sensor launches. What assets there are is not decided here."""

from __future__ import annotations

import dagster as dg

DESCRIPTION = """\
From the texts in raw/ to a published release: every station, every check. The same as `make release`.

- One refusal by a blocking check (red) and nothing is published: its page under the asset's *Checks* has the rows, the
  sentences they were read from and what to do. A warning (amber) is something to look at and stops nothing.
- Where nothing has changed since the newest release, nothing is published, and *release* is left as it was.
- *Materialize all* runs it as it stands. For another version or folder, or to leave out personal data, open the
  launchpad (the arrow beside the button) and change `resources: project: config`; what each field does stands with the
  resource *project*, under *Deployment*.
"""

# A step of its own process would cost three seconds of imports each.
release_job = dg.define_asset_job(
    "release_job",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description=DESCRIPTION,
)
