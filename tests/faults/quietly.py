"""`python -m tests.faults.quietly FOLDER`: a release of a small project, and Great Expectations' pages on it.

As a maintainer's `make release` and `make data-docs` do it, with the settings of dagster.yaml, without the variables of
the Makefile: whoever types `hkbiomed` has not set them.
"""

import shutil
import sys
from pathlib import Path

import dagster as dg
import pytest

from assets import release
from assets.graph import build_defs
from assets.resources import Project, Work
from assets.values import Values
from tests.publication.conftest import small_project
from validations.expectations import build_data_docs

ROOT = Path(__file__).parents[2]


def main(folder):
    """Release into a folder; leave with an error where the job fails."""
    home = folder / "home"
    home.mkdir(parents=True)
    shutil.copy(ROOT / "dagster.yaml", home)
    with pytest.MonkeyPatch.context() as patched:
        project = small_project(folder, patched)
        patched.chdir(folder)
        patched.setattr(release, "CANDIDATE", folder / "candidate")
        folders = Project(
            raw_dir=str(project.raw), releases_dir=str(project.releases), registry_file=str(project.registry)
        )
        values = Values(folder / "values")
        work = Work(cache_dir=str(folder / "cache"))
        defs = build_defs({"project": folders, "work": work, "io_manager": values})
        with dg.DagsterInstance.from_config(str(home)) as instance:
            assert instance.telemetry_enabled is False
            assert defs.resolve_job_def("release_job").execute_in_process(instance=instance).success
        build_data_docs(project.releases / "1.0.0", folder / "docs")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
