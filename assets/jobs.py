"""The jobs that a person or a sensor launches. What assets there are is not decided here."""

from __future__ import annotations

from typing import Any

import dagster as dg

from assets.resources import Project

DESCRIPTION = """\
From the texts in raw/ to a published release: every station, every check. The same as `make release`.

- One refusal by a blocking check (red) and nothing is published: its page under the asset's *Checks* has the rows, the
  sentences they were read from and what to do. A warning (amber) is something to look at and stops nothing.
- Where nothing has changed since the newest release, nothing is published, and *release* is left as it was.
- *Materialize all* runs it as it stands. For another version or folder, or to leave out personal data, open the
  launchpad (the arrow beside the button) and change `resources: project: config`; what each field does stands with the
  resource *project*, under *Deployment*.
"""

ARCHIVE = """\
From texts in any number to the files of all tables, held to the contract and published nowhere. The same as
`hkbiomed build`.

- For archives too large for a release, which has a spreadsheet and a page. `resources: project: config: raw_dir` in the
  launchpad names the folder of the texts, `ops: archive: config: folder` that of the tables, and
  `resources: work: config` the engine, be it the processes of this machine or a Ray cluster.
- A text that cannot be read is set aside with its reason and stops no other, and a broken rule is something to look at
  (amber). With `strict: true` under `project` either stops the run (red).
"""

# A step of its own process would cost three seconds of imports each.
release_job = dg.define_asset_job(
    "release_job",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets("archive"),
    executor_def=dg.in_process_executor,
    description=DESCRIPTION,
)


def archive_job(project: Project) -> Any:
    """Return the job for archives of texts; without a choice of a person it reads from where `project` does."""
    # Of very many texts some are always damaged. Fields that are not named here would fall back to their defaults.
    config = {"raw_dir": project.raw_dir, "strict": False}
    return dg.define_asset_job(
        "archive_job",
        selection=dg.AssetSelection.assets("archive").upstream(),
        executor_def=dg.in_process_executor,
        config={"resources": {"project": {"config": config}}},
        description=ARCHIVE,
    )
